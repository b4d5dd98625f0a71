"""Whether a goal was reached: only where chance cannot have decided, and with the reason where nothing can be said."""

from dataclasses import replace

import pytest

from surveyapp.analysis.intervals import share_limits
from surveyapp.analysis.tabulate import tabulate
from surveyapp.analysis.tabulation import Reason, Tabulation
from surveyapp.analysis.verdict import Direction, Doubt, Outcome, Verdict, verdict
from surveyapp.questionnaire.variables import Variable
from tests.builders import choices, questionnaire
from tests.report.waves import answered, wave

CLUBS = questionnaire(
    {"code": "vol", "type": "single", "choices": choices("ja", "nee", "wn", missing="wn")},
    {"code": "cijfer", "type": "grade"},
    {"code": "soort", "type": "single", "choices": choices("sport", "zorg", "kunst")},
    indicators=[{"code": "genoeg", "kind": "share", "label": "Heeft genoeg", "of": "vol", "choices": "ja"}],
)
ENOUGH = 10
UP, DOWN = Direction.AT_LEAST, Direction.AT_MOST
MET, NOT_MET, UNDECIDED = Outcome.MET, Outcome.NOT_MET, Outcome.UNDECIDED


def variable(code: str) -> Variable:
    return next(each for each in CLUBS.variables if each.code == code)


def share(yes: int, no: int, invited: int | None = None, *, open_link: bool = False) -> Tabulation:
    """The share of yes among so many answers."""
    return tabulate(wave(CLUBS, answered("vol", ja=yes, nee=no), invited=invited, open_link=open_link).table, "genoeg")


def grades(*given: int, invited: int | None = None) -> Tabulation:
    return tabulate(wave(CLUBS, [{"cijfer": each} for each in given], invited=invited).table, "cijfer")


def of_share(figures: Tabulation | None, target: float, direction: Direction = UP) -> Verdict:
    return verdict(figures, variable("genoeg"), target, direction, ENOUGH)


@pytest.mark.parametrize(
    ("yes", "no", "invited", "target", "direction", "outcome", "doubt"),
    [
        pytest.param(80, 20, 1000, 0.60, UP, MET, None, id="the whole interval above"),
        pytest.param(40, 60, 1000, 0.60, UP, NOT_MET, None, id="the whole interval below"),
        pytest.param(62, 38, 1000, 0.60, UP, UNDECIDED, Doubt.WITHIN_LIMITS, id="a little above, by chance perhaps"),
        pytest.param(58, 42, 1000, 0.60, UP, UNDECIDED, Doubt.WITHIN_LIMITS, id="a little below, by chance perhaps"),
        pytest.param(20, 80, 1000, 0.40, DOWN, MET, None, id="at most: the whole interval below"),
        pytest.param(80, 20, 1000, 0.40, DOWN, NOT_MET, None, id="at most: the whole interval above"),
        pytest.param(38, 62, 1000, 0.40, DOWN, UNDECIDED, Doubt.WITHIN_LIMITS, id="at most: a little below"),
        pytest.param(62, 38, 105, 0.60, UP, UNDECIDED, Doubt.WITHIN_LIMITS, id="nearly everybody: a narrow interval"),
        pytest.param(68, 32, 105, 0.60, UP, MET, None, id="nearly everybody: enough above"),
        pytest.param(62, 38, 100, 0.60, UP, MET, None, id="census: the level alone decides"),
        pytest.param(60, 40, 100, 0.60, UP, MET, None, id="census: exactly the target"),
        pytest.param(60, 40, 100, 0.60, DOWN, MET, None, id="census: exactly the target, at most"),
        pytest.param(59, 41, 100, 0.60, UP, NOT_MET, None, id="census: one too few"),
        pytest.param(61, 39, 100, 0.60, DOWN, NOT_MET, None, id="census: one too many"),
        pytest.param(6, 1, 7, 0.80, UP, MET, None, id="census of a few"),
        pytest.param(2, 1, 3, 2 / 3, UP, MET, None, id="census: a target that no binary number is"),
        pytest.param(9, 0, 1000, 0.10, UP, UNDECIDED, Doubt.FEW_ANSWERS, id="nine answers, however far away"),
        pytest.param(10, 0, 1000, 0.10, UP, MET, None, id="ten answers"),
        pytest.param(50, 0, 1000, 1.00, UP, UNDECIDED, Doubt.WITHIN_LIMITS, id="all of a sample is not all"),
        pytest.param(0, 50, 1000, 0.00, DOWN, UNDECIDED, Doubt.WITHIN_LIMITS, id="none of a sample is not none"),
        pytest.param(0, 0, 1000, 0.60, UP, UNDECIDED, Doubt.NO_ANSWERS, id="nobody answered"),
    ],
)
def test_a_share_reaches_its_target_only_if_chance_cannot_have_decided(
    yes: int, no: int, invited: int, target: float, direction: Direction, outcome: Outcome, doubt: Doubt | None
) -> None:
    found = of_share(share(yes, no, invited), target, direction)
    assert (found.outcome, found.doubt) == (outcome, doubt)


