"""Units that answered in two waves: what a report tells of them, and that no two reports tell about a few."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from surveyapp.analysis.comparison import Comparison, Design
from surveyapp.analysis.table import ResponseTable
from surveyapp.report.figures import Figures
from surveyapp.report.inputs import WaveInput
from surveyapp.report.terminal import written
from tests.builders import choices, questionnaire
from tests.report.waves import answered, blocks, findings, report_on, wave

CLUBS = questionnaire(
    {"code": "q", "type": "single", "choices": choices("ja", "nee")},
    {"code": "eens", "type": "scale", "scale": "eens3"},
)


def measured(code: str, clubs: Iterable[int], ja: int, eens: int = 0) -> WaveInput:
    """Of these clubs so many said yes, and so many agreed: the first of the list."""
    numbers = [*clubs]
    documents = [
        {"q": "ja" if place < ja else "nee", "eens": "eens" if place < eens else "oneens"}
        for place in range(len(numbers))
    ]
    units = [f"club {number}".encode() for number in numbers]
    table = ResponseTable.from_documents(CLUBS, documents, wave=code, units=units)
    return replace(wave(CLUBS, answered("q", ja=1)), code=code, title=code.capitalize(), table=table)


FIRST = measured("a", [*range(30), *range(50, 60)], ja=12)
SECOND = measured("b", [*range(30), *range(60, 68)], ja=20)


def compared(*waves: WaveInput, code: str = "q") -> Comparison:
    (found,) = Figures(waves, 5, [["q"], ["eens"]]).comparisons(code)
    return found


def test_the_levels_of_pairs_are_not_told_and_their_difference_is() -> None:
    found = compared(FIRST, SECOND)
    assert (found.design, found.pairs) == (Design.PAIRED, 30)
    assert {(change.earlier, change.later) for change in found.shares} == {(None, None)}
    assert [change.difference for change in found.shares] == pytest.approx([8 / 30, -8 / 30])
    assert all(change.effect is not None for change in found.shares)


def test_the_levels_are_told_when_everybody_is_a_pair() -> None:
    found = compared(measured("a", range(30), ja=12), measured("b", range(30), ja=20))
    assert [(change.earlier, change.later) for change in found.shares] == [(12 / 30, 20 / 30), (18 / 30, 10 / 30)]


def test_the_sentence_has_the_levels_of_everybody_and_the_difference_of_the_pairs() -> None:
    found = findings(report_on(["q"], FIRST, SECOND))[0]
    assert found.statement.replace("\xa0", " ").startswith(
        "“Ja”: 30% (A) en 53% (B). Onder de 30 organisaties die beide keren antwoordden is het verschil +27"
    )


def test_two_reports_that_share_a_wave_choose_their_pairs_alike() -> None:
    """Thirty clubs in a and b, and 29 of the same in a and c: no wave decides how two others are compared."""
    last = measured("c", [*range(29), *range(70, 80)], ja=14)
    three = Figures([FIRST, SECOND, last], 5, [["q"]]).comparisons("q")
    apart = [compared(*waves) for waves in ((FIRST, SECOND), (FIRST, last), (SECOND, last))]
    assert [each.pairs for each in three] == [each.pairs for each in apart] == [30, 29, 29]
    assert {each.design for each in (*three, *apart)} == {Design.PAIRED}


def test_a_scale_keeps_its_test_of_pairs_when_their_shares_would_tell_what_a_few_answered() -> None:
    """Nobody agreed the first time, so what the pairs gained is how many of them agreed the second time."""
    later = measured("b", [*range(4), *range(60, 68), *range(4, 30)], ja=12, eens=12)
    found = compared(FIRST, later, code="eens")
    assert (found.design, found.pairs) == (Design.PAIRED, 30)
    assert {change.pairs for change in found.shares} == {None}
    text = written(blocks(report_on(["eens"], FIRST, later)))
    assert "De verschillen in procentpunt gaan over iedereen" in " ".join(text.split())
