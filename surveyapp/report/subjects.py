"""What gets one finding: a question, an indicator, or the rows of a grid together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from surveyapp.questionnaire.conditions import Condition
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Block, Questionnaire, Section
from surveyapp.report.definition import ChapterDefinition, ReportDefinition
from surveyapp.report.wording import unpiped


@dataclass(frozen=True)
class Subject:
    """``codes`` are its variables: one, or the rows of a grid (``together``). ``asked`` is false for address facts."""

    code: str
    title: str
    codes: tuple[str, ...]
    section: str = ""
    tags: frozenset[str] = frozenset()
    rows: tuple[str, ...] = ()
    row_tags: tuple[frozenset[str], ...] = ()
    together: bool = False
    asked: bool = True
    open_answer: bool = False
    indicator: bool = False
    condition: Condition | None = None

    def tagged(self, tags: Sequence[str]) -> "Subject | None":
        """The part of it that has one of these tags; of a grid only the rows that have one. None: nothing."""
        wanted = set(tags)
        rows = [code for code, own in zip(self.codes, self.row_tags, strict=False) if wanted & own]
        if self.together and rows:
            return replace(self, codes=tuple(rows))
        return self if wanted & self.tags else None


def subjects(questionnaires: Sequence[Questionnaire]) -> dict[str, Subject]:
    """All subjects by code: the questions in order, then the indicators.

    What only an earlier questionnaire has comes last. Questionnaires are given from first to last wave.
    """
    found: dict[str, Subject] = {}
    for questionnaire in reversed(questionnaires):
        for subject in (*_asked(questionnaire), *_indicated(questionnaire)):
            found.setdefault(subject.code, subject)
    return found


def _asked(questionnaire: Questionnaire) -> Iterator[Subject]:
    for section in questionnaire.sections:
        for block in section.blocks:
            yield from _of_block(section, block)


def _of_block(section: Section, block: Block) -> Iterator[Subject]:
    questions = [question for question in block.questions if question.measure is not None]
    if questions and block.lead not in questions:
        yield Subject(
            code=block.lead.code,
            title=unpiped(block.lead.label),
            codes=tuple(question.code for question in questions),
            section=section.code,
            tags=frozenset(block.lead.tags),
            rows=tuple(unpiped(question.label) for question in questions),
            row_tags=tuple(frozenset(question.tags) for question in questions),
            together=True,
            condition=block.lead.ask_if or section.ask_if,
        )
        return
    for question in questions:
        yield Subject(
            code=question.code,
            title=unpiped(question.label if question is questions[0] else f"{questions[0].label} {question.label}"),
            codes=(question.code,),
            section=section.code,
            tags=frozenset(question.tags),
            asked=question.on_page,
            open_answer=question.measure is Measure.TEXT,
            condition=question.ask_if or section.ask_if,
        )


def _indicated(questionnaire: Questionnaire) -> Iterator[Subject]:
    for indicator in questionnaire.indicators:
        yield Subject(
            indicator.code, indicator.label, (indicator.code,), tags=frozenset(indicator.tags), indicator=True
        )


def chosen(chapter: ChapterDefinition, known: dict[str, Subject]) -> list[Subject]:
    """The subjects that a chapter names by question, by section or by tag, each once, in that order."""
    found: dict[str, Subject] = {}
    for code in chapter.questions:
        subject = known.get(code) or _row(code, known)
        found.setdefault(subject.code, subject)
    for section in chapter.sections:
        for subject in known.values():
            if subject.section == section:
                found.setdefault(subject.code, subject)
    for subject in known.values():
        part = subject.tagged(chapter.tags)
        if part:
            found.setdefault(subject.code, part)
    return list(found.values())


def covered(chapter: ChapterDefinition, definition: ReportDefinition, known: dict[str, Subject]) -> list[Subject]:
    """What a chapter has a finding about: whole sections, chosen questions, or indicators; without a list, all."""
    if chapter.show == "sections":
        wanted = chapter.sections or {each.section for each in known.values()} - _elsewhere(chapter, definition, known)
        return [each for each in known.values() if each.section in wanted and each.section and not each.open_answer]
    if chapter.show == "indicators":
        return chosen(chapter, known) or [each for each in known.values() if each.indicator]
    return chosen(chapter, known) if chapter.show in ("questions", "own") else []


def _elsewhere(chapter: ChapterDefinition, definition: ReportDefinition, known: dict[str, Subject]) -> set[str]:
    """The sections that other chapters name, or of which they discuss a question."""
    others = [other for other in definition.chapters if other is not chapter]
    named = {code for other in others for code in other.sections}
    discussed = {each.section for other in others if other.show == "questions" for each in chosen(other, known)}
    return named | discussed


def divided(definition: ReportDefinition, known: dict[str, Subject]) -> list[tuple[str, str]]:
    """Every variable that the report shows per group, with the variable that makes the groups."""
    pairs = (
        (code, by)
        for chapter in definition.chapters
        for subject in covered(chapter, definition, known)
        for by in chapter.by
        for code in subject.codes
        if code != by and not subject.open_answer
    )
    return list(dict.fromkeys(pairs))


def _row(code: str, known: dict[str, Subject]) -> Subject:
    """A single row of a grid, named by its own code: a question like any other, under the words of its grid."""
    grid = next(subject for subject in known.values() if code in subject.codes)
    place = grid.codes.index(code)
    return replace(
        grid,
        code=code,
        title=f"{grid.title} {grid.rows[place]}",
        codes=(code,),
        tags=grid.row_tags[place],
        together=False,
    )
