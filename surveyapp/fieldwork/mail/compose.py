"""How a mail reads: the words of the wave, for one recipient, as text and as HTML."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage

from surveyapp.fieldwork import addressing
from surveyapp.fieldwork.lettertexts import filled
from surveyapp.fieldwork.mail import headers, kinds, looks, words
from surveyapp.fieldwork.mail.defaults import ALREADY
from surveyapp.fieldwork.mail.looks import Sheet
from surveyapp.fieldwork.promises import promise
from surveyapp.settings import Settings
from surveyapp.storage.tables import Municipality, Wave

WHY = {
    "listed": {
        "nl": "U krijgt deze mail omdat {organisatie} op de adreslijst van {gemeente} staat voor deze vragenlijst.",
        "en": "You get this mail because {organisatie} is on the address list of {gemeente} for this survey.",
    },
    kinds.RESULTS: {
        "nl": "U krijgt deze mail omdat u om de uitkomsten vroeg.",
        "en": "You get this mail because you asked for the results.",
    },
    kinds.MEETING: {
        "nl": "U krijgt deze mail omdat u van een bijeenkomst over de uitkomsten wilde horen.",
        "en": "You get this mail because you wanted to hear of a meeting about the results.",
    },
}
QUESTIONS = {"nl": "Vragen? {contact}", "en": "Questions? {contact}"}
SIGN_OFF = {
    "nl": "Wilt u geen mails over vragenlijsten meer van {gemeente}? Meld u af:",
    "en": "Would you rather not get mails about surveys from {gemeente}? Sign off:",
}


@dataclass(frozen=True)
class Recipient:
    """Whom a mail is for. ``link``: the personal link, empty in mails without one. ``why``: see ``WHY``. ``told``: what
    was asked for, by place; see ``shared``."""

    email: str
    language: str
    greeting: str
    organisation: str
    link: str
    unsubscribe: str
    why: str = "listed"
    told: Mapping[str, str] = field(default_factory=dict)


def write(
    settings: Settings,
    wave: Wave,
    text: str,
    to: Recipient,
    now: datetime.datetime,
    *,
    name: str = "",
    note: str = "",
) -> EmailMessage:
    """The mail with this text of the wave for this recipient; ``note``: what to say above a mail that is only to look
    at. Raises NoAddress.
    """
    given = words.text_of(wave, text, to.language)
    sheet = _sheet(wave, given.body, to, note)
    subject = filled(given.subject, sheet.values)
    mail = headers.begin(
        settings,
        wave.municipality,
        to.email,
        f"[Proef] {subject}" if note else subject,
        now,
        language=to.language,
        reply_to=wave.contact_email,
        name=name,
    )
    headers.can_unsubscribe(mail, to.unsubscribe)
    fill(mail, sheet, wave.municipality)
    mail["Content-Language"] = to.language
    return mail


def _sheet(wave: Wave, body: str, to: Recipient, note: str) -> Sheet:
    values = {
        **addressing.about(wave, to.language),
        "aanhef": to.greeting,
        "organisatie": to.organisation or addressing.NOBODY[to.language],
        "link": to.link,
        "belofte": promise(wave, to.language).text,
        "al meegedaan": ALREADY[to.language],
        **to.told,
    }
    lines = ((WHY[to.why], ""), (QUESTIONS, ""), (SIGN_OFF, to.unsubscribe))
    foot = tuple((filled(each[to.language], values), address) for each, address in lines)
    return Sheet(to.language, values["gemeente"], body, values, foot, note)


def fill(mail: EmailMessage, sheet: Sheet, municipality: Municipality) -> None:
    """Text, HTML, and the logo inside the mail: nothing has to be fetched, so nobody sees that it is read."""
    logo = municipality.logo if municipality.logo_version else None
    mail.set_content(looks.plain(sheet), cte="quoted-printable")
    picture = f"cid:{looks.LOGO}" if logo else ""
    mail.add_alternative(looks.html(sheet, municipality.theme, logo=picture), subtype="html", cte="quoted-printable")
    if logo:
        _, html = mail.iter_parts()
        html.add_related(logo, "image", "png", cid=f"<{looks.LOGO}>", filename="logo.png", disposition="inline")


def plain(
    settings: Settings,
    municipality: Municipality | None,
    to: str,
    subject: str,
    body: str,
    now: datetime.datetime,
    reply_to: str = "",
    name: str = "",
) -> EmailMessage:
    """A mail of text alone, from this municipality or from the installation. Raises NoAddress."""
    mail = headers.begin(settings, municipality, to, subject, now, reply_to=reply_to, name=name)
    mail.set_content(body, cte="quoted-printable")
    return mail
