"""O: a translation beside a questionnaire."""

from surveyapp.problems.catalogue import Kind

OVERLAYS = {
    "O002": Kind(
        ("de vragenlijst heeft geen onderdeel “{name}”", "gebruik de codes van de vragenlijst"),
        ("the questionnaire has no section “{name}”", "use the codes of the questionnaire"),
    ),
    "O003": Kind(
        ("de vragenlijst heeft geen vraag “{name}”", "gebruik de codes van de vragenlijst"),
        ("the questionnaire has no question “{name}”", "use the codes of the questionnaire"),
    ),
    "O004": Kind(
        ("er is geen antwoord “{name}” om te vertalen", "kies uit: {known}"),
        ("there is no choice “{name}” to translate", "choose from: {known}"),
    ),
    "O005": Kind(
        ("er is geen schaal “{name}”", "gebruik de codes van de schalen"),
        ("there is no scale “{name}”", "use the codes of the scales"),
    ),
    "O006": Kind(
        ("de vragenlijst heeft geen indicator “{name}”", "gebruik de codes van de vragenlijst"),
        ("the questionnaire has no indicator “{name}”", "use the codes of the questionnaire"),
    ),
    "O007": Kind(
        ("de vertaling van “{name}” ontbreekt", "voeg die toe; tot dan staat er de oorspronkelijke tekst"),
        ("the translation of “{name}” is missing", "add it; until then the original text is shown"),
        warning=True,
    ),
    "O008": Kind(
        ("de taal is “{found}”, maar de bestandsnaam zegt “{expected}”", "maak ze gelijk"),
        ("the language is “{found}”, but the file name says “{expected}”", "make them the same"),
    ),
    "O009": Kind(
        (
            "de vragenlijst “{name}” waar deze vertaling bij hoort, bestaat niet",
            "zet de vertaling naast de vragenlijst, met dezelfde naam",
        ),
        (
            "the questionnaire “{name}” that this translates does not exist",
            "put the translation beside the questionnaire, with the same name",
        ),
    ),
    "O010": Kind(
        ("de tekst van “{name}” wijkt af van antwoord “{choice}”, terwijl ze samen staan", "geef beide dezelfde tekst"),
        (
            "the text of “{name}” differs from choice “{choice}”, though they are shown together",
            "give both the same text",
        ),
    ),
    "O011": Kind(
        ("de antwoorden van “{name}” komen uit schaal “{scale}”", "vertaal ze onder “scales”"),
        ("the choices of “{name}” come from scale “{scale}”", "translate them under “scales”"),
    ),
    "O012": Kind(
        ("“{name}” heeft geen “{key}” om te vertalen", "haal deze regel weg"),
        ("“{name}” has no “{key}” to translate", "remove this line"),
    ),
}
