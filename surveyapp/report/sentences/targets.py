"""Which targets were reached, which were not, and of which it cannot be said."""

from surveyapp.analysis.verdict import Doubt, Outcome
from surveyapp.report import goalwords
from surveyapp.report.goals import Judged
from surveyapp.report.material import Material
from surveyapp.report.sentences.sentence import Sentence, Tone

_TONES = {Outcome.MET: Tone.GOOD, Outcome.NOT_MET: Tone.BAD, Outcome.UNDECIDED: Tone.PLAIN}


def target(material: Material, about: Judged) -> Sentence | None:
    """The verdict on a goal with its reason. None for a goal of a later wave, or one that was given up."""
    if about.goal.withdrawn or about.verdict.doubt is Doubt.NOT_DUE:
        return None
    text = goalwords.sentence(material.printer.notation, about)
    return Sentence(text, (about.goal.variable,), _TONES[about.verdict.outcome])
