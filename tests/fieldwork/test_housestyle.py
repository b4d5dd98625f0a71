"""What is taken from a municipality's token file."""

import pytest

from surveyapp.fieldwork import housestyle, municipalities
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality
from tests.fieldwork.conftest import MONDAY

FILE = """
/* our colours */
.zonstad-theme {
  --utrecht-heading-color: #112233;
  --utrecht-logo: url(https://elders.example/x.svg);
  color: red;
  --utrecht-button-primary-action-background-color: #8a1538
}
"""


def test_only_tokens_are_taken_and_nothing_that_fetches() -> None:
    assert housestyle.tokens(FILE) == {
        "--utrecht-heading-color": "#112233",
        "--utrecht-button-primary-action-background-color": "#8a1538",
    }


@pytest.mark.parametrize(
    ("value", "colour"),
    [("#8a1538", "#8a1538"), ("red", None), ("#fff", None), ("var(--x)", None)],
)
def test_a_report_takes_the_main_colour_when_it_is_written_out(value: str, colour: str | None) -> None:
    assert housestyle.main_colour(f":root{{--utrecht-button-primary-action-background-color: {value};}}") == colour


@pytest.mark.parametrize(
    ("value", "family"),
    [
        ('"Fira Sans", Arial, sans-serif', "Fira Sans"),
        ("'TheSans', sans-serif", "TheSans"),
        ("Arial", "Arial"),
        ("sans-serif", ""),
        ("system-ui, Arial", ""),
        ("-apple-system, Arial", ""),
        ("var(--letter)", ""),
        ('"a</style>b"', ""),
        ("", ""),
    ],
)
def test_a_report_takes_the_first_typeface_when_it_is_one_by_name(value: str, family: str) -> None:
    assert housestyle.font_family(f":root{{--utrecht-document-font-family: {value};}}") == family


def test_a_file_without_tokens_is_refused_and_changes_nothing(database: Database, municipality: Municipality) -> None:
    with pytest.raises(Refusal, match="geen design tokens"), database.transaction() as session:
        municipalities.restyle(session, session.merge(municipality), "body { color: red }", MONDAY, "test")


def test_the_tokens_are_kept_for_the_pages(database: Database, municipality: Municipality) -> None:
    with database.transaction() as session:
        assert municipalities.restyle(session, session.merge(municipality), FILE, MONDAY, "test") == 2
    with database.reading() as session:
        assert municipalities.find(session, municipality.slug).theme == FILE
