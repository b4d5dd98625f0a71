"""W: it works, but a careful researcher would do it differently."""

from surveyapp.problems.catalogue import Kind

WARNINGS = {
    "W001": Kind(
        (
            "invullen duurt naar schatting {minutes} minuten",
            "maak de vragenlijst korter; tot tien minuten doen meer mensen mee",
        ),
        ("answering takes an estimated {minutes} minutes", "shorten it; up to ten minutes more people take part"),
        warning=True,
    ),
    "W002": Kind(
        (
            "wie het niet weet, kan dat bij deze verplichte vraag niet zeggen",
            "voeg een antwoord “Weet ik niet” met “missing: yes” toe",
        ),
        (
            "who does not know cannot say so in this required question",
            "add a choice “I do not know” with “missing: yes”",
        ),
        warning=True,
    ),
    "W003": Kind(
        ("een lange open vraag is verplicht", "haal “required” weg: wie niets te zeggen heeft, stopt hier"),
        ("a long open question is required", "remove “required”: people with nothing to say stop here"),
        warning=True,
    ),
    "W004": Kind(
        ("een tabel van {rows} rijen wordt niet meer gelezen", "verdeel de rijen over meer vragen"),
        ("a table of {rows} rows is no longer read", "divide the rows over several questions"),
        warning=True,
    ),
    "W005": Kind(
        (
            "de schaal is niet in evenwicht: {low} antwoorden aan de ene kant en {high} aan de andere",
            "geef beide kanten evenveel antwoorden",
        ),
        (
            "the scale is not balanced: {low} choices on one side and {high} on the other",
            "give both sides as many choices",
        ),
        warning=True,
    ),
    "W006": Kind(
        ("schaal “{name}” wordt niet gebruikt", "haal de schaal weg"),
        ("scale “{name}” is not used", "remove the scale"),
        warning=True,
    ),
    "W007": Kind(
        ("de vraag telt {words} woorden", "maak de vraag korter, of zet een deel in “help”"),
        ("the question has {words} words", "shorten it, or move a part to “help”"),
        warning=True,
    ),
    "W008": Kind(
        ("de vragen van deze indicator hebben verschillende scores: {ranges}", "gebruik vragen met dezelfde schaal"),
        ("the questions of this indicator have different scores: {ranges}", "use questions with the same scale"),
        warning=True,
    ),
    "W009": Kind(
        (
            "de vraag staat twee keer in de lijst: “{other}” heeft dezelfde tekst",
            "haal er een weg of maak het verschil duidelijk",
        ),
        ("the question is asked twice: “{other}” has the same text", "remove one or make the difference clear"),
        warning=True,
    ),
    "W011": Kind(
        (
            "het begrip “{name}” bij een blok met rijen doet niets: een blok heeft geen eigen uitkomst",
            "zet “concept” bij een rij, of bij een indicator over de rijen",
        ),
        (
            "the concept “{name}” at a block of rows does nothing: a block has no figure of its own",
            "write “concept” at a row, or at an indicator of the rows",
        ),
        warning=True,
    ),
    "W012": Kind(
        (
            "“better” doet niets: een goede en een slechte kant heeft alleen een schaal met scores of een cijfer",
            "haal “better” weg, of zet het bij een indicator over deze vraag",
        ),
        (
            "“better” does nothing: only a scale with scores, or a number with bounds, has a good and a bad side",
            "remove “better”, or write it at an indicator of this question",
        ),
        warning=True,
    ),
    "W010": Kind(
        ("“Weet ik niet” of “n.v.t.” telt mee als gewoon antwoord", "voeg “missing: yes” toe aan antwoord “{choice}”"),
        ("“I do not know” or “not applicable” counts as an ordinary choice", "add “missing: yes” to choice “{choice}”"),
        warning=True,
    ),
}
