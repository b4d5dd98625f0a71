"""What questions take from worksheets: items that exist, of the same step or an earlier one, with answers that fit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveyapp.problems import Problem, near
from surveyapp.questionnaire.definitions import Item
from surveyapp.questionnaire.draft import Draft
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import TODAY, Question

LAST = 9


@dataclass(frozen=True)
class Shelf:
    """The items of all worksheets, with the step that each belongs to."""

    steps: Mapping[str, int]
    questions: Mapping[str, Question]


def shelf(questionnaires: Sequence[Questionnaire]) -> Shelf:
    """The items of those that are a worksheet, grids as a whole and row by row."""
    found = [(each.step, block) for each in questionnaires if each.step for s in each.sections for block in s.blocks]
    questions = {q.code: (step, q) for step, block in found for q in (block.lead, *block.questions)}
    return Shelf({code: step for code, (step, _) in questions.items()}, {c: q for c, (_, q) in questions.items()})


def links(draft: Draft, known: Shelf, step: int | None) -> Iterator[Problem]:
    """What is wrong with what the questions of a questionnaire show and begin with; of no step: of the last one."""
    for _, lead in draft.questions:
        for code in lead.model.shows:
            yield from _named(lead, "shows", code, known, step or LAST)
        yield from _actions(lead, known, step)
        if start := lead.model.starts_from:
            wrong = [*_named(lead, "starts_from", start, known, step or LAST)]
            yield from wrong
            if not wrong and not _fits(known.questions[start], lead.model):
                yield lead.problem("Q048", "starts_from", name=start)


def guests(questionnaire: Questionnaire, draft: Draft, known: Shelf) -> Iterator[Problem]:
    """What is wrong with whom it invites."""
    for number, guest in enumerate(questionnaire.invites):
        for key in ("name", "email"):
            code = str(getattr(guest, key))
            if code not in known.steps:
                wanted = {"name": code, "near": near(code, known.steps)}
                yield draft.problem("Q047", "invites", number, key, **wanted)


def _named(lead: Item[Question], key: str, code: str, known: Shelf, step: int) -> Iterator[Problem]:
    if code not in known.steps:
        yield lead.problem("Q047", key, name=code, near=near(code, known.steps))
    elif known.steps[code] > step:
        yield lead.problem("Q049", key, name=code, step=known.steps[code])


def _actions(lead: Item[Question], known: Shelf, step: int | None) -> Iterator[Problem]:
    """Colleagues see the actions on their worksheets; those who are asked a questionnaire do not."""
    day = lead.model.shows_actions
    if day is not None and step is None:
        yield lead.problem("Q051", "shows_actions")
    elif day not in (None, TODAY):
        wrong = [*_named(lead, "shows_actions", day, known, step or LAST)]
        yield from wrong
        if not wrong and known.questions[day].measure is not Measure.DATE:
            yield lead.problem("Q050", "shows_actions", name=day)


def _fits(source: Question, target: Question) -> bool:
    """Whether every answer on the one can be an answer on the other."""
    codes = {choice.code for choice in target.categories}
    return type(source) is type(target) and all(choice.code in codes for choice in source.categories)
