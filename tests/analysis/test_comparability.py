"""The contract between waves: what is the same item, what is not, and which changes nobody told."""

from collections.abc import Mapping

import pytest

from surveyapp.analysis.comparability import comparability
from surveyapp.analysis.comparison import Comparability
from tests.builders import choices, questionnaire

SAME, WORDING, SCALE = Comparability.SAME, Comparability.WORDING_CHANGED, Comparability.SCALE_CHANGED
ASKED: dict[str, object] = {"code": "q", "type": "single", "choices": choices("ja", "nee")}
NUMBER: dict[str, object] = {"code": "q", "type": "number", "unit": "euro"}


def verdict(before: object, after: object, code: str = "q", **fields: object) -> tuple[Comparability, bool]:
    made = [questionnaire(*each, **fields) for each in (before, after)]  # type: ignore[misc]
    earlier, later = ({variable.code: variable for variable in each.variables} for each in made)
    return comparability(earlier, later, code)


@pytest.mark.parametrize(
    ("before", "after", "expected", "silent"),
    [
        (ASKED, ASKED, SAME, False),
        (ASKED, {**ASKED, "label": "Vraag?  "}, SAME, False),  # spaces say nothing
        (ASKED, {**ASKED, "tags": ["bf1"], "concept": "x", "source": "Elders"}, SAME, False),
        (ASKED, {**ASKED, "label": "Welke?"}, WORDING, True),
        (ASKED, {**ASKED, "label": "Welke?", "revision": "2"}, WORDING, False),
        (ASKED, {**ASKED, "revision": "2"}, Comparability.REVISION_CHANGED, False),
        (ASKED, {**ASKED, "choices": choices("ja", "soms", "nee")}, SCALE, True),
        (ASKED, {**ASKED, "choices": choices("ja", "soms", "nee"), "revision": "2"}, SCALE, False),
        (ASKED, {**ASKED, "choices": choices("nee", "ja")}, SCALE, True),  # the order
        (ASKED, {**ASKED, "choices": choices("ja", "nee", missing="nee")}, SCALE, True),
        (ASKED, {**ASKED, "type": "multiple"}, SCALE, True),
        (ASKED, {**ASKED, "label": "Welke?", "choices": choices("ja")}, SCALE, True),  # the worst counts
        (NUMBER, {**NUMBER, "unit": "duizend euro"}, SCALE, True),
        (NUMBER, {**NUMBER, "classes": ["10", "20"]}, SAME, False),  # classes are for the report
    ],
)
def test_two_waves_measured_the_same_item_only_if_revision_words_and_scale_agree(
    before: Mapping[str, object], after: Mapping[str, object], expected: Comparability, silent: bool
) -> None:
    assert verdict([before], [after]) == (expected, silent)


def test_what_only_one_wave_had_is_new_or_dropped() -> None:
    other = {**ASKED, "code": "x"}
    assert verdict([other], [other, ASKED]) == (Comparability.NEW, False)
    assert verdict([other, ASKED], [other]) == (Comparability.DROPPED, False)
    with pytest.raises(KeyError):
        verdict([other], [other])


def test_the_words_above_a_grid_are_words_of_every_row() -> None:
    grid = {"code": "g", "type": "grid", "scale": "eens3", "rows": [{"code": "g_a", "label": "Contact."}]}
    assert verdict([grid], [{**grid, "label": "Wat vond u vorig jaar?"}], "g_a") == (WORDING, True)


SHARE = {"code": "i", "kind": "share", "of": "q", "choices": "ja", "label": "Genoeg"}


def test_an_indicator_is_as_comparable_as_the_questions_it_is_made_of() -> None:
    changed = {**ASKED, "label": "Welke?", "revision": "2"}
    assert verdict([ASKED], [changed], "i", indicators=[SHARE]) == (WORDING, False)
    assert verdict([ASKED], [ASKED], "i", indicators=[SHARE]) == (SAME, False)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"label": "Meer dan genoeg"}, (SAME, False)),  # nobody was asked this
        ({"choices": "nee"}, (SCALE, True)),
        ({"choices": "nee", "revision": "2"}, (SCALE, False)),
    ],
)
def test_an_indicator_that_is_computed_otherwise_is_another_figure(
    changed: Mapping[str, object], expected: tuple[Comparability, bool]
) -> None:
    earlier, later = (questionnaire(ASKED, indicators=[each]) for each in (SHARE, {**SHARE, **changed}))
    known = [{variable.code: variable for variable in each.variables} for each in (earlier, later)]
    assert comparability(known[0], known[1], "i") == expected
