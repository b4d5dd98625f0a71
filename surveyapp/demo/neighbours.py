"""Municipalities beside the one of the demonstration, so that its report has others to be laid beside.

Their answers are read in from rows, as from a file; they have no list, no accounts and nobody who is invited.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence

import orjson

from surveyapp.demo.answers import answers_for
from surveyapp.fieldwork import municipalities, municipality_settings, rows, waves
from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Municipality

NAMES = ("Gemeente Lindewaard", "Gemeente Oosterbrink", "Gemeente Waterkerk")
SIZES = (31, 26, 44)
"""How many organisations answered in each."""
_APART = 1000
"""So far apart are the seeds of two municipalities, so that no two organisations answer the same."""


def play(
    database: Database, sources: Mapping[str, str], main: str, sectors: Sequence[str], now: datetime.datetime, by: str
) -> None:
    """Every neighbour takes part in the comparison, and closes a 0-meting a week after it opened at ``now``."""
    for place, (name, size) in enumerate(zip(NAMES, SIZES, strict=True), 1):
        closed = now + datetime.timedelta(days=7 + place)
        with database.transaction() as session:
            town = municipalities.add(session, name, now, by)
            take_part(session, town, now, by)
            wave = waves.create(
                session, town, sources, main, "0-meting", 0, "confidential", now, by, population=2 * size
            )
            waves.open_(session, wave, now, by)
            questionnaire = waves.questionnaire_of(wave)
            documents = [orjson.dumps(each).decode() for each in _answers(questionnaire, place, size, sectors)]
            rows.store(session, wave, documents, now, by)
            waves.close(session, wave, closed, by)


def take_part(session: Session, town: Municipality, now: datetime.datetime, by: str) -> None:
    """Let a new municipality take part in the comparison, as its officer would."""
    settings = municipality_settings.Wish(town.name, ("nl", "en"), town.threshold, "", "", compares=True)
    municipality_settings.change(session, town, settings, now, by)


def _answers(questionnaire: Questionnaire, place: int, size: int, sectors: Sequence[str]) -> Iterator[Answers]:
    """What each organisation of this municipality would hand in, page by page."""
    for number in range(size):
        posted = answers_for(questionnaire, place * _APART + number, 0, sectors[number % len(sectors)])
        answers: Answers = {}
        for section in questionnaire.sections:
            answers = {**answers, **section.read(posted, answers).answers}
        yield answers
