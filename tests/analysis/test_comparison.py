"""The words for the size of an effect, on their limits and beside them."""

import pytest

from surveyapp.analysis.comparison import Change, Effect, Size

LIMITS = {
    Effect.COHENS_H: (0.2, 0.5, 0.8),  # Cohen 1988, section 6.2
    Effect.CLIFFS_DELTA: (0.147, 0.33, 0.474),  # Romano et al. 2006
    Effect.RANK_BISERIAL: (0.1, 0.3, 0.5),  # Cohen 1988, section 3.2: of a correlation
}


def size(effect: float | None, kind: Effect | None) -> Size | None:
    return Change("ja", "Ja", 0.4, 0.5, effect=effect, effect_of=kind).size


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(("kind", "limits"), LIMITS.items())
def test_on_its_limit_an_effect_has_the_larger_name_and_just_below_it_the_smaller(
    kind: Effect, limits: tuple[float, ...], sign: int
) -> None:
    assert [size(sign * limit, kind) for limit in limits] == [Size.SMALL, Size.MEDIUM, Size.LARGE]
    below = [size(sign * (limit - 1e-9), kind) for limit in limits]
    assert below == [Size.NEGLIGIBLE, Size.SMALL, Size.MEDIUM]


def test_no_effect_is_negligible_and_an_effect_that_is_not_there_has_no_name() -> None:
    assert [size(0.0, kind) for kind in Effect] == [Size.NEGLIGIBLE] * 3
    assert size(1.0, Effect.CLIFFS_DELTA) is Size.LARGE
    assert size(None, Effect.COHENS_H) is None
    assert size(0.5, None) is None
