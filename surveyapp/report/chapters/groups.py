"""Who took part, per fact in the address list. Groups below the threshold are taken together.

Left out when the group of some answers is not known: an anonymous wave drops a fact that too few share, and a response
rate without those answers would be false.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Row, Table, Unit

TOGETHER = "Overige groepen samen"


@dataclass(frozen=True)
class Group:
    """How many of a group were invited and answered."""

    label: str
    invited: int
    answered: int


def by_group(material: Material) -> Iterator[Table]:
    """A table per background variable of the last wave of which it is known who was invited and who answered."""
    for subject in material.subjects.values():
        invited = material.last.table.groups.get(subject.code)
        if subject.asked or not invited:
            continue
        figures = material.figures.last(subject.code)
        if figures.base is None or figures.base.valid < material.last.table.responses:
            continue
        counts = {cell.code: cell.count or 0 for cell in figures.cells}
        groups = [Group(cell.label, invited.get(cell.code, 0), counts[cell.code]) for cell in figures.cells]
        shown = merged([group for group in groups if group.invited], material.figures.threshold)
        if len(shown) > 1:
            rows = tuple(_row(material, group) for group in shown)
            yield Table(f"Respons per groep: {subject.title}", "Groep", ("Uitgenodigd", "Ingevuld", "Respons"), rows)


def merged(groups: Sequence[Group], threshold: int) -> list[Group]:
    """The groups with at least ``threshold`` answers; the others together, with the smallest next to them if need be.

    What is taken together has at least the threshold too, or nobody: otherwise the total minus the rest tells it.
    """
    small = [group for group in groups if group.answered < threshold]
    large = sorted((group for group in groups if group.answered >= threshold), key=lambda group: group.answered)
    while large and 0 < sum(group.answered for group in small) < threshold:
        small.append(large.pop(0))
    kept = [group for group in groups if group not in small]
    if not small:
        return kept
    if len(small) == 1:
        return [*kept, small[0]]
    return [*kept, Group(TOGETHER, sum(g.invited for g in small), sum(g.answered for g in small))]


def _row(material: Material, group: Group) -> Row:
    rate = group.answered / group.invited
    printed = Cell(material.printer.notation.percent(rate), rate, Unit.SHARE)
    return Row(group.label, (material.printer.number(group.invited), material.printer.number(group.answered), printed))
