"""One table of a wave, or of several side by side: nothing else in the report, as text for a terminal or json."""

from collections.abc import Sequence

from pydantic import ValidationError

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.problems import near
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.definition import ChapterDefinition, Misfit, ReportDefinition, misfits
from surveyapp.report.model import Finding, Report
from surveyapp.report.terminal import written

_NAMED = 12
"""So many codes fit in a message."""


def defined(title: str, questionnaires: Sequence[Questionnaire], variable: str, by: Sequence[str]) -> ReportDefinition:
    """The report about one variable, or a grid, and per group for each variable in ``by``. Raises Refusal."""
    try:
        chapter = ChapterDefinition(code="tabel", title="Tabel", show="questions", questions=(variable,), by=tuple(by))
    except ValidationError:
        raise Refusal(f"“{', '.join([variable, *by])[:80]}” is geen code van een vraag of indicator.") from None
    definition = ReportDefinition(code="tabel", title=title, chapters=(chapter,), compare=len(questionnaires) > 1)
    for wrong in misfits(definition, questionnaires):
        raise Refusal(_told(wrong))
    return definition


def _told(wrong: Misfit) -> str:
    if wrong.kind == "group":
        known = ", ".join(wrong.known[:_NAMED]) + (" …" if len(wrong.known) > _NAMED else "")
        why = "daar horen geen antwoorden of klassen bij"
        return f"Naar “{wrong.code}” is niet uit te splitsen: {why}. Wel naar: {known}."
    meant = near(wrong.code, wrong.known)
    hint = f"Bedoelt u “{meant}”?" if meant else "Gebruik een code van de vragenlijst."
    return f"De vragenlijst heeft geen vraag of indicator “{wrong.code}”. {hint}"


def codes(questionnaires: Sequence[Questionnaire], variable: str) -> set[str]:
    """The variables that are shown with this one: itself, and of a grid its rows."""
    sections = [section for questionnaire in questionnaires for section in questionnaire.sections]
    blocks = [block for section in sections for block in section.blocks if block.lead.code == variable]
    return {variable, *(question.code for block in blocks for question in block.questions)}


def as_text(report: Report) -> str:
    """The last finding of the report: per group when groups were asked for, otherwise of everyone. Of waves, all."""
    blocks = [block for chapter in report.chapters for block in chapter.blocks if isinstance(block, Finding)]
    shown = blocks if _several(report) else blocks[-1:]
    return f"{report.title} · {report.municipality} · {report.date}\n\n{written(shown)}"


def _several(report: Report) -> bool:
    waves = report.data["waves"]
    assert isinstance(waves, list)
    return len(waves) > 1
