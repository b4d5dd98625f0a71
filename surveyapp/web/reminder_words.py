"""Reminders of actions as pages tell them."""

from collections.abc import Sequence

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


def latest(session: Session, actions: Sequence[Action]) -> dict[int, str]:
    """What became of the last reminder of each of these actions of one municipality, by its id; without the words of
    the mail server, for those hold addresses. What had no reminder is not in it.
    """
    found = outlook.past(session, actions[0].municipality_id, [each.id for each in actions]) if actions else {}
    return {each: SHORT[past[0].state].format(day=format_date(past[0].day, "nl")) for each, past in found.items()}


def told(past: Past) -> str:
    """What became of a reminder."""
    return STATES[past.state].format(day=format_date(past.day, "nl"), words=past.words).strip()
