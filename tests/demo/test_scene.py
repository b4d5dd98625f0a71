"""The demonstration keeps the promises that it shows."""

import datetime
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.cli import demo
from surveyapp.demo import cycles as story
from surveyapp.demo import followup, inside, insiders, scene
from surveyapp.fieldwork import publications, waves
from surveyapp.policycycle import actionhistory, actions, advice, cycles, goals, steps, worksheets
from surveyapp.produce import reports
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Wave, Wish
from surveyapp.web import create_app
from tests.shelf import shipped

NOW = datetime.datetime(2026, 5, 12, 10, 0, tzinfo=datetime.UTC)
LIBRARY = Path(__file__).parents[2]


def number(session: Session, table: type[Invitation] | type[Wish], wave: Wave) -> int:
    return session.scalar(select(func.count()).select_from(table).where(table.wave_id == wave.id)) or 0


@pytest.fixture(scope="module")
def played(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, scene.Scene]]:
    """The demonstration, once for all of these tests."""
    folder = tmp_path_factory.mktemp("demo")
    database = Database(f"sqlite:///{shutil.copy(sqlite_template, folder / 'demo.db')}", folder / "sleutels")
    yield database, scene.play(database, LIBRARY, NOW)
    database.dispose()


def test_the_demonstration_keeps_its_own_promises(played: tuple[Database, scene.Scene]) -> None:
    database, made = played
    with database.reading() as session:
        baseline, current = session.get_one(Wave, made.baseline), session.get_one(Wave, made.current)
        assert baseline.purged_at is not None
        assert baseline.addresses_until is not None
        assert baseline.purged_at.date() > baseline.addresses_until
        assert number(session, Invitation, baseline) == number(session, Wish, baseline) == 0
        assert waves.counts(session, baseline).submitted == 38
        assert number(session, Invitation, current) == 41
        assert number(session, Wish, current) == 6
        assert number(session, Wish, session.get_one(Wave, made.evaluated)) == 12
        assert current.contact_email == scene.OFFICER
        invited = session.scalars(select(Invitation).where(Invitation.wave_id == current.id))
        assert len([each.address["street"] for each in invited]) == 41


def test_the_report_of_the_first_wave_has_three_neighbours_to_compare_with(
    played: tuple[Database, scene.Scene],
) -> None:
    data = reported(played[0], "nulmeting", (played[1].baseline,))
    others = [each["others"] for each in data["benchmarks"][0]["variables"]]
    assert [(each["municipalities"], each["reason"]) for each in others] == [(3, None)] * 8


def test_the_evaluation_judges_the_goals_that_were_fixed_before_the_first_wave(
    played: tuple[Database, scene.Scene],
) -> None:
    made = played[1]
    data = reported(played[0], "evaluatie", (made.baseline, made.evaluated))
    assert [each["variable"] for each in data["goals"]] == ["kent_steunpunt", "genoeg", "knelpuntscore"]
    assert all(each["outcome"] != "cannot_say" for each in data["goals"])
    with played[0].reading() as session:
        baseline = session.get_one(Wave, made.baseline)
        assert all(goals.changes(session, goal) == [] for goal in goals.listing(session, baseline))


def test_four_sides_lie_beside_each_other(played: tuple[Database, scene.Scene]) -> None:
    made = played[1]
    sides = [made.sides[code] for code in ("collega", "partners", "zelfevaluatie")]
    data = reported(played[0], "perspectieven", (made.evaluated, *sides))
    levels = [[each["level"] for each in concept["levels"]] for concept in data["concepts"]]
    assert len([each for each in levels if sum(level is not None for level in each) > 1]) >= 4


def test_the_first_cycle_is_walked_through_and_the_second_has_begun(played: tuple[Database, scene.Scene]) -> None:
    database, made = played
    with database.reading() as session:
        current = session.get_one(Wave, made.current)
        second, first = cycles.listing(session, current.municipality_id)
        assert (first.state, second.state) == ("closed", "open")
        assert cycles.previous(session, second) == first
        held = steps.waves(session, first)
        assert [wave.id for wave in held[6]] == [made.baseline]
        assert {wave.id for wave in held[9]} == {made.evaluated, *made.sides.values()}
        worksheets_filled = {entry.worksheet for entry in worksheets.entries(session, first)}
        assert worksheets_filled == {f"ws{step}" for step in range(1, 10)}


def test_the_evaluation_opens_with_what_came_of_the_actions(played: tuple[Database, scene.Scene]) -> None:
    made = played[1]
    data = reported(played[0], "evaluatie", (made.baseline, made.evaluated))
    states = {
        wave["code"]: [
            ("late" if each["late"] else each["state"]) for each in data["actions"] if each["wave"] == wave["code"]
        ]
        for wave in data["waves"]
    }
    earlier, agreed = states.values()
    assert Counter(earlier) == {"done": 4, "dropped": 1, "late": 1}
    assert set(agreed) == {"open", "busy"}
    assert all(each["note"] for each in data["actions"] if each["state"] in ("done", "dropped"))
    assert not all(each["public"] for each in data["actions"])


