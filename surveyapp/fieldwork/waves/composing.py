"""Another questionnaire for a draft: composed again, as long as nobody has seen what it asks."""

import datetime
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves.changing import lock, promised
from surveyapp.fieldwork.waves.making import hash_of
from surveyapp.questionnaire.freeze import frozen
from surveyapp.questionnaire.load import load
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import of_wave


def recompose(
    session: Session, wave: Wave, sources: Mapping[str, str], main: str, now: datetime.datetime, by: str
) -> None:
    """Let a draft ask this from now on; a trial run no longer holds.

    Raises SourceError when the questionnaire does not load, Refusal when it is too late, or when the address list has
    facts that the questionnaire would no longer know.
    """
    lock(session, wave)
    if promised(session, wave):
        raise Refusal("De vragen staan vast: de meting is open, of er zijn al brieven of mails gemaakt.")
    texts = frozen(sources, main)
    questionnaire = load(texts, main)
    _require_facts(session, wave, questionnaire)
    wave.sources, wave.main, wave.content_hash = texts, main, hash_of(texts, main)
    wave.perspective = questionnaire.perspective
    events.record(session, wave.municipality, "wave.compose", now, by, wave)


def _require_facts(session: Session, wave: Wave, questionnaire: Questionnaire) -> None:
    for facts in session.scalars(select(Invitation.background).where(*of_wave(Invitation, wave))):
        for code, value in facts.items():
            question = questionnaire.questions.get(code)
            if question is None or question.on_page or value not in {choice.code for choice in question.categories}:
                raise Refusal(
                    f"In de adreslijst staat bij “{code}” de waarde “{value}”. Die kent de nieuwe vragenlijst niet. "
                    "Laat die waarde staan, of lees daarna een nieuwe adreslijst in."
                )
