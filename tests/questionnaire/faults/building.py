"""What the small faulty files are built of.

``survey`` starts with two plain questions on lines 8 and 9, so that what is added stands on line 10 and further.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

HEAD = """\
code: toets
title: Toets
perspective: organisations
sections:
  - code: deel
    title: Deel
    questions:
      - {code: eerst, type: single, label: Eerst?, choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]}
      - {code: aantal, type: number, label: Hoeveel?, minimum: 0, maximum: 9}
"""
AB = "choices: [{code: a, label: Appel}, {code: b, label: Banaan}]"
EENS = (
    "  - {code: eens, choices: [{code: a, label: Oneens}, {code: b, label: Noch eens noch oneens},"
    " {code: c, label: Eens}, {code: wn, label: Weet niet, missing: yes}]}"
)
QUESTIONNAIRE = "toets.yaml"
OVERLAY = "toets.en.yaml"
SCALES = "scales.yaml"
REPORT = "rapport.yaml"


def survey(*questions: str, more: str = "") -> str:
    """A questionnaire with these questions, each on a line; ``more`` follows at the top level."""
    return HEAD + "".join(f"      - {question}\n" for question in questions) + more


def scaled(*questions: str, scale: str = EENS, more: str = "") -> str:
    """A questionnaire that has a scale ``eens`` of its own, after the questions."""
    return survey(*questions, more=f"scales:\n{scale}\n{more}")


def indicator(text: str, *questions: str, more: str = "") -> str:
    """A questionnaire with one indicator, on the line after ``indicators:``."""
    return survey(*questions, more=f"indicators:\n  - {text}\n{more}")


def translation(text: str) -> dict[str, str]:
    """A questionnaire with a translation that is complete but for what ``text`` says on line 7 and further."""
    whole = (
        "language: en\nsections: {deel: {title: Part}}\nquestions:\n"
        "  eerst: {label: First?, choices: {ja: Yes, nee: No}}\n  aantal: {label: How many?}\n"
        "  soort: {label: Kind?, choices: {a: Apple, anders: 'Other, namely'}}\n"
    )
    return {QUESTIONNAIRE: survey(KIND), OVERLAY: whole + text}


def report(text: str, more: str = "", question: str = "") -> dict[str, str]:
    """A report of one chapter that says ``text``, from line 5; ``question`` is one more question to report on."""
    return {
        QUESTIONNAIRE: survey(*([question] if question else [])),
        REPORT: f"code: rapport\ntitle: Rapport\n{more}chapters:\n  - code: een\n    title: Een\n{text}",
    }


KIND = (
    "{code: soort, type: single, label: Soort?, "
    "choices: [{code: a, label: A}, {code: anders, label: 'Anders', open: yes}]}"
)
ROWS = "rows: [{code: r1, label: Rij een}, {code: r2, label: Rij twee}]"
SIXTEEN_ROWS = ", ".join(f"{{code: r{number}, label: Rij {number}}}" for number in range(16))
MANY = "[" + "a, " * 50_001 + "]"
LONG = "woord " * 36


@dataclass(frozen=True)
class Fault:
    """``code`` is the only problem in ``files``; it is on ``line`` of ``file``. ``before``: an earlier version."""

    code: str
    line: int
    files: Mapping[str, str | bytes]
    file: str = QUESTIONNAIRE
    before: str = ""
    absent: tuple[str, ...] = field(default=())


def of(code: str, line: int, text: str | bytes, file: str = QUESTIONNAIRE) -> Fault:
    """A fault in one file."""
    return Fault(code, line, {file: text}, file)


SCALED = "{code: q, type: scale, label: Q?, scale: eens}"
A, B, C = "{code: a, label: A}", "{code: b, label: B}", "{code: c, label: C}"


def scale(*choices: str) -> str:
    """A questionnaire that uses a scale of these choices, on line 12."""
    return scaled(SCALED, scale=f"  - {{code: eens, choices: [{', '.join(choices)}]}}")


def scored(*scores: str) -> str:
    """A scale with these scores."""
    return scale(
        *(f"{{code: {code}, label: {code}, score: {score}}}" for code, score in zip("abcdef", scores, strict=False))
    )
