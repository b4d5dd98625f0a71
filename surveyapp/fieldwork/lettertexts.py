"""What letters and forms on paper say as long as the officer writes nothing else; and what is filled in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from surveyapp.fieldwork.refusal import Refusal

PLACE = re.compile(r"\{([^{}\n]{0,40})\}")


@dataclass(frozen=True)
class Text:
    """``body`` has paragraphs with a blank line between. Places in braces are filled in per letter."""

    subject: str
    body: str


PLACES = {
    "aanhef": "Geachte mevrouw De Vries",
    "organisatie": "de naam op de adreslijst",
    "gemeente": "de naam van uw gemeente",
    "vragenlijst": "de titel van de vragenlijst",
    "minuten": "hoe lang invullen duurt",
    "laatste dag": "de laatste dag om mee te doen",
    "beleidsveld": "de groep waaronder de brief valt",
    "contact": "wie vragen beantwoordt",
    "link": "hier komt het vak met de QR-code en de acht woorden",
}
"""What can stand in braces, and what it becomes."""

DEFAULTS: dict[str, dict[str, Text]] = {
    "letter": {
        "nl": Text(
            "{vragenlijst}",
            "{aanhef},\n\n"
            "{gemeente} vraagt u om mee te doen aan een vragenlijst. Met de antwoorden maken we ons beleid beter. "
            "Daarom horen we graag hoe het bij u gaat.\n\n"
            "Invullen kost ongeveer {minuten} minuten. U mag bijna elke vraag overslaan. U kunt tussendoor stoppen en "
            "later verdergaan.\n\n"
            "{link}\n\n"
            "U kunt meedoen tot en met {laatste dag}. Alvast bedankt voor uw hulp.\n\n"
            "Met vriendelijke groet,\n{gemeente}",
        ),
        "en": Text(
            "{vragenlijst}",
            "{aanhef},\n\n"
            "{gemeente} asks you to take part in a survey. With the answers we can improve our policy. That is why we "
            "would like to hear how you are doing.\n\n"
            "It takes about {minuten} minutes. You may skip almost every question. You can stop at any time and "
            "continue later.\n\n"
            "{link}\n\n"
            "You can take part until {laatste dag}. Thank you in advance for your help.\n\n"
            "Yours sincerely,\n{gemeente}",
        ),
    },
    "paper": {
        "nl": Text("", "Doe het formulier in de envelop die erbij zat, of geef het af bij de balie van de gemeente."),
        "en": Text("", "Put the form in the envelope that came with it, or bring it to the municipality's front desk."),
    },
}


def require_places(text: Text) -> None:
    """Raises Refusal for a place that nothing can be filled in for."""
    for name in PLACE.findall(text.subject + text.body):
        if name not in PLACES:
            known = ", ".join(f"{{{each}}}" for each in PLACES)
            raise Refusal(f"{{{name}}} kunnen we niet invullen. Wat wel kan: {known}.")


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with the values in their places."""
    return PLACE.sub(lambda match: values.get(match[1], match[0]), text)
