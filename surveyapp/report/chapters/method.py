"""What a reader needs to judge the figures; printed in every report, whatever its definition says."""

from collections.abc import Iterator, Sequence

from surveyapp.analysis.comparison import Change, Effect, Interval, Test
from surveyapp.analysis.disclosure import OPEN_ANSWERS, ORDERED, SPREAD
from surveyapp.analysis.pairing import FEWEST_PAIRS
from surveyapp.report.cells import EMPTY
from surveyapp.report.chapters import groups, weighing
from surveyapp.report.chapters.response import period
from surveyapp.report.chapters.scales import scales
from surveyapp.report.chapters.ways import rates_by_way
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Listing, Note, Paragraph, Row, Table, Unit
from surveyapp.report.wording import INTERVAL_FROM

TESTS: dict[Test, str] = {
    Test.POOLED_Z: "z-toets voor twee percentages, zonder continuïteitscorrectie",
    Test.FISHER: "exacte toets van Fisher, als er minder dan 5 antwoorden te verwachten zijn",
    Test.MANN_WHITNEY_EXACT: "exacte Mann-Whitney-toets, bij ten hoogste 10 antwoorden in de kleinste meting",
    Test.MANN_WHITNEY: "Mann-Whitney-toets, benaderd, met correctie voor gelijke waarden en continuïteit",
    Test.WELCH: "t-toets van Welch voor gemiddelden",
    Test.MCNEMAR: "McNemar-toets (mid-p) voor percentages van wie beide keren antwoordde",
    Test.SIGNED_RANK_EXACT: "exacte rangtekentoets van Wilcoxon, bij ten hoogste 25 die veranderden",
    Test.SIGNED_RANK: "rangtekentoets van Wilcoxon, benaderd, met correctie voor gelijke waarden en continuïteit",
    Test.PAIRED_T: "t-toets voor paren, voor gemiddelden van wie beide keren antwoordde",
}
INTERVALS: dict[Interval, str] = {
    Interval.NEWCOMBE: "Newcombe (percentages, losse groepen)",
    Interval.BONETT_PRICE: "Bonett en Price (percentages, paren)",
    Interval.WELCH_T: "Welch (gemiddelden, losse groepen)",
    Interval.PAIRED_T: "de t-verdeling (gemiddelden, paren)",
}
_NAMES = {
    Effect.COHENS_H: "Cohens h voor percentages",
    Effect.CLIFFS_DELTA: "Cliffs delta voor scores en getallen (boven nul: hoger in de latere meting)",
    Effect.RANK_BISERIAL: "de rang-biseriële correlatie r voor paren (boven nul: meer omhoog dan omlaag)",
}
_DIGITS_OF_DIGEST = 12
_TWO = 2


