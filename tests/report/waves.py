"""Waves for tests: answers in, a WaveInput out, with defaults for what the test is not about."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from surveyapp.analysis.participation import Participation
from surveyapp.analysis.table import ResponseTable
from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.build import build
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.inputs import Sender, WaveInput
from surveyapp.report.model import Block, Finding, Paragraph, Report

TODAY = datetime.date(2026, 11, 23)


def wave(
    questionnaire: Questionnaire,
    answers: Iterable[Mapping[str, Any]],
    code: str = "nulmeting",
    invited: int | None = None,
    open_link: bool = False,
) -> WaveInput:
    """A closed wave with these answers, of which everything but the open link was invited."""
    documents = list(answers)
    table = ResponseTable.from_documents(
        questionnaire, documents, wave=code, population=None if open_link else invited, open_link=open_link
    )
    participation = Participation(
        complete=0 if open_link else len(documents),
        no_contact=(invited or len(documents)) - len(documents) if not open_link else 0,
        open_link=len(documents) if open_link else 0,
    )
    return WaveInput(
        code=code,
        title=code.capitalize(),
        ordinal=0,
        questionnaire=questionnaire,
        digest="0123456789abcdef",
        table=table,
        mode="confidential",
        participation=participation,
        opened=datetime.date(2026, 3, 2),
        closed=datetime.date(2026, 4, 3),
    )


def answered(code: str, **counts: int) -> list[Answers]:
    """Answers to one question: ``answered("q", ja=3, nee=2)``; ``skipped`` counts who filled in nothing."""
    return [{code: None if choice == "skipped" else choice} for choice, count in counts.items() for _ in range(count)]


def report(definition: dict[str, object], *waves: WaveInput, threshold: int = 5) -> Report:
    """The report of these waves by a definition as an author writes it, without the title."""
    data = {"code": "toets", "title": "Toets", **definition}
    return build(ReportDefinition.model_validate(data), waves, Sender("Zonstad", threshold), TODAY)


def report_on(questions: Sequence[str], *waves: WaveInput, threshold: int = 5, by: str = "") -> Report:
    """The report with one chapter about these questions; also per group when ``by`` names a variable."""
    chapter: dict[str, object] = {
        "code": "vragen",
        "title": "Vragen",
        "show": "questions",
        "questions": list(questions),
        "by": [by] if by else [],
    }
    compare = {"compare": "yes"} if len(waves) > 1 else {}
    return report({"chapters": [chapter], **compare}, *waves, threshold=threshold)


def findings(report: Report) -> list[Finding]:
    """Every finding, in order."""
    return [block for block in blocks(report) if isinstance(block, Finding)]


def concluding(report: Report) -> Finding:
    """The only finding, with the sentence with which its chapter opens."""
    (found,), first = findings(report), blocks(report)[0]
    assert isinstance(first, Paragraph)
    assert first.lead
    assert first.codes
    return replace(found, statement=found.statement or first.text)


def blocks(report: Report) -> list[Block]:
    """Every block, in order."""
    return [block for chapter in report.chapters for block in chapter.blocks]


def finding(
    questionnaire: Questionnaire, code: str, answers: Iterable[Mapping[str, Any]], invited: int | None = None
) -> Finding:
    """The finding about one question."""
    return findings(report_on([code], wave(questionnaire, answers, invited=invited)))[0]
