"""A share in words, with exact limits: "bijna de helft", "drie van de vijf".

A share is a fraction by name when it lies within half a percentage point of it, "bijna" or "ruim" when it lies within
three percentage points below or above; of two fractions the nearest counts. Further away no word is right, and the
percentage alone is printed.
"""

from fractions import Fraction

from surveyapp.report.numbers import Notation, Quotient, exact
from surveyapp.report.wording import SMALL_BASE

EXACT, NEAR = Fraction(1, 200), Fraction(3, 100)
"""How far from a fraction a share still has its name; how far it still is almost it, or just over it."""
NAMES = {
    Fraction(1, 10): "een op de tien {people}",
    Fraction(1, 5): "een op de vijf {people}",
    Fraction(1, 4): "een kwart van de {people}",
    Fraction(1, 3): "een derde van de {people}",
    Fraction(2, 5): "twee van de vijf {people}",
    Fraction(1, 2): "de helft van de {people}",
    Fraction(3, 5): "drie van de vijf {people}",
    Fraction(2, 3): "twee derde van de {people}",
    Fraction(3, 4): "drie kwart van de {people}",
    Fraction(4, 5): "vier van de vijf {people}",
    Fraction(9, 10): "negen van de tien {people}",
}
BELOW, ABOVE = "bijna {share}", "ruim {share}"


def share_words(notation: Notation, share: Quotient, base: int, people: str) -> str | None:
    """ "bijna de helft van de organisaties". None on a base too small for a share, or when no fraction is near."""
    if base < SMALL_BASE:
        return None
    part = exact(share)
    near = min(NAMES, key=lambda fraction: abs(fraction - part))
    away = part - near
    if abs(away) > NEAR:
        return None
    named = notation.say(NAMES[near], people=people)
    if abs(away) <= EXACT:
        return named
    return notation.say(BELOW if away < 0 else ABOVE, share=named)
