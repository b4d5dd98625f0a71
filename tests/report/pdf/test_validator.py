"""The check checked: the veraPDF engine finds every fault that is made on purpose, and nothing else."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from tests.pdfua import PROFILES, judge
from tests.report.pdf.broken import ARCHIVE_FAULTS, FAULTS, blank, broken, sound


@pytest.mark.parametrize("fault", FAULTS)
def test_the_validator_finds(fault: str) -> None:
    assert judge(broken(FAULTS[fault])).failed


@pytest.mark.parametrize("fault", ARCHIVE_FAULTS)
def test_the_validator_of_archives_finds(fault: str) -> None:
    rule, break_it = ARCHIVE_FAULTS[fault]
    assert rule in judge(broken(break_it), "a2a").failed


def test_the_validator_of_archives_finds_a_lock() -> None:
    lock = pikepdf.Encryption(owner="geheim", user="", R=4)
    assert judge(broken(lambda _: None, encryption=lock), "a2a").failed


@pytest.mark.parametrize("profile", PROFILES)
def test_what_is_saved_unbroken_has_no_fault(profile: str) -> None:
    """Else any fault could be found for another reason than that it is there."""
    assert judge(broken(lambda _: None), profile).failed == {}


def test_a_judgement_that_hardly_looked_is_none() -> None:
    with pytest.raises(AssertionError, match="checks of ua1"):
        judge(blank())


def test_no_font_is_used_that_is_not_embedded() -> None:
    with pikepdf.open(BytesIO(sound())) as file:
        fonts = [t for t in file.objects if isinstance(t, Dictionary) and t.get("/Type") == Name.Font]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor and "/ToUnicode" in font for font in fonts)
