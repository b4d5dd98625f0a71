"""The same concept asked of several groups: levels side by side, and where those near the policy see it otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from surveyapp.analysis.perspectives import CLEAR, Concept, Gap, Level, View
from surveyapp.report.cells import EMPTY, enough
from surveyapp.report.concepts import GROUPS, concepts
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Chart, ChartKind, Listing, Note, Paragraph, Row, Series, Table, Unit
from surveyapp.report.wording import capital, quoted, unpiped

VIEWS = {
    View.BLIND_SPOT: "blinde vlek",
    View.HIDDEN_STRENGTH: "onderschatte kracht",
    View.NO_CLEAR_GAP: "geen duidelijk verschil",
}
_WHOLE = 100
_ONE = 1


def perspectives(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """What stands out, a chart, the levels, the gaps, and the questions behind them."""
    found = concepts(material, chapter.concepts, chapter.reverse)
    if not found:
        return [Paragraph(material.say("Er is geen onderwerp waarover minstens twee groepen een vraag kregen."))]
    told = [(concept, _told(material, concept, gap)) for concept in found for gap in concept.gaps if _stands_out(gap)]
    codes = tuple(_codes(concept) for concept, _ in told)
    return [
        Paragraph(
            _lead(material, found, told), lead=True, codes=tuple(code for each in found for code in _codes(each))
        ),
        *([Listing(tuple(text for _, text in told), codes=codes)] if told else []),
        *_charts(material, found),
        _levels(material, found),
        *_gaps(material, found),
        _questions(material, found),
        *(Note(text) for text in _notes(material, found)),
    ]


def _lead(material: Material, found: Sequence[Concept], told: Sequence[tuple[Concept, str]]) -> str:
    """At how many concepts groups clearly differ."""
    number, apart = material.printer.notation.number, len({concept.code for concept, _ in told})
    if not apart:
        return material.say("Bij geen enkel onderwerp is het verschil tussen twee groepen duidelijk.")
    return material.say(
        "Bij {number} van de {number2} onderwerpen is het verschil tussen twee groepen duidelijk.",
        number=number(apart),
        number2=number(len(found)),
    )


def _codes(concept: Concept) -> tuple[str, ...]:
    return tuple(each.code for each in concept.levels)


def _stands_out(gap: Gap) -> bool:
    return gap.view not in (None, View.NO_CLEAR_GAP)


def _told(material: Material, concept: Concept, gap: Gap) -> str:
    """One gap as a sentence."""
    levels = {each.group: each for each in concept.levels}
    closer, further = (
        f"{material.say(GROUPS[each])} ({_text(material, levels[each])})" for each in (gap.closer, gap.further)
    )
    verb = material.say("oordeelt" if gap.closer == "self" else "oordelen")
    how = material.say("duidelijk beter") if gap.view is View.BLIND_SPOT else material.say("duidelijk minder goed")
    name = capital(material.say(VIEWS[gap.view])) if gap.view else ""
    return material.say(
        "{name} bij {quoted}: {closer} {verb} {how} dan {further}.",
        name=name,
        quoted=quoted(concept.label.lower()),
        closer=closer,
        verb=verb,
        how=how,
        further=further,
    )


def _text(material: Material, level: Level) -> str:
    if level.level is None:
        return material.printer.absent(level.reason)
    return material.printer.notation.number(level.level * _WHOLE)


def _groups(found: Sequence[Concept]) -> list[str]:
    return [group for group in GROUPS if any(each.group == group for concept in found for each in concept.levels)]


def _of(concept: Concept, group: str) -> Level | None:
    return next((each for each in concept.levels if each.group == group), None)


def _charts(material: Material, found: Sequence[Concept]) -> Iterator[Chart]:
    """The gaps, when two groups may be shown; then how sure each level is, if that is known."""
    series, say = [_series(material, found, group) for group in _groups(found)], material.printer.notation.say
    told = "; ".join(
        f"{concept.label}: "
        + ", ".join(f"{material.say(GROUPS[each.group])} {_text(material, each)}" for each in concept.levels)
        for concept in found
    )
    gaps = Chart(
        kind=ChartKind.GAP,
        title=say("Zo ver liggen de groepen uit elkaar, van 0 tot 100"),
        categories=tuple(concept.label for concept in found),
        series=tuple(replace(each, limits=()) for each in series if any(value is not None for value in each.values)),
        alt=say("Per onderwerp een lijn van 0 tot 100 met een punt per groep. {told}.", told=told),
        base=_base(material, found),
        unit=Unit.MEAN,
        maximum=float(_WHOLE),
    )
    if len(gaps.series) > _ONE:
        yield gaps
    if any(limits for each in series for limits in each.limits):
        title = say("De oordelen met hun 95%-interval, van 0 tot 100")
        alt = say("Punten met hun 95%-interval op een lijn van 0 tot 100, per onderwerp en groep. {told}.", told=told)
        yield replace(gaps, kind=ChartKind.DOTS, title=title, series=tuple(series), alt=alt)


def _series(material: Material, found: Sequence[Concept], group: str) -> Series:
    """One group over all concepts."""
    levels = [_of(concept, group) for concept in found]
    return Series(
        capital(material.say(GROUPS[group])),
        tuple(None if each is None or each.level is None else each.level * _WHOLE for each in levels),
        tuple("" if each is None else _text(material, each) for each in levels),
        limits=tuple(map(_limits, levels)),
    )


def _limits(level: Level | None) -> tuple[float, float] | None:
    if level is None or level.low is None or level.high is None or level.low == level.high or not enough(level.n):
        return None
    return level.low * _WHOLE, level.high * _WHOLE


def _base(material: Material, found: Sequence[Concept]) -> str:
    """How many answers stand behind the points, per group."""
    parts = []
    for group in _groups(found):
        sizes = [each.n for concept in found if (each := _of(concept, group)) and each.n is not None]
        notation = material.printer.notation
        if not sizes:
            parts.append(material.say("{groups}: niet getoond", groups=material.say(GROUPS[group])))
        elif min(sizes) == max(sizes):
            parts.append(f"{material.say(GROUPS[group])}: {notation.named('n', sizes[0])}")
        else:
            low, high = notation.named("n", min(sizes)), notation.number(max(sizes))
            parts.append(
                material.say(
                    "{groups}: {low} tot en met {high}", groups=material.say(GROUPS[group]), low=low, high=high
                )
            )
    return f"{capital('; '.join(parts))}."


def _levels(material: Material, found: Sequence[Concept]) -> Table:
    groups = _groups(found)
    rows = tuple(
        Row(concept.label, tuple(cell for group in groups for cell in _pair(material, _of(concept, group))))
        for concept in found
    )
    columns = tuple(text for group in groups for text in (capital(material.say(GROUPS[group])), "n"))
    return Table(
        material.say("Oordeel per groep, van 0 (laagste antwoord) tot 100 (hoogste antwoord)"),
        material.say("Onderwerp"),
        columns,
        rows,
    )


def _pair(material: Material, level: Level | None) -> tuple[Cell, Cell]:
    if level is None:
        return EMPTY, EMPTY
    n = EMPTY if level.n is None else material.printer.number(level.n)
    if level.level is None:
        return Cell(_text(material, level)), n
    return Cell(_text(material, level), level.level * _WHOLE, Unit.MEAN), n


def _gaps(material: Material, found: Sequence[Concept]) -> Iterator[Table]:
    rows = tuple(_gap(material, concept, gap) for concept in found for gap in concept.gaps)
    if rows:
        columns = (
            material.say("Verschil"),
            material.say("95%-interval"),
            material.say("p-waarde (Holm)"),
            material.say("Betekenis"),
        )
        yield Table(
            material.say("Verschil tussen de groepen, in punten van 100"), material.say("Onderwerp"), columns, rows
        )


def _gap(material: Material, concept: Concept, gap: Gap) -> Row:
    notation = material.printer.notation
    limits = EMPTY
    answers = [each.n for each in concept.levels if each.group in (gap.closer, gap.further)]
    if gap.low is not None and gap.high is not None and enough(*answers):
        texts = (notation.points(gap.low), notation.points(gap.high))
        limits = Cell(notation.interval(*texts))
    p = EMPTY if gap.adjusted is None else Cell(notation.p_value(gap.adjusted), gap.adjusted, Unit.P_VALUE)
    header = material.say(
        "{label}: {groups} min {groups2}",
        label=concept.label,
        groups=material.say(GROUPS[gap.closer]),
        groups2=material.say(GROUPS[gap.further]),
    )
    difference = Cell(notation.points(gap.difference), gap.difference * _WHOLE, Unit.MEAN)
    return Row(header, (difference, limits, p, Cell(material.say(VIEWS[gap.view]) if gap.view else "")))


def _questions(material: Material, found: Sequence[Concept]) -> Table:
    rows = tuple(
        Row(f"{concept.label}: {material.say(GROUPS[each.group])}", (Cell(each.label),))
        for concept in found
        for each in concept.levels
    )
    caption = material.say("Wat elke groep gevraagd is")
    return Table(caption, material.say("Onderwerp"), (material.say("Vraag"),), rows)


def _notes(material: Material, found: Sequence[Concept]) -> Iterator[str]:
    notation, gaps = material.printer.notation, [gap for concept in found for gap in concept.gaps]
    yield material.say(
        "Elke groep kreeg een eigen vraag over hetzelfde onderwerp. Het gemiddelde is omgerekend "
        "naar de eigen schaal: 0 is het laagste antwoord, 100 het hoogste."
    )
    if any(not gap.same_scale for gap in gaps):
        yield material.say("Niet alle groepen hadden dezelfde antwoorden. Lees een verschil dan als een aanwijzing.")
    yield material.say(
        "Blinde vlek: wie dichter bij het beleid staat, oordeelt duidelijk beter dan wie er verder "
        "van staat. Onderschatte kracht: juist duidelijk minder goed. Duidelijk is een verschil van "
        "minstens {number} punten dat groter is dan door toeval te verwachten is (toets van Welch, "
        "aangepast volgens Holm).",
        number=notation.number(CLEAR * _WHOLE),
    )
    if any(each.n == _ONE for concept in found for each in concept.levels):
        yield material.say(
            "Het oordeel van één persoon heeft geen interval. Het heet duidelijk anders als het buiten "
            "het 95%-interval van de andere groep ligt."
        )
    if any(not wave.protected for wave in material.waves):
        yield material.say(
            "De beleidsmedewerker vulde de zelfevaluatie op naam in, en wist dat het antwoord hier naast "
            "de andere komt te staan."
        )
    for concept in found:
        yield from _left_out(material, concept)
    yield material.say(
        "Kleinste groep die getoond wordt: {join}.", join="; ".join(dict.fromkeys(_thresholds(material)))
    )
    if any(each.reason for concept in found for each in concept.levels):
        yield material.say(
            "Van een groep met minder dan {threshold} antwoorden staat hier niets.",
            threshold=material.figures.threshold,
        )


def _left_out(material: Material, concept: Concept) -> Iterator[str]:
    """That a group was asked more about a concept than is laid beside the others."""
    for wave in material.waves:
        asked = [each for each in wave.questionnaire.variables if each.concept == concept.code]
        if len(asked) > _ONE:
            left = material.joined([quoted(unpiped(each.label)) for each in asked[1:]])
            who = capital(material.say(GROUPS[wave.questionnaire.perspective]))
            verb = material.say("kreeg" if wave.questionnaire.perspective == "self" else "kregen")
            yield material.say(
                "{who} {verb} meer vragen over {quoted}. De eerste telt hier; niet meegeteld: {left}.",
                who=who,
                verb=verb,
                quoted=quoted(concept.label.lower()),
                left=left,
            )


def _thresholds(material: Material) -> Iterator[str]:
    """From how many answers each group is shown."""
    for wave in sorted(material.waves, key=lambda wave: list(GROUPS).index(wave.questionnaire.perspective)):
        name = material.say(GROUPS[wave.questionnaire.perspective])
        yield (
            f"{name} {material.figures.threshold}"
            if wave.protected
            else material.say("{name} {one} (op naam ingevuld)", name=name, one=_ONE)
        )
