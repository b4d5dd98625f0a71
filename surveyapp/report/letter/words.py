"""The words on a letter that nobody edits, because they belong to what is printed beside them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """``page`` has the place {number}."""

    take_part: str
    scan: str
    or_type: str
    eight_words: str
    forgiving: str
    qr: str
    logo: str
    page: str
    promise: str
    questions: str
    language: str


_WORDS = {
    "nl": Words(
        take_part="Zo doet u mee",
        scan="Scan de QR-code met de camera van uw telefoon. Of ga op een computer naar:",
        or_type="en typ daar deze acht woorden:",
        eight_words="De acht woorden zijn alleen voor u. Geef ze niet aan iemand buiten uw organisatie.",
        forgiving="Hoofdletters en spaties maken niet uit.",
        qr="QR-code naar uw persoonlijke link",
        logo="Logo van {owner}",
        page="Pagina {number}",
        promise="Wat gebeurt er met uw antwoorden?",
        questions="Hebt u vragen?",
        language="nl-NL",
    ),
    "en": Words(
        take_part="How to take part",
        scan="Scan the QR code with the camera of your phone. Or go on a computer to:",
        or_type="and type these eight words there:",
        eight_words="The eight words are for you only. Do not give them to anyone outside your organisation.",
        forgiving="Capitals and spaces do not matter.",
        qr="QR code to your personal link",
        logo="Logo of {owner}",
        page="Page {number}",
        promise="What happens with your answers?",
        questions="Questions?",
        language="en-GB",
    ),
}


def words(language: str) -> Words:
    """The words in this language; Dutch when there are none."""
    return _WORDS.get(language, _WORDS["nl"])
