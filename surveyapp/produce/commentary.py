"""What a municipality itself writes in the chapters of a report, and the chapters as they would be made now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from surveyapp.fieldwork.accounts import people
from surveyapp.fieldwork.waves import NETHERLANDS
from surveyapp.policycycle import commentary
from surveyapp.report.commentary import figures
from surveyapp.report.inputs import Commentary
from surveyapp.report.model import Report
from surveyapp.storage.tables import Wave


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
    """A chapter of the report as it would be made now: its heading, and the digest of its figures."""

    title: str
    figures: str


def chapters(report: Report) -> Mapping[str, ChapterNow]:
    """The chapters of a report, by their code, in order."""
    found: dict[str, ChapterNow] = {}
    for chapter in report.chapters:
        found.setdefault(chapter.code, ChapterNow(chapter.title, figures(chapter)))
    return found
