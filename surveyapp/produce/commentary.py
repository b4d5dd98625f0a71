"""What a municipality itself writes in the chapters of a report, and the chapters as they would be made now."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy.orm import Session

from surveyapp.fieldwork import fingerprint
from surveyapp.fieldwork.accounts import people
from surveyapp.fieldwork.waves import NETHERLANDS, counts, questionnaire_of
from surveyapp.policycycle import commentary, goals
from surveyapp.report.commentary import headings
from surveyapp.report.definition import FIGURE, ReportDefinition
from surveyapp.report.inputs import Commentary
from surveyapp.storage.tables import Wave

WITH_GOALS = ("goals", "summary")
"""What a chapter shows that tells whether goals were reached."""


def about(waves: Sequence[Wave]) -> Wave:
    """The wave that texts in a report on these waves belong to: the last one."""
    return max(waves, key=lambda wave: (wave.ordinal, wave.id))


def looked_up(session: Session, wave: Wave, report: str) -> tuple[Commentary, ...]:
    """What stands in the report with this code. Signed with a name, for a report goes to a council and onto the web."""
    found = commentary.current(session, wave, report)
    names = people.signatures(session, wave.municipality) if found else {}
    return tuple(
        Commentary(
            each.chapter,
            each.kind,
            each.text,
            names.get(each.by, "" if "@" in each.by else each.by),
            each.at.astimezone(NETHERLANDS).date(),
        )
        for each in found
    )


@dataclass(frozen=True)
class ChapterNow:
    """A chapter of the report as it would be made now: its heading, and a digest of what its figures rest on."""

    title: str
    figures: str


def chapters(session: Session, definition: ReportDefinition, waves: Sequence[Wave]) -> Mapping[str, ChapterNow]:
    """The chapters of a report on these waves, by their code, in order. Nothing is counted: that takes seconds."""
    ordered = sorted(waves, key=lambda wave: (wave.ordinal, wave.id))
    basis = _basis(session, definition, ordered)
    found: dict[str, ChapterNow] = {}
    for heading in headings(definition, [questionnaire_of(wave) for wave in ordered]):
        parts = [part.model_dump(mode="json", exclude={"title", "text"}) for part in heading.parts]
        named = [match[0] for part in heading.parts for text in part.text for match in FIGURE.finditer(text)]
        aims = _goals(session, ordered[-1]) if any(part.show in WITH_GOALS for part in heading.parts) else []
        rests_on = [parts, named, aims, basis] if heading.has_figures else []
        digest = hashlib.sha256(orjson.dumps(rests_on, option=orjson.OPT_SORT_KEYS)).hexdigest()
        found.setdefault(heading.code, ChapterNow(heading.title, digest))
    return found


def _basis(session: Session, definition: ReportDefinition, waves: Sequence[Wave]) -> list[Any]:
    """What every figure of the report rests on: the answers, who was asked, and how they are counted."""
    weights = definition.weights.model_dump(mode="json") if definition.weights else None
    about = [
        [
            wave.slug,
            wave.content_hash,
            fingerprint.of_answers(session, wave),
            vars(counts(session, wave)),
            wave.population,
        ]
        for wave in waves
    ]
    return [waves[-1].municipality.threshold, weights, about]


def _goals(session: Session, wave: Wave) -> list[Any]:
    found = goals.until(session, wave)
    return [[goal.variable, goal.ordinal, goal.target, goal.direction, goal.withdrawn] for goal, _ in found]
