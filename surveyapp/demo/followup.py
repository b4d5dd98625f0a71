"""From outcomes to actions in the demonstration: what Veldhove concluded, who does what, and how that went."""

import datetime
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from sqlalchemy.orm import Session

from surveyapp.demo import cycles
from surveyapp.policycycle import actions, advice
from surveyapp.policycycle.actions import Agreed
from surveyapp.policycycle.advice import Said
from surveyapp.storage.tables import Account, Wave
from surveyapp.storage.tenant import owned

_OUR_OWN = ("code", "carries_out", "reports")
"""Keys of the file that are no column."""


def written() -> Mapping[str, Any]:
    """What was said and agreed as it stands in the file, by the ordinal of the measurement."""
    found: Mapping[str, Any] = yaml.safe_load(files("surveyapp.demo").joinpath("actions.yaml").read_text("utf-8"))
    return found


def agree(session: Session, wave: Wave, baseline: datetime.datetime) -> None:
    """What was said of this wave, and what was agreed to do."""
    started, found = cycles.started_at(baseline), written()[str(wave.ordinal)]
    at, by = started + datetime.timedelta(days=found["day"]), found["by"]
    codes = {each.get("code"): advice.add(session, wave, Said(**_columns(each)), at, by).id for each in found["said"]}
    for each in found["agreed"]:
        actions.add(session, wave, _agreed(session, wave, each, codes[each["carries_out"]], started.date()), at, by)


def report(session: Session, wave: Wave, baseline: datetime.datetime) -> None:
    """What was told of each action of this wave, each on its day."""
    started = cycles.started_at(baseline)
    made = sorted(actions.listing(session, wave), key=lambda action: action.id)
    for action, each in zip(made, written()[str(wave.ordinal)]["agreed"], strict=True):
        for told in each.get("reports", ()):
            at = started + datetime.timedelta(days=told["day"])
            actions.report(session, wave, action, told["state"], told["note"], action.version, at, told["by"])


def _agreed(session: Session, wave: Wave, each: Mapping[str, Any], carries_out: int, started: datetime.date) -> Agreed:
    """Its owner is an account of the municipality when there is one with this address."""
    due_on = cycles.as_date(each["due_on"], started)
    columns = {**_columns(each), "due_on": due_on, "advice_id": carries_out}
    account = owned(Account, wave.municipality_id).where(Account.email == each["owner_email"])
    if known := session.scalar(account.with_only_columns(Account.id)):
        columns |= {"account_id": known, "owner": "", "owner_email": ""}
    return Agreed(**columns)


def _columns(each: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in each.items() if name not in _OUR_OWN}
