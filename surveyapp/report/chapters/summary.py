"""The summary: the figures that the definition chose, then what stands out among the questions."""

from collections.abc import Sequence
from itertools import islice

from surveyapp.analysis.tabulation import Tabulation
from surveyapp.questionnaire.indicators import YES
from surveyapp.report.chapters.changed import HEADINGS
from surveyapp.report.chapters.standout import standing_out
from surveyapp.report.chapters.strengths import STRONG, WEAK, directed
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.findings.grid import strongest_labels
from surveyapp.report.findings.shifts import headline
from surveyapp.report.goals import judged
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Paragraph
from surveyapp.report.sentences.movement import moved, movements
from surveyapp.report.sentences.sentence import Sentence, Tone, callout, listing
from surveyapp.report.sentences.standing import of_tone
from surveyapp.report.sentences.targets import target
from surveyapp.report.subjects import Subject, chosen
from surveyapp.report.wording import REASONS, capital, quoted

TARGETS = "De doelen:"
_MOST = 3
"""Of each kind, so that all of it fits on one page."""
_STANDING_OUT = 5
_TWO_ANSWERS = 2


def summary(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """Key figures in a box; without a list in the definition, all indicators. Then what the targets, the strengths, the
    points to act on and the changes say, and what stands out besides. A brief report has the box alone."""
    named = chosen(chapter, material.subjects) or [
        subject for subject in material.subjects.values() if subject.indicator
    ]
    items = [_key_figure(material, subject) for subject in named if not subject.together]
    blocks: list[Block] = [callout(_title(material), items)] if items else []
    if material.definition.brief:
        return blocks
    told = _lists(material)
    blocks += [block for heading, some in told for block in (Paragraph(heading), listing(some))]
    rest = _besides(material, named, [each for _, some in told for each in some])
    return [*blocks, Paragraph(material.say("Wat verder opvalt:")), listing(rest)] if rest else blocks


def _lists(material: Material) -> list[tuple[str, list[Sentence]]]:
    """The headings with their sentences; over time what changed, of one wave what is strong or weak."""
    say, everything = material.printer.notation.say, list(material.subjects.values())
    targets = [found for each in judged(material) if (found := target(material, each))]
    if len(material.waves) > 1:
        moves = [found for each in movements(material, everything) if (found := moved(material, each))]
        lists = [(say(heading), [each for each in moves if each.tone is tone]) for tone, heading in HEADINGS.items()]
    else:
        codes = directed(material, everything)
        lists = [
            (say(STRONG), list(of_tone(material, codes, Tone.GOOD))),
            (say(WEAK), list(of_tone(material, codes, Tone.BAD))),
        ]
    return [(heading, some[:_MOST]) for heading, some in ((say(TARGETS), targets), *lists) if some]


def _besides(material: Material, named: Sequence[Subject], told: Sequence[Sentence]) -> list[Sentence]:
    """What stands out of all that was not said yet."""
    used = {subject.code for subject in named} | {code for each in told for code in each.codes}
    others = [each for each in material.subjects.values() if not used & {each.code, *each.codes}]
    return list(islice(standing_out(material, others), max(0, _STANDING_OUT - len(told))))


def _title(material: Material) -> str:
    if len(material.waves) < 2:
        return material.say("De belangrijkste cijfers")
    return material.say(
        "De belangrijkste cijfers: van {title} naar {title2}", title=material.waves[0].title, title2=material.last.title
    )


def _key_figure(material: Material, subject: Subject) -> Sentence:
    return Sentence(_told(material, subject), subject.codes)


def _told(material: Material, subject: Subject) -> str:
    lead = subject.title if subject.title.endswith("?") else f"{subject.title.rstrip('.')}:"
    if len(material.waves) < 2:
        figure = _figure(material, material.figures.last(subject.codes[0]))
        return f"{lead} {capital(figure) if lead.endswith('?') else figure}"
    told = [
        _figure(material, figures) if figures else material.say("niet gemeten")
        for figures in material.figures.of(subject.codes[0])
    ]
    start = material.say("Van") if lead.endswith("?") else material.say("van")
    between = material.say(", via {joined},", joined=material.joined(told[1:-1])) if told[1:-1] else ""
    return material.say(
        "{lead} {start} {told}{between} naar {told2}. {verdict}.",
        lead=lead,
        start=start,
        told=told[0],
        between=between,
        told2=told[-1],
        verdict=_verdict(material, subject),
    )


def _verdict(material: Material, subject: Subject) -> str:
    comparison = material.figures.comparison(subject.codes[0])
    if comparison and comparison.reason:
        return material.say(REASONS[comparison.reason]).rstrip(".")
    shift = headline(material, subject)
    return material.voice.verdict(shift) if shift else material.say("Het verschil staat bij de vraag zelf")


def _figure(material: Material, figures: Tabulation) -> str:
    printer = material.printer
    if figures.reason is not None or figures.base is None:
        return material.say("niet te tonen")
    n = f"({printer.notation.named('n', figures.base.valid)})"
    if material.is_share(figures.code):
        return f"{printer.percentages(figures)[YES]} {n}"
    if figures.top is not None:
        labels = material.joined([quoted(label) for label in strongest_labels(figures)], "of")
        return f"{printer.percent_or_reason(figures.top)} {labels} {n}"
    if figures.summary is not None and figures.summary.mean is not None:
        return material.say("gemiddeld {value} {n}", value=printer.mean(figures.summary.mean).text, n=n)
    if len(figures.cells) == _TWO_ANSWERS:
        first = figures.cells[0]
        return f"{printer.percentages(figures)[first.code]} {quoted(first.label)} {n}"
    told = next(material.told(figures), None)
    return (
        material.say("het vaakst {quoted}, {percent} {n}", quoted=quoted(told.label), percent=told.percent, n=n)
        if told
        else material.say("niet te tonen {n}", n=n)
    )
