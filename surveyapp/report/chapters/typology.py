"""Where a municipality or organisation stands among four types: one square with every typology and every wave in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from surveyapp.analysis.agreement import Spread
from surveyapp.questionnaire.indicators import BETWEEN, Typology, score_range
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.cells import EMPTY
from surveyapp.report.chapters.opening import promoted
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.inputs import WaveInput
from surveyapp.report.material import Material
from surveyapp.report.model import Axis, Block, Cell, Chart, ChartKind, Finding, Row, Series, Table, Unit
from surveyapp.report.wording import decapitalised, quoted


@dataclass(frozen=True)
class Position:
    """The mean place of those who judged in one wave; no place when it may not be shown."""

    wave: WaveInput
    typology: Typology
    x: Spread
    y: Spread

    @property
    def place(self) -> tuple[float, float] | None:
        """The two means."""
        return None if self.x.mean is None or self.y.mean is None else (self.x.mean, self.y.mean)

    @property
    def type(self) -> str | None:
        """The code of the type, or of being between two."""
        if self.place is None:
            return None
        sides = (self.typology.x.side(self.place[0]), self.typology.y.side(self.place[1]))
        return next((each.code for each in self.typology.types if (each.x, each.y) == sides), BETWEEN)


def positions(material: Material, chapter: ChapterDefinition) -> list[Position]:
    """Of the typologies that the chapter names, without a list all, in every wave that has them; the earliest first."""
    return [position for wave in material.waves for position in _in_wave(material, chapter, wave)]


def _in_wave(material: Material, chapter: ChapterDefinition, wave: WaveInput) -> Iterator[Position]:
    for each in wave.questionnaire.indicators:
        if isinstance(each, Typology) and (not chapter.questions or each.code in chapter.questions):
            yield from (
                Position(wave, each, x, y) for where, (x, y) in material.figures.agreement(each.code) if where == wave
            )


def typology(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """One finding: the square, the places in a table, and what the types mean."""
    found = positions(material, chapter)
    if not found:
        return []
    first = found[0].typology
    shown = [each for each in found if each.place]
    made = [
        Finding(
            code=chapter.code,
            title=material.say(
                "{label} en {decapitalised}", label=first.x.label, decapitalised=decapitalised(first.y.label)
            ),
            statement=" ".join(_told(material, each) for each in found),
            base=_base_line(material, shown),
            chart=_chart(material, chapter, shown) if shown else None,
            table=_table(material, found),
            notes=tuple(_notes(material, shown)),
        )
    ]
    return promoted(made, [each.typology.code for each in found])


def _name(material: Material, position: Position) -> str:
    """The typology, and the wave where there are several."""
    label = position.typology.label
    return f"{label}, {position.wave.title}" if len(material.waves) > 1 else label


def _label(typology: Typology, code: str) -> str:
    return next((each.label for each in typology.types if each.code == code), typology.between)


def _told(material: Material, position: Position) -> str:
    if position.type is None:
        return material.say(
            "{name}: niet te laten zien zonder dat iemand herkenbaar wordt.", name=_name(material, position)
        )
    label = _label(position.typology, position.type)
    told = decapitalised(label) if position.type == BETWEEN else quoted(label)
    return material.say("{name}: gemiddeld {told}.", name=_name(material, position), told=told)


def _base_line(material: Material, shown: Sequence[Position]) -> str:
    return material.base_range([each.x.n or 0 for each in shown])


def _axis(questionnaire: Questionnaire, spread: Spread, of: Sequence[str]) -> Axis:
    """As long as the scale; the line is the cut."""
    low, high = score_range(questionnaire.questions[of[0]])
    return Axis(low, spread.cut, high)


def _chart(material: Material, chapter: ChapterDefinition, shown: Sequence[Position]) -> Chart:
    notation, last = material.printer.notation, shown[-1]
    kinds, questionnaire = last.typology, last.wave.questionnaire
    series, told = [], []
    for each in shown:
        texts = tuple(notation.number(value, 1) for value in each.place or ())
        series.append(Series(_name(material, each), each.place or (), texts))
        told.append(f"{_name(material, each)}: {kinds.x.label} {texts[0]}, {kinds.y.label} {texts[1]}")
    sides = {(each.x, each.y): each.label.split(":")[0] for each in kinds.types}
    return Chart(
        kind=ChartKind.QUADRANT,
        title=material.say("De vier typen"),
        categories=(kinds.x.label, kinds.y.label),
        series=tuple(series),
        alt=material.say("Vier vakken bij “{title}”. {join}.", title=chapter.title, join="; ".join(told)),
        base=_base_line(material, shown),
        unit=Unit.MEAN,
        axes=(_axis(questionnaire, last.x, kinds.x.of), _axis(questionnaire, last.y, kinds.y.of)),
        corners=tuple(sides[x, y] for y in ("high", "low") for x in ("low", "high")),
    )


def _table(material: Material, found: Sequence[Position]) -> Table:
    kinds = found[-1].typology
    rows = tuple(Row(_name(material, each), _cells(material, each)) for each in found)
    return Table(
        material.say("De plaats op de twee assen"),
        material.say("Wat"),
        (kinds.x.label, kinds.y.label, "n", material.say("Type")),
        rows,
    )


def _cells(material: Material, position: Position) -> tuple[Cell, ...]:
    if position.place is None or position.type is None:
        return (Cell(material.say("niet getoond")), *(EMPTY for _ in range(3)))
    means = [Cell(material.printer.notation.number(each, 1), each, Unit.MEAN) for each in position.place]
    return (*means, material.printer.number(position.x.n or 0), Cell(_label(position.typology, position.type)))


def _notes(material: Material, shown: Sequence[Position]) -> Iterator[str]:
    if not shown:
        return
    notation, kinds = material.printer.notation, shown[-1].typology
    cuts = material.joined([f"{quoted(axis.label)} {notation.number(axis.cut, 1)}" for axis in (kinds.x, kinds.y)])
    yield material.say("Een punt is het gemiddelde van iedereen met een type. De lijnen liggen bij {cuts}.", cuts=cuts)
    for code in dict.fromkeys(each.type for each in shown):
        for type_ in kinds.types:
            if type_.code == code and type_.text:
                yield f"{type_.label}. {type_.text}"


def documents(material: Material) -> list[dict[str, Any]]:
    """Every chapter with types, as it stands in the json."""
    return [
        {"chapter": chapter.code, "positions": [_document(each) for each in positions(material, chapter)]}
        for chapter in material.definition.chapters
        if chapter.show == "typology"
    ]


def _document(position: Position) -> dict[str, Any]:
    x, y = position.place or (None, None)
    return {
        "wave": position.wave.code,
        "code": position.typology.code,
        "x": x,
        "y": y,
        "n": position.x.n if position.place else None,
        "type": position.type,
        "reason": None if position.place else "below_threshold",
    }
