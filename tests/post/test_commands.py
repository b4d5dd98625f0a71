"""Letters and forms from the command line."""

import io
from pathlib import Path

import pypdfium2
import pytest

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.produce import letters, paper
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave
from tests.cli.test_fieldwork_commands import Operator, meting, operator
from tests.fieldwork.conftest import MONDAY, opened

__all__ = ["meting", "operator"]


def pages(path: Path) -> int:
    return len(pypdfium2.PdfDocument(io.BytesIO(path.read_bytes())))


@pytest.fixture
def invited(meting: Operator, tmp_path: Path) -> Operator:
    """With two organisations on the list, one without an e-mail address."""
    (tmp_path / "lijst.csv").write_text("naam;email;soort\nKoor;koor@example.org;zorg\nBrug;;sport\n")
    meting.runs("wave invite 1", str(tmp_path / "lijst.csv"))
    return meting


def test_letters_are_written_for_everybody_or_for_whom_no_mail_reaches(invited: Operator, tmp_path: Path) -> None:
    out = tmp_path / "brieven.pdf"
    assert invited.runs("letters zonstad/0-meting --group soort -o", str(out)) == f"{out}\n"
    assert pages(out) == 2
    invited.runs("letters 1 --only no-mail --window right -o", str(out))
    assert pages(out) == 1


def test_the_questionnaire_is_printed_blank_or_with_codes(invited: Operator, tmp_path: Path) -> None:
    out = tmp_path / "formulier.pdf"
    invited.runs("paper zonstad/0-meting --language en -o", str(out))
    blank = pages(out)
    invited.runs("paper zonstad/0-meting --codes all -o", str(out))
    assert pages(out) == 2 * blank


def test_without_anybody_on_the_list_there_is_nothing_to_print(meting: Operator, tmp_path: Path) -> None:
    assert "Er is niemand die zo'n brief krijgt." in meting.fails("letters 1 -o", str(tmp_path / "b.pdf"))
    assert "Er is niemand die zo'n formulier krijgt." in meting.fails("paper 1 --codes all -o", str(tmp_path / "f.pdf"))
    assert not list(tmp_path.glob("*.pdf"))


def test_a_file_from_the_browser_has_a_bound_and_says_so(database: Database, municipality: Municipality) -> None:
    fieldwork = opened(database, municipality, "named", "Koor", "Brug")
    with database.reading() as session:
        wave = session.get_one(Wave, fieldwork.wave.id)
        with pytest.raises(Refusal, match="Er zijn 2 brieven"):
            letters.write(session, wave, letters.Order(most=1), "https://vragen.zonstad.nl", MONDAY)
        with pytest.raises(Refusal, match="Er zijn 2 formulieren"):
            paper.coded(session, wave, "iedereen", most=1)
        assert len(letters.write(session, wave, letters.Order(most=2), "https://x.nl", MONDAY).letters) == 2
