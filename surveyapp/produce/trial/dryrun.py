"""The report of a trial run: the real pipeline on made-up answers, and marked as such on every page."""

import datetime
from dataclasses import replace
from pathlib import Path
from typing import cast

from surveyapp.analysis.participation import Participation
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.weighting import WeightError
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.problems import SourceError
from surveyapp.produce.reports import ON_SCREEN, sender
from surveyapp.produce.trial.forecast import Forecast
from surveyapp.produce.trial.respondents import Panel, released
from surveyapp.produce.trial.words import MARK, chapter
from surveyapp.report.build import build
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.inputs import Mode, WaveInput
from surveyapp.report.load import load
from surveyapp.report.model import Report
from surveyapp.report.unweighable import told
from surveyapp.storage.tables import Wave
from surveyapp.yamlsource import read_text


def dry_run(
    wave: Wave,
    definition: Path | None,
    rate: float,
    panel: Panel,
    expected: Forecast,
    today: datetime.date,
) -> Report:
    """The report that would come of this wave at this response rate; without a definition everything there is.

    Raises SourceError when the definition does not fit the questionnaire, Refusal when it cannot be weighed.
    """
    wanted = definition_of(definition, wave)
    try:
        made = build(wanted, [_input(wave, rate, panel)], sender(wave.municipality), today)
    except WeightError as error:
        raise Refusal(told(error, questionnaire_of(wave))) from None
    return replace(made, mark=MARK, chapters=(chapter(expected), *made.chapters))


def definition_of(path: Path | None, wave: Wave) -> ReportDefinition:
    """The definition in this file, or of everything there is. Raises SourceError when it does not fit."""
    return load(read_text(path, path.name), path.name, [questionnaire_of(wave)]) if path else ON_SCREEN


def fits(path: Path, wave: Wave) -> bool:
    """Whether the questionnaire has everything that this definition names."""
    try:
        definition_of(path, wave)
    except SourceError:
        return False
    return True


def _input(wave: Wave, rate: float, panel: Panel) -> WaveInput:
    """The wave as if it had been closed with these answers."""
    questionnaire, answers = questionnaire_of(wave), released(wave, panel.first(rate))
    facts = [code for code, question in questionnaire.questions.items() if not question.on_page]
    table = ResponseTable.from_documents(
        questionnaire,
        answers,
        wave=wave.slug,
        population=panel.population,
        groups=panel.frame(facts),
        open_link=not panel.listed,
    )
    return WaveInput(
        code=wave.slug,
        title=wave.title,
        ordinal=wave.ordinal,
        questionnaire=questionnaire,
        digest=wave.content_hash,
        table=table,
        mode=cast(Mode, wave.mode),
        participation=_participation(panel, len(answers)),
        opened=wave.opens_on,
        closed=wave.closes_on if wave.opens_on else None,
        remark=wave.remark,
    )


def _participation(panel: Panel, number: int) -> Participation:
    if not panel.listed:
        return Participation(complete=0, open_link=number)
    return Participation(complete=number, no_contact=len(panel.answers) - number)
