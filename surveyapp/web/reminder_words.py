"""Reminders of actions as pages tell them."""

from surveyapp.policycycle.reminding import outlook
from surveyapp.policycycle.reminding.outlook import Past
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Action

STATES = {
    "due": "Wordt opnieuw geprobeerd. Vorige poging op {day}: {words}",
    "claimed": "Gaat op dit moment uit.",
    "sending": "Gaat op dit moment uit.",
    "sent": "Herinnerd op {day}.",
    "uncertain": "Misschien herinnerd op {day}. {words}",
    "failed": "De herinnering van {day} kwam niet aan: {words}",
}
SHORT = {
    "due": "De mail van {day} wordt opnieuw geprobeerd.",
    "claimed": "Gaat op dit moment uit.",
    "sending": "Gaat op dit moment uit.",
    "sent": "Herinnerd op {day}.",
    "uncertain": "Misschien herinnerd op {day}.",
    "failed": "De mail van {day} kwam niet aan.",
}
WHY_NOT = {
    outlook.ENDED_ACTION: "Geen: de actie is afgelopen.",
    outlook.OFF: "Geen: uw gemeente stuurt geen herinneringen.",
    outlook.STOPPED: "Geen: het account van deze collega is stopgezet. Kies wie de actie nu doet.",
    outlook.NO_ADDRESS: "Geen: er is geen e-mailadres. Vul het in bij de actie.",
    outlook.SIGNED_OFF: "Geen: deze persoon wil geen herinneringen per mail. Bel of spreek elkaar.",
    outlook.UNREACHABLE: "Geen: een mail naar dit adres kwam terug. Verbeter het adres, of stuur de mail opnieuw.",
    outlook.NO_MORE: "Geen: deze actie is al zo vaak gemeld dat we ermee stoppen.",
}


def latest(session: Session, action: Action) -> str:
    """What became of the last reminder of an action, without the words of the mail server, for those hold addresses;
    empty when there was none.
    """
    found = outlook.past(session, action.municipality_id, [action.id]).get(action.id)
    return SHORT[found[0].state].format(day=format_date(found[0].day, "nl")) if found else ""


def told(past: Past) -> str:
    """What became of a reminder."""
    return STATES[past.state].format(day=format_date(past.day, "nl"), words=past.words).strip()
