"""Letters of a wave as a file: invitations and their links from the left leg, drawn by the right leg."""

import datetime
from dataclasses import dataclass

from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, housestyle, letters, links
from surveyapp.fieldwork.addressing import GREETING, about, contact, greeting, owner
from surveyapp.fieldwork.lettertexts import filled
from surveyapp.fieldwork.promises import promise
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import NETHERLANDS, questionnaire_of
from surveyapp.questionnaire.notation import format_date
from surveyapp.questionnaire.question import label_of
from surveyapp.report import letter as drawing
from surveyapp.report.letter.model import Access, Letter, Stationery, Window
from surveyapp.report.letter.words import words
from surveyapp.report.palette import FALLBACK
from surveyapp.storage.tables import Invitation, Municipality, Wave

DATE = {"nl": "Datum", "en": "Date"}
REFERENCE = {"nl": "Ons kenmerk", "en": "Our reference"}
SAMPLE = {
    "nl": ("Voorbeeldvereniging De Lijster", "mevrouw De Vries", "Dorpsstraat 12", "Voorbeeldstad"),
    "en": ("Example Society The Lark", "Mrs De Vries", "Dorpsstraat 12", "Voorbeeldstad"),
}


@dataclass(frozen=True)
class Order:
    """Which letters to make. ``group``: code of a fact of the address list to file them by, such as a policy field."""

    who: str = letters.EVERYBODY
    window: Window = "left"
    group: str = ""
    most: int = 0
    """Letters in one file; 0: no matter how many."""


@dataclass(frozen=True)
class Bundle:
    """Letters that are written, not drawn yet: drawing takes seconds, in which nobody should wait for the database."""

    letters: tuple[Letter, ...]
    stationery: Stationery
    invitations: tuple[int, ...]

    def draw(self) -> bytes:
        """The file."""
        return drawing.render(self.letters, self.stationery)

    def note(self, session: Session, wave: Wave, now: datetime.datetime, by: str) -> None:
        """Note for whom a letter was made, and when."""
        letters.made(session, wave, self.invitations, now.astimezone(NETHERLANDS).date())
        detail = f"{len(self.letters)} brieven" if len(self.letters) != 1 else "1 brief"
        events.record(session, wave.municipality, "letters.make", now, by, wave, detail)


def write(session: Session, wave: Wave, order: Order, base_url: str, now: datetime.datetime) -> Bundle:
    """The letters of this order. Raises Refusal when there are none, or too many."""
    found = letters.chosen(session, wave, order.who)
    if not found:
        raise Refusal("Er is niemand die zo'n brief krijgt. Kies een andere groep, of lees eerst de adreslijst in.")
    if order.most and len(found) > order.most:
        raise Refusal(
            f"Er zijn {len(found)} brieven. Hier passen er {order.most} in één bestand: kies een kleinere groep."
        )
    desk = Desk(wave, order, base_url, now.astimezone(NETHERLANDS).date())
    written = (desk.letter(invitation, links.token_of(session, invitation)) for invitation in found)
    ordered = tuple(sorted(written, key=lambda letter: letter.group))
    paper = stationery(wave.municipality, f"Brieven: {wave.title}", order.window)
    return Bundle(ordered, paper, tuple(each.id for each in found))


def sample(wave: Wave, language: str, window: Window, base_url: str, now: datetime.datetime) -> bytes:
    """One letter to look at, to nobody, with a link that leads nowhere."""
    name, person, street, place = SAMPLE[language]
    address = {"street": street, "postcode": "1234 AB", "place": place}
    nobody = Invitation(id=0, name=name, salutation=person, language=language, address=address, background={})
    desk = Desk(wave, Order(window=window), base_url, now.astimezone(NETHERLANDS).date())
    letter = desk.letter(nobody, links.new_token())
    return drawing.render([letter], stationery(wave.municipality, f"Voorbeeld: {wave.title}", window))


def stationery(municipality: Municipality, title: str, window: Window = "left") -> Stationery:
    """The municipality's own paper."""
    colour = housestyle.main_colour(municipality.theme) or FALLBACK
    return Stationery(owner(municipality, "nl"), colour, municipality.logo, window, title)


class Desk:
    """Writes the letters of one order."""

    def __init__(self, wave: Wave, order: Order, base_url: str, today: datetime.date) -> None:
        self._wave, self._base_url, self._today = wave, base_url, today
        self._groups = questionnaire_of(wave).questions.get(order.group)
        self._group = order.group

    def letter(self, invitation: Invitation, token: str) -> Letter:
        """The letter for this invitation, in its language, with this link."""
        wave = self._wave
        language = invitation.language if invitation.language in GREETING else "nl"
        group = self._group_of(invitation)
        values = self._values(invitation, language, group)
        text = letters.text_of(wave, "letter", language)
        above, _, below = text.body.partition("{link}")
        address = f"{self._base_url.partition('://')[2]}/code"
        told = promise(wave, language)
        reference = wave.title if wave.mode == "anonymous" else f"{wave.title} / {invitation.id}"
        return Letter(
            language=language,
            address=postal(invitation),
            facts=((DATE[language], format_date(self._today, language)), (REFERENCE[language], reference)),
            subject=f"{group}: {filled(text.subject, values)}" if group else filled(text.subject, values),
            body=_paragraphs(filled(above, values)),
            access=Access(self._link(token, language), address, links.in_words(token)),
            rest=_paragraphs(filled(below, values)),
            promise=(words(language).promise, told.text),
            contact=contact(wave),
            group=group,
        )

    def _link(self, token: str, language: str) -> str:
        return f"{self._base_url}/v/{token}" + ("?taal=en" if language == "en" else "")

    def _group_of(self, invitation: Invitation) -> str:
        value = invitation.background.get(self._group)
        return "" if value is None else label_of(self._groups.categories if self._groups else (), value)

    def _values(self, invitation: Invitation, language: str, group: str) -> dict[str, str]:
        return {
            **about(self._wave, language),
            "aanhef": greeting(invitation, language),
            "organisatie": invitation.name,
            "beleidsveld": group or invitation.name,
        }


def postal(invitation: Invitation) -> tuple[str, ...]:
    """The address as it stands in the window: name, person, street, postcode and place."""
    address = invitation.address
    person = invitation.salutation
    attention = "attn. " if invitation.language == "en" else "t.a.v. "
    place = "  ".join(filter(None, (address.get("postcode", ""), str(address.get("place", "")).upper())))
    lines = (invitation.name, attention + person if person else "", str(address.get("street", "")), place)
    return tuple(line for line in lines if line)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
