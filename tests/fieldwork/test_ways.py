"""The account of a closed wave per way in which units were invited, and where that would tell of a few."""

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import waves
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Message, Municipality
from tests.fieldwork.conftest import MONDAY, Fieldwork, make_wave


def invited(database: Database, municipality: Municipality, mode: str, **sorts: str) -> Fieldwork:
    """A wave with organisations of each sort, ``m`` for every one that gets its invitation by mail: ``sport="mmo"``."""
    fieldwork = make_wave(database, municipality, mode)
    names = {f"{sort}{place}": (sort, way) for sort, ways in sorts.items() for place, way in enumerate(ways)}
    for name, (sort, _) in names.items():
        fieldwork.invite(name, soort=sort)
    fieldwork.open()
    with database.transaction() as session:
        for to in session.scalars(select(Invitation)).all():
            about = {"municipality_id": to.municipality_id, "wave_id": to.wave_id, "invitation_id": to.id}
            if names[to.name][1] == "m":
                session.add(Message(**about, kind="invitation", state="sent", next_at=MONDAY))
            else:  # a mail with thanks is sent to who answered, and is no invitation
                session.add(Message(**about, kind="thanks", state="sent", next_at=MONDAY))
    return fieldwork


def told(fieldwork: Fieldwork) -> dict[str, tuple[int, int]]:
    fieldwork.close()
    with fieldwork.database.reading() as session:
        found = waves.ways(session, fieldwork._wave(session))
        return {way: (counts["invited"], counts["answered"]) for way, counts in found.items()}


def test_each_way_has_who_was_invited_along_it_and_who_answered(database: Database, municipality: Municipality) -> None:
    fieldwork = invited(database, municipality, "named", sport="mmmoo", zorg="o")
    for name in ("sport0", "sport1", "zorg0"):
        fieldwork.answer(name)
    assert told(fieldwork) == {"mail": (3, 2), "other": (3, 1)}


@pytest.mark.parametrize(
    ("sport", "zorg", "ways"),
    [
        ("m" * 5 + "o" * 5, "o" * 5, 2),  # every part of every group is large enough
        ("m" * 6, "o" * 6, 2),  # ways are groups that are told of already
        ("m" * 6 + "o" * 2, "o" * 6, 0),  # sport less those by mail are two
        ("m" * 9, "o" * 3, 0),  # three came in otherwise
        ("m" * 9, "m" * 9, 0),  # one way is no division
    ],
)
def test_where_names_are_secret_a_way_never_cuts_a_few_off_a_group(
    sport: str, zorg: str, ways: int, database: Database, municipality: Municipality
) -> None:
    assert len(told(invited(database, municipality, "confidential", sport=sport, zorg=zorg))) == ways
