"""Which groups stay behind in the response, as sentences: only where more than chance is at work."""

from collections.abc import Iterable, Iterator

from surveyapp.analysis.intervals import share_limits
from surveyapp.fieldwork.monitoring import Breakdown, Group
from surveyapp.report.numbers import Notation

DUTCH = Notation("nl")


def behind(breakdowns: Iterable[Breakdown]) -> Iterator[str]:
    """A sentence per group of which even the upper 95 % limit (Wilson) is below the response of the whole list.

    Of what may not be shown exactly, the most that the group and the least that the whole can be is taken.
    """
    for breakdown in breakdowns:
        invited = sum(group.invited for group in breakdown.groups)
        answered = sum(group.answered.least for group in breakdown.groups)
        for group in breakdown.groups:
            limits = share_limits(min(group.answered.most, group.invited), group.invited)
            if limits and limits[1] < answered / invited:
                yield _sentence(breakdown, group, answered / invited)


def _sentence(breakdown: Breakdown, group: Group, whole: float) -> str:
    number, of_list = DUTCH.number(group.answered.most), DUTCH.percent(whole)
    if not group.answered.is_exact:
        number, of_list = f"hooguit {number}", f"minstens {of_list}"
    verb = "vulde" if group.answered.most == 1 else "vulden"
    return (
        f"{breakdown.label}, “{group.label}”: {number} van de {DUTCH.number(group.invited)} {verb} in, "
        f"tegen {of_list} van de hele lijst."
    )
