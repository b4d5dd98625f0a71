"""``surveyapp wave try`` and opening afterwards: what the terminal says, and what files are called."""

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.test_fieldwork_commands import Operator, operator

__all__ = ["operator"]


@pytest.fixture
def meting(operator: Operator) -> Operator:
    """With an anonymous draft of toets.yaml."""
    operator.runs("wave create toets --municipality zonstad --mode anonymous --closes 2099-02-02 --title", "0-meting")
    return operator


def tries(operator: Operator, *rest: str) -> str:
    """What a trial run prints; it fails, for nobody is on the list yet."""
    found = operator.invoke("wave try 1", *rest)
    assert found.exit_code == 1, found.output
    return found.output


def test_a_wave_is_tried_and_its_report_gets_a_name_that_nobody_takes_for_a_result(
    meting: Operator, tmp_path: Path
) -> None:
    told = tries(meting, "--response", "70", "--out", str(tmp_path / "verslag.pdf"))
    assert "MISLUKT Iedereen op de adreslijst is te bereiken" in told
    assert "in orde De stembus gaat dicht en weer open" in told
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["PROEF-verslag.pdf"]
    pages = pypdfium2.PdfDocument(tmp_path / "PROEF-verslag.pdf")
    assert all("PROEF · verzonnen antwoorden" in page.get_textpage().get_text_range() for page in pages)


def test_a_wave_opens_after_a_trial_run_that_holds_or_when_told_to_do_without(meting: Operator) -> None:
    assert "Draai proef met: surveyapp wave try zonstad/0-meting" in meting.fails("wave open 1")
    tries(meting)
    meting.runs("wave change 1 --contact-email sam@zonstad.nl")
    assert "veranderde: de contactpersoon" in meting.fails("wave open 1")
    tries(meting)
    assert "De meting is open." in meting.runs("wave open 1")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("wave try 7", "surveyapp wave list"),
        ("wave try 1 --out verslag.odt", "Kies uit"),
    ],
)
def test_what_cannot_be_tried_is_told_in_one_line(meting: Operator, command: str, said: str) -> None:
    told = meting.fails(command)
    assert said in told
    assert "Traceback" not in told
