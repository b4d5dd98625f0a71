"""Made-up respondents: the questionnaire tried along its own routing, so that a report can be read before anybody is
asked. What they say means nothing.
"""

from random import Random

from surveyapp.questionnaire.answers import Answers, Value
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question

SKIPPED, UNWRITTEN = 0.03, 0.6
"""Chance that a question is left open, and that one in own words is."""


def answers(questionnaire: Questionnaire, facts: Answers, random: Random) -> dict[str, Value | None]:
    """What somebody with these facts from the address list hands in, with only what the route asks of them."""
    known: dict[str, Value | None] = {}
    for section in questionnaire.sections:
        for question in section.plain:
            if section.asks(question, known):
                known[question.code] = _answer(question, random) if question.on_page else facts.get(question.code)
    return questionnaire.complete(known)


def _answer(question: Question, random: Random) -> Value | None:
    """Through ``write`` and ``read``, the way of every answer."""
    left_open = random.random() < (UNWRITTEN if question.measure is Measure.TEXT else SKIPPED)
    if left_open and not question.required:
        return None
    return question.read(question.write(question.sample(random)))
