"""The author's own words in a report, with the figures that they name filled in."""

import re

from surveyapp.analysis.tabulation import Cell, Tabulation
from surveyapp.questionnaire.indicators import YES
from surveyapp.report.definition import FIGURE, ChapterDefinition
from surveyapp.report.material import Material
from surveyapp.report.model import Paragraph
from surveyapp.report.numbers import NOTHING


def paragraphs(material: Material, chapter: ChapterDefinition) -> list[Paragraph]:
    """The paragraphs of this chapter. One that names a figure that cannot be shown says so at its end."""
    return [Paragraph(_filled(material, text), codes=_named(material, text)) for text in chapter.text]


def _named(material: Material, text: str) -> tuple[str, ...]:
    """The figures that it names: variables, and the wave for the number of respondents."""
    return tuple(dict.fromkeys(match[2] or material.last.code for match in FIGURE.finditer(text)))


def _filled(material: Material, text: str) -> str:
    filled = FIGURE.sub(lambda match: _figure(material, match), text)
    if filled.count(NOTHING) > text.count(NOTHING):
        return material.say("{filled} (Op de plaats van het streepje is geen cijfer te geven.)", filled=filled)
    return filled


def _figure(material: Material, match: re.Match[str]) -> str:
    what, code, choice = match[1], match[2], match[3]
    if what is None:
        return material.printer.notation.number(material.last.table.responses)
    figures = material.figures.last(code)
    if figures.reason is not None or figures.base is None:
        return NOTHING
    if what == "change":
        return _change(material, code, choice)
    return _of_wave(material, figures, what, choice)


def _of_wave(material: Material, figures: Tabulation, what: str, choice: str | None) -> str:
    notation = material.printer.notation
    if what == "n":
        return notation.number(figures.base.valid if figures.base else None)
    if what == "mean":
        return notation.number(figures.summary.mean if figures.summary else None, 1)
    if what == "median":
        return notation.plain(figures.summary.median if figures.summary else None)
    cell = _cell(figures, choice)
    if cell is None:
        return NOTHING
    if what == "count":
        return material.printer.count(cell).text
    return material.printer.percentages(figures).get(cell.code, material.printer.percent_or_reason(cell))


def _cell(figures: Tabulation, choice: str | None) -> Cell | None:
    """The answer that is named; without a name the one that an indicator counts, or the top of a scale."""
    wanted = choice or YES
    named = next((cell for cell in figures.cells if cell.code == wanted), None)
    return named if choice or named else figures.top


def _change(material: Material, code: str, choice: str | None) -> str:
    comparison, notation = material.figures.comparison(code), material.printer.notation
    if comparison is None:
        return NOTHING
    if comparison.mean and comparison.mean.difference is not None and not choice:
        return notation.signed(comparison.mean.difference, 1)
    change = next((each for each in comparison.shares if each.code == (choice or YES)), None)
    if change is None or change.difference is None:
        return NOTHING
    return material.say("{points}\u00a0procentpunt", points=notation.points(change.difference))
