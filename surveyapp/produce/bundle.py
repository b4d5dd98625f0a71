"""The evidence bundle: a report with everything that it rests on, for who must be able to check it years later.

The same waves, definition, date and program give the same bytes, on any machine: nothing in it is of the moment itself.
No answer is in it, and of what the report hides only that it is hidden.
"""

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy.orm import Session

from surveyapp import __version__
from surveyapp import report as renderers
from surveyapp.fieldwork import events, fingerprint
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.report.archive import archive
from surveyapp.report.hidden import REASONS, hidden
from surveyapp.report.model import Report
from surveyapp.report.opendata import written
from surveyapp.report.readmes import EVIDENCE
from surveyapp.report.translation import say
from surveyapp.storage.tables import Wave

KIND = "bewijs.zip"
"""What the name of a bundle ends in when it is asked for in the browser."""
KINDS = ("pdf", "html", "json")
"""The forms of the report that are the same bytes everywhere."""


@dataclass(frozen=True)
class Definition:
    """What defines the report, as a file or as what somebody put together; and the folder with published figures."""

    name: str
    content: bytes
    series: Path

    @classmethod
    def of(cls, path: Path) -> "Definition":
        """The file at this path, in a folder beside that of the figures."""
        return cls(path.name, path.read_bytes(), path.absolute().parent.parent / "series")


def make(
    session: Session, report: Report, definition: Definition, waves: Sequence[Wave], today: datetime.date
) -> bytes:
    """The zip with the report and what it rests on. Raises Refusal for a ballot box that is closed."""
    ordered = sorted(waves, key=lambda wave: (wave.ordinal, wave.id))
    files = dict(_files(session, report, definition, ordered))
    origin = _origin(session, report, definition, ordered, files)
    files["herkomst.json"] = orjson.dumps(origin, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    names = " ".join(f"{wave.municipality.slug}/{wave.slug}" for wave in ordered)
    facts = {"title": report.title, "municipality": report.municipality, "date": report.date, "version": __version__}
    about = {"definition": definition.name, "waves": names, "day": today.isoformat()}
    told = say(report.language, EVIDENCE, **facts, **about)
    return archive([(say(report.language, "LEESMIJ.txt"), told.encode()), *sorted(files.items())])


def _files(
    session: Session, report: Report, definition: Definition, waves: Sequence[Wave]
) -> Iterator[tuple[str, bytes]]:
    for kind in KINDS:
        yield f"rapport.{kind}", renderers.render(report, kind)
    yield f"reports/{definition.name}", definition.content
    for path in sorted(definition.series.glob("*.yaml")):
        yield f"series/{path.name}", path.read_bytes()
    for wave in waves:
        for name, text in sorted(wave.sources.items()):
            yield f"vragenlijsten/{wave.slug}/{name}", text.encode()
    rows = [(place, reason, say(report.language, REASONS[reason])) for place, reason in hidden(report.data)]
    yield "verborgen.csv", written(("plaats", "reden", "betekenis"), rows)
    decided = [
        (wave.slug, event.at.astimezone(datetime.UTC).isoformat(), event.actor, event.action, event.detail)
        for wave in waves
        for event in events.decisions(session, wave)
    ]
    yield "besluiten.csv", written(("meting", "moment", "wie", "wat", "bijzonderheid"), decided)


def _origin(
    session: Session, report: Report, definition: Definition, waves: Sequence[Wave], files: dict[str, bytes]
) -> dict[str, Any]:
    return {
        "schema_version": 1,
        "program": {"name": "surveyapp", "version": __version__},
        "report": report.data["report"],
        "definition": f"reports/{definition.name}",
        "house_style": _house_style(report),
        "waves": [_wave(session, wave) for wave in waves],
        "hidden": len(hidden(report.data)),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    }


def _house_style(report: Report) -> dict[str, str | None]:
    """What a municipality may change later, without which the same figures look otherwise."""
    logo = hashlib.sha256(report.logo).hexdigest() if report.logo else None
    font = report.typeface.digest if report.typeface else None
    return {"colour": report.colour, "logo_sha256": logo, "font": report.font or None, "font_sha256": font}


def _wave(session: Session, wave: Wave) -> dict[str, Any]:
    asked = questionnaire_of(wave)
    return {
        "code": wave.slug,
        "title": wave.title,
        "mode": wave.mode,
        "questionnaire": {"code": asked.code, "title": asked.title, "sha256": wave.content_hash},
        "answers_sha256": fingerprint.of_answers(session, wave),
    }
