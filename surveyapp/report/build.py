"""From answers to a finished report. Pure: the same waves, definition and day give the same report."""

import datetime
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from surveyapp.analysis.weights import weigh
from surveyapp.questionnaire.notation import format_date
from surveyapp.report import jsonsentences
from surveyapp.report.chapters import chapters
from surveyapp.report.chapters.response import period
from surveyapp.report.definition import Misfit, ReportDefinition, misfits
from surveyapp.report.inputs import Benchmark, Sender, WaveInput
from surveyapp.report.jsondata import data
from surveyapp.report.material import Material, gather
from surveyapp.report.model import Chapter, Report


class MisfitError(ValueError):
    """The definition names what the questionnaires do not have, or the waves are not what it takes."""

    def __init__(self, misfits: Sequence[Misfit]) -> None:
        super().__init__("; ".join(f"{misfit.kind} {misfit.code}" for misfit in misfits))
        self.misfits = tuple(misfits)


def build(
    definition: ReportDefinition,
    waves: Sequence[WaveInput],
    sender: Sender,
    today: datetime.date,
    only: Container[str] | None = None,
    benchmarks: Mapping[str, Benchmark] | None = None,
) -> Report:
    """The report of these waves, the earliest first. ``only`` limits the document of all figures to these variables.
    ``benchmarks`` is what stands beside our own figures, by chapter; without it nothing does.

    Raises MisfitError, ValueError for a wrong number of waves, WeightError when it asks for weights that cannot be,
    PopulationError for more answers in a group than there are units.
    """
    if not definition.takes(len(waves)):
        raise ValueError(f"report {definition.code} cannot be about {len(waves)} waves")
    if wrong := list(misfits(definition, [wave.questionnaire for wave in waves], [wave.code for wave in waves])):
        raise MisfitError(wrong)
    material = gather(definition, [_weighed(definition, wave, sender) for wave in waves], sender, benchmarks)
    date = format_date(today, definition.language)
    made = tuple(_joined(made for chapter in definition.chapters for made in chapters(material, chapter)))
    return Report(
        title=definition.title,
        subtitle=definition.subtitle,
        municipality=sender.name,
        language=definition.language,
        date=date,
        facts=tuple(_facts(material)),
        chapters=made,
        data={**data(material, today, only), "sentences": jsonsentences.documents(made)},
        colour=sender.colour,
        logo=sender.logo,
        font=sender.font,
        typeface=sender.typeface,
        brief=definition.brief,
    )


def _joined(made: Iterable[Chapter]) -> Iterator[Chapter]:
    """Chapters that follow each other under the same heading are one chapter."""
    for _, same in groupby(made, key=lambda chapter: chapter.title):
        first, *others = same
        yield replace(first, blocks=(*first.blocks, *(block for other in others for block in other.blocks)))


def _weighed(definition: ReportDefinition, wave: WaveInput, sender: Sender) -> WaveInput:
    """The wave with weights when the definition asks for them. Groups below the threshold have no weight of their own:
    it would tell how few they are."""
    if definition.weights is None:
        return wave
    weights = definition.weights
    return replace(wave, table=weigh(wave.table, weights.by, weights.merge, sender.threshold))


def _facts(material: Material) -> Iterator[tuple[str, str]]:
    for wave in material.waves:
        people = material.voice.people.count(wave.table.responses, material.printer.notation)
        yield wave.title, f"{people}, {period(wave, material.printer.notation)}"
