"""What is said about errors in the log: where it went wrong, and nothing that somebody typed."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from surveyapp.storage.database import Database
from surveyapp.storage.failure import described
from surveyapp.storage.tables import Municipality, Response

SECRET = "Geheim van de korfbalclub"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("INSERT INTO municipality (slug, name, threshold, theme) VALUES (:v, :v, 4, '')", "constraint"),
        ("SELECT nowhere FROM municipality WHERE slug = :v", "nowhere"),
    ],
)
def test_an_error_of_the_database_says_what_is_wrong_without_the_values(
    database: Database, statement: str, said: str
) -> None:
    with pytest.raises(DBAPIError) as caught, database.transaction() as session:
        session.execute(text(statement), {"v": SECRET})
    assert said in described(caught.value)
    assert SECRET not in described(caught.value)


def test_no_error_of_a_statement_holds_its_values(database: Database) -> None:
    with pytest.raises(SQLAlchemyError) as caught, database.transaction() as session:
        session.execute(select(Response).where(text("nowhere = :v")), {"v": SECRET})
    assert SECRET not in str(caught.value)


def test_a_row_that_is_there_already_is_not_quoted(database: Database) -> None:
    with database.transaction() as session:
        session.add(Municipality(slug=SECRET, name="Zonstad"))
    with pytest.raises(DBAPIError) as caught, database.transaction() as session:
        session.add(Municipality(slug=SECRET, name="Zonstad"))
    assert SECRET not in described(caught.value)


def test_other_errors_tell_what_kind_and_where_and_what_led_to_them() -> None:
    try:
        try:
            int(SECRET)
        except ValueError as wrong:
            raise KeyError(SECRET) from wrong
    except KeyError as error:
        told = described(error)
    assert told.index("builtins.ValueError") < told.index("builtins.KeyError")
    assert "test_failure.py" in told
    assert f'"{SECRET}"' not in told


def test_the_disk_is_quoted() -> None:
    assert described(OSError(28, "No space left on device", "/geheim")).endswith("No space left on device")
