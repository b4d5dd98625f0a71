"""Changing a definition step by step, as an officer does in the browser: every step gives a new definition.

Whether it makes sense is asked of its text, by ``load``, as of any other.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from surveyapp.questionnaire.model import Perspective
from surveyapp.report.definition import ChapterDefinition, ReportDefinition, Show

MOST_CHAPTERS = 60
_LONGEST_CODE, _LONGEST_TITLE = 36, 200
_AROUND = ("text", "response", "method", "questionnaire")
"""What a chapter shows that is not about an outcome."""
_LAST = ("method", "questionnaire")
"""What a report ends with."""


class EditError(ValueError):
    """A step that cannot be taken; ``kind`` is "full", "there" or "gone"."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def begun(title: str, perspective: Perspective) -> ReportDefinition:
    """A new report, with what every reader needs to judge the figures."""
    chapters = (
        ChapterDefinition(code="respons", title="Wie deed mee", show="response"),
        ChapterDefinition(code="methode", title="Hoe we gerekend hebben", show="method"),
    )
    return ReportDefinition.model_construct(code="eigen", title=title, perspective=perspective, chapters=chapters)


def begun_from(title: str, shipped: ReportDefinition) -> ReportDefinition:
    """A new report with the chapters of one that is there already, to change from there."""
    return shipped.model_copy(update={"code": "eigen", "title": title})


def with_view(
    definition: ReportDefinition, title: str, question: str, by: Sequence[str] = (), beside: Sequence[str] = ()
) -> ReportDefinition:
    """With a chapter about one question, before what is said about the method at the end. Raises EditError."""
    view = {"show": "questions", "questions": (question,), "by": tuple(by), "beside": tuple(beside)}
    if any(_shows(chapter, view) for chapter in definition.chapters):
        raise EditError("there")
    code = _free(question, [chapter.code for chapter in definition.chapters])
    return _added(definition, ChapterDefinition.model_validate({"code": code, "title": title[:_LONGEST_TITLE], **view}))


def with_chapter(definition: ReportDefinition, show: Show, chosen: Mapping[str, Any]) -> ReportDefinition:
    """With a chapter of this kind: ``chosen`` is what stands under its keys. Raises EditError.

    Whether that makes sense is not looked at here, so that all that is wrong with it is told at once. What tells of an
    outcome is about the last wave alone, unless other waves are chosen, or the report is about several groups.
    """
    code = _free(show, [chapter.code for chapter in definition.chapters])
    alone = {} if show in _AROUND or definition.perspectives else {"beside": ()}
    made: dict[str, Any] = {"code": code, "show": show, **alone, **chosen}
    return _added(definition, ChapterDefinition.model_construct(**made))


def rechosen(definition: ReportDefinition, code: str, chosen: Mapping[str, Any]) -> ReportDefinition:
    """With other choices in this chapter; what is still chosen keeps its order. Raises EditError."""
    place = _place(definition, code)
    before = definition.chapters[place]
    words = ("title", "text")
    kept = {key: value if key in words else _in_order(getattr(before, key), value) for key, value in chosen.items()}
    made = before.model_copy(update=kept)
    return _changed(definition, chapters=(*definition.chapters[:place], made, *definition.chapters[place + 1 :]))


def _in_order(before: object, now: object) -> object:
    """The codes that are chosen now: first those that were there, in their order."""
    if not (isinstance(before, tuple) and isinstance(now, tuple)):
        return now
    return (*(code for code in before if code in now), *(code for code in now if code not in before))


def _added(definition: ReportDefinition, made: ChapterDefinition) -> ReportDefinition:
    """With this chapter before those that a report ends with; one that says how it was made comes last."""
    chapters = definition.chapters
    if len(chapters) >= MOST_CHAPTERS:
        raise EditError("full")
    at = len(chapters)
    while made.show not in _LAST and at and chapters[at - 1].show in _LAST:
        at -= 1
    return _changed(definition, chapters=(*chapters[:at], made, *chapters[at:]))


def moved(definition: ReportDefinition, code: str, steps: int) -> ReportDefinition:
    """With this chapter so many places further on; not further than the end. Raises EditError."""
    place = _place(definition, code)
    others = [chapter for chapter in definition.chapters if chapter.code != code]
    others.insert(max(place + steps, 0), definition.chapters[place])
    return _changed(definition, chapters=tuple(others))


def without(definition: ReportDefinition, code: str) -> ReportDefinition:
    """Without this chapter. Raises EditError."""
    place = _place(definition, code)
    return _changed(definition, chapters=(*definition.chapters[:place], *definition.chapters[place + 1 :]))


def reworded(definition: ReportDefinition, code: str, title: str, text: Sequence[str]) -> ReportDefinition:
    """With another heading and other words in this chapter. Raises EditError."""
    place = _place(definition, code)
    made = definition.chapters[place].model_copy(update={"title": title, "text": tuple(text)})
    return _changed(definition, chapters=(*definition.chapters[:place], made, *definition.chapters[place + 1 :]))


def retitled(definition: ReportDefinition, title: str, subtitle: str) -> ReportDefinition:
    """With another title on the cover."""
    return _changed(definition, title=title, subtitle=subtitle)


def _changed(definition: ReportDefinition, **fields: object) -> ReportDefinition:
    made = definition.model_copy(update=fields)
    return made.model_copy(update={"compare": _compares(definition, made)})


def _compares(before: ReportDefinition, made: ReportDefinition) -> bool:
    """As long as a chapter lays a wave beside the last one, or all that there are in a report that does so already."""
    return bool(made.beside) or (before.compare and any(each.beside is None for each in made.chapters if _tells(each)))


def _tells(chapter: ChapterDefinition) -> bool:
    return chapter.show not in _AROUND


def _shows(chapter: ChapterDefinition, view: Mapping[str, object]) -> bool:
    return all(getattr(chapter, key) == value for key, value in view.items())


def _place(definition: ReportDefinition, code: str) -> int:
    codes = [chapter.code for chapter in definition.chapters]
    if code not in codes:
        raise EditError("gone")
    return codes.index(code)


def _free(wanted: str, taken: Sequence[str]) -> str:
    base = wanted[:_LONGEST_CODE]
    names = (base, *(f"{base}_{number}" for number in range(2, MOST_CHAPTERS + 2)))
    return next(name for name in names if name not in taken)
