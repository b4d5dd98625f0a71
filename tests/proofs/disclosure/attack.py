"""Works out every hidden count as closely as can be, over all ways in which people can have answered."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from surveyapp.analysis.encode import Array
from tests.proofs.disclosure.readings import Reading, Where


class Attack:
    """Unknown is how many respondents there are of every combination of answers; ``answers`` are per question."""

    def __init__(
        self, answers: Mapping[str, Sequence[str | None]], readings: Sequence[Reading], respondents: int
    ) -> None:
        self._codes = list(answers)
        self._combinations = list(product(*answers.values()))
        known = [*dict.fromkeys(_key(each) for each in readings)]
        by_key = {_key(each): each for each in readings}
        self._readings = [by_key[key] for key in known]
        weights = [self._weights(each) for each in self._readings]
        self._limits = LinearConstraint(
            csr_array(np.array([*weights, np.ones(len(self._combinations))])),
            np.array([*(each.least for each in self._readings), respondents]),
            np.array([*(each.most for each in self._readings), respondents]),
        )

    def _weights(self, reading: Reading) -> Array:
        inside = self.mask(reading.where)
        if reading.minus is not None:
            return inside - self.mask(reading.minus)
        if reading.scores is None:
            return inside
        for code in (reading.scored, *([reading.times] if reading.times else [])):
            place = self._codes.index(code)
            inside = inside * [reading.scores.get(each[place], 0.0) for each in self._combinations]
        return inside

    def mask(self, where: Where) -> Array:
        """Which combinations of answers are meant."""
        places = [(self._codes.index(code), answers) for code, answers in where]
        return np.array([float(all(each[at] in found for at, found in places)) for each in self._combinations])

    def exposed(self, secrets: dict[Where, int]) -> Iterator[Where]:
        """The secrets that can be only one number."""
        waiting = {where: self.mask(where) for where in secrets}
        while waiting:
            where, mask = next(iter(waiting.items()))
            other = self._other(mask, secrets[where])
            if other is None:
                yield where
                del waiting[where]
            else:
                waiting = {each: m for each, m in waiting.items() if round(float(m @ other)) == secrets[each]}

    def _other(self, mask: Array, truth: int) -> Array | None:
        """Answers of everybody that fit all that was read, with another number here."""
        for goal in (-mask, mask):
            found = milp(goal, constraints=self._limits, integrality=np.ones_like(mask), bounds=Bounds(0, np.inf))
            if found.x is not None:
                other: Array = np.rint(found.x)
                if round(float(mask @ other)) != truth:
                    return other
        return None


def _key(reading: Reading) -> tuple[object, ...]:
    return (
        frozenset(reading.where),
        reading.least,
        reading.most,
        reading.scored,
        reading.minus and frozenset(reading.minus),
    )
