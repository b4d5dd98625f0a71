"""M: a questionnaire made of others: a base, themes, and what is left out."""

from surveyapp.problems.catalogue import Kind

COMPOSITIONS = {
    "M001": Kind(
        (
            "er is geen vragenlijst “{name}” om te gebruiken",
            "noem een bestand naast dit bestand, zonder “.yaml”, dat zelf niet is samengesteld",
        ),
        (
            "there is no questionnaire “{name}” to use",
            "name a file beside this one, without “.yaml”, that is not composed itself",
        ),
    ),
    "M002": Kind(
        ("“{name}” is geen thema van “{base}”", "kies een vragenlijst met “theme_of: {base}”"),
        ("“{name}” is no theme of “{base}”", "choose a questionnaire with “theme_of: {base}”"),
    ),
    "M003": Kind(
        ("het thema “{name}” staat er twee keer", "haal er een weg"),
        ("the theme “{name}” is there twice", "remove one"),
    ),
    "M004": Kind(
        ("er is geen vraag “{name}” om weg te laten", "gebruik de codes van de vragenlijst en haar thema's"),
        ("there is no question “{name}” to leave out", "use the codes of the questionnaire and its themes"),
    ),
    "M005": Kind(
        (
            "“{name}” heeft geen antwoorden die u kunt vervangen",
            "noem een vraag met “choices”; een schaal blijft voor iedereen gelijk",
        ),
        (
            "“{name}” has no choices that can be replaced",
            "name a question with “choices”; a scale stays the same for everybody",
        ),
    ),
    "M006": Kind(
        ("“{other}” hangt af van “{name}”, die wegblijft", "laat “{other}” ook weg, of houd “{name}” erin"),
        ("“{other}” depends on “{name}”, which is left out", "leave out “{other}” as well, or keep “{name}”"),
    ),
}
