"""Participation per group of the address list: per sector, per village, per size."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.crowd import Background
from surveyapp.fieldwork.monitoring.amounts import Amount, exactly
from surveyapp.fieldwork.monitoring.blocks import Blocks
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.question import Question, label_of
from surveyapp.storage.tables import Invitation, Response, Wave
from surveyapp.storage.tenant import of_wave

REST = "overige"


@dataclass(frozen=True)
class Group:
    """Organisations that have one thing in common: how many are on the list, and how many of them answered."""

    code: str
    label: str
    invited: int
    answered: Amount


@dataclass(frozen=True)
class Breakdown:
    """The whole list in groups. ``groups`` is empty when they are too small to be told apart."""

    code: str
    label: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class People:
    """Some of the invited: alike in how they came in, where they stand and what the list knows of them."""

    channel: str
    state: str
    disposition: str
    facts: Mapping[str, object]
    number: int


def people(session: Session, wave: Wave) -> list[People]:
    """Everybody who was invited or came in otherwise, counted in one query."""
    facts = cast(Invitation.background, Text)
    by = (Invitation.channel, Invitation.state, Invitation.disposition, facts)
    query = select(*by, func.count()).where(*of_wave(Invitation, wave)).group_by(*by)
    return [
        People(channel, state, disposition, orjson.loads(text), number)
        for channel, state, disposition, text, number in session.execute(query)
    ]


def breakdowns(session: Session, wave: Wave, everybody: Sequence[People]) -> tuple[Breakdown, ...]:
    """One for each fact that the address list knows of somebody, in the order of the questionnaire."""
    listed = [some for some in everybody if some.channel == "link"]
    asked = {code: each for code, each in questionnaire_of(wave).questions.items() if not each.on_page}
    facts = [code for code in asked if any(some.facts.get(code) is not None for some in listed)]
    if not facts:
        return ()
    if wave.mode == "named":
        return tuple(_named(asked[code], listed) for code in facts)
    if wave.mode == "anonymous":
        answers = _count(facts, [some for some in listed if some.state == "answered"])
    else:
        answers = _released(session, wave, facts)
    blocks = Blocks(_count(facts, listed), wave.municipality.threshold)
    return tuple(_safe(asked[code], place, blocks, answers) for place, code in enumerate(facts))


def _count(facts: Sequence[str], some: Sequence[People]) -> Counter[Background]:
    found: Counter[Background] = Counter()
    for each in some:
        found[_background(each.facts.get(code) for code in facts)] += each.number
    return found


def _background(values: Iterator[object]) -> Background:
    return tuple(orjson.dumps(value).decode() for value in values)


def _named(question: Question, listed: Sequence[People]) -> Breakdown:
    """Nothing is hidden in a wave in which people answer with their name."""
    invited, answered = Counter[object](), Counter[object]()
    for some in listed:
        value = some.facts.get(question.code)
        invited[value] += some.number
        answered[value] += some.number if some.state == "answered" else 0
    order = [choice.code for choice in question.categories if invited[choice.code]]
    order += sorted(str(value) for value in invited if value is not None and value not in order)
    groups = [_group(question, value, invited[value], exactly(answered[value])) for value in order]
    if invited[None]:
        groups.append(Group(REST, "Niet bekend", invited[None], exactly(answered[None])))
    return Breakdown(question.code, question.label, tuple(groups))


def _group(question: Question, value: str, invited: int, answered: Amount) -> Group:
    return Group(value, label_of(question.categories, value), invited, answered)


def _safe(question: Question, place: int, blocks: Blocks, answers: Mapping[Background, int]) -> Breakdown:
    cut = blocks.cut(place)
    sizes = {value: sum(blocks.sizes[block] for block in some) for value, some in cut.values.items()}
    coded = {str(orjson.loads(value)): value for value in cut.values}
    order = [choice.code for choice in question.categories if choice.code in coded]
    order += sorted(set(coded) - set(order))
    groups = [
        _group(question, code, sizes[coded[code]], blocks.answered(answers, cut.values[coded[code]])) for code in order
    ]
    if groups and cut.rest:
        rest = sum(blocks.sizes[block] for block in cut.rest)
        groups.append(Group(REST, "Overige groepen samen", rest, blocks.answered(answers, cut.rest)))
    return Breakdown(question.code, question.label, tuple(groups) if len(groups) > 1 else ())


def _released(session: Session, wave: Wave, facts: Sequence[str]) -> Counter[Background]:
    """Who answered in a confidential wave, as far as it was released together with others: names are not looked at."""
    columns = [Response.answers[code].as_string() for code in facts]
    seen = [Response.released.is_(True)] if wave.state == "open" else []
    query = select(*columns, func.count()).where(
        *of_wave(Response, wave), Response.state == "submitted", Response.channel.in_(("link", "paper")), *seen
    )
    found: Counter[Background] = Counter()
    for *values, number in session.execute(query.group_by(*columns)):
        found[_background(iter(values))] += number
    return found
