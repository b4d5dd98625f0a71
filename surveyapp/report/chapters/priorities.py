"""Which aspects matter most and do least well: a drawing with four quadrants, a table, and what it does not prove."""

from collections.abc import Iterator, Sequence

from surveyapp.analysis.priorities import (
    ADVISED_PAIRS,
    LEAST_PAIRS,
    Aspect,
    Importance,
    Lines,
    Priorities,
    Quadrant,
    Undrawn,
    derived,
    stated,
)
from surveyapp.questionnaire.indicators import score_range
from surveyapp.report.cells import EMPTY, enough
from surveyapp.report.chapters.opening import promoted
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.findings.compared import special
from surveyapp.report.inputs import WaveInput
from surveyapp.report.material import Material
from surveyapp.report.model import Axis, Block, Cell, Chart, ChartKind, Finding, Row, Series, Table, Unit
from surveyapp.report.wording import quoted, unpiped

QUADRANTS = {
    Quadrant.CONCENTRATE: "eerst verbeteren",
    Quadrant.KEEP_UP: "zo houden",
    Quadrant.LOW_PRIORITY: "minder dringend",
    Quadrant.OVERKILL: "misschien te veel aandacht",
}
_KINDS = {
    Importance.STATED: "wat deelnemers zelf zeiden (gemiddelde)",
    Importance.PEARSON: "de samenhang met het totaaloordeel (correlatie van Pearson)",
    Importance.SPEARMAN: "de samenhang met het totaaloordeel (rangcorrelatie van Spearman)",
}
_INTERVALS = {Importance.STATED: "t", Importance.PEARSON: "fisher_z", Importance.SPEARMAN: "bonett_wright"}
_REASONS = {
    Undrawn.TOO_FEW_PAIRS: "minder dan {pairs} paren",
    Undrawn.NO_VARIANCE: "iedereen oordeelt gelijk",
    Undrawn.PROTECTS_ANOTHER: "afgeschermd",
}
_AXES = ("Tevredenheid", "Belang")


def measured(material: Material, chapter: ChapterDefinition, wave: WaveInput) -> Priorities | None:
    """The aspects of this chapter in a wave; None when the wave did not ask for them."""
    table, guard = wave.table, material.figures.guard(wave.code)
    aspects = _rows(material, chapter.questions)
    importance = _rows(material, chapter.importance) or aspects
    pairs = [pair for pair in zip(aspects, importance, strict=True) if set(pair) <= table.columns.keys()]
    if not pairs or (chapter.overall and chapter.overall not in table.columns):
        return None
    aspects, importance = [aspect for aspect, _ in pairs], [said for _, said in pairs]
    middle = _middle(wave, aspects) if chapter.lines == "midpoint" else None
    if chapter.overall:
        return derived(guard, aspects, chapter.overall, Importance(chapter.correlation), middle)
    middles = None if middle is None else (middle, _middle(wave, importance))
    return stated(guard, pairs, middles)


def _rows(material: Material, codes: Sequence[str]) -> list[str]:
    """The questions that these codes stand for: a grid is its rows."""
    subjects = material.subjects
    return [row for code in codes for row in (subjects[code].codes if code in subjects else (code,))]


def _middle(wave: WaveInput, codes: Sequence[str]) -> float:
    """The middle of the scale, of the first question: the axis has one."""
    low, high = score_range(wave.questionnaire.questions[codes[0]])
    return (low + high) / 2


