"""Who answered two waves is compared with itself, where that was promised to be possible, and leaves no trace."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy.orm import Session

from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.fieldwork.pseudonyms import pseudonym
from surveyapp.produce import reports
from surveyapp.produce.unitkeys import UnitKeys
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Municipality, Response, Wave
from tests.test_produce import CLOSED, COMPARISON, OPENED, QUESTIONNAIRE, TODAY, definition


def closed(session: Session, municipality: Municipality, mode: str, ordinal: int, answers: Sequence[str]) -> Wave:
    """A closed wave in which club 0, club 1 and so on gave these answers, invited in another order every time."""
    wave = waves.create(
        session,
        municipality,
        {"kort.yaml": QUESTIONNAIRE},
        "kort.yaml",
        f"{ordinal}-meting",
        ordinal,
        mode,
        OPENED,
        "toets",
        contact_email="beleid@zonstad.nl",
        closes_on=CLOSED.date(),
    )
    waves.open_(session, wave, OPENED, "toets")
    order = sorted(range(len(answers)), key=lambda place: (place * 7 + ordinal * 3) % 11)
    for place in order:
        token = invitations.invite(session, wave, f"Club {place}", email=f"c{place}@zonstad.nl")
        ticket = invitations.find(session, token)
        assert ticket
        saved = responses.save(session, ticket, {"genoeg": answers[place]}, 0, OPENED)
        responses.submit(session, ticket, saved.version, OPENED)
    waves.close(session, wave, CLOSED, "toets")
    return wave


def compared(session: Session, pair: Sequence[Wave], folder: Path) -> dict[str, Any]:
    report = reports.report(session, definition(folder, COMPARISON), pair, TODAY)
    data = json.loads(reports.render(report, "json"))
    found = next(variable for variable in data["variables"] if variable["code"] == "genoeg")["comparison"]
    return cast(dict[str, Any], found)


@pytest.mark.parametrize(
    ("modes", "pairs"),
    [
        (("confidential", "confidential"), 12),
        (("named", "named"), 12),
        (("anonymous", "anonymous"), None),
        (("named", "confidential"), None),  # nobody said to the one that the other would know
        (("anonymous", "named"), None),
    ],
)
def test_units_are_paired_only_within_one_kind_of_promise_and_never_in_an_anonymous_wave(
    database: Database, municipality: Municipality, tmp_path: Path, modes: tuple[str, str], pairs: int | None
) -> None:
    with database.transaction() as session:
        town = session.merge(municipality)
        earlier = closed(session, town, modes[0], 0, ["nee"] * 12)
        later = closed(session, town, modes[1], 1, ["ja"] * 5 + ["nee"] * 7)
    with database.reading() as session:
        found = compared(session, [session.merge(earlier), session.merge(later)], tmp_path)
    assert found["pairs"] == pairs
    if pairs:
        share = found["shares"][0]
        assert (share["test"], share["p"], share["difference"]) == ("mcnemar_mid_p", 1 / 32, pytest.approx(5 / 12))
    else:
        assert found["design"] == "not_linked"


def test_nothing_that_tells_a_unit_from_another_is_in_any_file(
    sqlite_database: Database, municipality: Municipality, tmp_path: Path
) -> None:
    with sqlite_database.transaction() as session:
        town = session.merge(municipality)
        both = [closed(session, town, "confidential", n, ["ja"] * 6 + ["nee"] * 6) for n in (0, 1)]
        invitation = session.query(Invitation).filter_by(wave_id=both[0].id, name="Club 3").one()
        known = pseudonym(session, invitation)
        report = reports.report(session, definition(tmp_path, COMPARISON), both, TODAY)
    for kind in ("json", "html"):
        text = reports.render(report, kind).decode()
        assert not [trace for trace in (known, known[:16], "Club 3", "c3@zonstad") if trace in text]


def test_the_same_unit_has_another_key_in_every_report_and_the_same_one_within_it() -> None:
    one, other, first, second, third = UnitKeys(), UnitKeys(), [], [], []  # type: ignore[var-annotated]
    rows = [("club", {"q": "ja"}), (None, {"q": "nee"})]
    assert list(one.collect(rows, first)) == [{"q": "ja"}, {"q": "nee"}]
    list(one.collect(rows, second))
    list(other.collect(rows, third))
    assert first == second
    assert first[1] is None
    assert first[0] not in (None, b"club", third[0])


def test_answers_through_the_open_link_and_from_a_file_are_of_nobody_in_particular(
    sqlite_database: Database, municipality: Municipality
) -> None:
    with sqlite_database.transaction() as session:
        wave = closed(session, session.merge(municipality), "confidential", 0, ["ja"] * 6)
        for row in session.query(Response).limit(2):
            row.channel = "open"
        session.flush()
        keys = [unit for unit, _ in responses.documents_with_units(session, wave)]
    assert sorted(unit is None for unit in keys) == [False] * 4 + [True] * 2
