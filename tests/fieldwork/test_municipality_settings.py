"""What a municipality decides about itself: how far the threshold may go down."""

import pytest

from surveyapp.fieldwork import municipality_settings
from surveyapp.fieldwork.municipality_settings import Wish
from surveyapp.fieldwork.refusal import WrongField
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality
from tests.fieldwork.conftest import MONDAY, OFFICER, make_wave, opened


def change(database: Database, municipality: Municipality, threshold: int) -> list[str]:
    with database.transaction() as session:
        known = session.get_one(Municipality, municipality.id)
        wish = Wish(known.name, tuple(known.languages), threshold, "", "")
        return municipality_settings.change(session, known, wish, MONDAY, OFFICER)


def test_before_a_wave_was_opened_the_threshold_goes_up_and_down(
    sqlite_database: Database, municipality_there: Municipality
) -> None:
    make_wave(sqlite_database, municipality_there, "named")
    assert change(sqlite_database, municipality_there, 8) == ["threshold"]
    assert change(sqlite_database, municipality_there, 6) == ["threshold"]


def test_once_somebody_could_answer_the_threshold_only_goes_up_also_after_closing(
    sqlite_database: Database, municipality_there: Municipality
) -> None:
    """Reports that are made later are about people who relied on it."""
    survey = opened(sqlite_database, municipality_there, "named", "VV De Brug")
    change(sqlite_database, municipality_there, 8)
    survey.close()
    with pytest.raises(WrongField, match="rekenen op de drempel van 8"):
        change(sqlite_database, municipality_there, 6)
    assert change(sqlite_database, municipality_there, 9) == ["threshold"]


@pytest.fixture
def municipality_there() -> Municipality:
    return Municipality(slug="zonstad", name="Zonstad")
