"""Q001 to Q029: the structure of a definition: keys, values, codes."""

from surveyapp.problems.catalogue import Kind

QUESTIONS = {
    "Q001": Kind(
        ("onbekende sleutel “{name}”", "wat hier kan: {known}"),
        ("unknown key “{name}”", "possible here: {known}"),
    ),
    "Q002": Kind(
        ("“{name}” ontbreekt", "voeg een regel “{name}: …” toe"),
        ("“{name}” is missing", "add a line “{name}: …”"),
    ),
    "Q003": Kind(
        ("“{name}” is leeg", "vul iets in of haal de regel weg"),
        ("“{name}” is empty", "fill it in or remove the line"),
    ),
    "Q004": Kind(
        ("bij “{name}” hoort een tekst, geen lijst of groep", "schrijf één tekst achter de dubbele punt"),
        ("“{name}” takes a text, not a list or a group", "write one text after the colon"),
    ),
    "Q005": Kind(
        ("bij “{name}” hoort een lijst", "schrijf elk deel op een eigen regel die met “- ” begint, of tussen [ ]"),
        ("“{name}” takes a list", "write each part on a line of its own that starts with “- ”, or between [ ]"),
    ),
    "Q006": Kind(
        (
            "bij “{name}” horen regels als “sleutel: waarde”, hier staat iets anders",
            "schrijf bijvoorbeeld “code: …” en “label: …”",
        ),
        (
            "“{name}” takes lines such as “key: value”, there is something else here",
            "write for instance “code: …” and “label: …”",
        ),
    ),
    "Q007": Kind(
        (
            "“{found}” kan geen code zijn",
            "gebruik kleine letters, cijfers en _, begin met een letter, hoogstens 40 tekens",
        ),
        ("“{found}” cannot be a code", "use small letters, digits and _, start with a letter, at most 40 characters"),
    ),
    "Q008": Kind(
        ("bij “{name}” hoort ja of nee, niet “{found}”", "schrijf yes of no"),
        ("“{name}” takes yes or no, not “{found}”", "write yes or no"),
    ),
    "Q009": Kind(
        ("bij “{name}” hoort een heel getal, niet “{found}”", "schrijf alleen cijfers"),
        ("“{name}” takes a whole number, not “{found}”", "write digits only"),
    ),
    "Q010": Kind(
        ("bij “{name}” hoort een getal, niet “{found}”", "schrijf cijfers, met een punt voor de decimalen"),
        ("“{name}” takes a number, not “{found}”", "write digits, with a point before the decimals"),
    ),
    "Q011": Kind(
        ("“{name}” is langer dan {limit} tekens", "maak de tekst korter"),
        ("“{name}” is longer than {limit} characters", "make the text shorter"),
    ),
    "Q012": Kind(
        ("“{name}” is {found}, maar het moet minstens {limit} zijn", "kies {limit} of meer"),
        ("“{name}” is {found}, but it must be at least {limit}", "choose {limit} or more"),
    ),
    "Q013": Kind(
        ("“{name}” is {found}, maar het mag hoogstens {limit} zijn", "kies {limit} of minder"),
        ("“{name}” is {found}, but it may be {limit} at most", "choose {limit} or less"),
    ),
    "Q014": Kind(
        ("“{found}” kan niet bij “{name}”", "kies uit: {known}"),
        ("“{found}” is not possible for “{name}”", "choose from: {known}"),
    ),
    "Q015": Kind(
        ("“{found}” is geen soort vraag", "kies uit: {known}"),
        ("“{found}” is not a type of question", "choose from: {known}"),
    ),
    "Q016": Kind(
        ("er staat niet wat voor soort vraag dit is", "voeg “type: …” toe; kies uit: {known}"),
        ("it does not say what type of question this is", "add “type: …”; choose from: {known}"),
    ),
    "Q017": Kind(
        ("de code “{name}” is al gebruikt op regel {first} ({other})", "geef elke vraag een eigen code"),
        ("the code “{name}” was used before, on line {first} ({other})", "give every question a code of its own"),
    ),
    "Q018": Kind(
        ("“{name}” heeft te weinig delen", "geef er minstens {limit}"),
        ("“{name}” has too few parts", "give at least {limit}"),
    ),
    "Q019": Kind(
        ("deze vraag heeft “choices” of “scale” nodig: één van de twee", "geef zelf antwoorden of noem een schaal"),
        ("this question needs “choices” or “scale”: one of the two", "give choices of its own or name a scale"),
    ),
    "Q020": Kind(
        ("er is maar één antwoord om uit te kiezen", "geef minstens twee antwoorden"),
        ("there is only one choice", "give at least two choices"),
    ),
    "Q021": Kind(
        (
            "“exclusive” heeft geen zin bij antwoord “{choice}”",
            "haal “exclusive” weg, of gebruik het bij een vraag met meer antwoorden",
        ),
        (
            "“exclusive” makes no sense for choice “{choice}”",
            "remove “exclusive”, or use it in a question with several answers",
        ),
    ),
    "Q022": Kind(
        (
            "het maximum is {maximum}, maar er zijn maar {count} antwoorden",
            "verlaag het maximum of voeg antwoorden toe",
        ),
        ("the maximum is {maximum}, but there are only {count} choices", "lower the maximum or add choices"),
    ),
    "Q023": Kind(
        ("het minimum ({minimum}) is hoger dan het maximum ({maximum})", "verwissel ze of pas er een aan"),
        ("the minimum ({minimum}) is higher than the maximum ({maximum})", "swap them or change one"),
    ),
    "Q024": Kind(
        ("de klassen lopen niet op, of een grens staat er twee keer", "zet de grenzen van laag naar hoog"),
        ("the classes do not count up, or a bound is there twice", "put the bounds from low to high"),
    ),
    "Q025": Kind(
        ("“missing” en “exclusive” kunnen niet bij antwoord “{choice}” van een verdeelvraag", "haal ze weg"),
        ("“missing” and “exclusive” are not possible for choice “{choice}” of an allocation", "remove them"),
    ),
    "Q026": Kind(
        ("er zijn geen rijen om te beantwoorden", "geef onder “rows” minstens één rij met code en label"),
        ("there are no rows to answer", "give at least one row with a code and a label under “rows”"),
    ),
    "Q027": Kind(
        ("“{found}” is geen datum", "schrijf de datum als 2026-12-31"),
        ("“{found}” is not a date", "write the date as 2026-12-31"),
    ),
    "Q028": Kind(
        (
            "het is niet te zien wat voor bestand dit is",
            "begin met “code:”, “title:” en “sections:” voor een vragenlijst",
        ),
        (
            "it is not clear what kind of file this is",
            "start with “code:”, “title:” and “sections:” for a questionnaire",
        ),
    ),
    "Q029": Kind(
        ("“{name}” kan zo niet", "kijk in het voorbeeld hoe het hoort"),
        ("“{name}” is not possible like this", "look at the example to see how it is done"),
    ),
}
