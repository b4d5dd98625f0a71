"""Everything outside the waves that names a person: worksheets, steps, goals, and the reports that officers made."""

import datetime
from collections.abc import Iterator, Sequence
from re import Pattern

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import reportrequests
from surveyapp.policycycle import forgetting, mentions
from surveyapp.policycycle.mentions import REMOVED, WRITER, Mention
from surveyapp.problems import SourceError
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.definition import ChapterDefinition, ReportDefinition
from surveyapp.report.load import load
from surveyapp.report.writing import text_of
from surveyapp.storage.tables import Municipality, OwnReport, Wave

_LONGEST_TITLE, _LONGEST_SUBTITLE = 200, 300


def search(session: Session, municipality_id: int, typed: str, sheets: Sequence[Questionnaire]) -> list[Mention]:
    """As ``policycycle.mentions``, with what officers wrote in reports of their own."""
    found = mentions.search(session, municipality_id, typed, sheets)
    name = mentions.pattern(typed)
    return [*found, *_in_reports(session, municipality_id, name)] if name else found


def forget(
    session: Session,
    municipality: Municipality,
    typed: str,
    sheets: Sequence[Questionnaire],
    now: datetime.datetime,
    by: str,
) -> int:
    """Take the name away; returns in how many places. Files that wait to be fetched may hold it, so they go as well."""
    places = forgetting.forget(session, municipality, typed, sheets, now, by, search)
    if places:
        reportrequests.drop(session, municipality)
    return places


def _in_reports(session: Session, municipality_id: int, name: Pattern[str]) -> Iterator[Mention]:
    query = select(OwnReport, Wave.title).join(Wave, OwnReport.wave_id == Wave.id)
    rows = session.execute(query.where(OwnReport.municipality_id == municipality_id).order_by(OwnReport.id)).all()
    for row, wave in rows:
        place = f"Eigen rapporten over {wave}"
        found = (
            mentions.mention(row, "title", place, "Titel van een rapport", name),
            _in_text(row, place, name),
            mentions.mention(row, "made_by", place, WRITER, name),
        )
        yield from (each for each in found if each is not None)


def _in_text(row: OwnReport, place: str, name: Pattern[str]) -> Mention | None:
    label = f"Woorden in het rapport “{row.title}”"
    try:
        definition = load(row.text, "rapport.yaml")
    except SourceError:  # of another version of the program: nobody can read it as a report any more
        return mentions.mention(row, "text", place, label, name)
    made = text_of(_without(definition, name))
    if made == text_of(definition) and (name.search(made) or not name.search(row.text)):
        return (
            None  # what is there is the code of a question; in a comment of the author it would be gone from ``made``
        )
    told = [words for words in _words(definition) if name.search(words)] or ["In een opmerking van de schrijver"]
    return Mention(row, "text", place, label, "\n".join(told), made)


def _words(definition: ReportDefinition) -> Iterator[str]:
    yield from (definition.title, definition.subtitle)
    for chapter in definition.chapters:
        yield from (chapter.title, *chapter.text)


def _without(definition: ReportDefinition, name: Pattern[str]) -> ReportDefinition:
    """With room made in the words; codes are no words."""

    def cleaned(chapter: ChapterDefinition) -> ChapterDefinition:
        text = tuple(name.sub(REMOVED, paragraph) for paragraph in chapter.text)
        return chapter.model_copy(update={"title": name.sub(REMOVED, chapter.title)[:_LONGEST_TITLE], "text": text})

    words = {
        "title": name.sub(REMOVED, definition.title),
        "subtitle": name.sub(REMOVED, definition.subtitle)[:_LONGEST_SUBTITLE],
    }
    return definition.model_copy(update={**words, "chapters": tuple(map(cleaned, definition.chapters))})