def method(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """How the figures came about: bases, intervals, rounding, small groups, and the questionnaires used."""
    return [
        Paragraph(material.say("Zo zijn de cijfers in dit verslag gemaakt.")),
        Listing(tuple(_rules(material))),
        _table(material),
        *_rates(material),
        *weighing.strata(material),
        *scales(material),
    ]


_NOT_HANDED_IN = (
    "Wie begon en niet instuurde, telt als afbreker (R) en niet als gedeeltelijk antwoord (P): antwoorden die niet "
    "zijn ingestuurd, gebruiken we nergens. Daarom zijn RR1 en RR2 hier gelijk, en ook RR3 en RR4, en RR5 en RR6."
)


def _rates(material: Material) -> Iterator[Block]:
    """All response rates of AAPOR, for who compares with other surveys."""
    parts = [wave.participation for wave in material.waves]
    if not any(part.invited for part in parts):
        return
    notation = material.printer.notation

    def share(value: float | None) -> Cell:
        return EMPTY if value is None else Cell(notation.percent(value, 1), value, Unit.SHARE)

    rows = [Row(name, tuple(share(part.rates[name]) for part in parts)) for name in parts[0].rates]
    rows.append(
        Row(
            material.say("e: deel van wie niet bereikt is dat er wel bij hoort"),
            tuple(share(p.eligibility) for p in parts),
        )
    )
    titles = tuple(wave.title for wave in material.waves)
    yield Table(material.say("Respons volgens de standaard van AAPOR"), material.say("Maat"), titles, tuple(rows))
    yield Note(material.say(_NOT_HANDED_IN))
    yield from groups.rates(material)
    yield from rates_by_way(material)


def _rules(material: Material) -> Iterator[str]:
    yield material.say(
        "Een percentage gaat over de {many} die de vraag kregen en een antwoord gaven dat meetelt. "
        "Wie de vraag niet kreeg, niets invulde of bijvoorbeeld “weet ik niet” koos, telt niet mee. "
        "Het aantal dat meetelt heet n. Het aantal dat er in totaal is heet N.",
        many=material.voice.people.many,
    )
    yield from weighing.rules(material)
    yield material.say(
        "Een 95%-interval laat zien hoeveel een cijfer door toeval kan afwijken. Het gaat alleen "
        "over toeval, en het neemt aan dat wie niet meedeed lijkt op wie wel meedeed."
    )
    yield from _intervals(material)
    yield material.say(
        "Er is één keer afgerond, aan het eind; een half gaat omhoog. Percentages van antwoorden die "
        "elkaar uitsluiten tellen samen op tot 100%. Waar iemand meer antwoorden kon kiezen, hoeft "
        "dat niet."
    )
    yield _hiding(material)
    if material.figures.links:
        yield from _comparing(material)


def _hiding(material: Material) -> str:
    threshold = material.figures.threshold
    return material.say(
        "Uitkomsten over minder dan {threshold} {many} staan er niet in, ook niet in de bestanden "
        "bij dit verslag. Per groep staat er ook geen aantal van 1 tot en met {most}. Wat nodig is "
        "om dat geheim te houden is ook weg: dan staat er “afgeschermd”. Dat is bij deze meting "
        "altijd hetzelfde, in elk verslag en op het scherm. De verdeling van alle antwoorden samen "
        "staat er wel helemaal in, behalve van gegevens uit de adreslijst. Open antwoorden staan er "
        "pas als minstens {asked} {many} de vraag kregen en minstens {threshold} iets schreven. "
        "Bij getallen staat de spreiding er vanaf {spread} antwoorden, de middelste waarde vanaf "
        "{ordered}: van minder getallen zou dat vertellen wat ieder invulde. Een streepje betekent: "
        "hier is geen cijfer te geven.",
        threshold=threshold,
        many=material.voice.people.many,
        most=threshold - 1,
        asked=threshold * OPEN_ANSWERS,
        spread=threshold * SPREAD,
        ordered=threshold * ORDERED,
    )


def _intervals(material: Material) -> Iterator[str]:
    if any(wave.table.open_link for wave in material.waves):
        yield material.say(
            "Een deel van de antwoorden kwam via een open link. Deelnemers kozen dan zelf of ze "
            "meededen. Hoe ver een cijfer door toeval kan afwijken is dan niet te zeggen, dus er zijn "
            "geen intervallen."
        )
    elif any(wave.table.population is None for wave in material.waves):
        yield material.say(
            "Niet overal is bekend hoeveel er in totaal zijn (N). Daar is niet gecorrigeerd voor dat aantal."
        )
    yield material.say(
        "Intervallen van percentages zijn berekend met de methode van Wilson, die van gemiddelden "
        "met de t-verdeling. Als N bekend is, is gecorrigeerd voor een eindige groep, per groep met "
        "het N van die groep. Doet iedereen mee, dan is er geen interval. Bij minder dan "
        "{interval_from} antwoorden drukken we geen interval af, ook niet van een verschil waarvan "
        "een van de twee kanten zo klein is.",
        interval_from=INTERVAL_FROM,
    )
    if _estimated(material):
        yield material.say(
            "Hoeveel er in totaal bij een groep horen die met een vraag is gemaakt, is niet bekend. Daar "
            "is N geschat: het deel van de antwoorden dat bij de groep hoort, maal het N van iedereen."
        )


def _estimated(material: Material) -> bool:
    """Whether limits of a group use an estimate of its N."""
    found = (each for code in material.figures.variables for each in material.figures.divided(code))
    columns = [column for each in found for column in each.columns if column.base]
    return any(column.size is not None and column.base and column.base.population is None for column in columns)


def _comparing(material: Material) -> Iterator[str]:
    many, least = material.voice.people.many, max(FEWEST_PAIRS, material.figures.threshold)
    found = list(_changes(material))
    yield material.say(
        "Als bekend is welke {many} beide keren antwoordden, en dat zijn er minstens {least}, dan "
        "gaat het verschil over hen: elk is met zichzelf vergeleken. Anders zijn het twee losse "
        "groepen, ook bij anonieme metingen en bij antwoorden via een open link. Onder elke "
        "vergelijking staat welke manier is gebruikt. Een verschil is de latere meting min de "
        "eerdere. Kwamen er bij een antwoord minder dan {threshold} van hen bij of gingen er zo "
        "weinig af, dan staan er geen interval en geen toets: daaruit is af te leiden hoeveel het er "
        "waren.",
        many=many,
        least=least,
        threshold=material.figures.threshold,
    )
    if len(material.waves) > _TWO:
        yield material.say("Elke meting is vergeleken met de eerste en met de meting ervoor.")
    yield material.say(
        "Verschillen zijn berekend met cijfers die niet zijn afgerond. Daardoor kan een verschil "
        "iets anders zijn dan de afgeronde cijfers doen denken."
    )
    yield from _computed(material, found)
    yield material.say(
        "Staan er in een tabel meer toetsen, dan zijn de p-waarden aangepast met de methode van "
        "Holm. We noemen een verschil groter dan toeval als de aangepaste p-waarde kleiner is dan "
        "0,05."
    )
    yield from _effects(material, {each.effect_of for each in found})
    yield material.say(
        "Is een vraag tussen de metingen veranderd, dan staat er een streepje in plaats van een "
        "verschil. Een andere vraag geeft andere antwoorden, ook als er niets veranderd is."
    )


def _computed(material: Material, found: Sequence[Change]) -> Iterator[str]:
    """By which methods."""
    intervals = [
        material.say(name) for interval, name in INTERVALS.items() if interval in {each.interval for each in found}
    ]
    if intervals:
        yield material.say("Het 95%-interval van een verschil is berekend volgens {join}.", join="; ".join(intervals))
    tests = {each.test for each in found}
    used = [material.say(TESTS[test]) for test in Test if test in tests]
    if used:
        yield material.say(
            "Gebruikte toetsen: {join}. Alle toetsen zijn tweezijdig, zonder correctie voor N.", join="; ".join(used)
        )


def _effects(material: Material, used: set[Effect | None]) -> Iterator[str]:
    """How large a difference is, with the limits of the labels."""
    notation = material.printer.notation
    for effect, name in _NAMES.items():
        if effect in used:
            small, medium, large = (notation.number(limit, 3).rstrip("0") for limit in effect.limits)
            yield material.say(
                "Hoe groot een verschil is: {name}. Vanaf {small} noemen we het klein, vanaf {medium} "
                "middelgroot, vanaf {large} groot. Dat zegt niets over toeval.",
                name=material.say(name),
                small=small,
                medium=medium,
                large=large,
            )


def _changes(material: Material) -> Iterator[Change]:
    for code in material.figures.variables:
        for comparison in material.figures.comparisons(code):
            yield from comparison.changes


def _table(material: Material) -> Table:
    waves, number = material.waves, material.printer.number
    populations = [wave.table.population for wave in waves]
    rows = (
        Row(material.say("Vragenlijst"), tuple(Cell(wave.questionnaire.title) for wave in waves)),
        Row(material.say("Versie (controlegetal)"), tuple(Cell(wave.digest[:_DIGITS_OF_DIGEST]) for wave in waves)),
        Row(material.say("Periode"), tuple(Cell(period(wave, material.printer.notation)) for wave in waves)),
        Row(material.say("Ingevuld (n)"), tuple(number(wave.table.responses) for wave in waves)),
        Row(material.say("In totaal (N)"), tuple(EMPTY if n is None else number(n) for n in populations)),
        Row(material.say("Gewogen"), tuple(Cell(weighing.described(material)) for _ in waves)),
        Row(material.say("Kleinste groep die getoond wordt"), tuple(number(material.figures.threshold) for _ in waves)),
    )
    return Table(
        material.say("De gebruikte metingen"), material.say("Onderdeel"), tuple(wave.title for wave in waves), rows
    )
