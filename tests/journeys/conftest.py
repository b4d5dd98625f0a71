"""A municipality to measure in, on the database of this run."""

from pathlib import Path

import pytest

from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality
from tests.journeys.chain import Chain


@pytest.fixture
def chain(database: Database, municipality: Municipality, tmp_path: Path) -> Chain:
    """From rows to report in Zonstad."""
    return Chain(database, municipality, tmp_path)
