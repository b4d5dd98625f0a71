"""The chapter of openanswers."""

TEXTS = {
    "Hieronder staat wat mensen zelf schreven, zoals zij het schreven. De volgorde is willekeurig: aan "
    "de volgorde is niet te zien wie wat schreef.": (
        "Below is what people wrote themselves, as they wrote it. The order is random: it does not show who wrote what."
    ),
    "Dat zijn er te veel voor dit verslag. Hieronder staan er {shown}, willekeurig gekozen. De gemeente heeft ze "
    "allemaal.": (
        "That is too many for this report. Below are {shown} of them, drawn at random. The municipality has them all."
    ),
}
