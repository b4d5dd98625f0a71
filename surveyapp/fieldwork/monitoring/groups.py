"""Participation per group of the address list: per sector, per village, per size."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.crowd import Background
from surveyapp.fieldwork.monitoring.amounts import Amount, exactly
from surveyapp.fieldwork.monitoring.blocks import Blocks
from surveyapp.fieldwork.monitoring.outcomes import marked
from surveyapp.fieldwork.people import People
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.question import Question, label_of
from surveyapp.storage.tables import Response, Wave
from surveyapp.storage.tenant import of_wave

REST = "overige"
Chosen = Callable[[People], bool]


@dataclass(frozen=True)
class Group:
    """Organisations that have one thing in common. ``invited`` are those who belong on the list; the other numbers are
    about them, except ``answered``. ``begun`` is None where that would tell who.
    """

    code: str
    label: str
    invited: int
    unreached: int
    refused: int
    begun: int | None
    answered: Amount


@dataclass(frozen=True)
class Breakdown:
    """The whole list in groups. ``groups`` is empty when they are too small to be told apart."""

    code: str
    label: str
    groups: tuple[Group, ...]


def breakdowns(session: Session, wave: Wave, everybody: Sequence[People]) -> tuple[Breakdown, ...]:
    """One for each fact that the address list knows of somebody, in the order of the questionnaire."""
    listed = [some for some in everybody if some.listed]
    asked = {code: each for code, each in questionnaire_of(wave).questions.items() if not each.on_page}
    facts = [code for code in asked if any(some.facts.get(code) is not None for some in listed)]
    if not facts:
        return ()
    if wave.mode == "named":
        begun = _responses(session, wave, facts, Response.state == "draft")
        return tuple(_named(wave, asked[code], place, listed, begun) for place, code in enumerate(facts))
    if wave.mode == "anonymous":
        answers = _count(facts, [some for some in listed if some.state == "answered"])
    else:  # names are not looked at, and only what was released together with others
        seen = [Response.released.is_(True)] if wave.state == "open" else []
        answers = _responses(session, wave, facts, Response.state == "submitted", *seen)
    blocks = Blocks(_count(facts, listed), wave.municipality.threshold)
    return tuple(_safe(wave, asked[code], place, listed, blocks, answers) for place, code in enumerate(facts))


def _count(facts: Sequence[str], some: Sequence[People]) -> Counter[Background]:
    found: Counter[Background] = Counter()
    for each in some:
        found[_background(each.facts.get(code) for code in facts)] += each.number
    return found


def _background(values: Iterable[object]) -> Background:
    return tuple(orjson.dumps(None if value is None else str(value)).decode() for value in values)


def _with(listed: Sequence[People], code: str, value: str | None) -> list[People]:
    return [some for some in listed if _value(some, code) == value]


def _value(some: People, code: str) -> str | None:
    found = some.facts.get(code)
    return None if found is None else str(found)


def _named(
    wave: Wave, question: Question, place: int, listed: Sequence[People], begun: Mapping[Background, int]
) -> Breakdown:
    """Nothing is hidden in a wave in which people answer with their name."""
    values = {_value(some, question.code) for some in listed}
    unknown = [None] if None in values else []
    groups = []
    for value in [*_in_order(question, {value for value in values if value is not None}), *unknown]:
        of_value = _with(listed, question.code, value)
        text = orjson.dumps(value).decode()
        started = sum(number for facts, number in begun.items() if facts[place] == text)
        answered = sum(some.number for some in of_value if some.state == "answered")
        groups.append(_group(wave, question, value, of_value, started, exactly(answered)))
    return Breakdown(question.code, question.label, tuple(groups))


def _safe(
    wave: Wave,
    question: Question,
    place: int,
    listed: Sequence[People],
    blocks: Blocks,
    answers: Mapping[Background, int],
) -> Breakdown:
    """Groups that are made of whole blocks; the rest together."""
    cut = blocks.cut(place)
    coded: dict[str, frozenset[Background]] = {orjson.loads(text): some for text, some in cut.values.items()}
    groups = []
    for code in _in_order(question, set(coded)):
        of_value = _with(listed, question.code, code)
        groups.append(_group(wave, question, code, of_value, None, blocks.answered(answers, coded[code])))
    if groups and cut.rest:
        others = [some for some in listed if _value(some, question.code) not in coded]
        groups.append(_group(wave, question, None, others, None, blocks.answered(answers, cut.rest)))
    return Breakdown(question.code, question.label, tuple(groups) if len(groups) > 1 else ())


def _in_order(question: Question, values: set[str]) -> list[str]:
    """As the questionnaire lists them; what it does not know comes last."""
    known = [choice.code for choice in question.categories if choice.code in values]
    return known + sorted(values - set(known))


def _group(
    wave: Wave, question: Question, value: str | None, some: Sequence[People], begun: int | None, answered: Amount
) -> Group:
    others = "Niet bekend" if wave.mode == "named" else "Overige groepen samen"

    def number(chosen: Chosen, among: Sequence[People]) -> int:
        return sum(each.number for each in among if chosen(each))

    silent = marked(wave, some)
    return Group(
        code=REST if value is None else value,
        label=others if value is None else label_of(question.categories, value),
        invited=sum(each.number for each in some) - number(lambda each: not each.eligible, silent),
        unreached=number(lambda each: each.unreached, silent),
        refused=number(lambda each: each.refused, silent),
        begun=begun,
        answered=answered,
    )


def _responses(session: Session, wave: Wave, facts: Sequence[str], *conditions: object) -> Counter[Background]:
    """How many responses of people on the list there are per combination of facts."""
    columns = [Response.answers[code].as_string() for code in facts]
    query = select(*columns, func.count()).where(
        *of_wave(Response, wave),
        Response.channel.in_(("link", "paper")),
        *conditions,  # type: ignore[arg-type]
    )
    found: Counter[Background] = Counter()
    for *values, number in session.execute(query.group_by(*columns)):
        found[_background(values)] += number
    return found
