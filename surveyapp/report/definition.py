"""The definition of a report: which chapters, in which order, about which questions. One YAML file in ``reports/``.

A definition holds words, never figures. A text may name one: ``{share:genoeg}``, ``{mean:vo20}``, ``{n:vo08}``,
``{count:vo08.genoeg}``, ``{change:genoeg}`` or ``{n}``, the number of respondents; its value comes from the answers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from surveyapp.questionnaire.indicators import YES, Typology
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Perspective, Questionnaire
from surveyapp.questionnaire.scalars import Code, Codes, Definition, Flag, Text, Whole

Show = Literal[
    "text",
    "summary",
    "response",
    "sections",
    "questions",
    "indicators",
    "open_answers",
    "perspectives",
    "effect",
    "priorities",
    "typology",
    "own",
    "benchmark",
    "goals",
    "actions",
    "followup",
    "promises",
    "strengths",
    "changed",
    "method",
    "questionnaire",
]
Language = Literal["nl", "en"]
FIGURE = re.compile(r"\{(?:n|(share|mean|median|count|n|change):([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?)\}")
"""A figure named in a text: what of which variable, and of which of its answers."""
_BRACES = re.compile(r"\{[^{}]*\}?")
_TYPED_FIGURE = re.compile(r"\d[\d.,]*\s*(?:%|procent\b)")


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _words_only(text: str) -> str:
    for named in _BRACES.findall(text):
        if not FIGURE.fullmatch(named):
            raise PydanticCustomError("figure", "unknown figure {found}", {"found": named[:60]})
    if match := _TYPED_FIGURE.search(text):
        raise PydanticCustomError("typed_figure", "a figure in the text: {found}", {"found": match[0]})
    return text


_SCHEMA = WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
WaveCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
Waves = Annotated[tuple[WaveCode, ...], BeforeValidator(_listed), _SCHEMA]
Words = Annotated[
    tuple[Annotated[Text, BeforeValidator(lambda text: _words_only(text) if isinstance(text, str) else text)], ...],
    BeforeValidator(_listed),
    _SCHEMA,
]


class EffectDefinition(Definition):
    """Which outcomes to follow in those who used a kind of support, and in those who did not."""

    of: Annotated[Codes, Field(min_length=1)] = Field(description="the outcomes: questions or indicators")
    used: Code = Field(description="the question or indicator that tells who used it, in the later wave")
    choices: Codes = Field((YES,), description="its answers that mean: used")


class BenchmarkDefinition(Definition):
    """What stands beside our own figures: other municipalities, and series of published figures."""

    months: Whole = Field(24, ge=1, le=120, description="how long before or after ours another wave may have closed")
    series: Codes | None = Field(
        None, description="these series of the folder series/; left out: all that belong to what is shown"
    )


class ChapterDefinition(Definition):
    """One chapter: words of the author, and what is shown under them."""

    code: Code = Field(description="short name of the chapter, unique in the report")
    title: str = Field("", max_length=200, description="heading; 'show: sections' takes the titles of the sections")
    text: Words = Field((), description="paragraphs; may name a figure such as {share:genoeg}, never contain one")
    show: Show = Field("text", description="what is shown under the text")
    sections: Codes = Field((), description="of these sections of the questionnaire")
    questions: Codes = Field((), description="these questions, grids or indicators, in this order")
    tags: Codes = Field((), description="of everything with one of these tags")
    effect: EffectDefinition | None = Field(
        None, description="for 'show: effect': what to follow, and who used support"
    )
    concepts: Codes = Field((), description="these concepts; without a list, all that two groups were asked about")
    reverse: Codes = Field((), description="concepts of which a low answer is the good one")
    by: Codes = Field(
        (), description="also per group: by the answers on this question, indicator or fact from the list"
    )
    beside: Waves | None = Field(
        None, description="the earlier waves beside the last one, by their code; an empty list for none, left out: all"
    )

    benchmark: BenchmarkDefinition = Field(
        BenchmarkDefinition(), description="for 'show: benchmark': what to lay beside our own figures"
    )
    importance: Codes = Field((), description="priorities: per question how important it is, in the same order")
    overall: Code | None = Field(None, description="priorities: or the overall judgement, to derive importance from")
    correlation: Literal["pearson", "spearman"] = Field("pearson", description="priorities: how it is derived")
    lines: Literal["means", "midpoint"] = Field("means", description="priorities: where high begins")

    @model_validator(mode="after")
    def _knows_what_is_important(self) -> Self:
        if self.show == "priorities" and not (self.questions and bool(self.importance) != bool(self.overall)):
            raise PydanticCustomError("priorities", "questions, and importance or overall", {"chapter": self.code})
        return self

    @model_validator(mode="after")
    def _has_a_heading(self) -> Self:
        if not self.title.strip() and self.show != "sections":
            raise PydanticCustomError("chapter_title", "a chapter needs a title", {"chapter": self.code})
        return self


class WeightsDefinition(Definition):
    """Weigh the answers so that the groups are as large as on the address list."""

    by: Annotated[Codes, Field(min_length=1, description="the facts from the address list to weigh by")]
    merge: dict[Code, tuple[Codes, ...]] = Field(
        default_factory=dict, description="per fact, the answers that are taken together because too few took part"
    )


class ReportDefinition(Definition):
    """What a report shows. With ``compare`` it lays waves side by side, the earliest first."""

    code: Code
    title: Text = Field(description="title on the cover")
    subtitle: str = Field("", max_length=300)
    language: Language = Field("nl", description="of everything that the program writes in it, and of the numbers")
    perspective: Perspective | None = Field(None, description="only for questionnaires with this perspective")
    perspectives: tuple[Perspective, ...] = Field(
        (), description="one wave of each of these groups, at least two, laid side by side by concept"
    )
    brief: Flag = Field(False, description="for a page or two: no cover, no contents, no new page for a chapter")
    compare: Flag = Field(False, description="two waves or more side by side, with the differences")
    weights: WeightsDefinition | None = Field(None, description="weigh the answers; not with compare")
    chapters: Annotated[tuple[ChapterDefinition, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _weighs_one_wave(self) -> Self:
        if self.weights and self.compare:
            raise PydanticCustomError("weights_compare", "weights and compare do not go together", {})
        return self

    @property
    def personal(self) -> bool:
        """Whether it is for one respondent, with the own answers in it."""
        return any(chapter.show == "own" for chapter in self.chapters)

    @property
    def beside(self) -> tuple[str, ...]:
        """The earlier waves that its chapters name, each once."""
        return tuple(dict.fromkeys(code for chapter in self.chapters for code in chapter.beside or ()))

    @property
    def waves(self) -> int:
        """How many waves it takes at least."""
        return 2 if self.compare or self.perspectives else 1

    def takes(self, number: int) -> bool:
        """Whether it can be about so many waves: one that compares takes any number from two on."""
        if self.perspectives:
            return self.waves <= number <= len(self.perspectives)
        return number >= self.waves if self.compare else number == self.waves


@dataclass(frozen=True)
class Misfit:
    """Something in a definition that the questionnaire does not have.

    ``kind`` is what was looked for: variable, section, tag, concept, outcome, use, choice, series or perspective; a
    ``figure`` for a variable that is more than one; a chapter that is there twice; ``by`` and ``group``: a variable to
    divide by that is not there, or that divides nobody; or ``wave``: a wave that the report is not about.
    """

    chapter: str
    kind: str
    code: str
    known: tuple[str, ...] = ()


def misfits(
    definition: ReportDefinition, questionnaires: Sequence[Questionnaire], waves: Sequence[str] = ()
) -> Iterator[Misfit]:
    """Everything the definition names that none of these questionnaires has. Looked up before any answer is read.

    ``waves`` are the codes of the waves that the questionnaires are of, the last wave last: with them a chapter is held
    to the waves that it names.
    """
    perspectives = {questionnaire.perspective for questionnaire in questionnaires}
    if definition.perspective and perspectives != {definition.perspective}:
        yield Misfit("", "perspective", definition.perspective, tuple(sorted(perspectives)))
    known = _Known(questionnaires)
    if definition.weights:
        yield from known.weights(definition.weights)
    seen: set[str] = set()
    for chapter in definition.chapters:
        if chapter.code in seen:
            yield Misfit(chapter.code, "chapter", chapter.code)
        seen.add(chapter.code)
        beside = chapter.beside or () if waves or not definition.compare else ()
        yield from (Misfit(chapter.code, "wave", code, tuple(waves[:-1])) for code in beside if code not in waves[:-1])
        yield from (known if chapter.beside is None or not waves else _beside(chapter, questionnaires, waves)).misfits(
            chapter
        )


def _beside(chapter: ChapterDefinition, questionnaires: Sequence[Questionnaire], waves: Sequence[str]) -> "_Known":
    """What the waves have that this chapter lays side by side."""
    wanted = {*(chapter.beside or ()), waves[-1]}
    return _Known([each for each, code in zip(questionnaires, waves, strict=True) if code in wanted])


SCORED = (Measure.ORDINAL, Measure.NUMBER)
"""What has a score: the aspects of priorities, and how important they are."""


class _Known:
    """What the questionnaires have, together."""

    def __init__(self, questionnaires: Sequence[Questionnaire]) -> None:
        variables = [variable for each in questionnaires for variable in each.variables]
        leads = [block.lead for each in questionnaires for section in each.sections for block in section.blocks]
        self.choices = {v.code: tuple(choice.code for choice in v.categories) for v in variables}
        self.dividing = tuple(dict.fromkeys(v.code for v in variables if v.divides))
        self.named = tuple(dict.fromkeys([*self.choices, *(lead.code for lead in leads)]))
        blocks = [block for each in questionnaires for section in each.sections for block in section.blocks]
        self.rows = {b.lead.code: tuple(q.code for q in b.questions if q.measure is not None) for b in blocks}
        self.scored = tuple(dict.fromkeys(v.code for v in variables if v.measure in SCORED))
        indicators = [each for questionnaire in questionnaires for each in questionnaire.indicators]
        self.typologies = tuple(dict.fromkeys(each.code for each in indicators if isinstance(each, Typology)))
        self.one_figure = tuple(dict.fromkeys(v.code for v in variables if v.one_figure))
        self.sections = tuple(dict.fromkeys(section.code for each in questionnaires for section in each.sections))
        tags = [*(variable.tags for variable in variables), *(lead.tags for lead in leads)]
        self.concepts = tuple(dict.fromkeys(v.concept for v in variables if v.concept))
        self.tags = tuple(dict.fromkeys(tag for some in tags for tag in some))

    def misfits(self, chapter: ChapterDefinition) -> Iterator[Misfit]:
        wanted = (
            ("variable", chapter.questions, self.named),
            ("section", chapter.sections, self.sections),
            ("tag", chapter.tags, self.tags),
            ("concept", (*chapter.concepts, *chapter.reverse), self.concepts),
        )
        for kind, codes, known in wanted:
            for code in codes:
                if code not in known:
                    yield Misfit(chapter.code, kind, code, known)
        if chapter.effect:
            for code in (*chapter.effect.of, chapter.effect.used):
                if code not in self.choices:
                    yield Misfit(chapter.code, "outcome", code, tuple(self.choices))
            for choice in chapter.effect.choices:
                if choice not in self.choices.get(chapter.effect.used, (choice,)):
                    yield Misfit(chapter.code, "use", choice, self.choices[chapter.effect.used])
        for code in chapter.by:
            if code not in self.dividing:
                yield Misfit(chapter.code, "group" if code in self.choices else "by", code, self.dividing)
        if chapter.show == "priorities":
            yield from self._priorities(chapter)
        if chapter.show == "typology":
            wrong = (code for code in chapter.questions if code in self.choices and code not in self.typologies)
            yield from (Misfit(chapter.code, "typology", code, self.typologies) for code in wrong)
        if chapter.show == "benchmark":
            for code in self._rows(chapter.questions):
                if code in self.choices and code not in self.one_figure:
                    yield Misfit(chapter.code, "figure", code)
        for text in chapter.text:
            yield from self._figures(chapter, text)

    def _priorities(self, chapter: ChapterDefinition) -> Iterator[Misfit]:
        """Every aspect needs scores, and an importance of its own or an overall judgement with scores."""
        overall = [chapter.overall] if chapter.overall else []
        for code in (*chapter.importance, *overall):
            if code not in self.named:
                yield Misfit(chapter.code, "importance", code, self.named)
        aspects, said = (self._rows(codes) for codes in (chapter.questions, chapter.importance))
        for code in (*aspects, *said, *overall):
            if code in self.choices and code not in self.scored:
                yield Misfit(chapter.code, "score", code, self.scored)
        if said and len(said) != len(aspects):
            yield Misfit(chapter.code, "pairs", f"{len(aspects)} ≠ {len(said)}")

    def _rows(self, codes: Sequence[str]) -> list[str]:
        return [row for code in codes for row in self.rows.get(code, (code,))]

    def weights(self, weights: WeightsDefinition) -> Iterator[Misfit]:
        """What the weights name that is not there."""
        for code in dict.fromkeys([*weights.by, *weights.merge]):
            if code not in self.dividing:
                yield Misfit("", "group" if code in self.choices else "by", code, self.dividing)
        for code, groups in weights.merge.items():
            for choice in (choice for group in groups for choice in group):
                if code in self.dividing and choice not in self.choices[code]:
                    yield Misfit("", "choice", f"{code}.{choice}", self.choices[code])

    def _figures(self, chapter: ChapterDefinition, text: str) -> Iterator[Misfit]:
        for _, code, choice in FIGURE.findall(text):
            if code and code not in self.choices:
                yield Misfit(chapter.code, "variable", code, tuple(self.choices))
            elif choice and choice not in self.choices[code]:
                yield Misfit(chapter.code, "choice", f"{code}.{choice}", self.choices[code])
