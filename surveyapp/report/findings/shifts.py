"""What changed, as table cells and as what a sentence needs."""

from collections.abc import Iterator, Sequence

from surveyapp.analysis.comparison import Change, Comparison, Design, Effect, Size
from surveyapp.analysis.pairing import FEWEST_PAIRS
from surveyapp.questionnaire.indicators import YES
from surveyapp.report.cells import EMPTY, enough
from surveyapp.report.findings.grid import strongest_labels
from surveyapp.report.findings.lines import Line, grid_line, lines_of
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Unit
from surveyapp.report.numbers import NBSP
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import Shift, quoted

EFFECTS = {Effect.COHENS_H: "h", Effect.CLIFFS_DELTA: "δ", Effect.RANK_BISERIAL: "r"}
SIZES = {
    Size.NEGLIGIBLE: "verwaarloosbaar",
    Size.SMALL: "klein",
    Size.MEDIUM: "middelgroot",
    Size.LARGE: "groot",
}
_TWO_ANSWERS = 2
"""What one answer gains the other loses: one difference says it all."""


def difference(material: Material, change: Change | None, unit: Unit) -> Cell:
    """Later minus earlier."""
    if change is None or change.difference is None:
        return EMPTY
    notation = material.printer.notation
    if unit is Unit.SHARE:
        return Cell(notation.points(change.difference), change.difference, Unit.POINTS)
    return Cell(notation.signed(change.difference, 1), change.difference, Unit.MEAN)


def interval(material: Material, change: Change | None, unit: Unit) -> Cell:
    """The limits of the difference, unless a wave has too few answers. Two numbers, so text in a spreadsheet too."""
    if change is None or change.low is None or change.high is None or not enough(*(change.answers or ())):
        return EMPTY
    notation = material.printer.notation
    texts = [
        notation.points(value) if unit is Unit.SHARE else notation.signed(value, 1)
        for value in (change.low, change.high)
    ]
    return Cell(notation.interval(*texts))


def p_value(material: Material, change: Change | None) -> Cell:
    """The adjusted p."""
    if change is None or change.adjusted is None:
        return EMPTY
    text = material.printer.notation.p_value(change.adjusted)
    return Cell(text.removeprefix(f"p{NBSP}={NBSP}"), change.adjusted, Unit.P_VALUE)


def effect(material: Material, change: Change | None) -> Cell:
    """How large the difference is, with its label: "h = 0,42 (klein)"."""
    if change is None or change.effect is None or change.effect_of is None or change.size is None:
        return EMPTY
    number = material.printer.notation.number(change.effect, 2)
    return Cell(f"{EFFECTS[change.effect_of]}{NBSP}={NBSP}{number} ({material.say(SIZES[change.size])})")


def shift(material: Material, line: Line, subject: str, link: int | None = None) -> Shift | None:
    """The change of this line over one of the ``links``, or from the first wave to the last; None: there is none."""
    change = line.change if link is None else line.changes[link]
    places = material.figures.links[len(material.waves) - 2 if link is None else link]
    levels = [line.cells[each].value for each in places]
    if change is None or change.difference is None or levels[0] is None or levels[1] is None:
        return None
    earlier, later = (material.waves[each].title for each in places)
    text = difference(material, change, line.unit).text
    return Shift(
        subject=subject,
        waves=(earlier, later),
        earlier=_level(material, float(levels[0]), line.unit),
        later=_level(material, float(levels[1]), line.unit),
        difference=material.say("{points}\u00a0procentpunt", points=text) if line.unit is Unit.SHARE else text,
        p=change.adjusted,
        significant=change.significant,
        nothing=text.strip("0,.") == "",
        pairs=change.pairs,
        sign=(change.difference > 0) - (change.difference < 0),
    )


def _level(material: Material, value: float, unit: Unit) -> str:
    notation = material.printer.notation
    return notation.percent(value) if unit is Unit.SHARE else notation.number(value, 1)


def headline(material: Material, subject: Subject) -> Shift | None:
    """The one change that says it all about a subject; None when there is none, or nothing to compare."""
    comparison = material.figures.comparison(subject.codes[0])
    if comparison is None or comparison.reason or subject.together:
        return None
    line, about = telling(material, comparison, lines_of(material, comparison.code)) or (None, "")
    return shift(material, line, about) if line else None


def telling(material: Material, comparison: Comparison, lines: Sequence[Line]) -> tuple[Line, str] | None:
    """The one line that says it all, and what it is about; None when there are several of equal weight."""
    if material.is_share(comparison.code):
        found = next((line for line in lines if line.change and line.change.code == YES), None)
        return (found, quoted(comparison.label)) if found else None
    last = comparison.later or comparison.earlier
    if comparison.shares and comparison.mean and last:
        return grid_line(material, comparison.code), material.joined([quoted(x) for x in strongest_labels(last)], "of")
    if comparison.mean:
        return lines[0], material.say("Het gemiddelde")
    return (lines[0], quoted(lines[0].label)) if len(comparison.shares) == _TWO_ANSWERS else None


def designs(material: Material, comparisons: Sequence[Comparison]) -> Iterator[str]:
    """Whether units were compared one by one, and if not, why not; one sentence per way."""
    people, compared = material.voice.people.many, [each for each in comparisons if each.changes]
    paired = [each.pairs for each in compared if each.pairs is not None]
    if paired:
        yield _paired(material, min(paired), max(paired))
    if any(each.shares and each.pairs is not None and each.shares[0].pairs is None for each in compared):
        yield material.say(_SHARES_APART)
    for design in dict.fromkeys(each.design for each in compared if each.pairs is None):
        yield material.say(_LOOSE[design], people=people, number=max(FEWEST_PAIRS, material.figures.threshold))


def _paired(material: Material, fewest: int, most: int) -> str:
    notation, people = material.printer.notation, material.voice.people
    who = people.count(most, notation)
    if fewest < most:
        who = material.say("{number} tot en met {who}", number=notation.number(fewest), who=who)
    return material.say(
        "Het verschil gaat over de {who} die beide keren een antwoord gaven dat meetelt; elke {one} "
        "is met zichzelf vergeleken. Daarom kan het anders zijn dan het verschil tussen de cijfers "
        "van iedereen.",
        who=who,
        one=people.one,
    )


_SHARES_APART = (
    "De verschillen in procentpunt gaan over iedereen en alleen de toets over wie beide keren meedeed: anders is af te "
    "leiden wat een paar van hen antwoordden."
)
_LOOSE = {
    Design.NOT_LINKED: "Vergeleken als twee losse groepen.",
    Design.PAIRED: "Vergeleken als twee losse groepen: per antwoord deden te weinig {people} beide keren mee.",
    Design.TOO_FEW_PAIRS: (
        "Vergeleken als twee losse groepen: minder dan {number} {people} gaven beide keren een antwoord dat meetelt."
    ),
    Design.PROTECTS_OTHERS: (
        "Vergeleken als twee losse groepen: vergelijken wie beide keren meededen zou een kleine groep herkenbaar maken."
    ),
}
