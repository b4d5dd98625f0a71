"""The concepts of a report on several groups, with where each group stands."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from surveyapp.analysis.intervals import Limits
from surveyapp.analysis.perspectives import Concept, Level, gaps, level
from surveyapp.questionnaire.variables import Variable
from surveyapp.report.inputs import WaveInput
from surveyapp.report.material import Material
from surveyapp.report.wording import unpiped

_LEAST_GROUPS = 2


GROUPS = {
    "self": "beleidsmedewerker",
    "colleagues": "collega's",
    "partners": "partners",
    "organisations": "organisaties",
}
"""What a perspective is called inside a sentence, from close to the policy to far."""


def concepts(material: Material, wanted: Sequence[str] = (), reverse: Sequence[str] = ()) -> list[Concept]:
    """The wanted concepts, or all that at least two groups were asked about, with their levels and gaps."""
    waves = sorted(material.waves, key=lambda wave: list(GROUPS).index(wave.questionnaire.perspective))
    known = dict.fromkeys(v.concept for wave in waves for v in wave.questionnaire.variables if v.concept)
    found = []
    for code in wanted or [code for code in known if code]:
        levels = tuple(chain.from_iterable(_levels(material, wave, code, code in reverse) for wave in waves))
        if len(levels) >= (1 if wanted else _LEAST_GROUPS):
            found.append(Concept(code, code.replace("_", " ").capitalize(), levels))
    return gaps(found)


def _levels(material: Material, wave: WaveInput, concept: str, reverse: bool) -> Sequence[Level]:
    """Where this group stands: nothing when it was not asked. Of several questions about it the first counts,
    and a note says so."""
    asked = next((each for each in wave.questionnaire.variables if each.concept == concept), None)
    if asked is None:
        return ()
    place = material.waves.index(wave)
    figures = material.figures.of(asked.code)[place]
    if figures is None:
        return ()
    found = level(wave.questionnaire.perspective, asked, figures, _ends(wave, asked), reverse=reverse)
    stem = f"{unpiped(asked.stem)} " if asked.stem else ""
    return (replace(found, label=f"{stem}{unpiped(asked.label)}"),)


def _ends(wave: WaveInput, asked: Variable) -> Limits | None:
    """The lowest and the highest number that could be given."""
    question = wave.questionnaire.questions.get(asked.code)
    low, high = getattr(question, "minimum", None), getattr(question, "maximum", None)
    return None if low is None or high is None else (float(low), float(high))
