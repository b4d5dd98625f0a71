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
from surveyapp.storage.tables import Wave

KIND = "bewijs.zip"
"""What the name of a bundle ends in when it is asked for in the browser."""
KINDS = ("pdf", "html", "json")
"""The forms of the report that are the same bytes everywhere."""
_README = """\
Bewijsbundel bij: {title}
{municipality}, {date}. Gemaakt met surveyapp {version}.

rapport.*                   het rapport
reports/, series/           de definitie van het rapport, en gepubliceerde cijfers waar het naar kan verwijzen
vragenlijsten/              de vragenlijst van elke meting, zoals hij bij het openen is vastgezet
verborgen.csv               welke cijfers verborgen zijn en waarom, zonder de cijfers zelf
besluiten.csv               wat er over de metingen is besloten, door wie en wanneer
herkomst.json               waar het rapport op rust: vingerafdrukken van antwoorden, vragenlijsten en bestanden

Zo controleert u het rapport. Neem de database (of een back-up) en surveyapp {version}, pak deze bundel uit, en draai:

    surveyapp report reports/{definition} {waves} --date {day} --bundle opnieuw.zip

Is er niets veranderd, dan is opnieuw.zip byte voor byte gelijk aan deze bundel. Is er iets anders, dan zegt
herkomst.json wat. De vingerafdruk van de antwoorden is SHA-256 over regels "kenmerk, tab, antwoorden", op volgorde van
het kenmerk; de antwoorden zijn json met de sleutels op volgorde. Het kenmerk is willekeurig en staat alleen in de
database: zonder de database is uit de vingerafdruk geen antwoord af te leiden.
"""


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
    about = _origin(session, report, definition, ordered, files)
    files["herkomst.json"] = orjson.dumps(about, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    names = " ".join(f"{wave.municipality.slug}/{wave.slug}" for wave in ordered)
    facts = {"title": report.title, "municipality": report.municipality, "date": report.date, "version": __version__}
    told = _README.format(**facts, definition=definition.name, waves=names, day=today.isoformat())
    return archive([("LEESMIJ.txt", told.encode()), *sorted(files.items())])


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
    rows = [(place, reason, REASONS[reason]) for place, reason in hidden(report.data)]
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
