"""The other sides at the 1-meting of the demonstration: colleagues, partners, the officer; and the typetest."""

import csv
import datetime
from importlib.resources import files
from pathlib import Path

from surveyapp.demo import holding
from surveyapp.demo.holding import Plan
from surveyapp.fieldwork.units import unit_of
from surveyapp.policycycle import steps
from surveyapp.questionnaire.load import read_folder
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Cycle, Municipality, Wave

TITLES = {
    "collega": "Collega's",
    "partners": "Partners",
    "zelfevaluatie": "Zelfevaluatie",
    "typetest": "Typetest",
}
MODES = {"zelfevaluatie": "named"}
SILENT = {"collega": (8, 11), "partners": (6,)}
"""Places in the lists of who did not answer."""
STEP = 9


def play(
    database: Database,
    library: Path,
    municipality: Municipality,
    cycle: Cycle,
    opens: datetime.datetime,
    closes: datetime.datetime,
) -> dict[str, Wave]:
    """A closed wave of each group, by the code of its questionnaire, attached to the last step of the cycle."""
    held = {}
    for code, title in TITLES.items():
        guests = [_guest(row) for row in listed() if row["group"] == code]
        plan = Plan(
            title=f"{title} {opens.year}",
            ordinal=1,
            mode=MODES.get(code, "confidential"),
            sources=read_folder(library / "questionnaires" / f"{code}.yaml"),
            main=f"{code}.yaml",
            guests=guests,
            opens=opens,
            closes_on=closes.date(),
        )
        with database.transaction() as session:
            wave = holding.make(session, municipality, plan)
            tokens = holding.invite(session, wave, plan)
            steps.attach(session, session.merge(cycle), STEP, wave, opens, holding.BY)
        places = [place for place in range(len(guests)) if place not in SILENT.get(code, ())]
        holding.answer(database, plan, tokens, places, opens)
        holding.close(database, wave, closes)
        held[code] = wave
    return held


def listed() -> list[dict[str, str]]:
    """Who is asked, with the code of the questionnaire in ``group``."""
    text = files("surveyapp.demo").joinpath("insiders.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _guest(row: dict[str, str]) -> dict[str, object]:
    unit = unit_of(row["name"], row["email"])
    return {"unit": unit, "name": row["name"], "email": row["email"], "address": {}, "background": {}}