def priorities(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A finding per wave that asked for them: where the aspects lie. The last first, for the report is about it."""
    found = [(wave, measured(material, chapter, wave)) for wave in reversed(material.waves)]
    made = [_finding(material, chapter, wave, each) for wave, each in found if each]
    codes = [aspect.code for _, each in found[:1] if each for aspect in each.aspects]
    return promoted(made, codes) if made else []


def _finding(material: Material, chapter: ChapterDefinition, wave: WaveInput, found: Priorities) -> Finding:
    several = len(material.waves) > 1
    notes = [*_notes(material, chapter, found, wave), *(special(material) if several else ())]
    return Finding(
        code=chapter.code if wave is material.last else f"{chapter.code}_{wave.code}",
        title=material.say("Belang en tevredenheid, {title}", title=wave.title)
        if several
        else material.say("Belang en tevredenheid"),
        statement=_statement(material, found),
        base=_base_line(material, found),
        chart=_chart(material, chapter, found),
        table=_table(material, found),
        notes=tuple(notes),
    )


def _label(material: Material, code: str) -> str:
    return unpiped(material.figures.variables[code].label)


def _inside(material: Material, found: Priorities, quadrant: Quadrant) -> list[str]:
    return [quoted(_label(material, each.code)) for each in found.aspects if each.quadrant is quadrant]


def _statement(material: Material, found: Priorities) -> str:
    if found.importance_line is None:
        if all(each.reason is Undrawn.NO_VARIANCE for each in found.aspects):
            return material.say(
                "Iedereen gaf hetzelfde antwoord. Daarom zijn belang en tevredenheid niet naast elkaar te zetten."
            )
        return material.say("Er zijn te weinig antwoorden om belang en tevredenheid naast elkaar te zetten.")
    first, kept = (_inside(material, found, each) for each in (Quadrant.CONCENTRATE, Quadrant.KEEP_UP))
    lead = (
        material.say("Belangrijk")
        if found.importance is Importance.STATED
        else material.say("Hangt het meest samen met het totaaloordeel,")
    )
    told = ((first, material.say("en nog niet zo goed")), (kept, material.say("en al goed")))
    return " ".join(f"{lead} {how}: {material.joined(which)}." for which, how in told if which)


def _base_line(material: Material, found: Priorities) -> str:
    counts = (count for each in found.aspects for count in (each.n, each.pairs))
    return material.base_range([count for count in counts if count is not None])


def _decimals(found: Priorities) -> int:
    return 1 if found.importance is Importance.STATED else 2


def _numbers(material: Material, found: Priorities, aspect: Aspect) -> tuple[str, str]:
    notation = material.printer.notation
    return notation.number(aspect.satisfaction, 1), notation.number(aspect.importance, _decimals(found))


def _chart(material: Material, chapter: ChapterDefinition, found: Priorities) -> Chart | None:
    drawn = [each for each in found.aspects if each.quadrant]
    if len(drawn) < 2 or found.satisfaction_line is None or found.importance_line is None:
        return None
    series, told = [], []
    for each in drawn:
        label, (x, y) = _label(material, each.code), _numbers(material, found, each)
        series.append(Series(label, (each.satisfaction, each.importance), (x, y)))
        told.append(
            material.say(
                "{rstrip}: tevredenheid {x}, belang {y}, {quadrants}",
                rstrip=label.rstrip("."),
                x=x,
                y=y,
                quadrants=material.say(QUADRANTS[each.quadrant or Quadrant.KEEP_UP]),
            )
        )
    return Chart(
        kind=ChartKind.QUADRANT,
        title=material.say("Belang en tevredenheid"),
        categories=tuple(map(material.say, _AXES)),
        series=tuple(series),
        alt=material.say("Vier vakken bij “{title}”. {join}.", title=chapter.title, join="; ".join(told)),
        base=_base_line(material, found),
        unit=Unit.MEAN,
        axes=(
            _axis([each.satisfaction for each in drawn], found.satisfaction_line),
            _axis([each.importance for each in drawn], found.importance_line),
        ),
        corners=tuple(material.say(QUADRANTS[each]) for each in _CORNERS),
    )


_CORNERS = (Quadrant.CONCENTRATE, Quadrant.KEEP_UP, Quadrant.LOW_PRIORITY, Quadrant.OVERKILL)
"""Top left, top right, bottom left, bottom right."""


def _axis(values: Sequence[float | None], line: float) -> Axis:
    known = [line, *(value for value in values if value is not None)]
    room = 0.25 * (max(known) - min(known)) or 0.5
    return Axis(min(known) - room, line, max(known) + room)


def _table(material: Material, found: Priorities) -> Table:
    importance = (
        material.say("Belang") if found.importance is Importance.STATED else material.say("Belang (correlatie)")
    )
    columns = (
        material.say("Tevredenheid"),
        "n",
        importance,
        material.say("95%-interval"),
        material.say("n (belang)"),
        material.say("Vak"),
    )
    rows = tuple(Row(_label(material, each.code), _cells(material, found, each)) for each in found.aspects)
    return Table(material.say("Belang en tevredenheid per onderwerp"), material.say("Onderwerp"), columns, rows)


def _cells(material: Material, found: Priorities, aspect: Aspect) -> tuple[Cell, ...]:
    if aspect.reason is Undrawn.BELOW_THRESHOLD:
        return (
            Cell(material.say("minder dan {threshold}", threshold=material.figures.threshold)),
            *(EMPTY for _ in range(5)),
        )
    satisfaction, importance = _numbers(material, found, aspect)
    notation, decimals = material.printer.notation, _decimals(found)
    limits = EMPTY
    if aspect.low is not None and aspect.high is not None and aspect.low != aspect.high and enough(aspect.pairs):
        limits = Cell(notation.interval(notation.number(aspect.low, decimals), notation.number(aspect.high, decimals)))
    return (
        Cell(satisfaction, aspect.satisfaction, Unit.MEAN),
        material.printer.number(aspect.n or 0),
        Cell(importance, aspect.importance, Unit.MEAN) if aspect.importance is not None else EMPTY,
        limits,
        material.printer.number(aspect.pairs or 0),
        Cell(
            material.say(_REASONS[aspect.reason], pairs=LEAST_PAIRS)
            if aspect.reason
            else material.say(QUADRANTS[aspect.quadrant or Quadrant.KEEP_UP])
        ),
    )


def _notes(material: Material, chapter: ChapterDefinition, found: Priorities, wave: WaveInput) -> Iterator[str]:
    yield material.say("Belang is hier {kinds}.", kinds=material.say(_KINDS[found.importance]))
    yield from _lines(material, found)
    if chapter.overall:
        yield material.say(
            "Het totaaloordeel is {quoted}. Samenhang is geen oorzaak: een onderwerp dat samenhangt met "
            "het totaaloordeel, hoeft dat oordeel niet te bepalen. Een negatieve samenhang blijft "
            "negatief.",
            quoted=quoted(_label(material, chapter.overall)),
        )
        pairs = [each.pairs for each in found.aspects if each.pairs is not None]
        if pairs and min(pairs) < ADVISED_PAIRS:
            yield material.say(
                "Weinig paren: vanaf {advised_pairs} is een samenhang pas stevig.", advised_pairs=ADVISED_PAIRS
            )
        yield from _coarse(material, found)
        if wave.table.weighting is not None:
            yield material.say("De samenhang is niet gewogen, de tevredenheid wel.")
    else:
        yield material.say("Wat mensen belangrijk noemen, hoeft niet te zijn waar zij hun oordeel op baseren.")


def _coarse(material: Material, found: Priorities) -> Iterator[str]:
    """Why a correlation is rounded further than others, or is not there."""
    if any(each.reason is Undrawn.PROTECTS_ANOTHER or (each.step or 0.01) > 0.01 for each in found.aspects):
        yield material.say(
            "Een samenhang die een klein aantal zou verraden, is grover afgerond (op 0,05, 0,1 of 0,2) of staat er "
            "niet (“afgeschermd”)."
        )


def _lines(material: Material, found: Priorities) -> Iterator[str]:
    """Where the crosshair is, and why there."""
    if found.satisfaction_line is None:
        return
    notation = material.printer.notation
    x = notation.number(found.satisfaction_line, 1)
    y = notation.number(found.importance_line, _decimals(found))
    if found.lines is Lines.MEANS:
        why = material.say("de gemiddelden van de getekende onderwerpen")
    elif found.importance is Importance.STATED:
        why = material.say("het midden van de schaal")
    else:
        why = material.say(
            "het midden van de schaal voor tevredenheid, en het gemiddelde van de onderwerpen voor belang"
        )
    yield material.say(
        "De lijnen zijn {why}: tevredenheid {x}, belang {y}. Op de lijn telt als hoog.", why=why, x=x, y=y
    )


def documents(material: Material) -> list[dict[str, object]]:
    """Every chapter with priorities in every wave that asked for them, as it stands in the json."""
    return [
        _document(found, chapter, wave)
        for chapter in material.definition.chapters
        if chapter.show == "priorities"
        for wave in material.waves
        if (found := measured(material, chapter, wave))
    ]


def _document(found: Priorities, chapter: ChapterDefinition, wave: WaveInput) -> dict[str, object]:
    return {
        "chapter": chapter.code,
        "wave": wave.code,
        "importance": found.importance.value,
        "overall": chapter.overall,
        "lines": found.lines.value,
        "satisfaction_line": found.satisfaction_line,
        "importance_line": found.importance_line,
        "aspects": [
            {
                "code": each.code,
                "satisfaction": each.satisfaction,
                "n": each.n,
                "importance": each.importance,
                "low": each.low,
                "high": each.high,
                "interval": None if each.low is None else _INTERVALS[found.importance],
                "pairs": each.pairs,
                "step": each.step,
                "quadrant": each.quadrant.value if each.quadrant else None,
                "reason": each.reason.value if each.reason else None,
            }
            for each in found.aspects
        ],
    }
