"""Reports: rows of waves become a report, and a report becomes a file."""

import datetime
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import cast

from sqlalchemy.orm import Session

from surveyapp import report as renderers
from surveyapp.analysis.snapshot import SnapshotGone
from surveyapp.analysis.table import PopulationError
from surveyapp.analysis.weighting import WeightError
from surveyapp.fieldwork import export, housestyle, publications
from surveyapp.fieldwork.monitoring import outcomes
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import (
    NETHERLANDS,
    channels,
    counts,
    ineligible,
    questionnaire_of,
    unreached,
    ways,
)
from surveyapp.produce import actions, answers, benchmark, commentary, goals, tables, typefaces
from surveyapp.produce.participation import participation
from surveyapp.produce.unitkeys import UnitKeys
from surveyapp.report.build import build
from surveyapp.report.commentary import placed
from surveyapp.report.concepts import GROUPS
from surveyapp.report.definition import ChapterDefinition, ReportDefinition
from surveyapp.report.inputs import Mode, Sender, WaveInput
from surveyapp.report.load import load
from surveyapp.report.model import Report
from surveyapp.report.palette import FALLBACK, strong, written
from surveyapp.report.series import Series, read_folder
from surveyapp.report.unweighable import overfull, told
from surveyapp.storage.tables import Municipality, Wave
from surveyapp.yamlsource import read_text

ON_SCREEN = ReportDefinition(
    code="uitkomsten",
    title="Uitkomsten",
    chapters=(
        ChapterDefinition(code="respons", title="Wie deed mee", show="response"),
        ChapterDefinition(code="indicatoren", title="In het kort", show="indicators"),
        ChapterDefinition(code="vragen", show="sections"),
        ChapterDefinition(code="open_antwoorden", title="Open antwoorden", show="open_answers"),
    ),
)
"""What an officer sees of one wave: everything that may be shown, in the order of the questionnaire."""


def report(session: Session, definition: Path, waves: Sequence[Wave], today: datetime.date) -> Report:
    """The report that this file defines, over these waves; the order of the waves does not matter.

    The definition is checked against the frozen questionnaires before any answer is read. Raises SourceError when it
    does not fit, Refusal when there can be no report on these waves.
    """
    series = read_folder(definition.absolute().parent.parent / "series")
    return written_report(session, read_text(definition, definition.name), definition.name, waves, today, series)


def written_report(
    session: Session,
    text: str,
    name: str,
    waves: Sequence[Wave],
    today: datetime.date,
    series: Mapping[str, Series],
) -> Report:
    """The same of a definition that is no file: what an officer put together. ``series``: the published figures.

    With what the municipality wrote in its chapters.
    """
    ordered = sorted(waves, key=lambda wave: (wave.ordinal, wave.id))
    questionnaires = [questionnaire_of(wave) for wave in ordered]
    wanted = load(text, name, questionnaires, series, [wave.slug for wave in ordered])
    made = _made(session, wanted, ordered, today, series=[*series.values()])
    return placed(made, commentary.looked_up(session, commentary.about(ordered), wanted.code))


def results(session: Session, wave: Wave, today: datetime.date) -> Report:
    """Everything about one wave that may be shown on screen now, without the document of all figures. Raises Refusal
    while nothing may be shown."""
    return _made(session, ON_SCREEN, [wave], today, only=())


def tabulated(
    session: Session, waves: Sequence[Wave], variable: str, by: Sequence[str], today: datetime.date
) -> Report:
    """One variable, or a grid, and per group for each variable in ``by``: what a report would show of it.

    Of several waves with what changed between them; per group only the latest. Raises Refusal for a code that the
    questionnaires do not have, and while nothing may be shown.
    """
    questionnaires = [questionnaire_of(wave) for wave in waves]
    title = ", ".join(wave.title for wave in waves)
    definition = tables.defined(title, questionnaires, variable, by)
    return _made(session, definition, waves, today, tables.codes(questionnaires, variable))


def render(report: Report, kind: str) -> bytes:
    """The report as a file of a kind in ``report.RENDERERS``. Raises Refusal for any other kind."""
    _require(kind)
    return renderers.render(report, kind)


def write(report: Report, paths: Sequence[Path]) -> None:
    """Write the report to these files; what the name ends in says which kind of file.

    All of them are made before one is written. Raises Refusal when one cannot be made or written.
    """
    contents = [render(report, renderers.kind_of(path.name)) for path in paths]
    for path, content in zip(paths, contents, strict=True):
        export.write(path, content)


def require_kinds(paths: Sequence[Path]) -> None:
    """Raises Refusal when a report cannot be one of these files: known before any answer is read."""
    for path in paths:
        _require(renderers.kind_of(path.name))


def _require(kind: str) -> None:
    if kind not in renderers.RENDERERS:
        known = ", ".join(f".{each}" for each in renderers.RENDERERS)
        raise Refusal(f"Een rapport als “.{kind}” kan niet. Kies uit: {known}.")


