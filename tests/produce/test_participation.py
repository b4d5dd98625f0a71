"""The response page and the report of a closed wave say the same about what became of everybody."""

from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from surveyapp.fieldwork import invitations, retention, rows, waves
from surveyapp.produce import reports
from surveyapp.produce.monitoring import DUTCH, monitor
from surveyapp.storage.database import Database
from surveyapp.storage.tables import MODES, Municipality
from tests.fieldwork.conftest import MONDAY, OFFICER, Fieldwork, make_wave
from tests.fieldwork.test_monitoring import mailed, mark

SAME = {
    "gross": "gross",
    "not_eligible": "not_eligible",
    "unreached": "unknown",
    "refused": "refusal",
    "answered": "answered",
    "no_contact": "no_contact",
    "open": "open_link",
    "imported": "imported",
}
"""Name on the page, name in the report."""


def in_the_field(database: Database, municipality: Municipality, mode: str, each: int) -> Fieldwork:
    """So many of each outcome; six answered, two began, one does not belong there and two did nothing."""
    survey = make_wave(database, municipality, mode)
    amounts = {"answered": 6, "begun": 2, "stray": 1, "silent": 2} | dict.fromkeys(("no", "gone", "failed"), each)
    names = {kind: [f"{kind}{place}" for place in range(number)] for kind, number in amounts.items()}
    for name in chain.from_iterable(names.values()):
        survey.invite(name, soort="sport")
    survey.open()
    for name in names["answered"]:
        survey.answer(name)
    for name in names["begun"]:
        survey.save(name, {"vrijw": "ja"})
    for kind, what in {"no": "refused", "gone": "bounced", "stray": "ineligible", "answered": "refused"}.items():
        for name in names[kind][: 1 if kind == "answered" else None]:  # one said no, and answered after all
            mark(survey, name, what)
    for name in names["failed"]:
        mailed(survey, name, invitation="failed")
    return survey


def come_in_otherwise(survey: Fieldwork, folder: Path) -> None:
    """Three by the open link, and two from a file."""
    for visitor in ("een", "twee", "drie"):
        with survey.database.transaction() as session:
            survey.tokens[visitor] = invitations.start(session, survey._wave(session))
        survey.answer(visitor)
    import_rows(survey, folder, 2)


def import_rows(survey: Fieldwork, folder: Path, number: int) -> None:
    file = folder / "rijen.csv"
    file.write_text("vrijw\n" + "nee\n" * number, encoding="utf-8")
    with survey.database.transaction() as session:
        wave = survey._wave(session)
        rows.store(session, wave, rows.read(file, waves.questionnaire_of(wave)), MONDAY, OFFICER)


def both(survey: Fieldwork) -> tuple[dict[str, str], dict[str, Any]]:
    """The texts of the page, and the response account of the report."""
    with survey.database.reading() as session:
        wave = survey._wave(session)
        report = reports.results(session, wave, MONDAY.date())
        return monitor(session, wave).values(), report.data["waves"][0]["response"]  # type: ignore[index]


def purge(survey: Fieldwork) -> None:
    with survey.database.transaction() as session:
        retention.purge(session, survey._wave(session), MONDAY, OFFICER)


@pytest.mark.parametrize("each", [1, 5])
@pytest.mark.parametrize("mode", MODES)
def test_the_page_and_the_report_of_a_closed_wave_agree_also_when_all_names_are_gone(
    database: Database, municipality: Municipality, tmp_path: Path, mode: str, each: int
) -> None:
    survey = in_the_field(database, municipality, mode, each)
    come_in_otherwise(survey, tmp_path)
    survey.close()
    page, report = both(survey)
    assert {key: page[key] for key in SAME} == {key: DUTCH.number(report[name]) for key, name in SAME.items()}
    assert page["partial"] == ("–" if mode == "anonymous" else DUTCH.number(report["break_off"]))
    assert page["reached"] == DUTCH.number(report["invited"] - report["unknown"])
    assert page["rate"] == DUTCH.percent(report["rate"])
    purge(survey)
    bare, same = both(survey)
    kept = (*SAME, "partial", "reached", "rate")
    assert same == report
    assert {key: bare[key] for key in kept} == {key: page[key] for key in kept}


@pytest.mark.parametrize(
    ("mode", "each", "told"),
    [
        ("named", 1, {"refusal": 1, "unknown": 2, "break_off": 2, "no_contact": 2}),
        ("confidential", 1, {"refusal": 0, "unknown": 0, "break_off": 2, "no_contact": 5}),
        ("anonymous", 1, {"refusal": 0, "unknown": 0, "break_off": 0, "no_contact": 7}),
        ("named", 5, {"refusal": 5, "unknown": 10, "break_off": 2, "no_contact": 2}),
        ("confidential", 5, {"refusal": 5, "unknown": 10, "break_off": 2, "no_contact": 2}),
        ("anonymous", 5, {"refusal": 5, "unknown": 10, "break_off": 0, "no_contact": 4}),
    ],
)
def test_everybody_has_one_outcome_and_few_are_not_told_apart_where_names_are_not_shown(
    database: Database, municipality: Municipality, mode: str, each: int, told: dict[str, int]
) -> None:
    survey = in_the_field(database, municipality, mode, each)
    survey.close()
    _, report = both(survey)
    invited = 10 + 3 * each
    assert {name: report[name] for name in told} == told
    assert (report["gross"], report["invited"], report["answered"]) == (invited + 1, invited, 6)
    assert report["rates"]["RR1"] == report["rates"]["RR2"] == 6 / invited
    assert report["rates"]["RR5"] == report["rates"]["RR6"] == 6 / (invited - told["unknown"])


@pytest.mark.parametrize(("population", "rate"), [(10, "60%"), (None, "–")])
def test_answers_from_a_file_have_a_rate_when_it_is_known_how_many_there_are(
    database: Database, municipality: Municipality, tmp_path: Path, population: int | None, rate: str
) -> None:
    survey = make_wave(database, municipality, "named")
    survey.open()
    with database.transaction() as session:
        survey._wave(session).population = population
    import_rows(survey, tmp_path, 6)
    survey.close()
    page, report = both(survey)
    assert page["rate"] == DUTCH.percent(report["rate"]) == rate