@pytest.mark.parametrize(
    ("given", "invited", "target", "direction", "outcome", "doubt"),
    [
        pytest.param([8, 9, 8, 9] * 5, 500, 7.5, UP, MET, None, id="the whole interval above"),
        pytest.param([6, 5, 6, 7] * 5, 500, 7.5, UP, NOT_MET, None, id="the whole interval below"),
        pytest.param([6, 9, 7, 8] * 5, 500, 7.5, UP, UNDECIDED, Doubt.WITHIN_LIMITS, id="around the target"),
        pytest.param([7, 8], 2, 7.5, UP, MET, None, id="census: exactly the target"),
        pytest.param([8] * 20, 500, 7.5, UP, UNDECIDED, Doubt.NO_INTERVAL, id="all equal: no interval"),
        pytest.param([8] * 20, 20, 7.5, UP, MET, None, id="all equal and everybody"),
        pytest.param([8], 500, 7.5, UP, UNDECIDED, Doubt.FEW_ANSWERS, id="one answer"),
    ],
)
def test_a_mean_likewise(
    given: list[int], invited: int, target: float, direction: Direction, outcome: Outcome, doubt: Doubt | None
) -> None:
    found = verdict(grades(*given, invited=invited), variable("cijfer"), target, direction, ENOUGH)
    assert (found.outcome, found.doubt) == (outcome, doubt)


def test_who_chose_to_answer_says_nothing_about_the_others() -> None:
    found = of_share(share(95, 5, open_link=True), 0.5)
    assert (found.outcome, found.doubt, found.level) == (UNDECIDED, Doubt.SELF_SELECTED, 0.95)


def test_limits_that_touch_the_target_lie_on_its_right_side() -> None:
    low, high = share_limits(80, 100, 1000) or (0, 0)
    figures = share(80, 20, 1000)
    assert of_share(figures, low).outcome is MET
    assert of_share(figures, high, DOWN).outcome is MET
    assert of_share(figures, high).doubt is Doubt.WITHIN_LIMITS
    assert of_share(figures, low, DOWN).doubt is Doubt.WITHIN_LIMITS


def test_what_is_hidden_gets_no_verdict_and_no_level() -> None:
    figures = share(80, 20, 1000)
    hidden = [
        replace(figures, reason=Reason.BELOW_THRESHOLD, base=None, cells=()),
        replace(figures, reason=Reason.PROTECTS_ANOTHER, base=None, cells=()),
        replace(
            figures,
            cells=tuple(
                replace(cell, count=None, share=None, low=None, high=None, reason=Reason.BELOW_THRESHOLD)
                for cell in figures.cells
            ),
        ),
    ]
    for each in hidden:
        assert of_share(each, 0.1) == Verdict(UNDECIDED, Doubt.HIDDEN)


def test_what_was_not_measured_or_has_no_one_figure_gets_no_verdict() -> None:
    assert of_share(None, 0.5) == Verdict(UNDECIDED, Doubt.NOT_MEASURED)
    assert of_share(replace(share(5, 5), reason=Reason.NOT_MEASURED), 0.5).doubt is Doubt.NOT_MEASURED
    kinds = tabulate(wave(CLUBS, answered("soort", sport=20, zorg=5)).table, "soort")
    assert verdict(kinds, variable("soort"), 0.5, UP, ENOUGH).doubt is Doubt.NOT_MEASURED


def test_no_limits_are_told_of_few_answers_or_of_everybody() -> None:
    assert of_share(share(5, 1, 1000), 0.5).limits is None
    assert of_share(share(62, 38, 100), 0.5).limits is None
    assert of_share(share(80, 20, 1000), 0.5).limits == share_limits(80, 100, 1000)
