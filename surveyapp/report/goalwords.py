"""What a report says of goals: plain Dutch, and never more than the verdict."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveyapp.analysis.verdict import Direction, Doubt, Outcome
from surveyapp.questionnaire.notation import format_date
from surveyapp.report.goals import Judged
from surveyapp.report.inputs import Goal
from surveyapp.report.numbers import NBSP, NOTHING, Notation

OUTCOMES = {Outcome.MET: "gehaald", Outcome.NOT_MET: "niet gehaald", Outcome.UNDECIDED: "niet te zeggen"}
DIRECTIONS = {Direction.AT_LEAST: "minstens", Direction.AT_MOST: "hoogstens"}
WITHDRAWN = "losgelaten"
SOMEBODY = "een medewerker"
DOUBTS = {
    Doubt.NOT_DUE: "Dit doel geldt voor een latere meting.",
    Doubt.NOT_MEASURED: "In deze meting is dit niet gemeten.",
    Doubt.CHANGED: (
        "De vraag, de antwoorden of de berekening zijn veranderd sinds het doel is vastgelegd. Daardoor past het doel "
        "niet meer bij het cijfer."
    ),
    Doubt.NO_ANSWERS: "Niemand gaf een antwoord dat meetelt.",
    Doubt.HIDDEN: "Het cijfer wordt niet getoond, omdat anders een kleine groep herkenbaar wordt.",
    Doubt.FEW_ANSWERS: "Er zijn te weinig antwoorden om toeval uit te sluiten.",
    Doubt.SELF_SELECTED: (
        "De antwoorden kwamen via een open link. Deelnemers kozen zelf of ze meededen, dus het cijfer zegt niets zeker "
        "over de anderen."
    ),
    Doubt.NO_INTERVAL: "Alle antwoorden zijn gelijk. Daarom is niet te berekenen hoe ver toeval kan reiken.",
    Doubt.WITHIN_LIMITS: "Het doel ligt binnen het 95%-interval. Het verschil met het doel kan toeval zijn.",
}
NAMES = {
    "target": "streefwaarde",
    "norm": "norm",
    "direction": "richting",
    "ordinal": "meting",
    "due_on": "datum",
    "source": "bron",
}
"""What of a goal can change."""


@dataclass(frozen=True)
class Changed:
    """One part of a goal that changed, as printed; ``was`` and ``became`` are empty for the goal as a whole."""

    on: str
    by: str
    what: str
    was: str
    became: str
    reason: str


def level(notation: Notation, value: float | None, share: bool) -> str:
    """A level with no more decimals than it needs, and at most one: "60%", "62,5%", "7,0"."""
    if value is None:
        return NOTHING
    return f"{notation.plain(round(value * 100, 6))}%" if share else notation.number(value, 1)


def measured(notation: Notation, about: Judged) -> str:
    """The level as it was measured: a percentage without decimals, but for one that would look like the target."""
    value = about.verdict.level
    if value is None or not about.share:
        return notation.number(value, 1) if value is not None else NOTHING
    whole, target = notation.percent(value), level(notation, about.goal.target, share=True)
    return notation.percent(value, 1) if whole == target and value != about.goal.target else whole


def limits(notation: Notation, about: Judged) -> str:
    """The 95 % limits, a dash where there are none."""
    if about.verdict.limits is None:
        return NOTHING
    ends = (notation.percent(end) if about.share else notation.number(end, 1) for end in about.verdict.limits)
    return notation.interval(*ends)


def aim(notation: Notation, goal: Goal, share: bool) -> str:
    """ "minstens 60%"."""
    return f"{notation.say(DIRECTIONS[goal.direction])}{NBSP}{level(notation, goal.target, share)}"


def outcome(notation: Notation, about: Judged) -> str:
    """The verdict in a word; a goal that was given up has none."""
    return notation.say(WITHDRAWN if about.goal.withdrawn else OUTCOMES[about.verdict.outcome])


def sentence(notation: Notation, about: Judged) -> str:
    """The verdict on one goal as a sentence, with the reason where nothing can be said."""
    lead = f"{about.title.rstrip('.?')}: {outcome(notation, about)}."
    if about.goal.withdrawn:
        return notation.say("{lead} Dit doel is na het vastleggen opgegeven; de reden staat hieronder.", lead=lead)
    if about.verdict.doubt is not None:
        return f"{lead} {notation.say(DOUBTS[about.verdict.doubt])}"
    return notation.say(
        "{lead} Het doel was {aim}, gemeten is {measured}.",
        lead=lead,
        aim=aim(notation, about.goal, about.share),
        measured=measured(notation, about),
    )


def total(notation: Notation, about: Sequence[Judged]) -> str:
    """How many goals were reached, of those that are for this wave or an earlier one; empty when there are none."""
    due = [each for each in about if not each.goal.withdrawn and each.verdict.doubt is not Doubt.NOT_DUE]
    if not due:
        return ""
    if len(due) == 1:
        return notation.say("Voor deze meting was er één doel: {outcome}.", outcome=outcome(notation, due[0]))
    counts = [(sum(each.verdict.outcome is one for each in due), notation.say(OUTCOMES[one])) for one in Outcome]
    told = notation.joined([f"{notation.number(count)} {words}" for count, words in counts if count])
    return notation.say("Van de {number} doelen voor deze meting: {told}.", number=notation.number(len(due)), told=told)


def changes(notation: Notation, goal: Goal, share: bool) -> Iterator[Changed]:
    """Everything that changed after the goal was fixed, the oldest first."""
    for one in goal.changes:
        on, by, reason = format_date(one.on, notation.language), one.by or notation.say(SOMEBODY), one.reason
        if not one.before:
            yield Changed(on, by, notation.say("toegevoegd"), "", "", reason)
        elif "withdrawn" in one.after:
            yield Changed(on, by, WITHDRAWN, "", "", reason)
        else:
            for name in one.after:
                was, became = (_printed(notation, name, some[name], share) for some in (one.before, one.after))
                yield Changed(on, by, NAMES[name], was, became, reason)


def _printed(notation: Notation, name: str, value: object, share: bool) -> str:
    if name in ("target", "norm"):
        return level(notation, float(str(value)), share) if value is not None else NOTHING
    if name == "direction":
        return DIRECTIONS[Direction(value)]
    if name == "ordinal":
        return notation.say("{value}-meting", value=value)
    return format_date(datetime.date.fromisoformat(str(value)), notation.language) if name == "due_on" else str(value)
