"""What the columns of a list are: guessed by title and contents, remembered, and checked before anything happens."""

import pytest

from surveyapp.fieldwork.addresses import columns, table
from surveyapp.fieldwork.addresses.columns import Roles
from tests.addresses.conftest import Lists, MakeLists
from tests.builders import choices, questionnaire

SPORT_OR_CARE = questionnaire(
    {"code": "soort", "type": "background", "label": "Soort organisatie", "choices": choices("sport", "zorg")},
    {"code": "kern", "type": "background", "label": "Deel van de gemeente", "choices": choices("dorp", "stad")},
    {"code": "omvang_vraag", "type": "text"},
)


def guess(head: str, row: str = "") -> Roles:
    return columns.guess(table.from_text(f"{head}\n{row or 'x;' * head.count(';') + 'x'}"), SPORT_OR_CARE, {})


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("naam", "name"),
        ("Naam van de vereniging", ""),
        ("Naam organisatie", "name"),
        ("VERENIGING", "name"),
        ("E-mail", "email"),
        ("Emailadres", "email"),
        ("e-mail adres", "email"),
        ("T.a.v.", "salutation"),
        ("Contactpersoon", "salutation"),
        ("Taal", "language"),
        ("KvK-nummer", "number"),
        ("Straat", "street"),
        ("Huisnr.", "street"),
        ("Postcode", "postcode"),
        ("Woonplaats", "place"),
        ("soort", "fact:soort"),
        ("Soort organisatie", "fact:soort"),
        ("Dorp", "fact:kern"),
        ("omvang_vraag", ""),
        ("Telefoon", ""),
    ],
)
def test_a_title_tells_what_a_column_is(title: str, role: str) -> None:
    assert guess(title) == (role,)


def test_what_stands_in_a_column_tells_it_too() -> None:
    assert guess("a;b;c", "Koor;info@koor.nl;Zorg") == ("", "email", "fact:soort")


def test_only_a_street_may_stand_in_several_columns() -> None:
    assert guess("naam;organisatie;straat;huisnummer;email;mail") == ("name", "", "street", "street", "email", "")


@pytest.mark.parametrize(
    ("roles", "place", "problem"),
    [
        (("email",), -1, "Zonder naam"),
        (("name", "name"), 1, "al voor een andere kolom"),
        (("name", "fact:soort", "fact:soort"), 2, "al voor een andere kolom"),
        (("name", "fact:omvang_vraag"), 1, "is een vraag in de vragenlijst"),
        (("name", "fact:"), 1, "korte naam"),
        (("name", "fact:Aantal leden"), 1, "korte naam"),
        (("name", "fact:9"), 1, "korte naam"),
    ],
)
def test_what_makes_no_sense_is_told_per_column(roles: Roles, place: int, problem: str) -> None:
    faults = columns.faults(roles, SPORT_OR_CARE)
    assert list(faults) == [place]
    assert problem in faults[place]


@pytest.mark.parametrize("roles", [("name",), ("name", "fact:soort", "fact:omvang", "", "street", "street")])
def test_what_makes_sense_has_no_faults(roles: Roles) -> None:
    assert columns.faults(roles, SPORT_OR_CARE) == {}


@pytest.mark.parametrize(
    ("title", "code"),
    [("Aantal leden (2025)", "aantal_leden_2025"), ("Súbsidie", "subsidie"), ("2025", ""), ("kern", "")],
)
def test_another_fact_gets_a_code_from_its_title(title: str, code: str) -> None:
    assert columns.code_of(title, SPORT_OR_CARE) == code


def test_the_next_list_is_read_as_the_one_before(make: MakeLists, lists: Lists) -> None:
    lists.bring("Wie;Groep;Weg\nKoor;sport;x", Wie="name", Groep="fact:soort", Weg="")
    assert lists.plan("wie;GROEP;email\nKoor;zorg;k@x.nl").changes[0].fields[-1][1:] == ("Sport", "Zorg")
    later = make("1-meting")
    (newcomer,) = later.plan("wie;groep;weg\nKoor;sport;x").newcomers
    assert newcomer.address.background == {"soort": "sport"}


def test_a_column_that_is_not_used_is_kept_nowhere(lists: Lists) -> None:
    lists.bring("naam;telefoon\nKoor;0612345678")
    koor = lists.listed()["Koor"]
    assert "0612345678" not in repr({column.name: getattr(koor, column.key) for column in koor.__table__.columns})
