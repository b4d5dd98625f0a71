"""Mails about an account: the link to choose a password."""

import datetime
from email.message import EmailMessage

from sqlalchemy.orm import Session

from surveyapp.fieldwork import accountlinks
from surveyapp.fieldwork.mail import compose, kinds
from surveyapp.settings import Settings
from surveyapp.storage.tables import AccountLink

SUBJECTS = {
    kinds.ACCOUNT_INVITATION: "Uw account voor de vragenlijsten",
    kinds.PASSWORD_RESET: "Een nieuw wachtwoord kiezen",
}
BODIES = {
    kinds.ACCOUNT_INVITATION: "Goedendag,\n\n"
    "Er is een account voor u gemaakt om met vragenlijsten te werken{where}. U logt in met dit e-mailadres.\n\n"
    "Kies eerst een wachtwoord:\n{link}\n\n"
    "De link werkt één keer, tot {until}. Verwachtte u deze mail niet? Dan hoeft u niets te doen.\n",
    kinds.PASSWORD_RESET: "Goedendag,\n\n"
    "Iemand vroeg om een nieuw wachtwoord voor uw account. Was u dat? Kies het dan hier:\n{link}\n\n"
    "De link werkt één keer, tot {until}. Vroeg u hier niet om? Dan hoeft u niets te doen: uw wachtwoord blijft zoals "
    "het is.\n",
}


def write(
    session: Session, settings: Settings, link: AccountLink, kind: str, until: str, now: datetime.datetime, name: str
) -> EmailMessage:
    """The mail with this link. Raises NoAddress."""
    municipality = link.account.municipality
    address = accountlinks.address_of(session, link, settings.base_url)
    where = f" van {municipality.name}" if municipality else ""
    body = BODIES[kind].format(link=address, until=until, where=where)
    return compose.plain(settings, municipality, link.email, SUBJECTS[kind], body, now, name=name)
