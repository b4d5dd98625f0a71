"""What one questionnaire offers to look at: its questions and indicators, and what respondents can be divided by.

Both come in groups, title to codes with their labels, in the order in which they are shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.subjects import Subject, subjects

FACTS, INDICATORS = "Gegevens van de adreslijst", "Indicatoren"
Menu: TypeAlias = dict[str, dict[str, str]]


@dataclass(frozen=True)
class _Entry:
    heading: str
    code: str
    label: str


def questions(questionnaire: Questionnaire) -> Menu:
    """Everything with a finding of its own: questions per section, each row of a grid under it, facts, indicators."""
    return _grouped(entry for subject, heading in _headed(questionnaire) for entry in _with_rows(subject, heading))


def variables(questionnaire: Questionnaire) -> Menu:
    """Everything with one column of answers: of a grid its rows, under their whole title."""
    return _grouped(entry for subject, heading in _headed(questionnaire) for entry in _each(subject, heading))


def groups(questionnaire: Questionnaire) -> Menu:
    """Everything that divides respondents: facts of the address list, questions to choose from, indicators."""
    dividing = {variable.code for variable in questionnaire.variables if variable.divides}
    entries = [entry for subject, heading in _headed(questionnaire) for entry in _each(subject, heading)]
    return _grouped(entry for entry in sorted(entries, key=_facts_first) if entry.code in dividing)


def undivided(questionnaire: Questionnaire) -> tuple[frozenset[str], frozenset[str]]:
    """The codes that are never shown per group: facts of the address list, and questions with open answers.

    Dividing a fact by the answers on a question would show what a group did that is itself too small to be shown.
    """
    known = subjects([questionnaire]).values()
    facts = frozenset(subject.code for subject in known if not subject.asked)
    return facts, frozenset(subject.code for subject in known if subject.open_answer)


def _headed(questionnaire: Questionnaire) -> Iterator[tuple[Subject, str]]:
    sections = {section.code: section.title for section in questionnaire.sections}
    for subject in subjects([questionnaire]).values():
        if subject.indicator:
            yield subject, INDICATORS
        else:
            yield subject, sections[subject.section] if subject.asked else FACTS


def _with_rows(subject: Subject, heading: str) -> Iterator[_Entry]:
    yield _Entry(heading, subject.code, subject.title)
    if subject.together:
        for code, label in zip(subject.codes, subject.rows, strict=True):
            yield _Entry(heading, code, f"– {label}")


def _each(subject: Subject, heading: str) -> Iterator[_Entry]:
    if not subject.together:
        yield _Entry(heading, subject.code, subject.title)
        return
    for code, label in zip(subject.codes, subject.rows, strict=True):
        yield _Entry(heading, code, f"{subject.title} {label}")


def _facts_first(entry: _Entry) -> bool:
    return entry.heading != FACTS


def _grouped(entries: Iterator[_Entry]) -> Menu:
    found: Menu = {}
    for entry in entries:
        found.setdefault(entry.heading, {})[entry.code] = entry.label
    return found
