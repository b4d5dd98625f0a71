"""The contract between waves: two variables are the same item only if their code, revision, words and scale agree.

What is compared are the frozen questionnaires, so a change that the author forgot to number is found as well.
"""

from collections.abc import Mapping
from typing import TypeAlias

from surveyapp.analysis.comparison import Comparability
from surveyapp.questionnaire.variables import Variable

Variables: TypeAlias = Mapping[str, Variable]


def comparability(earlier: Variables, later: Variables, code: str) -> tuple[Comparability, bool]:
    """The verdict on this code, and whether the change is silent: the revision does not tell it.

    An indicator is the same item only if it is computed in the same way, of questions that are. Its own label is no
    matter: nobody was asked it. Raises KeyError when neither wave has the code.
    """
    before, after = earlier.get(code), later.get(code)
    if before is None or after is None:
        if before is after:
            raise KeyError(code)
        return (Comparability.NEW if before is None else Comparability.DROPPED), False
    if before.of and after.of:
        for source in sorted({*before.of} & {*after.of}):
            found = comparability(earlier, later, source)
            if found[0] is not Comparability.SAME:
                return found
    return _verdict(before, after)


def _verdict(before: Variable, after: Variable) -> tuple[Comparability, bool]:
    told = before.revision != after.revision
    if _scale(before) != _scale(after):
        return Comparability.SCALE_CHANGED, not told
    if _words(before) != _words(after):
        return Comparability.WORDING_CHANGED, not told
    return (Comparability.REVISION_CHANGED if told else Comparability.SAME), False


def _scale(variable: Variable) -> tuple[object, ...]:
    """What decides the meaning of an answer: the measure, the answers in their order, the unit, the computation."""
    answers = tuple((c.code, _plainly(c.label), c.score, c.missing) for c in variable.categories)
    return variable.measure, answers, _plainly(variable.unit), variable.recipe


def _words(variable: Variable) -> tuple[str, str]:
    return ("", "") if variable.of else (_plainly(variable.stem), _plainly(variable.label))


def _plainly(text: str) -> str:
    return " ".join(text.split())
