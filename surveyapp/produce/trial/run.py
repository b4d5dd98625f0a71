"""Trying everything. Reading and computing happen in a session that cannot write; afterwards one row is written: what
was found, with the wave. Only the key of a ballot box is made beforehand, for it is the real one that is tried.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TypeAlias

import orjson
from sqlalchemy.orm import Session

from surveyapp.analysis.encode import UnknownAnswerError
from surveyapp.fieldwork import ballotbox
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.trial import Check, Trial, keep, keys, mails, people, plans, prints, require_open_to_trial
from surveyapp.fieldwork.waves import NETHERLANDS, questionnaire_of
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.problems import SourceError
from surveyapp.produce.reports import render
from surveyapp.produce.trial import dryrun, respondents
from surveyapp.produce.trial.forecast import Forecast, forecast
from surveyapp.questionnaire import madeup
from surveyapp.report.model import Report
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave

USUAL = 0.5
DRAWN = "html"
"""The kind of file that is made to try; a pdf takes seconds, and is made when somebody wants to read it."""
MOST_PROBLEMS = 5
REPORT_TITLE = "Het verslag is te maken"
Find: TypeAlias = Callable[[Session], Wave]
"""The wave, in this session; whoever asks sees to it that it is theirs."""


@dataclass(frozen=True)
class Order:
    """What to try with: the settings, who asks when, the report definitions that may be wanted (none: everything there
    is), and where the test mail goes (empty: nowhere).
    """

    settings: Settings
    now: datetime.datetime
    by: str
    definitions: tuple[Path, ...] = ()
    mail_to: str = ""


def run(database: Database, find: Find, order: Order) -> Trial:
    """Try everything about this wave and keep what was found. Raises Refusal when the wave is closed."""
    _prepare(database, find)
    with database.reading() as session:
        wave = find(session)
        trial = found(session, wave, order)
        mail = mails.sent(wave, order.settings, order.mail_to, order.now)
    trial = replace(trial, checks=(*trial.checks, mail)) if mail else trial
    with database.transaction() as session:
        keep(session, find(session), trial)
    return trial


def _prepare(database: Database, find: Find) -> None:
    """The box gets its key, so that it can be tried and copied before the wave opens."""
    with database.transaction() as session:
        wave = find(session)
        lock(session, wave)
        require_open_to_trial(wave)
        if wave.mode == "anonymous":
            try:
                ballotbox.prepare(session, wave)
            except OSError:
                session.expire(wave)  # the check of the box tells what is the matter


def found(session: Session, wave: Wave, order: Order) -> Trial:
    """What a trial run finds; nothing is written and nothing is sent."""
    guests = people.listed(session, wave)
    reports, expected = _reports(session, wave, order)
    ballot = orjson.dumps([madeup.answers(questionnaire_of(wave), {}, Random(0))])  # noqa: S311 - made up
    checks = (
        *keys.checks(session, wave, ballot),
        *reports,
        *mails.checks(session, wave, guests, order.settings, order.now),
        *people.checks(session, wave, guests),
        *plans.checks(session, wave, guests, order.settings, order.now),
    )
    return Trial(order.now, order.by, checks, prints(session, wave), expected.document() if expected else None)


def _reports(session: Session, wave: Wave, order: Order) -> tuple[list[Check], Forecast | None]:
    """Whether the reports can be made, from answers to a file; the first that fits is."""
    panel, expected = respondents.panel(session, wave), None
    try:
        expected = forecast(wave, panel)
        fitting, checks = _fitting(wave, order)
        made = dryrun.dry_run(wave, next(iter(fitting), None), USUAL, panel, expected, _today(order))
        render(made, DRAWN)
    except UnknownAnswerError as error:
        remedy = "Verbeter de waarden op de adreslijst."
        return [Check("report", "report", "failed", REPORT_TITLE, str(error), remedy)], None
    except Refusal as refused:
        remedy = "Kies na het sluiten een ander verslag, of laat de weging aanpassen."
        return [Check("report", "report", "failed", REPORT_TITLE, str(refused), remedy), *checks], expected
    text = f"Van verzonnen antwoorden kwam “{made.title}”, met {len(made.chapters)} hoofdstukken."
    return [Check("report", "report", "ok", REPORT_TITLE, text), *checks], expected


def _fitting(wave: Wave, order: Order) -> tuple[list[Path], list[Check]]:
    """The report definitions that this questionnaire has everything for, and what is the matter with the others."""
    fitting: list[Path] = []
    checks: list[Check] = []
    for path in order.definitions:
        try:
            dryrun.definition_of(path, wave)
            fitting.append(path)
        except SourceError as error:
            problems = "; ".join(problem.text() for problem in error.problems[:MOST_PROBLEMS])
            title = f"Het verslag “{path.stem}” past bij de vragenlijst"
            remedy = "Kies na het sluiten een ander verslag, of laat het aanpassen aan deze vragenlijst."
            checks.append(Check("report", f"report_{path.stem}", "warning", title, problems, remedy))
    return fitting, checks


def report(session: Session, wave: Wave, order: Order, rate: float = USUAL) -> Report:
    """The trial report at this response rate, by the first definition: marked as a trial, and made anew from the list
    as it is now. Raises SourceError when the definition does not fit the questionnaire, UnknownAnswerError when
    something on the list is no answer.
    """
    panel = respondents.panel(session, wave)
    definition = next(iter(order.definitions), None)
    return dryrun.dry_run(wave, definition, rate, panel, forecast(wave, panel), _today(order))


def _today(order: Order) -> datetime.date:
    return order.now.astimezone(NETHERLANDS).date()


def kept_forecast(trial: Trial) -> Forecast | None:
    """What this trial run expected."""
    return Forecast.of(trial.forecast) if trial.forecast else None
