"""The page about the response, in every state of a wave; and what it costs to keep it fresh."""

import re
from collections.abc import Sequence

import pytest
from flask.testing import FlaskClient

from surveyapp.storage.database import Database
from tests.officer import Officer, at_work, words
from tests.respondent import Respondent
from tests.surveys import Survey, data, run
from tests.web.test_queries import queries

SORTS = [{"code": "sport", "label": "Sport"}, {"code": "zorg", "label": "Zorg"}]
LIST = data(
    {"code": "soort", "type": "background", "label": "Soort", "choices": SORTS}, {"code": "naam", "type": "text"}
)
PAGE = "/beheer/metingen/0-meting"
MOST = 14
"""Queries for one look, signing in and finding the wave included."""


@pytest.fixture
def els(client: FlaskClient, survey: Survey, database: Database) -> Officer:
    return at_work(client, database)


@pytest.fixture
def survey(database: Database) -> Survey:
    return run(database, LIST, "named")


def invite(survey: Survey, sport: int, zorg: int) -> list[str]:
    sorts = ["sport"] * sport + ["zorg"] * zorg
    return [survey.invite(f"Club {place} van {len(sorts)}", soort=sort) for place, sort in enumerate(sorts)]


def answer(client: FlaskClient, links: Sequence[str]) -> None:
    for link in links:
        Respondent(client, link).open().follow("Beginnen").next(naam="x").submit()


def test_a_group_that_stays_behind_is_named_with_what_to_do(els: Officer, client: FlaskClient, survey: Survey) -> None:
    links = invite(survey, 12, 12)
    answer(client, [*links[:9], links[12]])
    page = words(els.open(f"{PAGE}/respons"))
    assert "Soort, “Zorg”: 1 van de 12 vulde in, tegen 42% van de hele lijst." in page
    assert "Stuur een herinnering" in page
    assert "Nu stoppen" in page
    assert "Laatste dag kiezen" in page


def test_nobody_stays_behind_when_all_groups_are_alike(els: Officer, client: FlaskClient, survey: Survey) -> None:
    links = invite(survey, 4, 4)
    answer(client, [links[0], links[4]])
    assert re.search(r"<section[^>]* hidden data-live-behind>", els.open(f"{PAGE}/respons").text)


def test_the_live_numbers_are_the_texts_of_the_page(els: Officer, client: FlaskClient, survey: Survey) -> None:
    answer(client, invite(survey, 3, 2)[:2])
    page, live = els.open(f"{PAGE}/respons").text, els.open(f"{PAGE}/stand").get_json()
    shown = dict(re.findall(r'data-count="([^"]+)">([^<]*)<', page))
    shown |= {key: value for value, key in re.findall(r'value="(\d+)" data-part="([^"]+)"', page)}
    assert {key: text for key, text in live.items() if key in shown} == shown
    assert shown["soort.sport.5"] == "67%"
    assert els.open(PAGE).text.count('data-count="rate">40%<') == 1


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_a_look_costs_the_same_few_queries_however_long_the_list(
    mode: str, client: FlaskClient, database: Database
) -> None:
    survey = run(database, LIST, mode)
    els = at_work(client, database)
    cost = []
    for more in (10, 40):
        answer(client, invite(survey, more, more)[:6])
        for path in ("respons", "stand"):
            with queries(database) as seen:
                assert els.open(f"{PAGE}/{path}").status_code == 200
            cost.append(len(seen))
    assert cost[:2] == cost[2:]
    assert max(cost) <= MOST


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_the_page_tells_in_every_state_what_there_is_to_tell(
    mode: str, client: FlaskClient, database: Database
) -> None:
    survey = run(database, LIST, mode, opened=False)
    els = at_work(client, database)
    links = invite(survey, 6, 6)
    assert "De meting is nog niet open" in words(els.open(f"{PAGE}/respons"))
    assert els.send(f"{PAGE}/openen", untried="ja").status_code == 303
    answer(client, links[:6])
    els.send(f"{PAGE}/sluiten")
    closed = words(els.open(f"{PAGE}/respons"))
    assert "Respons 50%" in closed
    assert "Nu stoppen" not in closed
    assert "50%" in words(els.open("/beheer"))
