"""Our own figures beside those of other municipalities: read per municipality, handed on only of all of them together.

The one place where answers of several municipalities meet. What leaves it are ``Beside`` objects: no name, no wave, no
level of a single municipality.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from surveyapp.analysis import standing
from surveyapp.analysis.benchmark import Silence, beside
from surveyapp.analysis.comparability import comparability
from surveyapp.analysis.comparison import Comparability
from surveyapp.analysis.encode import UnknownAnswerError
from surveyapp.analysis.standing import Standing
from surveyapp.fieldwork import elsewhere
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import counts, questionnaire_of
from surveyapp.produce import answers
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.benchmarks import codes
from surveyapp.report.definition import ChapterDefinition, ReportDefinition
from surveyapp.report.inputs import Benchmark, WaveInput
from surveyapp.report.series import Series
from surveyapp.storage.tables import Wave


@dataclass(frozen=True)
class Installation:
    """Where to look for others beside this wave, and the published figures that there are."""

    session: Session
    wave: Wave
    series: tuple[Series, ...] = ()
    snapshots: bool = True


def looked_up(definition: ReportDefinition, own: WaveInput, around: Installation) -> dict[str, Benchmark]:
    """What stands beside this wave in every chapter that shows a benchmark, by the code of the chapter."""
    chapters = [chapter for chapter in definition.chapters if chapter.show == "benchmark"]
    return {chapter.code: _of_chapter(chapter, own, around) for chapter in chapters}


def _of_chapter(chapter: ChapterDefinition, own: WaveInput, around: Installation) -> Benchmark:
    period = elsewhere.period(around.wave, chapter.benchmark.months)
    if period is None:
        return Benchmark(silence=Silence.NOT_CLOSED, series=around.series)
    municipality = around.wave.municipality
    if not municipality.compares:
        return Benchmark(silence=Silence.NOT_TAKING_PART, series=around.series)
    wanted = codes(chapter, own.questionnaire)
    others = elsewhere.waves(around.session, around.wave, chapter.benchmark.months)
    found = [_standings(each, wanted, own.questionnaire, around) for each in others]
    beside_each = {
        code: beside(
            standing.own(own.table, own.questionnaire, code, municipality.threshold),
            [each[code] for each in found if code in each],
        )
        for code in wanted
    }
    return Benchmark(beside_each, *period, series=around.series)


def _standings(wave: Wave, wanted: Sequence[str], ours: Questionnaire, around: Installation) -> dict[str, Standing]:
    """Where this municipality stands, on what it asked as we did and where it reaches the threshold of its own.

    One whose answers cannot be read is left out: their trouble is not ours to tell.
    """
    asked = questionnaire_of(wave)
    theirs, own = ({each.code: each for each in some.variables} for some in (asked, ours))
    same = [code for code in wanted if code in theirs and comparability(theirs, own, code)[0] is Comparability.SAME]
    try:
        count = counts(around.session, wave)
        table = answers.table(around.session, wave, count, snapshot=around.snapshots, only=same)
    except (Refusal, UnknownAnswerError):
        return {}
    found = ((code, standing.own(table, asked, code, wave.municipality.threshold)) for code in same)
    return {code: level for code, level in found if level is not None}
