"""Every chart of a report with a title that it can be taken out of the report with."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from surveyapp.report.model import Chart, Finding, Report


@dataclass(frozen=True)
class Picture:
    """A chart with where it stands: the number of the chapter, and its number among all charts of the report."""

    chapter: int
    number: int
    code: str
    """Of the finding, or of the chapter when the chart is in no finding."""
    chart: Chart


def pictures(report: Report) -> Iterator[Picture]:
    """The charts in the order of the report."""
    number = 0
    for place, chapter in enumerate(report.chapters, 1):
        for block in chapter.blocks:
            chart = alone(block) if isinstance(block, Finding) else block
            if isinstance(chart, Chart):
                number += 1
                code = block.code if isinstance(block, Finding) else chapter.code
                yield Picture(place, number, code, chart)


def alone(finding: Finding) -> Chart | None:
    """The chart of a finding under the title and with the base of the finding, as it is without the text around it."""
    chart = finding.chart
    if chart is None:
        return None
    title = finding.title
    if chart.title and chart.title.casefold() != title.casefold():
        title = f"{title} – {chart.title}" if title else chart.title
    return replace(chart, title=title, base=chart.base or finding.base)
