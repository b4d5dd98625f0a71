"""The small print under a finding: what a reader must know to read the figure well."""

from collections.abc import Iterator

from surveyapp.analysis.agreement import Spread
from surveyapp.analysis.tabulation import Remark, Summary, Tabulation
from surveyapp.questionnaire.conditions import Condition
from surveyapp.questionnaire.measures import Measure
from surveyapp.report.cells import EMPTY
from surveyapp.report.conditions import in_words
from surveyapp.report.material import Material
from surveyapp.report.numbers import NBSP
from surveyapp.report.subjects import Subject
from surveyapp.report.wording import SMALL_BASE, quoted

_LONG_CONDITION = 3
"""A condition on more questions than this is left to the annex."""


def notes(material: Material, subject: Subject, figures: Tabulation) -> tuple[str, ...]:
    """The notes under the figures of one variable."""
    return tuple(_notes(material, subject, figures))


def _notes(material: Material, subject: Subject, figures: Tabulation) -> Iterator[str]:
    if Remark.SEVERAL_ANSWERS in figures.remarks:
        yield material.say(
            "Er konden meer antwoorden gekozen worden. Daarom kunnen de percentages samen meer dan 100% zijn."
        )
    if subject.condition and Remark.ASKED_OF_PART in figures.remarks:
        yield asked_if(material, subject.condition)
    if not subject.asked:
        yield material.say("Dit gegeven komt uit de adreslijst; het is niet gevraagd.")
    if any(cell.hidden for cell in figures.cells):
        yield material.voice.hidden_counts(material.figures.threshold)
    yield from _sampling(material, figures)
    if figures.summary and figures.summary.mean is not None:
        yield from _centre(material, figures, figures.summary)
    yield from spread(material, figures.code)
    if figures.base and 0 < figures.base.valid < SMALL_BASE:
        yield material.voice.small(figures.base.valid)


def spread(material: Material, code: str) -> Iterator[str]:
    """Of a typology: how far apart those who judged are on its axes, in every wave."""
    found = [
        (wave, [each for each in axes if each.mean is not None]) for wave, axes in material.figures.agreement(code)
    ]
    found = [(wave, axes) for wave, axes in found if axes]
    for wave, axes in found:
        when = (
            material.say("Op de twee assen")
            if len(material.waves) == 1
            else material.say("{title}, op de twee assen", title=wave.title)
        )
        yield f"{when}: {'; '.join(_on_axis(material, each) for each in axes)}."
    if any(each.deviation is not None for _, axes in found for each in axes):
        yield material.say("s is de standaarddeviatie: hoe groter, hoe minder de antwoorden op elkaar lijken.")
    if found and material.last.table.weighting is not None:
        yield material.say("De cijfers op de twee assen zijn niet gewogen.")


def _on_axis(material: Material, each: Spread) -> str:
    notation = material.printer.notation
    s = "" if each.deviation is None else f", s{NBSP}={NBSP}{notation.number(each.deviation, 1)}"
    return material.say(
        "{quoted} gemiddeld {number}{s}", quoted=quoted(each.label), number=notation.number(each.mean, 1), s=s
    )


def _sampling(material: Material, figures: Tabulation) -> Iterator[str]:
    """What stands in the place of an interval."""
    if Remark.OPEN_LINK in figures.remarks:
        yield material.say(
            "Er kwamen antwoorden via een open link. Deelnemers kozen zelf of ze meededen, dus er is geen interval."
        )
    if Remark.CENSUS in figures.remarks and figures.base:
        every = material.voice.people.count(figures.base.valid, material.printer.notation)
        yield material.say(
            "Alle {every} gaven antwoord. Daarom is er geen interval: toeval speelt geen rol.", every=every
        )


def asked_if(material: Material, condition: Condition) -> str:
    """Who got the question."""
    if len(list(condition.leaves())) > _LONG_CONDITION:
        return material.say("Deze vraag kreeg niet iedereen. In de bijlage met de vragenlijst staat wie wel.")
    words = in_words(condition, material.last.questionnaire, material.printer.notation)
    return material.say("Deze vraag is alleen gesteld als {words}.", words=words)


def _centre(material: Material, figures: Tabulation, summary: Summary) -> Iterator[str]:
    printer = material.printer
    limits = printer.limits_of(summary)
    interval = material.say(" (95%-interval: {limits})", limits=limits.text) if limits is not EMPTY else ""
    if figures.measure is Measure.ORDINAL:
        if figures.top is None:
            return
        scores = [choice.score for choice in material.figures.variables[figures.code].categories if not choice.missing]
        known = [score for score in scores if score is not None]
        ends = material.say(
            "van {plain} tot en met {plain2}",
            plain=printer.notation.plain(min(known)),
            plain2=printer.notation.plain(max(known)),
        )
        yield material.say(
            "De gemiddelde score is {value}{interval}, op een schaal {ends}.",
            value=printer.mean(summary.mean).text,
            interval=interval,
            ends=ends,
        )
    elif figures.cells:
        spread = printer.notation.interval(
            printer.notation.plain(summary.lower_quartile), printer.notation.plain(summary.upper_quartile)
        )
        middle = "" if summary.median is None else material.say(" De middelste helft: {spread}.", spread=spread)
        yield material.say(
            "Gemiddelde {value}{interval}.{middle}",
            value=printer.mean(summary.mean).text,
            interval=interval,
            middle=middle,
        )
