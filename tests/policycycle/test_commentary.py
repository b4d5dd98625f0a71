"""Own text in the chapters of a report: every version is kept, and nobody overwrites somebody else without knowing."""

import datetime

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import events, municipalities
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import commentary, forgetting, mentions
from surveyapp.policycycle.commentary import Place, Typed
from surveyapp.policycycle.mentions import REMOVED, WRITER
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Commentary, Wave
from tests.surveys import NOW, OFFICER, Survey, data, run

TEXT, ADVICE = Place("respons", "explanation"), Place("respons", "recommendation")
LATER = NOW + datetime.timedelta(days=3)


@pytest.fixture
def survey(database: Database) -> Survey:
    return run(database, data({"code": "sport", "type": "number", "minimum": 0}))


def save(survey: Survey, place: Place, text: str, seen: int, by: str = OFFICER, **more: object) -> list[str]:
    """Keep a text; returns what others wrote where it clashes."""
    with survey.database.transaction() as session:
        typed = {place: Typed(text, seen, **{"figures": "f1", **more})}  # type: ignore[arg-type]
        wave = session.get_one(Wave, survey.wave_id)
        return [each.theirs.text for each in commentary.save(session, wave, "nulmeting", typed, LATER, by)]


def now_there(survey: Survey) -> dict[str, str]:
    with survey.database.reading() as session:
        wave = session.get_one(Wave, survey.wave_id)
        return {each.kind: each.text for each in commentary.current(session, wave, "nulmeting")}


def history(survey: Survey) -> list[tuple[int, str, str]]:
    with survey.database.reading() as session:
        rows = session.scalars(select(Commentary).order_by(Commentary.id))
        return [(row.number, row.text, row.figures) for row in rows]


def test_a_text_is_written_changed_and_withdrawn_and_every_version_stays(survey: Survey) -> None:
    save(survey, TEXT, "  Wij belden na.\r\n\r\nDat hielp.\x00 ", 0)
    save(survey, ADVICE, "Bel ook de kleine clubs.", 0)
    save(survey, TEXT, "Wij belden na.", 1)
    assert now_there(survey) == {"explanation": "Wij belden na.", "recommendation": "Bel ook de kleine clubs."}
    save(survey, ADVICE, "  ", 1)
    assert now_there(survey) == {"explanation": "Wij belden na."}
    assert [(number, text) for number, text, _ in history(survey)] == [
        (1, "Wij belden na.\n\nDat hielp."),
        (1, "Bel ook de kleine clubs."),
        (2, "Wij belden na."),
        (2, ""),
    ]
    with survey.database.reading() as session:
        told = [
            each for each in events.decisions(session, session.get_one(Wave, survey.wave_id)) if "comm" in each.action
        ]
        assert [each.action.partition(".")[2] for each in told] == ["add", "add", "change", "withdraw"]
        assert {each.detail for each in told} == {
            "nulmeting, respons, explanation",
            "nulmeting, respons, recommendation",
        }


def test_a_clash_shows_what_somebody_else_wrote_and_keeps_theirs(survey: Survey) -> None:
    save(survey, TEXT, "Van Els", 0, "els@zonstad.nl")
    assert save(survey, TEXT, "Van Jan", 0, "jan@zonstad.nl") == ["Van Els"]
    assert now_there(survey) == {"explanation": "Van Els"}
    assert save(survey, TEXT, "Van Jan", 1, "jan@zonstad.nl") == []
    assert save(survey, TEXT, "Van Els", 1, "els@zonstad.nl") == []  # was not touched: Jan's stays
    assert now_there(survey) == {"explanation": "Van Jan"}


def test_a_text_is_confirmed_for_new_figures_only_when_somebody_says_so(survey: Survey) -> None:
    save(survey, TEXT, "Klopt", 0)
    save(survey, TEXT, "Klopt", 1, figures="f2")
    save(survey, TEXT, "Klopt", 1, confirmed=True)
    save(survey, TEXT, "Klopt", 1, figures="f2", confirmed=True)
    save(survey, ADVICE, "", 0, figures="f2", confirmed=True)
    assert history(survey) == [(1, "Klopt", "f1"), (2, "Klopt", "f2")]


def test_a_text_that_is_too_long_is_refused(survey: Survey) -> None:
    with pytest.raises(Refusal, match="hoogstens 5000 tekens"):
        save(survey, TEXT, "x" * 5001, 0)
    save(survey, TEXT, "x" * 5000, 0)


def test_a_person_is_found_in_it_and_taken_out_of_every_version(survey: Survey) -> None:
    save(survey, TEXT, "Met dank aan Karin d'Hont.", 0, "karin@zonstad.nl")
    save(survey, TEXT, "Dank aan Karin d'Hont en Jan.", 1)
    with survey.database.transaction() as session:
        town = municipalities.find(session, "zonstad")
        assert town
        found = mentions.told(mentions.search(session, town.id, "karin d'hont", []))
        place, label = "Eigen tekst in rapporten over 0-meting", "Rapport “nulmeting”, hoofdstuk “respons”"
        assert found == [
            (place, label, "Met dank aan Karin d'Hont."),
            (place, label, "Dank aan Karin d'Hont en Jan."),
        ]
        wrote = mentions.told(mentions.search(session, town.id, "karin@zonstad.nl", []))
        assert [(told[0], told[1]) for told in wrote] == [(place, WRITER)]
        assert forgetting.forget(session, town, "Karin d'Hont", [], LATER, OFFICER) == 2
    assert [text for _, text, _ in history(survey)] == [
        f"Met dank aan {REMOVED}.",
        f"Dank aan {REMOVED} en Jan.",
        f"Dank aan {REMOVED} en Jan.",
    ]
    assert save(survey, TEXT, "Dank aan Karin d'Hont, Jan en Els.", 2) == [f"Dank aan {REMOVED} en Jan."]
