"""What holds for any answers whatever."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveyapp.analysis.compare import adjust, compare
from surveyapp.analysis.crosstab import crosstab
from surveyapp.analysis.tabulate import tabulate
from surveyapp.questionnaire.answers import Value
from tests.analysis.tables import numbers, table
from tests.builders import choices

QUESTIONS: list[dict[str, object]] = [
    {"code": "enkel", "type": "single", "choices": choices("a", "b", "c", "wn", missing="wn")},
    {"code": "meer", "type": "multiple", "choices": choices("a", "b", "c", "wn", missing="wn")},
    {"code": "schaal", "type": "scale", "scale": "eens3"},
    {"code": "getal", "type": "number", "classes": ["0", "10"]},
    {"code": "rang", "type": "ranking", "choices": choices("a", "b", "c")},
    {"code": "punten", "type": "allocation", "choices": choices("a", "b")},
    {"code": "dag", "type": "date"},
    {"code": "tekst", "type": "text"},
]
INDICATORS = [{"code": "aandeel", "kind": "share", "of": "enkel", "choices": ["a", "b"], "label": "Aandeel"}]
LETTERS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, unique=True)
GIVEN: dict[str, st.SearchStrategy[Value]] = {
    "enkel": st.sampled_from(["a", "b", "c", "wn"]),
    "meer": LETTERS | st.just(["wn"]),
    "schaal": st.sampled_from(["oneens", "neutraal", "eens", "wn"]),
    "getal": st.integers(-(10**12), 10**12) | st.floats(-1e12, 1e12),
    "rang": LETTERS,
    "punten": st.integers(0, 100).map(lambda points: {"a": points, "b": 100 - points}),
    "dag": st.dates().map(lambda day: day.isoformat()),
    "tekst": st.text(min_size=1, max_size=20),
}
DOCUMENTS = st.lists(
    st.fixed_dictionaries({}, optional={code: st.none() | given for code, given in GIVEN.items()}), max_size=25
)
CODES = [*GIVEN, "aandeel"]


@settings(deadline=None, max_examples=60)
@given(DOCUMENTS, DOCUMENTS)
def test_no_figure_is_ever_nan_or_infinite(
    earlier: list[dict[str, Value | None]], later: list[dict[str, Value | None]]
) -> None:
    waves = table(QUESTIONS, earlier, indicators=INDICATORS), table(QUESTIONS, later, indicators=INDICATORS)
    figures = [
        *[tabulate(wave, code) for wave in waves for code in CODES],
        *[crosstab(waves[0], code, by) for code in CODES for by in ("enkel", "meer", "aandeel")],
        *adjust(compare(*waves, code) for code in CODES),
    ]
    assert all(math.isfinite(number) for figure in figures for number in numbers(figure))


@settings(deadline=None)
@given(DOCUMENTS)
def test_a_share_is_who_ticked_it_out_of_who_was_asked_and_answered(documents: list[dict[str, Value | None]]) -> None:
    found = tabulate(table(QUESTIONS, documents), "meer")
    valid = [document["meer"] for document in documents if document.get("meer") not in (None, ["wn"])]
    for cell in found.cells:
        ticked = sum(cell.code in answer for answer in valid if isinstance(answer, list))
        assert cell.count == ticked
        assert cell.share == (ticked / len(valid) if valid else None)


@settings(deadline=None)
@given(DOCUMENTS)
def test_the_shares_of_answers_that_exclude_each_other_add_up_to_one(documents: list[dict[str, Value | None]]) -> None:
    made = table(QUESTIONS, documents, indicators=INDICATORS)
    for code in ("enkel", "schaal", "getal", "dag", "aandeel"):
        found = tabulate(made, code)
        if found.base and found.base.valid:
            assert sum(cell.count or 0 for cell in found.cells) == found.base.valid
            assert sum(cell.share or 0 for cell in found.cells) == pytest.approx(1)


@settings(deadline=None)
@given(DOCUMENTS)
def test_every_respondent_is_counted_once_in_every_base(documents: list[dict[str, Value | None]]) -> None:
    made = table(QUESTIONS, documents, indicators=INDICATORS)
    for code in CODES:
        found = tabulate(made, code).base
        assert found is not None
        assert found.asked == found.answered + found.not_answered <= len(documents)
        assert found.answered == found.valid + found.missing


@settings(deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_responses_makes_no_difference(
    documents: list[dict[str, Value | None]], random: object
) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = table(QUESTIONS, documents), table(QUESTIONS, shuffled)
    for code in ("enkel", "meer", "schaal", "rang", "dag", "tekst"):
        assert tabulate(one, code) == tabulate(other, code)
