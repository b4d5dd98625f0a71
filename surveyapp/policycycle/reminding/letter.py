"""How a reminder reads: whom it is for, each action with its date, and what to do now."""

import datetime
from collections.abc import Sequence
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
    answers_to = next((each.wave.contact_email for each in listed if each.wave.contact_email), "")
    subscription = Subscription(municipality.id, reminder.email, about=optouts.ACTIONS)
    stop = unsubscribing.link(session, subscription, settings.base_url)
    account = account_behind(session, reminder)
    pages = _pages(settings, listed) if account else {}
    changes = account is not None and account.role == "officer"
    sheet = _sheet(municipality, listed, day_of(now), pages, stop, changes=changes)
    title = subject(listed, day_of(now))
    mail = headers.begin(settings, municipality, reminder.email, title, now, reply_to=answers_to, name=name)
    headers.can_unsubscribe(mail, stop)
    compose.fill(mail, sheet, municipality)
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


def _pages(settings: Settings, listed: Sequence[Pending]) -> dict[str, Wave]:
    return {settings.base_url + PLACE.format(each.wave.slug): each.wave for each in listed}


def _sheet(
    municipality: Municipality,
    listed: Sequence[Pending],
    today: datetime.date,
    pages: dict[str, Wave],
    stop: str,
    *,
    changes: bool,
) -> Sheet:
    gemeente = addressing.owner(municipality, "nl")
    names = [name for each in listed if (name := owner_of(each.action))]
    values = {
        "aanhef": f"Beste {names[0]}" if names else addressing.NEUTRAL["nl"],
        "gemeente": gemeente,
        "contact": next((addressing.contact(each.wave) for each in listed if each.wave.contact_email), ""),
        **{f"actie {number}": line(each, today, number * (len(listed) > 1)) for number, each in enumerate(listed, 1)},
        **{f"meting {number}": wave.title for number, wave in enumerate(pages.values(), 1)},
        **({"acties": next(iter(pages))} if len(pages) == 1 else {}),
    }
    one = len(listed) == 1
    begin = f"Bij {{gemeente}} {'staat deze actie' if one else 'staan deze acties'} op uw naam:"
    parts = ["{aanhef},", begin, *(f"{{actie {number}}}" for number in range(1, len(listed) + 1))]
    parts += [*_todo(values["contact"], pages, one=one, changes=changes), "Met vriendelijke groet,\n{gemeente}"]
    foot = ((WHY.format(gemeente), ""), (SIGN_OFF.format(gemeente), stop))
    return Sheet("nl", gemeente, "\n\n".join(parts), values, foot)


def _todo(contact: str, pages: dict[str, Wave], *, one: bool, changes: bool) -> list[str]:
    """Officers write on the page how it stands; others answer the mail, and who has an account can look."""
    happened = "Is het klaar, lukt het niet op tijd, of doet iemand anders het?"
    tell = (
        "Antwoord dan op deze mail. Uw antwoord komt bij {contact}."
        if contact
        else "Laat het dan weten aan {gemeente}."
    )
    links = ["{acties}"] if len(pages) == 1 else []
    if len(pages) > 1:
        links = [f"{{meting {number}}}:\n{address}" for number, address in enumerate(pages, 1)]
    if changes:
        return [f"{happened} Schrijf het dan op de bladzijde met acties. U logt eerst in.", *links]
    see = "U ziet de actie ook hier, als u bent ingelogd:" if one else "U ziet de acties ook hier, als u bent ingelogd:"
    return [f"{happened} {tell}", *([see, *links] if links else [])]