def _made(
    session: Session,
    definition: ReportDefinition,
    waves: Sequence[Wave],
    today: datetime.date,
    only: Container[str] | None = None,
    series: Sequence[Series] = (),
) -> Report:
    if definition.personal:
        raise Refusal(f"Het rapport “{definition.title}” is voor één deelnemer. Maak het met: surveyapp feedback")
    if definition.perspectives:
        _require_perspectives(definition, waves)
    if not definition.takes(len(waves)):
        word = "twee metingen of meer" if definition.compare else "één meting"
        raise Refusal(f"Het rapport “{definition.title}” gaat over {word}. U gaf er {len(waves)}.")
    if len({wave.municipality_id for wave in waves}) > 1 or len({wave.id for wave in waves}) < len(waves):
        raise Refusal("Kies verschillende metingen van dezelfde gemeente.")
    _require_one_look(definition, waves)
    ordered = sorted(waves, key=lambda wave: (wave.ordinal, wave.id))
    try:
        try:
            return _built(session, definition, ordered, today, only, series)
        except SnapshotGone:  # an answer changed this very moment: the database knows
            return _built(session, definition, ordered, today, only, series, snapshots=False)
    except WeightError as error:
        raise Refusal(told(error, questionnaire_of(ordered[-1]))) from None
    except PopulationError as error:
        raise Refusal(overfull(error, questionnaire_of(ordered[-1]))) from None


def _built(
    session: Session,
    definition: ReportDefinition,
    waves: Sequence[Wave],
    today: datetime.date,
    only: Container[str] | None,
    series: Sequence[Series],
    *,
    snapshots: bool = True,
) -> Report:
    """Units are recognised only where waves are compared."""
    units = UnitKeys() if len(waves) > 1 else None
    inputs = [wave_input(session, wave, units, snapshots, definition.language, today) for wave in waves]
    around = benchmark.Installation(session, waves[-1], tuple(series), snapshots)
    benchmarks = benchmark.looked_up(definition, inputs[-1], around)
    return build(definition, inputs, sender(waves[0].municipality), today, only, benchmarks)


def _require_perspectives(definition: ReportDefinition, waves: Sequence[Wave]) -> None:
    """One wave of each of at least two of the groups that the report is about."""
    found = [wave.perspective for wave in waves]
    if len(set(found)) < max(len(found), definition.waves) or not set(found) <= set(definition.perspectives):
        names = ", ".join(GROUPS[each] for each in definition.perspectives)
        raise Refusal(f"Het rapport “{definition.title}” gaat over één meting van elke groep. Kies uit: {names}.")


def _require_one_look(definition: ReportDefinition, waves: Sequence[Wave]) -> None:
    """While answers without a name still come in, only the interim figures of everybody: a second look would tell in
    which group somebody was who took part in between."""
    parts = len(waves) > 1 or definition.weights or any(chapter.by for chapter in definition.chapters)
    looked_at = [wave.title for wave in waves if wave.state == "open" and wave.mode != "named"]
    if parts and looked_at:
        raise Refusal(
            f"De meting “{looked_at[0]}” is nog open. Uitsplitsen, vergelijken en wegen kan zodra zij gesloten is: wie "
            "tweemaal kijkt, ziet anders wie er tussendoor meedeed."
        )


def sender(municipality: Municipality) -> Sender:
    """Whose report it is: its logo and typeface, and its main colour darkened as far as needed to be read on white."""
    colour = housestyle.main_colour(municipality.theme)
    readable = written(strong(colour or FALLBACK))
    return Sender(
        municipality.name,
        municipality.threshold,
        readable,
        municipality.logo,
        housestyle.font_family(municipality.theme),
        typefaces.of(municipality),
    )


def wave_input(
    session: Session,
    wave: Wave,
    units: UnitKeys | None = None,
    snapshots: bool = True,
    language: str = "nl",
    today: datetime.date = datetime.date.min,
) -> WaveInput:
    """A wave as a report needs it. ``units`` recognises who took part in several waves; ``today`` decides what is late.
    Its questions are in ``language`` as far as they were translated when it opened.

    Raises Refusal when it was never open.
    """
    if wave.opened_at is None:
        raise Refusal(f"De meting “{wave.title}” is nog niet geopend.")
    count, asked = counts(session, wave), questionnaire_of(wave, language)
    return WaveInput(
        code=wave.slug,
        title=wave.title,
        ordinal=wave.ordinal,
        questionnaire=asked,
        digest=wave.content_hash,
        table=answers.table(session, wave, count, units, snapshot=snapshots).worded(asked.variables),
        mode=cast(Mode, wave.mode),
        participation=participation(wave, outcomes(session, wave)),
        ineligible=ineligible(session, wave),
        unreached=unreached(session, wave),
        channels=channels(session, wave),
        ways=ways(session, wave),
        imported=count.imported,
        opened=_day(wave.opened_at),
        closed=_day(wave.closed_at) if wave.closed_at else None,
        remark=wave.remark,
        goals=goals.looked_up(session, wave),
        advice=actions.said(session, wave),
        actions=actions.agreed(session, wave, today),
        meeting=actions.meeting(session, wave, today),
        message=publications.shared(session, wave).message,
    )


def _day(moment: datetime.datetime) -> datetime.date:
    return moment.astimezone(NETHERLANDS).date()
