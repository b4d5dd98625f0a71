"""The address list: what spreadsheets write is read, what is wrong is said with its line number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.fieldwork.addresses import Address, decode, read
from tests.builders import choices, questionnaire

SPORT_OR_CARE = questionnaire(
    {"code": "soort", "type": "background", "choices": choices("sport", "zorg")},
    {"code": "naam_vraag", "type": "text"},
)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_list_is_read_with_every_separator_that_spreadsheets_use(separator: str) -> None:
    text = "naam;email;soort\nVV De Brug;info@debrug.nl;sport\n".replace(";", separator)
    assert read(text, SPORT_OR_CARE).addresses == [Address("VV De Brug", "info@debrug.nl", {"soort": "sport"})]


@pytest.mark.parametrize("cell", ["zorg", "Zorg", "ZORG"])
def test_a_background_value_may_be_written_as_code_or_as_label(cell: str) -> None:
    (address,) = read(f"naam;soort\nDe Zonnebloem;{cell}", SPORT_OR_CARE).addresses
    assert address.background == {"soort": "zorg"}


def test_a_mark_at_the_start_blank_lines_and_quoted_separators_do_no_harm() -> None:
    text = '\ufeffNaam;E-mail\r\n\r\n"Koor; De Lijster";zing@lijster.nl\r\n;\r\nKoor 2;\r\n'
    assert read(text, SPORT_OR_CARE).addresses == [Address("Koor; De Lijster", "zing@lijster.nl"), Address("Koor 2")]


def test_a_file_in_the_windows_character_set_keeps_its_accents() -> None:
    assert decode("naam\nCafé".encode("cp1252")) == decode("naam\nCafé".encode()) == "naam\nCafé"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "De lijst is leeg"),
        ("  \n\n", "De lijst is leeg"),
        ("naam;email", "alleen een kopregel"),
        ("email\na@b.nl", "Regel 1: de kolom “naam” ontbreekt"),
        ("naam;telefoon\nA;06", "Regel 1: kolom “telefoon” kennen we niet. Dit kan wel: naam, email, soort"),
        ("naam;naam_vraag\nA;x", "kolom “naam_vraag” kennen we niet"),
        ("naam;naam\nA;B", "kolom “naam” staat er twee keer in"),
        ("naam;email\n;a@b.nl", "Regel 2: de naam ontbreekt"),
        ("naam;email\nA;a@b.nl\nB;geen adres", "Regel 3: “geen adres” is geen e-mailadres"),
        ("naam;email\nA;a@b.nl, c@d.nl", "is geen e-mailadres"),
        ("naam;soort\nA;muziek", "Regel 2, kolom soort: Kies een van de antwoorden"),
        ("naam;email\nA;a@b.nl\na;A@B.nl", "Regel 3: “a” staat ook al op regel 2"),
        ("naam\nA;b", "Regel 2: 2 kolommen, maar de kopregel heeft er 1"),
        ('naam;email\n"A;a@b.nl\nB;b@c.nl', "aanhalingsteken geopend dat nergens sluit"),
        ('naam;email\n"A\nBcc: x@y.nl";a@b.nl', "tekens die niet in een naam passen"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, problem: str) -> None:
    assert any(problem in message for message in read(text, SPORT_OR_CARE).problems)


def test_every_problem_comes_at_once() -> None:
    assert len(read("naam;email;soort\n;x;muziek\nB;y;", SPORT_OR_CARE).problems) == 4


@given(st.text(alphabet=st.characters(), max_size=200))
def test_arbitrary_text_gives_addresses_or_problems_and_never_both_empty(text: str) -> None:
    found = read(text, SPORT_OR_CARE)
    assert found.problems or found.addresses


@given(st.binary(max_size=200))
def test_arbitrary_bytes_become_text(data: bytes) -> None:
    assert isinstance(decode(data), str)
