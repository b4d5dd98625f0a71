"""Made-up respondents for a trial run: one for everybody on the address list, with the facts that the list knows.

They are made in memory, with a fixed seed, and are nowhere kept: the same wave and the same list give the same answers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork.crowd import Crowd
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire import madeup
from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import of_wave

SEED = 2026
RATES = (0.3, 0.5, 0.7)
"""Response rates to look at: low, usual, high."""
WITHOUT_LIST = 100
"""So many take part in the trial of a wave that has an open link and no address list."""
MOST_ALIKE = 60
"""So many people with the same facts get answers of their own; more of them repeat those."""


@dataclass(frozen=True)
class Panel:
    """What everybody on the list would hand in, in the order in which they would come; ``listed`` is whether there is
    a list, ``population`` how many there are in all, as far as that is known.
    """

    answers: tuple[Answers, ...]
    listed: bool
    population: int | None

    def first(self, rate: float) -> Sequence[Answers]:
        """Those who answer at this response rate. Whoever answers at 30 % does so at 50 % too."""
        return self.answers[: expected(len(self.answers), rate)]

    def frame(self, facts: Iterable[str]) -> dict[str, Counter[str]]:
        """How many there are per value of each of these facts, of those that the list knows."""
        counted = {code: Counter(str(each[code]) for each in self.answers if each.get(code)) for code in facts}
        return {code: sizes for code, sizes in counted.items() if sizes}


def expected(size: int, rate: float) -> int:
    """How many of a group to expect at this response rate."""
    return int(size * rate + 0.5)


def panel(session: Session, wave: Wave) -> Panel:
    """Everybody on the list of this wave, with made-up answers."""
    people = select(Invitation.background).where(
        *of_wave(Invitation, wave), Invitation.channel == "link", Invitation.disposition != "ineligible"
    )
    facts: list[Answers] = [dict(each) for each in session.scalars(people.order_by(Invitation.id))]
    listed = bool(facts)
    facts = facts or [{}] * WITHOUT_LIST
    made = _made_up(questionnaire_of(wave), facts)
    Random(SEED).shuffle(made)  # noqa: S311 - made up, and the same each time
    population = wave.population or (len(facts) if listed else None)
    return Panel(tuple(made), listed, max(population, len(facts)) if population and listed else population)


def _made_up(questionnaire: Questionnaire, people: Sequence[Answers]) -> list[Answers]:
    """Answers for each of these people. In a long list people who are alike say the same, so that nobody waits."""
    known: dict[bytes, list[Answers]] = defaultdict(list)
    asked: Counter[bytes] = Counter()
    made: list[Answers] = []
    for facts in people:
        alike = orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)
        if len(known[alike]) < MOST_ALIKE:
            dice = Random(f"{SEED}/{len(made)}")  # noqa: S311 - made up, and the same each time
            known[alike].append(madeup.answers(questionnaire, facts, dice))
        made.append(known[alike][asked[alike] % MOST_ALIKE])
        asked[alike] += 1
    return made


def released(wave: Wave, answers: Sequence[Answers]) -> list[Answers]:
    """What would come out of the wave: an anonymous one lets go of facts that too few share."""
    if wave.mode != "anonymous":
        return list(answers)
    crowd = Crowd(questionnaire_of(wave), answers, wave.municipality.threshold)
    return [crowd.let_stay(each) for each in answers]
