"""R: the definition of a report."""

from surveyapp.problems.catalogue import Kind

REPORTS = {
    "R001": Kind(
        ("er is geen vraag of indicator “{name}”", "gebruik de codes van de vragenlijst"),
        ("there is no question or indicator “{name}”", "use the codes of the questionnaire"),
    ),
    "R002": Kind(
        ("er is geen onderdeel “{name}”", "kies uit: {known}"),
        ("there is no section “{name}”", "choose from: {known}"),
    ),
    "R003": Kind(
        ("geen vraag heeft het kenmerk “{name}”", "kies uit: {known}"),
        ("no question has the tag “{name}”", "choose from: {known}"),
    ),
    "R004": Kind(
        ("er is geen antwoord “{name}”", "kies uit: {known}"),
        ("there is no choice “{name}”", "choose from: {known}"),
    ),
    "R005": Kind(
        ("het rapport is voor “{name}”, maar er is geen vragenlijst voor die groep", "kies uit: {known}"),
        ("the report is for “{name}”, but there is no questionnaire for that group", "choose from: {known}"),
    ),
    "R006": Kind(
        ("hoofdstuk “{name}” staat er twee keer", "geef elk hoofdstuk een eigen code"),
        ("chapter “{name}” is there twice", "give every chapter a code of its own"),
    ),
    "R007": Kind(
        ("{found} is geen cijfer dat te noemen is", "schrijf bijvoorbeeld {{share:genoeg}}, {{mean:vo20}} of {{n}}"),
        ("{found} is not a figure that can be named", "write for instance {{share:genoeg}}, {{mean:vo20}} or {{n}}"),
    ),
    "R008": Kind(
        (
            "er staat een uitkomst in de tekst ({found})",
            "noem het cijfer, zoals {{share:genoeg}}; dan klopt het altijd",
        ),
        (
            "there is a result in the text ({found})",
            "name the figure, such as {{share:genoeg}}; then it is always right",
        ),
    ),
    "R009": Kind(
        ("het hoofdstuk heeft geen titel", "voeg “title: …” toe"),
        ("the chapter has no title", "add “title: …”"),
    ),
    "R010": Kind(
        ("een hoofdstuk kan “{found}” niet laten zien", "kies uit: {known}"),
        ("a chapter cannot show “{found}”", "choose from: {known}"),
    ),
    "R011": Kind(
        (
            "naar “{name}” is niet uit te splitsen: er zijn geen antwoorden of klassen om uit te kiezen",
            "geef een getal, gemiddelde of som “classes” in de vragenlijst, of kies uit: {known}",
        ),
        (
            "cannot divide by “{name}”: it has no answers or classes to choose from",
            "give a number, mean or sum 'classes' in the questionnaire, or choose from: {known}",
        ),
    ),
    "R012": Kind(
        (
            "wegen kan niet in een rapport dat metingen vergelijkt: de toetsen zijn voor antwoorden die gelijk tellen",
            "haal “weights” of “compare” weg",
        ),
        (
            "a report that compares waves cannot be weighted: its tests are for answers that count equally",
            "remove 'weights' or 'compare'",
        ),
    ),
    "R013": Kind(
        ("geen vraag heeft het begrip “{name}”", "zet “concept: {name}” bij de vragen erover, of kies uit: {known}"),
        ("no question has the concept “{name}”", "write “concept: {name}” at its questions, or choose from: {known}"),
    ),
    "R016": Kind(
        ("“{name}” heeft geen score, dus er is geen gemiddelde van", "neem een schaal, een cijfer of een getal"),
        ("“{name}” has no score, so there is no mean of it", "take a scale, a grade or a number"),
    ),
    "R014": Kind(
        (
            "belang en tevredenheid hebben vragen nodig, met “importance” of met “overall”",
            "geef “questions”, en één van de twee",
        ),
        ("importance and satisfaction need questions, with 'importance' or with 'overall'", "give one of the two"),
    ),
    "R015": Kind(
        ("er zijn niet evenveel vragen over tevredenheid als over belang ({name})", "zet ze in dezelfde volgorde"),
        ("there are not as many questions on satisfaction as on importance ({name})", "put them in the same order"),
    ),
    "R019": Kind(
        ("“{name}” is geen indeling in vier typen", "kies uit: {known}, of laat “questions” weg voor alle"),
        ("“{name}” is no typology", "choose from: {known}, or leave out 'questions' for all"),
    ),
    "R018": Kind(
        (
            "het rapport legt er geen eerdere meting “{name}” naast",
            "voeg “compare: yes” toe, en gebruik de code van een gesloten meting die ervoor kwam",
        ),
        ("the report lays no earlier wave “{name}” beside", "add “compare: yes”, and use the code of a closed wave"),
    ),
    "R021": Kind(
        (
            "op geen enkel werkblad staat het antwoord “{name}” dat het document noemt",
            "gebruik de code van een vraag op een werkblad, en van een raster die van een rij",
        ),
        (
            "the document names the answer “{name}”, which is on no worksheet",
            "use the code of an item of a worksheet, and of a grid that of a row",
        ),
    ),
    "R022": Kind(
        ("“{name}” vraagt niet naar een datum", "noem een vraag naar een datum, of “today” voor de stand van nu"),
        ("“{name}” does not ask for a date", "name an item that asks for a date, or “today” for how it stands now"),
    ),
}
