"""How a reminder reads: whom it is for, each action with its date, and what to do now."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage

from sqlalchemy.orm import Session

from surveyapp.fieldwork import addressing, optouts, unsubscribing
from surveyapp.fieldwork.mail import compose, headers
from surveyapp.fieldwork.mail.looks import Sheet
from surveyapp.fieldwork.unsubscribing import Subscription
from surveyapp.fieldwork.waves.period import day_of
from surveyapp.policycycle.actions import owner_of
from surveyapp.policycycle.reminding import occasions
from surveyapp.policycycle.reminding.pending import Pending, account_behind
from surveyapp.questionnaire.notation import format_date
from surveyapp.settings import Settings
from surveyapp.storage.tables import Municipality, Reminder, Wave

PLACE = "/beheer/metingen/{}/acties"
"""Where the actions of a wave stand."""
WHY = "U krijgt deze mail omdat {} u noemt als degene die dit doet."
SIGN_OFF = "Wilt u geen herinneringen aan acties meer van {}? Meld u af:"
PAGE = "acties"
"""The place of the link, as a button; see ``fieldwork.mail.looks``."""
ELSEWHERE = "Laat het dan weten aan {gemeente}."
BEFORE = {0: "Dat is vandaag.", 1: "Dat is morgen."}
AFTER = {1: "Dat was gisteren."}


def write(
    session: Session,
    settings: Settings,
    reminder: Reminder,
    listed: Sequence[Pending],
    now: datetime.datetime,
    name: str,
) -> EmailMessage:
    """The mail about these actions. Raises NoAddress."""
    municipality = session.get_one(Municipality, reminder.municipality_id)
    waves = [session.get_one(Wave, number) for number in dict.fromkeys(each.action.wave_id for each in listed)]
    asked = next((each for each in waves if each.contact_email), None)
    subscription = Subscription(municipality.id, reminder.email, about=optouts.ACTIONS)
    stop = unsubscribing.link(session, subscription, settings.base_url)
    account = account_behind(session, reminder)
    pages = {settings.base_url + PLACE.format(each.slug): each.title for each in waves} if account else {}
    todo = _todo(asked, pages, one=len(listed) == 1, changes=account is not None and account.role == "officer")
    title, reply_to = subject(listed, day_of(now)), asked.contact_email if asked else ""
    mail = headers.begin(settings, municipality, reminder.email, title, now, reply_to=reply_to, name=name)
    headers.can_unsubscribe(mail, stop)
    compose.fill(mail, _sheet(municipality, listed, day_of(now), todo, stop), municipality)
    mail["Content-Language"] = "nl"
    return mail


def subject(listed: Sequence[Pending], today: datetime.date) -> str:
    """What it is about; of one action with its date."""
    if len(listed) > 1:
        return f"Herinnering: {len(listed)} acties die op uw naam staan"
    due_on = listed[0].action.due_on
    return f"Herinnering: uw actie {'moest' if due_on < today else 'moet'} op {format_date(due_on, 'nl')} klaar zijn"


def line(each: Pending, today: datetime.date, number: int) -> str:
    """An action: what, when, and how far that is away; with a number when there are more."""
    begin = f"{number}. " if number else ""
    due_on = each.action.due_on
    days = (due_on - today).days
    when = (
        BEFORE.get(days, f"Dat is over {days} dagen.")
        if days >= 0
        else AFTER.get(-days, f"Dat is {-days} dagen geleden.")
    )
    moment = f"{'Moet' if days >= 0 else 'Moest'} klaar zijn op {format_date(due_on, 'nl')}. {when}"
    last = "\nU krijgt hierover geen herinnering meer." if each.occasion == occasions.LAST else ""
    return f"{begin}{' '.join(each.action.text.split())}\n{moment}{last}"


@dataclass(frozen=True)
class _Todo:
    """Paragraphs that say what to do, and what is filled in."""

    parts: Sequence[str]
    values: Mapping[str, str]


def _todo(asked: Wave | None, pages: Mapping[str, str], *, one: bool, changes: bool) -> _Todo:
    """Officers write on the page how it stands; others answer the mail, and who has an account can look. ``pages``:
    titles of waves by the address of the page.
    """
    happened = "Is het klaar, lukt het niet op tijd, of doet iemand anders het?"
    tell = "Antwoord dan op deze mail. Uw antwoord komt bij {contact}." if asked else ELSEWHERE
    see = f"U ziet de {'actie' if one else 'acties'} ook hier, als u bent ingelogd:"
    parts = [f"{happened} {tell}", *([see] if pages else [])]
    if changes:
        parts = [f"{happened} Schrijf het dan op de bladzijde met acties. U logt eerst in."]
    values = {"contact": addressing.contact(asked) if asked else ""}
    if len(pages) == 1:
        return _Todo([*parts, f"{{{PAGE}}}"], {**values, PAGE: next(iter(pages))})
    links = [f"{{meting {number}}}:\n{address}" for number, address in enumerate(pages, 1)]
    titles = {f"meting {number}": title for number, title in enumerate(pages.values(), 1)}
    return _Todo([*parts, *links], {**values, **titles})


def _sheet(
    municipality: Municipality, listed: Sequence[Pending], today: datetime.date, todo: _Todo, stop: str
) -> Sheet:
    owner = addressing.owner(municipality, "nl")
    names = [name for each in listed if (name := owner_of(each.action))]
    one = len(listed) == 1
    lines = {f"actie {number}": line(each, today, 0 if one else number) for number, each in enumerate(listed, 1)}
    greeting = f"Beste {names[0]}" if names else addressing.NEUTRAL["nl"]
    begin = f"Bij {{gemeente}} {'staat deze actie' if one else 'staan deze acties'} op uw naam:"
    parts = ["{aanhef},", begin, *(f"{{{each}}}" for each in lines), *todo.parts, "Met vriendelijke groet,\n{gemeente}"]
    foot = ((WHY.format(owner), ""), (SIGN_OFF.format(owner), stop))
    values = {"aanhef": greeting, "gemeente": owner, **lines, **todo.values}
    return Sheet("nl", owner, "\n\n".join(parts), values, foot)
