"""What is strong and what needs work: the whole interval on the good or the bad side of the middle of its scale.

The middle of a share is one half, that of a scale lies between its lowest and highest score, that of a grade from 1 to
10 is 5.5. Only what the questionnaire gives a good side (``better``) is judged.
"""

from collections.abc import Iterator, Sequence
from math import isclose

from surveyapp.analysis.standing import Standing, ends_of, standing
from surveyapp.analysis.verdict import Direction, Outcome, verdict
from surveyapp.report.material import Material
from surveyapp.report.sentences.sentence import Sentence, Tone
from surveyapp.report.sentences.shares import share_words
from surveyapp.report.wording import SMALL_BASE, capital, decapitalised

FEW = "minder dan de helft van de {people}"
SIDES = {"high": Direction.AT_LEAST, "low": Direction.AT_MOST}


def stands(material: Material, code: str) -> Sentence | None:
    """Whether the last wave is strong or weak on this variable. None when no good side is declared, on fewer than
    SMALL_BASE answers of a sample, for an open link, where figures are hidden, and when the interval holds the middle.
    """
    variable = material.figures.variables[code]
    figures = material.figures.at(code, material.last)
    if variable.better is None or figures is None:
        return None
    found = standing(figures, variable, ends_of(material.last.questionnaire, variable))
    if found is None or found.ends is None:
        return None
    middle = sum(found.ends) / 2
    judged = verdict(figures, variable, middle, SIDES[variable.better], SMALL_BASE)
    if judged.outcome is Outcome.UNDECIDED or isclose(found.level, middle, abs_tol=1e-9):
        return None
    tone = Tone.GOOD if judged.outcome is Outcome.MET else Tone.BAD
    rare = variable.better == "low" and tone is Tone.GOOD
    return Sentence(_told(material, code, found, rare=rare), (code,), tone)


def of_tone(material: Material, codes: Sequence[str], tone: Tone) -> Iterator[Sentence]:
    """The sentences about these variables that are good news, or bad."""
    yield from (found for code in codes if (found := stands(material, code)) and found.tone is tone)


def _told(material: Material, code: str, found: Standing, *, rare: bool) -> str:
    """``rare``: that it holds for few is the good news; "42% heeft minder vrijwilligers" would not sound like it."""
    notation, title = material.printer.notation, _title(material, code)
    n = notation.named("n", found.n)
    if found.share:
        many, percent = material.voice.people.many, notation.percent(found.level)
        words = notation.say(FEW, people=many) if rare else share_words(notation, found.level, found.n, many)
        if words is None:
            of = {"percent": percent, "people": many, "n": n, "label": decapitalised(title)}
            return notation.say("Voor {percent} van de {people} ({n}) geldt: {label}.", **of)
        told = {"words": words, "percent": percent, "n": n, "label": decapitalised(title)}
        return notation.say("Voor {words} ({percent}, {n}) geldt: {label}.", **told)
    low, high = (notation.plain(end) for end in found.ends or ())
    mean = notation.say(
        "gemiddeld {mean} op een schaal van {low} tot {high} ({n})",
        mean=notation.number(found.level, 1),
        low=low,
        high=high,
        n=n,
    )
    return f"{title} {capital(mean)}." if title.endswith("?") else f"{title.rstrip('.')}: {mean}."


def _title(material: Material, code: str) -> str:
    """What the figure is about: the title of its subject, or of a row its own words."""
    subject = material.subjects.get(code)
    return subject.title if subject else material.figures.last(code).label
