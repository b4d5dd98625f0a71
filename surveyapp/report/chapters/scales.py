"""How reliable the figures are that are made of several questions; for the method chapter."""

from collections.abc import Iterator

from surveyapp.analysis.reliability import OMEGA_ITEMS, Item, Reliability, Undefined
from surveyapp.report.cells import EMPTY, enough
from surveyapp.report.inputs import WaveInput
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Listing, Paragraph, Row, Table, Unit
from surveyapp.report.wording import quoted, unpiped

_DECIMALS = 2


def scales(material: Material) -> Iterator[Block]:
    """A table with a row per scale and wave, one with its questions in the last, and how to read them; nothing without
    scales."""
    found = [
        (code, wave, measured)
        for code, variable in material.figures.variables.items()
        if variable.of
        for wave, measured in material.figures.reliabilities(code)
    ]
    if not found:
        return
    yield Paragraph(material.say("Samengestelde cijfers: passen de vragen bij elkaar?"))
    negative = [(code, wave) for code, wave, each in found if (each.alpha or 0) < 0]
    told = [material.say(_GUARDED)] if any(each.reason is Undefined.PROTECTS_ANOTHER for *_, each in found) else []
    rules, warnings = (
        (*map(material.say, _RULES), *told),
        tuple(_warning(material, code, wave) for code, wave in negative),
    )
    yield Listing((*rules, *warnings), codes=(*((),) * len(rules), *((code,) for code, _ in negative)))
    rows = tuple(_row(material, _name(material, code, wave), measured) for code, wave, measured in found)
    columns = (material.say("Vragen"), "n", material.say("Alfa"), material.say("95%-interval"), material.say("Omega"))
    yield Table(material.say("Betrouwbaarheid van samengestelde cijfers"), material.say("Cijfer"), columns, rows)
    for code, wave, measured in found:
        if wave is material.last and measured.alpha is not None and len(measured.items) >= OMEGA_ITEMS:
            yield _items(material, code, measured)


_RULES = (
    (
        "Alfa (Cronbach) loopt tot 1. Hoe hoger, hoe meer de vragen hetzelfde meten. Vanaf ongeveer 0,7 is dat goed "
        "genoeg om groepen te vergelijken. Het interval is dat van Feldt."
    ),
    (
        "Omega rekent zonder aan te nemen dat alle vragen even zwaar tellen. Daarvoor zijn minstens drie vragen nodig, "
        "en antwoorden die bij één achterliggend cijfer passen. Anders staat er een streepje."
    ),
    (
        "Alleen wie op alle vragen van het cijfer een antwoord gaf dat meetelt, doet mee. Deze cijfers zijn niet "
        "gewogen. Bij een optelsom van losse problemen hoeft alfa niet hoog te zijn: het ene probleem zegt dan niets "
        "over het andere."
    ),
)


_GUARDED = "“Afgeschermd” staat er als het cijfer, naast een tabel van twee vragen, een klein aantal zou verraden."


def _warning(material: Material, code: str, wave: WaveInput) -> str:
    return material.say(
        "Let op: bij {quoted} is alfa negatief. De vragen spreken elkaar tegen. Misschien loopt de "
        "schaal van een vraag de andere kant op; gebruik het cijfer niet voordat dat is nagekeken.",
        quoted=quoted(_name(material, code, wave)),
    )


def _name(material: Material, code: str, wave: WaveInput) -> str:
    """What is measured, with its wave when there are several."""
    label = material.figures.variables[code].label
    return label if len(material.waves) == 1 else f"{label}, {wave.title}"


def _number(material: Material, value: float | None) -> Cell:
    return EMPTY if value is None else Cell(material.printer.notation.number(value, _DECIMALS), value, Unit.MEAN)


def _row(material: Material, label: str, measured: Reliability) -> Row:
    items = material.printer.number(len(measured.items))
    if measured.hidden:
        few = measured.reason is Undefined.BELOW_THRESHOLD
        hidden = Cell(
            material.say("minder dan {threshold}", threshold=material.figures.threshold) if few else "afgeschermd"
        )
        return Row(label, (items, hidden, EMPTY, EMPTY, EMPTY))
    notation = material.printer.notation
    limits = EMPTY
    if measured.low is not None and measured.high is not None and enough(measured.n):
        limits = Cell(
            notation.interval(notation.number(measured.low, _DECIMALS), notation.number(measured.high, _DECIMALS))
        )
    n = material.printer.number(measured.n)
    return Row(label, (items, n, _number(material, measured.alpha), limits, _number(material, measured.omega)))


def _items(material: Material, code: str, measured: Reliability) -> Table:
    rows = tuple(
        Row(_label(material, item), (_number(material, item.rest), _number(material, item.without)))
        for item in measured.items
    )
    columns = (material.say("Samenhang met de andere vragen"), material.say("Alfa zonder deze vraag"))
    return Table(
        material.say("De vragen van {quoted}", quoted=quoted(material.figures.variables[code].label)),
        material.say("Vraag"),
        columns,
        rows,
    )


def _label(material: Material, item: Item) -> str:
    return unpiped(material.figures.variables[item.code].label)


def document(measured: Reliability) -> dict[str, object]:
    """The coefficients as they stand in the json."""
    return {
        "n": None if measured.hidden else measured.n,
        "alpha": measured.alpha,
        "low": measured.low,
        "high": measured.high,
        "omega": measured.omega,
        "reason": measured.reason.value if measured.reason else None,
        "omega_reason": measured.omega_reason.value if measured.omega_reason else None,
        "items": [
            {"code": item.code, "item_rest": item.rest, "alpha_without": item.without} for item in measured.items
        ],
    }
