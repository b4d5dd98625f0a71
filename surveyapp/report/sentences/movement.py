"""What changed between the first wave and the last: only what is more than chance, after correction for many tests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveyapp.report.findings.lines import grid_line
from surveyapp.report.findings.shifts import headline, shift
from surveyapp.report.material import Material
from surveyapp.report.sentences.sentence import Sentence, Tone
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import Shift, quoted


@dataclass(frozen=True)
class Movement:
    """One figure over time. ``shift`` is None where the waves cannot be compared, or have no one figure."""

    code: str
    title: str
    shift: Shift | None
    comparable: bool


def movements(material: Material, subjects: Sequence[Subject]) -> list[Movement]:
    """Every question, indicator and row of a grid in these subjects that could be compared over time."""
    return [
        each for subject in subjects if subject.asked and not subject.open_answer for each in _of(material, subject)
    ]


def _of(material: Material, subject: Subject) -> Iterator[Movement]:
    for code in subject.codes:
        comparison = material.figures.comparison(code)
        comparable = comparison is not None and comparison.reason is None
        row = quoted(material.figures.last(code).label)
        if not comparable:
            yield Movement(code, row if subject.together else subject.title, None, False)
        elif subject.together:
            yield Movement(code, row, shift(material, grid_line(material, code), row), True)
        else:
            yield Movement(code, subject.title, headline(material, subject), True)


def moved(material: Material, movement: Movement) -> Sentence | None:
    """The sentence about it. None when it cannot be compared or was not tested, and when it may be chance."""
    change = movement.shift
    if change is None or not change.significant:
        return None
    told = material.voice.changed(change)
    named = change.subject in (movement.title, quoted(movement.title))
    text = told if named else f"{movement.title} {told}"
    return Sentence(text, (movement.code,), _tone(material, movement, change))


def _tone(material: Material, movement: Movement, change: Shift) -> Tone:
    better = material.figures.variables[movement.code].better
    if better is None or not change.sign:
        return Tone.PLAIN
    return Tone.GOOD if (change.sign > 0) == (better == "high") else Tone.BAD
