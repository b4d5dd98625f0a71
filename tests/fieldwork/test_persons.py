"""What a municipality keeps about somebody, and removing it when they ask."""

import csv
import io
import json
from pathlib import Path

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import events, invitations, municipalities, persons, wishes
from surveyapp.fieldwork.mail import queue
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Message, Municipality, Response, Wave, Wish
from tests.fieldwork.conftest import MONDAY, OFFICER, YES, Fieldwork, make_wave, opened

ADDRESS = "anna@debrug.nl"
MODES = ("anonymous", "confidential", "named")
OTHERS = [f"Club {number}" for number in range(5)]


def invited(database: Database, municipality: Municipality, mode: str, title: str = "0-meting") -> Fieldwork:
    """An open wave in which Anna of De Brug is invited, and five clubs."""
    survey = make_wave(database, municipality, mode, title)
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave.id)
        token = invitations.invite(session, wave, "VV De Brug", "Anna@DeBrug.nl", {"soort": "sport"})
        survey.tokens["VV De Brug"] = token
        invitation = session.scalar(select(Invitation).where(Invitation.wave_id == wave.id))
        queue.put(session, "invitation", MONDAY, invitation=invitation)
    for name in OTHERS:
        survey.invite(name)
    survey.open()
    return survey


def find(database: Database, municipality: Municipality, typed: str = ADDRESS) -> list[persons.Found]:
    with database.reading() as session:
        return persons.search(session, municipality.id, typed)


def remove(database: Database, municipality: Municipality, typed: str = ADDRESS) -> None:
    with database.transaction() as session:
        owner = session.get_one(Municipality, municipality.id)
        persons.remove(session, owner, persons.search(session, owner.id, typed), MONDAY, OFFICER)


def test_a_person_is_found_in_every_wave_of_the_municipality_and_in_no_other(
    database: Database, municipality: Municipality
) -> None:
    for mode in MODES:
        invited(database, municipality, mode, mode)
    with database.transaction() as session:
        other = municipalities.add(session, "Regenstad", MONDAY, OFFICER)
    assert [found.wave.title for found in find(database, municipality)] == ["named", "confidential", "anonymous"]
    assert len(find(database, municipality, " vv de brug ")) == 3
    assert find(database, other) == []
    assert find(database, municipality, "an") == []
    assert find(database, municipality, "%") == []
    assert find(database, municipality, "debrug.nl") == []


def test_what_is_kept_is_told_in_words_and_answers_only_where_they_are_kept_with_the_name(
    database: Database, municipality: Municipality
) -> None:
    for mode in MODES:
        invited(database, municipality, mode, mode).answer("VV De Brug")
    named, confidential, anonymous = find(database, municipality)
    assert dict(named.answers)["Werkt u met vrijwilligers?"] == "Ja"
    assert (named.reach, confidential.reach, anonymous.reach) == ("shown", "coded", "sealed")
    assert confidential.answers == anonymous.answers == ()
    document = json.loads(persons.as_json([named, confidential, anonymous]))
    assert document[0]["gegevens"]["E-mailadres"] == "Anna@DeBrug.nl"
    assert document[0]["gegevens"]["Soort organisatie"] == "Sport"
    assert document[0]["gegevens"]["Mail: uitnodiging"] == "nog niet verstuurd"
    assert {"vraag": "Hoeveel?", "antwoord": "12"} in document[0]["antwoorden"]
    assert "Niemand kan nagaan" in document[2]["gegevens"]["Antwoorden"]


def test_a_file_to_hand_over_holds_no_formula(database: Database, municipality: Municipality) -> None:
    survey = make_wave(database, municipality, "named")
    survey.invite('=HYPERLINK("http://x")')
    found = find(database, municipality, '=HYPERLINK("http://x")')
    rows = list(csv.reader(io.StringIO(persons.as_csv(found).decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["meting of beleidscyclus", "gegeven", "waarde"]
    assert ["0-meting", "Naam", '\'=HYPERLINK("http://x")'] in rows


@pytest.mark.parametrize("mode", MODES)
def test_nothing_of_a_removed_person_is_left_and_the_counts_keep_their_meaning(
    sqlite_database: Database, tmp_path: Path, mode: str
) -> None:
    with sqlite_database.transaction() as session:
        zonstad = municipalities.add(session, "Zonstad", MONDAY, OFFICER)
    survey = invited(sqlite_database, zonstad, mode)
    token = survey.tokens["VV De Brug"]
    remove(sqlite_database, zonstad)
    assert survey.counts().invited == 6
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"DeBrug" not in held
    assert b"VV De Brug" not in held
    with sqlite_database.reading() as session:
        assert invitations.find(session, token) is None
        assert session.scalars(select(Message.state)).all() == ["dropped"]
        (event, _) = events.latest(session, zonstad.id, 1)[0]
    assert (event.action, event.detail) == ("person.remove", "1 meting")


def test_named_answers_go_while_the_wave_is_open(database: Database, municipality: Municipality) -> None:
    survey = invited(database, municipality, "named")
    survey.answer("VV De Brug")
    survey.answer("Club 0")
    remove(database, municipality)
    assert survey.counts().submitted == 1
    with database.reading() as session:
        states = session.scalars(select(Invitation.disposition).where(Invitation.name == "")).all()
    assert states == ["refused"]


def test_named_answers_of_a_closed_wave_stay_without_the_name(database: Database, municipality: Municipality) -> None:
    survey = invited(database, municipality, "named")
    survey.answer("VV De Brug")
    survey.close()
    remove(database, municipality)
    assert survey.counts().submitted == 1
    with database.reading() as session:
        assert session.scalars(select(Response.invitation_id)).all() == [None]
    assert find(database, municipality) == []


def test_confidential_answers_go_before_results_show_them_and_are_cut_loose_after(
    database: Database, municipality: Municipality
) -> None:
    early = invited(database, municipality, "confidential", "vroeg")
    early.answer("VV De Brug")
    late = invited(database, municipality, "confidential", "laat")
    for name in ("VV De Brug", *OTHERS):
        late.answer(name)
    before = late.documents()
    remove(database, municipality)
    with database.reading() as session:
        left = select(Response.pseudonym).where(Response.wave_id == early.wave.id)
        assert session.scalars(left).all() == []
        kept = select(Response.pseudonym).where(Response.wave_id == late.wave.id)
        assert list(session.scalars(kept)).count(None) == 1
    assert late.documents() == before, "no two looks at the results differ by one person"


def test_a_ballot_stays_and_is_counted(database: Database, municipality: Municipality) -> None:
    survey = invited(database, municipality, "anonymous")
    survey.answer("VV De Brug")
    remove(database, municipality)
    survey.close()
    assert len(survey.documents()) == 1
    counts = survey.counts()
    assert (counts.invited, counts.answered) == (6, 1)


def test_a_removed_person_can_be_invited_anew(database: Database, municipality: Municipality) -> None:
    survey = invited(database, municipality, "named")
    remove(database, municipality)
    survey.invite("VV De Brug")
    survey.answer("VV De Brug", YES)
    assert survey.counts().submitted == 1


def test_a_wish_is_found_and_removed(database: Database, municipality: Municipality) -> None:
    survey = opened(database, municipality, "named")
    with database.transaction() as session:
        wishes.put(session, session.get_one(Wave, survey.wave.id), wishes.Wanted(ADDRESS, True, False))
    (found,) = find(database, municipality)
    assert dict(persons.copy.lines(found)) == {"E-mailadres": ADDRESS, "Wil de uitkomsten ontvangen": "ja"}
    remove(database, municipality)
    with database.reading() as session:
        assert session.scalars(select(Wish)).all() == []
