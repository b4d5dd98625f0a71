"""Which facts from the address list point at somebody: those that too few respondents share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import orjson

from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.model import Questionnaire

Background: TypeAlias = tuple[str, ...]
"""The values of all background questions of one respondent, as JSON text, in the order of the questionnaire."""
HIDDEN = "null"


class Crowd:
    """Which facts from the address list may stay with the answers of these respondents."""

    def __init__(self, questionnaire: Questionnaire, respondents: Iterable[Answers], threshold: int) -> None:
        self._questionnaire = questionnaire
        self._listed = [code for code, question in questionnaire.questions.items() if not question.on_page]
        self._kept = shared(map(self._facts, respondents), threshold)

    def let_stay(self, answers: Answers) -> Answers:
        """The answers of one of them, without the facts that too few share, nor what was asked because of those."""
        if not self._listed:
            return answers
        facts = dict(zip(self._listed, map(orjson.loads, self._kept[self._facts(answers)]), strict=True))
        return self._questionnaire.prune({code: facts.get(code, value) for code, value in answers.items()})

    def _facts(self, answers: Answers) -> Background:
        return tuple(orjson.dumps(answers.get(code)).decode() for code in self._listed)


def shared(respondents: Iterable[Background], threshold: int) -> dict[Background, Background]:
    """What may stay with the answers, per combination that occurs; the rest is ``HIDDEN``.

    Fact by fact: among those who are alike so far, a value stays only if at least ``threshold`` respondents have it.
    So the questionnaire's first fact survives best, and a later one goes before it takes an earlier one along.
    """
    sizes = Counter(respondents)
    kept: dict[Background, Background] = dict.fromkeys(sizes, ())
    for place in range(max(map(len, sizes), default=0)):
        alike: dict[Background, Counter[str]] = defaultdict(Counter)
        for each, size in sizes.items():
            alike[kept[each]][each[place]] += size
        small = {prefix: _too_small(values, threshold) for prefix, values in alike.items()}
        for each, prefix in kept.items():
            kept[each] = (*prefix, HIDDEN if each[place] in small[prefix] else each[place])
    return kept


def _too_small(sizes: Mapping[str, int], threshold: int) -> set[str]:
    """The values to leave out, so that every group that remains has at least ``threshold`` respondents.

    Those without the fact are a group too: it must be empty or large enough, otherwise subtraction gives away who they
    are. So the smallest other groups join it until it is large enough.
    """
    hidden: set[str] = set()
    together = 0
    for each in sorted(sizes, key=lambda value: (sizes[value], value)):
        if sizes[each] >= threshold and (together == 0 or together >= threshold):
            break
        hidden.add(each)
        together += sizes[each]
    return hidden
