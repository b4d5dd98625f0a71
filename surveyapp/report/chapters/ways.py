"""The response per way in which units were invited: each has its own number invited, and so rates of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from surveyapp.report.cells import EMPTY
from surveyapp.report.chapters.groups import Group
from surveyapp.report.inputs import WaveInput
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Note, Row, Table, Unit

WAYS = {"mail": "Per mail", "other": "Per brief, of met een link die is overhandigd"}
_FIRST = "Geteld is de eerste uitnodiging. Wie een mail kreeg en later een brief, telt bij mail."


def ways(wave: WaveInput, threshold: int) -> dict[str, Group]:
    """Each way with who was invited along it, answered and was not reached. Nothing below the threshold, but by name.

    Who was not reached is told apart in all ways or in none.
    """
    least = 1 if wave.mode == "named" else threshold
    found = {code: _group(code, wave.ways[code]) for code in WAYS if code in wave.ways}
    if len(found) < len(WAYS) or any(group.answered < least or group.invited < least for group in found.values()):
        return {}
    few = any(0 < group.unreached < least for group in found.values())
    return {code: replace(group, unreached=0) for code, group in found.items()} if few else found


def _group(code: str, counted: Mapping[str, int]) -> Group:
    invited = counted["invited"] - counted.get("ineligible", 0)
    return Group(WAYS[code], invited, counted["answered"], counted.get("bounced", 0))


def by_way(material: Material) -> Iterator[Block]:
    """The response per way in every wave that has several."""
    found = [(wave, ways(wave, material.figures.threshold)) for wave in material.waves]
    if not any(each for _, each in found):
        return
    count, notation = material.printer.number, material.printer.notation
    heads = tuple(
        head
        for wave, _ in found
        for head in (
            material.say("{title}: uitgenodigd", title=wave.title),
            material.say("ingevuld"),
            material.say("respons"),
        )
    )
    rows = []
    for code, label in WAYS.items():
        cells: list[Cell] = []
        for _, each in found:
            group = each.get(code)
            if group is None:
                cells += [EMPTY] * 3
            else:
                rate = group.answered / group.invited
                cells += [count(group.invited), count(group.answered), Cell(notation.percent(rate), rate, Unit.SHARE)]
        rows.append(Row(material.say(label), tuple(cells)))
    yield Table(material.say("Respons naar hoe de uitnodiging ging"), material.say("Uitnodiging"), heads, tuple(rows))
    yield Note(material.say(_FIRST))


def rates_by_way(material: Material) -> Iterator[Table]:
    """All response rates of AAPOR per way in the last wave, for the method page."""
    last, notation = material.last, material.printer.notation
    found = [(group.label, group.rates(last.participation.eligibility)) for group in _last(material)]
    if found:
        rows = tuple(
            Row(material.say(label), tuple(Cell(notation.percent(rate, 1), rate, Unit.SHARE) for rate in each.values()))
            for label, each in found
        )
        yield Table(
            material.say("Respons volgens AAPOR naar hoe de uitnodiging ging"),
            material.say("Uitnodiging"),
            tuple(found[0][1]),
            rows,
        )


def _last(material: Material) -> list[Group]:
    return list(ways(material.last, material.figures.threshold).values())
