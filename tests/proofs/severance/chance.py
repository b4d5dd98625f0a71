"""How many matches there are when nobody knows anything.

Names and answers laid side by side in a random order match once on average, whatever their number. The number of
matches has the exponential moments of a Poisson variable at most (for n pairs E[(1+t)^X] is the Taylor polynomial of
e^t of degree n), so Chernoff's bound for Poisson holds: P(X >= s) <= exp(s - m - s ln(s / m)) for mean m and s > m.
Whoever knows that some answers belong to some crowd of names guesses inside it: once per crowd.
"""

import math

FALSE_ALARM = 1e-9
"""Chance that one honest strategy is taken for a leak. With some 1,500 strategies a run: once in 600,000 runs."""


def most(expected: float) -> int:
    """The smallest number of matches that chance gives less often than ``FALSE_ALARM`` when it expects so many."""
    found = math.ceil(expected) + 1
    while found - expected - found * math.log(found / expected) > math.log(FALSE_ALARM):
        found += 1
    return found
