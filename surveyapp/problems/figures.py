"""S: scales. I: indicators."""

from surveyapp.problems.catalogue import Kind

FIGURES = {
    "S001": Kind(
        ("schaal “{name}” bestaat niet", "kies uit: {known}"),
        ("there is no scale “{name}”", "choose from: {known}"),
    ),
    "S002": Kind(
        ("schaal “{name}” staat er twee keer, ook in {other} op regel {first}", "geef een van de twee een andere code"),
        ("scale “{name}” is there twice, in {other} on line {first} as well", "give one of them another code"),
    ),
    "S003": Kind(
        ("antwoord “{choice}” heeft geen score, andere antwoorden wel", "geef elk antwoord een score, of geen enkel"),
        ("choice “{choice}” has no score, other choices have", "give every choice a score, or none"),
    ),
    "S004": Kind(
        ("er zit een gat in de scores: na {before} komt {after}", "laat de scores met gelijke stappen lopen"),
        ("there is a gap in the scores: {before} is followed by {after}", "let the scores run in equal steps"),
    ),
    "S005": Kind(
        ("de antwoorden “{first}” en “{second}” hebben dezelfde score", "geef elk antwoord een eigen score"),
        ("the choices “{first}” and “{second}” have the same score", "give every choice a score of its own"),
    ),
    "S006": Kind(
        ("antwoord “{choice}” telt niet mee (“missing”), maar heeft wel een score", "haal “score” of “missing” weg"),
        ("choice “{choice}” does not count (“missing”), but has a score", "remove “score” or “missing”"),
    ),
    "S007": Kind(
        ("een schaal heeft minstens twee gewone antwoorden nodig", "voeg antwoorden toe die niet “missing” zijn"),
        ("a scale needs at least two ordinary choices", "add choices that are not “missing”"),
    ),
    "S008": Kind(
        ("de scores lopen niet op of af in de volgorde van de antwoorden", "zet de antwoorden op volgorde"),
        ("the scores do not run up or down in the order of the choices", "put the choices in order"),
    ),
    "I001": Kind(
        ("de indicator noemt “{name}”, maar die vraag bestaat niet", "noem de code van een vraag"),
        ("the indicator names “{name}”, but there is no such question", "name the code of a question"),
    ),
    "I002": Kind(
        ("“{name}” is een open vraag: daar is niet mee te rekenen", "kies een vraag met antwoorden of getallen"),
        ("“{name}” is an open question: it cannot be counted", "choose a question with choices or numbers"),
    ),
    "I003": Kind(
        ("de indicator telt “{found}”, maar dat is geen antwoord op “{name}”", "kies uit: {known}"),
        ("the indicator counts “{found}”, but that is no choice of “{name}”", "choose from: {known}"),
    ),
    "I004": Kind(
        ("bij “{name}” horen geen getallen", "kies een schaalvraag, of geef de antwoorden een score"),
        ("there are no numbers behind “{name}”", "choose a scale question, or give its choices a score"),
    ),
    "I005": Kind(
        ("“{name}” staat bij “reverse”, maar niet bij “of”", "zet de vraag ook bij “of”"),
        ("“{name}” is in “reverse”, but not in “of”", "add the question to “of” as well"),
    ),
    "I006": Kind(
        ("“minimum_valid” is {found}, maar er zijn maar {limit} vragen", "kies hoogstens {limit}"),
        ("“minimum_valid” is {found}, but there are only {limit} questions", "choose {limit} at most"),
    ),
    "I007": Kind(
        ("“{found}” is geen soort indicator", "kies uit: {known}"),
        ("“{found}” is not a kind of indicator", "choose from: {known}"),
    ),
    "I008": Kind(
        ("er staat niet wat voor soort indicator dit is", "voeg “kind: …” toe; kies uit: {known}"),
        ("it does not say what kind of indicator this is", "add “kind: …”; choose from: {known}"),
    ),
    "I009": Kind(
        (
            "de vier typen dekken niet alle vier de hoeken: x {x}, y {y} ontbreekt",
            "geef elke combinatie van low en high één keer",
        ),
        (
            "the four types do not cover the four corners: x {x}, y {y} is missing",
            "give every combination of low and high once",
        ),
    ),
    "I010": Kind(
        ("de code “{name}” is al gebruikt op regel {first} ({other})", "geef de indicator een eigen code"),
        ("the code “{name}” was used on line {first} ({other})", "give the indicator a code of its own"),
    ),
    "I011": Kind(
        ("“{name}” telt twee keer mee", "noem elke vraag één keer"),
        ("“{name}” counts twice", "name every question once"),
    ),
    "I012": Kind(
        ("alle antwoorden van “{name}” tellen mee: iedereen komt op 100 procent", "laat antwoorden weg"),
        ("all choices of “{name}” count: everyone ends up at 100 percent", "leave some choices out"),
    ),
    "I013": Kind(
        ("de grens {cut} ligt buiten de scores {lowest} tot {highest}", "kies een grens daartussen"),
        ("the cut {cut} lies outside the scores {lowest} to {highest}", "choose a cut between them"),
    ),
    "I014": Kind(
        ("antwoord “{found}” van “{name}” is “missing” en kan niet meetellen", "noem alleen gewone antwoorden"),
        ("choice “{found}” of “{name}” is “missing” and cannot count", "name ordinary choices only"),
    ),
    "I015": Kind(
        ("“{name}” is een blok met rijen", "noem de rijen zelf: {known}"),
        ("“{name}” is a block of rows", "name the rows themselves: {known}"),
    ),
}
