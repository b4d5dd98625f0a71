"""What has no shape is taken out; what has one stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.report.printable import clean, one_line


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Gewoon.", "Gewoon."),
        ("een\r\ntwee\rdrie\x0bvier\u2028vijf", "een\ntwee\ndrie\nvier\nvijf"),
        ("a\tb", "a b"),
        ("a\x00b\x1bc\x9fd", "abcd"),
        ("e\u0301", "é"),
        ("vrij\u00adwilliger\u200b", "vrijwilliger"),
        ("\ufeffa\u202eb\u2066c", "abc"),
        ("a\ud800b\ue000c\uffffd\ufdd0", "abcd"),
        ("<b>R&D</b>", "<b>R&D</b>"),
    ],
)
def test_a_text_is_cleaned(typed: str, printed: str) -> None:
    assert clean(typed) == printed


def test_a_title_has_no_line_breaks() -> None:
    assert one_line(" een\n\ntwee  drie ") == "een twee drie"


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_written_after_cleaning_and_cleaning_again_changes_nothing(text: str) -> None:
    printed = clean(text)
    printed.encode("utf-8")
    assert clean(printed) == printed