def test_every_action_carries_out_a_recommendation_and_happens_in_order(
    played: tuple[Database, scene.Scene],
) -> None:
    database, made = played
    with database.reading() as session:
        for number in (made.baseline, made.evaluated):
            wave = session.get_one(Wave, number)
            for action in actions.listing(session, wave):
                said = advice.find(session, wave, action.advice_id or 0)
                assert said is not None
                assert said.function == action.function
                moments = [each.at for each in actionhistory.changes(session, action)]
                assert moments == sorted(moments)
                assert wave.closed_at is not None
                assert wave.closed_at < moments[0]
                assert moments[-1] <= NOW


def test_the_results_of_both_waves_are_public_with_what_was_agreed_and_the_meeting(
    played: tuple[Database, scene.Scene],
) -> None:
    database, made = played
    with database.reading() as session:
        for place, number in enumerate((made.baseline, made.evaluated)):
            wave = session.get_one(Wave, number)
            row = publications.of(session, wave)
            assert row is not None
            assert row.published_at is not None
            assert row.meeting_on is not None
            assert wave.closed_at is not None
            assert wave.closed_at < row.published_at < NOW
            assert row.published_at.date() < row.meeting_on
            assert not publications.is_behind(row)
            told = publications.words(row.page or "")
            assert row.meeting_place in told
            assert row.message in told
            for each in followup.written()[str(place)]["agreed"]:
                assert (each["text"] in told) == each.get("public", False)


def test_every_address_that_is_printed_opens(
    played: tuple[Database, scene.Scene], capsys: pytest.CaptureFixture[str]
) -> None:
    database, made = played
    settings = Settings(environment="development", base_url="http://localhost")
    demo.tell(settings, made, {})
    client = create_app(settings, database, lambda: NOW).test_client()
    addresses = re.findall(r"http://localhost(/\S+)", capsys.readouterr().out)
    assert len(addresses) == 4
    for address in addresses:
        assert client.get(address, follow_redirects=True).status_code == 200, address


@pytest.mark.parametrize(
    ("claim", "place", "code", "choices", "least", "most"),
    [
        ("Bijna drie op de tien organisaties willen hulp", 0, "wens_bf1", "ja", 0.27, 0.30),
        ("Bijna een kwart van de organisaties kent het steunpunt niet", 0, "kent_steunpunt", "nee", 0.22, 0.25),
        ("bijna iedereen hulp bij mensen vinden of samenwerken", 0, "wens_bf2", "ja", 0.85, 0.95),
        ("bijna een derde van de organisaties zijn regels en papierwerk", 0, "vo11_regels", "groot", 0.30, 1 / 3),
        (
            "Ruim de helft vindt dat de gemeente vrijwilligers waardeert",
            0,
            "vo19_waardering",
            "eens helemaal_eens",
            0.50,
            0.58,
        ),
        ("Een kwart vindt van niet", 0, "vo19_waardering", "oneens helemaal_oneens", 0.24, 0.27),
        ("Kennis en vaardigheden zijn voor geen enkele organisatie", 0, "vo11_kennis", "groot", 0, 0),
        ("Ruim een derde van de organisaties verwacht moeilijke jaren", 1, "onder_druk", "ja", 1 / 3, 0.38),
        ("Ruim vier van de vijf organisaties hebben genoeg", 1, "genoeg", "ja", 0.80, 0.85),
        ("Vier van de vijf organisaties kennen het steunpunt", 1, "kent_steunpunt", "ja", 0.78, 0.82),
        ("bijna de helft van de organisaties is mensen vinden voor het bestuur", 1, "vo11_bestuur", "groot", 0.44, 0.5),
        (
            "Twee van de drie organisaties vinden dat de gemeente",
            1,
            "vo19_waardering",
            "eens helemaal_eens",
            0.64,
            0.69,
        ),
    ],
)
def test_what_is_concluded_is_what_was_measured(
    played: tuple[Database, scene.Scene], claim: str, place: int, code: str, choices: str, least: float, most: float
) -> None:
    data = reported(played[0], "evaluatie", (played[1].baseline, played[1].evaluated))
    (figures,) = (each["waves"][place]["cells"] for each in data["variables"] if each["code"] == code)
    assert least <= sum(cell["share"] for cell in figures if cell["code"] in choices.split()) <= most
    assert any(claim in each["text"] for each in followup.written()[str(place)]["said"])


@pytest.mark.parametrize("code", story.written())
def test_every_answer_on_a_worksheet_is_one_that_the_page_accepts(code: str) -> None:
    asked = shipped(code)
    started = datetime.date(2024, 1, 1)
    given = {item: story.as_answer(value, started) for item, value in story.written()[code]["answers"].items()}
    assert asked.prune(given) == given
    for item, value in given.items():
        question = asked.questions[item]
        assert question.read(question.write(value)) == value, item


@pytest.mark.parametrize("code", insiders.TITLES)
def test_the_tables_of_the_other_sides_fit_their_questionnaires(code: str) -> None:
    asked = shipped(code).questions
    for name, spread in inside.SPREADS.items():
        if name in asked:
            valid = [choice for choice in asked[name].categories if not choice.missing]
            assert len(spread.weights) == (len(valid) or 10), name
    every = {name for each in insiders.TITLES for name in shipped(each).questions}
    assert {*inside.SPREADS, *inside.WORDS} <= every


@cache
def reported(database: Database, name: str, numbers: tuple[int, ...]) -> Any:
    """The document of figures of a report on these waves, counted once."""
    with database.reading() as session:
        chosen = [session.get_one(Wave, number) for number in numbers]
        return reports.report(session, LIBRARY / "reports" / f"{name}.yaml", chosen, NOW.date()).data
