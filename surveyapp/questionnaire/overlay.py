"""A translation of a questionnaire: the file ``<questionnaire>.en.yaml`` with words by code, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from surveyapp import yamlsource
from surveyapp.problems import Problem, Where, near
from surveyapp.questionnaire.choices import Scale
from surveyapp.questionnaire.definitions import Item
from surveyapp.questionnaire.draft import Draft
from surveyapp.questionnaire.scalars import Definition, Text


class SectionWords(Definition):
    """The words of a page."""

    title: Text | None = None
    text: str | None = None


class QuestionWords(Definition):
    """The words of a question, of a row of a grid, or of the text field behind a choice."""

    label: Text | None = None
    help: str | None = None
    unit: str | None = None
    choices: dict[str, Text] = Field(default_factory=dict, description="label by code")


class AxisWords(Definition):
    """The words of an axis of a typology."""

    label: Text | None = None


class TypeWords(Definition):
    """The words of one of the types of a typology."""

    label: Text | None = None
    text: str | None = None


class IndicatorWords(Definition):
    """The words of an indicator."""

    label: Text | None = None
    between: Text | None = None
    x: AxisWords | None = None
    y: AxisWords | None = None
    types: dict[str, TypeWords] = Field(default_factory=dict)


class Overlay(Definition):
    """All words of a translation. What is left out stays in the original language."""

    language: Literal["nl", "en"]
    title: Text | None = None
    intro: str | None = None
    thanks: str | None = None
    credit: str | None = None
    sections: dict[str, SectionWords] = Field(default_factory=dict)
    questions: dict[str, QuestionWords] = Field(default_factory=dict)
    scales: dict[str, dict[str, Text]] = Field(default_factory=dict)
    indicators: dict[str, IndicatorWords] = Field(default_factory=dict)


def translate_scales(scales: list[dict[str, Any]], words: Overlay) -> None:
    """Put these words into scales that are known to be sound."""
    for scale in scales:
        _label(scale["choices"], words.scales.get(scale["code"], {}))


def translate(data: dict[str, Any], words: Overlay) -> None:
    """Put these words into a questionnaire that is known to be sound."""
    _put(data, words, "language", "title", "intro", "thanks", "credit")
    translate_scales(data.get("scales", []), words)
    for section in data["sections"]:
        _put(section, words.sections.get(section["code"]), "title", "text")
        for question in section["questions"]:
            for part in (question, *question.get("rows", [])):
                _put(part, words.questions.get(part["code"]), "label", "help", "unit")
            own = words.questions.get(question["code"])
            _label(question.get("choices", []), own.choices if own else {})
    for indicator in data.get("indicators", []):
        _indicator(indicator, words.indicators.get(indicator["code"]))


def _indicator(data: dict[str, Any], words: IndicatorWords | None) -> None:
    if words is None:
        return
    _put(data, words, "label", "between")
    for axis in ("x", "y"):
        _put(data.get(axis, {}), getattr(words, axis), "label")
    for part in data.get("types", []):
        _put(part, words.types.get(part["code"]), "label", "text")


def _put(data: dict[str, Any], words: Definition | None, *keys: str) -> None:
    data.update({key: text for key in keys if (text := getattr(words, key, None)) is not None})


def _label(choices: list[dict[str, Any]], labels: Mapping[str, str]) -> None:
    for choice in choices:
        choice["label"] = labels.get(choice["code"], choice["label"])


def check_overlay(item: Item[Overlay], draft: Draft) -> Iterator[Problem]:
    """What the translation names that is not there, and what it leaves out."""
    sections = {section.model.code: section.model for section in draft.sections}
    indicators = {indicator.model.code: indicator.model for indicator in draft.indicators}
    scales = {scale.model.code: scale.model for scale in draft.scales}
    questions = {lead.model.code for _, lead in draft.questions} | set(draft.by_code)
    yield from _unknown(item, "O002", "sections", item.model.sections, sections)
    yield from _unknown(item, "O003", "questions", item.model.questions, questions)
    yield from _unknown(item, "O005", "scales", item.model.scales, scales)
    yield from _unknown(item, "O006", "indicators", item.model.indicators, indicators)
    for code, labels in item.model.scales.items():
        if code in scales:
            yield from _choices(item, ("scales", code), labels, scales[code])
    for code, words in item.model.questions.items():
        yield from _question(item, draft, code, words)
    yield from _left_out(item, draft)


def _unknown(item: Item[Overlay], code: str, key: str, found: Mapping[str, Any], known: Any) -> Iterator[Problem]:
    for name in found:
        if name not in known:
            yield item.problem(code, key, name, name=name, near=near(name, known))


def _choices(item: Item[Overlay], path: tuple[str, ...], labels: Mapping[str, str], source: Any) -> Iterator[Problem]:
    known = [choice.code for choice in (source.choices if isinstance(source, Scale) else source.categories)]
    for name in labels:
        if name not in known:
            yield item.problem("O004", *path, name, name=name, known=known, near=near(name, known))


def _question(item: Item[Overlay], draft: Draft, code: str, words: QuestionWords) -> Iterator[Problem]:
    found = draft.leads.get(code)
    lead = found.model if found else None
    for key in ("help", "unit"):
        if getattr(words, key) is not None and not hasattr(lead, key):
            yield item.problem("O012", "questions", code, key, name=code, key=key)
    shared: Scale | None = getattr(lead, "scale", None)
    if lead is None:
        yield from _open_text(item, draft, code, words)
    elif words.choices and shared:
        yield item.problem("O011", "questions", code, "choices", name=code, scale=shared.code)
    else:
        yield from _choices(item, ("questions", code, "choices"), words.choices, lead)


def _open_text(item: Item[Overlay], draft: Draft, code: str, words: QuestionWords) -> Iterator[Problem]:
    """The text field behind a choice bears the label of that choice: two translations of one text cannot differ."""
    plain = draft.by_code.get(code)
    if plain is None or words.label is None or plain.path[:1] != ("choices",):
        return
    choice = code.removeprefix(f"{plain.lead.model.code}_")
    above = item.model.questions.get(plain.lead.model.code)
    if above is None or above.choices.get(choice) != words.label:
        yield item.problem("O010", "questions", code, name=code, choice=choice)


def _left_out(item: Item[Overlay], draft: Draft) -> Iterator[Problem]:
    """A warning for each text that would be shown in the original language."""
    words = item.model
    for section in draft.sections:
        if getattr(words.sections.get(section.model.code), "title", None) is None:
            yield item.problem("O007", "sections", section.model.code, name=section.model.code)
    for _, lead in draft.questions:
        for part in (lead.model, *lead.model.unfold()):
            own = getattr(words.questions.get(part.code), "label", None)
            if own is None and not _is_open_text(draft, part.code):
                yield item.problem("O007", "questions", part.code, name=part.code)
        yield from _labels_left_out(item, lead)
    for indicator in draft.indicators:
        if getattr(words.indicators.get(indicator.model.code), "label", None) is None:
            yield item.problem("O007", "indicators", indicator.model.code, name=indicator.model.code)


def _is_open_text(draft: Draft, code: str) -> bool:
    plain = draft.by_code.get(code)
    return plain is not None and plain.path[:1] == ("choices",)


def _labels_left_out(item: Item[Overlay], lead: Item[Any]) -> Iterator[Problem]:
    scale: Scale | None = getattr(lead.model, "scale", None)
    own = item.model.questions.get(lead.model.code)
    labels = item.model.scales.get(scale.code, {}) if scale else (own.choices if own else {})
    path = ("scales", scale.code) if scale else ("questions", lead.model.code, "choices")
    for choice in lead.model.categories:
        if choice.code not in labels:
            name = f"{scale.code if scale else lead.model.code}.{choice.code}"
            yield item.problem("O007", *path, name=name)


def overlay_where(node: yamlsource.Node) -> Where:
    """What a translation is called in a problem."""
    language = node.text("language") if isinstance(node, yamlsource.Mapping) else ""
    return (("translation", language),)
