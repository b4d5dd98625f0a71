"""One respondent's own answers beside those of everybody. What everybody answered is told as in any other report."""

from collections.abc import Mapping, Sequence

from surveyapp.analysis.tabulation import Cell as Figure
from surveyapp.analysis.tabulation import Tabulation
from surveyapp.questionnaire.answers import NOT_ASKED, Value
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.notation import format_number
from surveyapp.questionnaire.question import label_of
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.findings.single import bars
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Chart, ChartKind, Finding, Row, Table
from surveyapp.report.subjects import Subject, covered
from surveyapp.report.wording import REASONS, quoted

_CHOSEN = (Measure.NOMINAL, Measure.ORDINAL, Measure.MULTIPLE)


def own(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A finding per question or indicator that this respondent was asked; answers in own words stay out."""
    named = covered(chapter, material.definition, material.subjects)
    asked = [subject for subject in named if not subject.open_answer and _answers(material, subject)]
    return [_grid(material, each) if each.together else _single(material, each) for each in asked]


def _answers(material: Material, subject: Subject) -> dict[str, Value | float | None]:
    """The respondent's own answers on what this subject is about, without what they were not asked."""
    found = {code: _answer(material, code) for code in subject.codes}
    return {code: value for code, value in found.items() if value is not NOT_ASKED}  # type: ignore[misc]


def _answer(material: Material, code: str) -> object:
    questionnaire, given = material.last.questionnaire, material.own or {}
    for indicator in questionnaire.indicators:
        if indicator.code == code:
            return indicator.value(given, questionnaire.questions)
    return given.get(code, NOT_ASKED)


def _in_words(material: Material, code: str, value: object) -> str:
    question = material.last.questionnaire.questions.get(code)
    if question is not None:
        return question.show(value, material.printer.notation.language)  # type: ignore[arg-type]
    if isinstance(value, str):
        return label_of(material.figures.variables[code].categories, value)
    return format_number(round(value, 1), material.printer.notation.language) if isinstance(value, int | float) else ""


def _single(material: Material, subject: Subject) -> Finding:
    (code,) = subject.codes
    figures, value = material.figures.last(code), _answer(material, code)
    told = _told(material, code, value)
    if figures.reason is not None or figures.base is None:
        beside = material.say(REASONS[figures.reason]) if figures.reason else ""
        return Finding(subject.code, subject.title, f"{told} {beside}".rstrip(), material.base_line(figures))
    texts = material.printer.percentages(figures)
    statement = f"{told} {_beside(material, figures, value, texts)}".rstrip()
    chart = _chart(material, subject, figures, value, texts)
    return Finding(subject.code, subject.title, statement, material.base_line(figures), chart)


def _told(material: Material, code: str, value: object) -> str:
    words = _in_words(material, code, value)
    if not words:
        return material.say("U vulde hier niets in.")
    if material.is_share(code):
        return material.say("Bij u: {lower}.", lower=words.lower())
    several = [_in_words(material, code, [each]) for each in value] if isinstance(value, list) else [words]
    return material.say("Uw antwoord: {joined}.", joined=material.joined([quoted(each) for each in several]))


def _beside(material: Material, figures: Tabulation, value: object, texts: Mapping[str, str]) -> str:
    """What everybody answered: the same answer, or the middle of a number."""
    people = material.voice.people.count(figures.base.valid if figures.base else 0, material.printer.notation)
    summary = figures.summary
    if figures.measure is Measure.NUMBER and summary and summary.mean is not None:
        return material.say(
            "Gemiddeld over {people} is het {value}.", people=people, value=material.printer.mean(summary.mean).text
        )
    same = [cell for cell in figures.cells if cell.code in _codes(value)]
    if figures.measure not in _CHOSEN or not same:
        return ""
    told = [texts[cell.code] for cell in same]
    if len(same) == 1:
        return material.say("Dat antwoord gaf {told} van {people}.", told=told[0], people=people)
    pairs = [f"{quoted(cell.label)} {share}" for cell, share in zip(same, told, strict=True)]
    return material.say("Van {people} koos ook: {joined}.", people=people, joined=material.joined(pairs))


def _codes(value: object) -> set[str]:
    return set(value) if isinstance(value, list) else {str(value)}


def _chart(
    material: Material, subject: Subject, figures: Tabulation, value: object, texts: Mapping[str, str]
) -> Chart | None:
    """The bars of everybody, with the respondent's own answer marked by a word: colour alone would not do."""
    if figures.measure not in (*_CHOSEN, Measure.NUMBER) or not any(cell.share is not None for cell in figures.cells):
        return None
    labels = material.labels(figures)
    shown = [
        (
            material.say("{label} (u)", label=labels[cell.code]) if _is_own(cell, value) else labels[cell.code],
            cell.share,
            texts[cell.code],
        )
        for cell in figures.cells
    ]
    kind = ChartKind.COLUMNS if figures.measure is Measure.NUMBER else ChartKind.BARS
    return bars(material, subject, figures, shown, kind)


def _is_own(cell: Figure, value: object) -> bool:
    """Whether the respondent's answer is this one; of a number, whether it lies in this class."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        above = cell.above is None or value > cell.above
        return above and (cell.up_to is None or value <= cell.up_to)
    return cell.code in _codes(value)


def _grid(material: Material, subject: Subject) -> Finding:
    """A row per statement: the own answer, how many gave the same, and over how many that is."""
    rows, labels = [], dict(zip(subject.codes, subject.rows, strict=True))
    for code, value in _answers(material, subject).items():
        figures = material.figures.last(code)
        cell = next((each for each in figures.cells if each.code in _codes(value)), None)
        same = material.printer.share(cell, material.printer.percentages(figures)[cell.code]) if cell else Cell("–")
        n = material.printer.number(figures.base.valid) if figures.base else Cell("–")
        rows.append(
            Row(labels[code], (Cell(_in_words(material, code, value) or material.say("niets ingevuld")), same, n))
        )
    table = Table(
        material.say("Uw antwoord per onderwerp"),
        material.say("Onderwerp"),
        (material.say("Uw antwoord"), material.say("Gaf hetzelfde antwoord"), "n"),
        tuple(rows),
    )
    statement = material.say("Per onderwerp: wat u antwoordde, en welk deel van iedereen hetzelfde antwoord gaf.")
    return Finding(subject.code, subject.title, statement, "", None, table)
