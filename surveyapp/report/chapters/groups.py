"""Who took part, per fact in the address list. Groups below the threshold are taken together.

Left out when the group of some answers is not known: an anonymous wave drops a fact that too few share, and a response
rate without those answers would be false.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from surveyapp.analysis.participation import Participation
from surveyapp.analysis.representativeness import Fit, FitTest, fit
from surveyapp.analysis.tabulate import tabulate
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Chart, ChartKind, Note, Row, Series, Table, Unit
from surveyapp.report.wording import quoted

TOGETHER = "Overige groepen samen"
FITS = {
    FitTest.CHI_SQUARE: "chi-kwadraattoets",
    FitTest.EXACT_MULTINOMIAL: "exacte multinomiale toets",
    FitTest.CHI_SQUARE_JOINED: "chi-kwadraattoets, met de kleinste groepen samen",
}


@dataclass(frozen=True)
class Group:
    """How many of a group were invited and belong on the list, answered, and did not get the invitation."""

    label: str
    invited: int
    answered: int
    unreached: int = 0

    def rates(self, eligibility: float | None) -> dict[str, float | None]:
        """RR1 to RR6 of AAPOR, with the e of the whole list."""
        silent = self.invited - self.answered - self.unreached
        return Participation(self.answered, no_contact=silent, unknown=self.unreached).rates_by(eligibility)


@dataclass(frozen=True)
class Stratum:
    """The groups of one fact, as far as they may be shown, and whether the answers are divided as the list is."""

    code: str
    title: str
    groups: tuple[Group, ...]
    fit: Fit | None


def strata(material: Material) -> Iterator[Stratum]:
    """Every background variable of the last wave of which it is known who was invited and who answered."""
    for subject in material.subjects.values():
        invited = material.last.table.groups.get(subject.code)
        if subject.asked or not invited:
            continue
        figures = material.figures.last(subject.code)
        if figures.base is None or figures.base.valid < material.last.table.responses:
            continue
        counted = tabulate(material.last.table, subject.code)  # with the small groups, that are taken together below
        counts = {cell.code: cell.count or 0 for cell in counted.cells}
        outside, unreached = (
            some.get(subject.code, {}) for some in (material.last.ineligible, material.last.unreached)
        )
        groups = [
            Group(
                cell.label,
                invited.get(cell.code, 0) - outside.get(cell.code, 0),
                counts[cell.code],
                unreached.get(cell.code, 0),
            )
            for cell in figures.cells
        ]
        shown = merged(
            [group for group in groups if group.invited >= max(group.answered, 1)], material.figures.threshold
        )
        if _tells_of_few(material, shown):
            shown = [replace(group, unreached=0) for group in shown]
        if len(shown) > 1:
            tested = fit([group.answered for group in shown], [group.invited for group in shown])
            yield Stratum(subject.code, subject.title, tuple(shown), tested)


def _tells_of_few(material: Material, groups: Sequence[Group]) -> bool:
    """Whether somebody could tell who did not get an invitation: then nobody is told apart, as in the whole account."""
    few = any(0 < group.unreached < material.figures.threshold for group in groups)
    return few and material.last.mode != "named"


def rates(material: Material) -> Iterator[Table]:
    """All response rates of AAPOR per group, for the method page."""
    eligibility, notation = material.last.participation.eligibility, material.printer.notation
    for stratum in strata(material):
        found = [(group.label, group.rates(eligibility)) for group in stratum.groups]
        rows = tuple(
            Row(label, tuple(Cell(notation.percent(rate, 1), rate, Unit.SHARE) for rate in each.values()))
            for label, each in found
        )
        yield Table(
            material.say("Respons volgens AAPOR per groep: {title}", title=stratum.title),
            material.say("Groep"),
            tuple(found[0][1]),
            rows,
        )


def by_group(material: Material) -> Iterator[Block]:
    """A chart and a table per background variable, and a sentence on whether the answers are divided as the list is."""
    columns = (
        material.say("Uitgenodigd"),
        material.say("Ingevuld"),
        material.say("Respons"),
        material.say("Deel van de lijst"),
        material.say("Deel van de antwoorden"),
    )
    for stratum in strata(material):
        invited, answered = (sum(getattr(each, what) for each in stratum.groups) for what in ("invited", "answered"))
        rows = tuple(_row(material, group, invited, answered) for group in stratum.groups)
        yield _chart(material, stratum, invited, answered)
        yield Table(
            material.say("Respons per groep: {title}", title=stratum.title), material.say("Groep"), columns, rows
        )
        yield Note(_verdict(material, stratum, invited, answered))


def _chart(material: Material, stratum: Stratum, invited: int, answered: int) -> Chart:
    """The response rate of every group that may be shown; small groups are one bar together."""
    notation, named = material.printer.notation, {"title": stratum.title}
    rates = [group.answered / group.invited for group in stratum.groups]
    texts = [notation.percent(rate) for rate in rates]
    labels = [group.label for group in stratum.groups]
    told = "; ".join(f"{label}: {text}" for label, text in zip(labels, texts, strict=True))
    return Chart(
        kind=ChartKind.BARS,
        title=notation.say("Respons per groep, in procenten: {title}", **named),
        categories=tuple(labels),
        series=(Series(notation.say("Respons"), tuple(rates), tuple(texts)),),
        alt=notation.say("Staafdiagram van de respons bij “{title}”. {told}.", **named, told=told),
        base=notation.say(
            "Uitgenodigd: {invited}; ingevuld: {answered}. De respons is het deel van de uitgenodigden.",
            invited=notation.number(invited),
            answered=notation.number(answered),
        ),
        maximum=1.0,
    )


def _verdict(material: Material, stratum: Stratum, invited: int, answered: int) -> str:
    """Plain words for the test."""
    if stratum.fit is None:
        return material.say("Of de antwoorden net zo verdeeld zijn als de lijst, is niet te zeggen.")
    p = material.printer.notation.p_value(stratum.fit.p)
    test = f"({material.say(FITS[stratum.fit.test])}, {p})"
    if not stratum.fit.differs:
        return material.say(
            "De antwoorden zijn ongeveer net zo over de groepen verdeeld als de adreslijst; wat anders "
            "is, kan toeval zijn {test}.",
            test=test,
        )
    over = max(stratum.groups, key=lambda each: each.answered / answered - each.invited / invited)
    under = min(stratum.groups, key=lambda each: each.answered / answered - each.invited / invited)
    return material.say(
        "Let op: de antwoorden zijn anders verdeeld dan de adreslijst {test}. {quoted} telt te zwaar "
        "mee, {quoted2} te licht.",
        test=test,
        quoted=quoted(over.label),
        quoted2=quoted(under.label),
    )


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
    together = (sum(getattr(group, what) for group in small) for what in ("invited", "answered", "unreached"))
    return [*kept, Group(TOGETHER, *together)]


def _row(material: Material, group: Group, invited: int, answered: int) -> Row:
    parts = (group.answered / group.invited, group.invited / invited, group.answered / answered if answered else None)
    rate, listed, given = (
        Cell(material.printer.notation.percent(part), part, Unit.TEXT if part is None else Unit.SHARE) for part in parts
    )
    count = material.printer.number
    return Row(group.label, (count(group.invited), count(group.answered), rate, listed, given))
