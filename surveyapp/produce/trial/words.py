"""The forecast of a trial run as a chapter to read: margins, what will be hidden anyway, and what to do about it.

The same chapter opens the trial report and stands on the page of the wave.
"""

from collections.abc import Iterator, Sequence

from surveyapp.analysis.tabulation import Reason
from surveyapp.produce.trial.forecast import Asked, Division, Forecast, Group
from surveyapp.produce.trial.respondents import RATES
from surveyapp.report.cells import Printer
from surveyapp.report.model import Block, Callout, Cell, Chapter, Listing, Note, Paragraph, Row, Table, Unit
from surveyapp.report.numbers import NBSP, NOTHING, Notation
from surveyapp.report.wording import quoted

MARK = "PROEF · verzonnen antwoorden"
DUTCH = Notation("nl")
PERCENT = tuple(DUTCH.percent(rate) for rate in RATES)
COLUMNS = tuple(f"bij {rate} respons" for rate in PERCENT)
MOST_QUESTIONS = 30
WIDE = 0.10
"""A margin from which a share says little: 40 % may well be 50 %."""


def chapter(forecast: Forecast) -> Chapter:
    """What can be expected, before anything is known."""
    return Chapter("proef", "Wat u kunt verwachten", tuple(_blocks(forecast)))


def _blocks(forecast: Forecast) -> Iterator[Block]:
    yield Callout("Dit is een proef", _warning(forecast))
    yield Paragraph(
        "Een marge zegt hoeveel een percentage door toeval kan afwijken, naar boven en naar beneden. Hieronder staat "
        f"de marge bij een uitkomst van 50%; daar is hij het grootst. {_corrected(forecast)}"
    )
    yield Note(
        f"Waar “minder dan {forecast.threshold}” staat, zijn er te weinig antwoorden te verwachten om iets te laten "
        "zien. Waar “afgeschermd” staat, zou een kleine groep anders uit het totaal af te leiden zijn."
    )
    yield _margins("Marges om op te rekenen, in procentpunten", "Groep", (forecast.everyone,), forecast.threshold)
    for division in forecast.divisions:
        yield _margins(f"Per groep: {division.title}", "Groep", division.groups, forecast.threshold)
        if any(division.lost):
            yield Note(_lost(division))
    yield from _hidden(forecast)
    yield Paragraph("Wat u hiermee kunt doen:")
    yield Listing(tuple(advice(forecast)))


def _warning(forecast: Forecast) -> tuple[str, ...]:
    whose = "op de adreslijst" if forecast.listed else "in een groep die we erbij verzonnen, want er is geen adreslijst"
    return (
        f"Alle antwoorden zijn verzonnen door het programma, voor {DUTCH.number(forecast.everyone.size)} deelnemers "
        f"{whose}. Geen enkel cijfer zegt iets over de werkelijkheid.",
        "Gebruik de proef om te zien hoe het verslag eruitziet, wat erin komt en wat niet. Verspreid hem niet.",
    )


def _corrected(forecast: Forecast) -> str:
    if forecast.population is None:
        return "Hoeveel er in totaal zijn is niet bekend, dus daarmee is niet gerekend."
    return f"Er is mee gerekend dat er in totaal {DUTCH.number(forecast.population)} zijn."


def _margins(caption: str, corner: str, groups: Sequence[Group], threshold: int) -> Table:
    rows = tuple(
        Row(group.label, (_count(group.size), *(_margin(group, place, threshold) for place in range(len(RATES)))))
        for group in groups
    )
    return Table(caption, corner, ("Aantal", *COLUMNS), rows)


def _count(number: int) -> Cell:
    return Cell(DUTCH.number(number), number, Unit.COUNT)


def _margin(group: Group, place: int, threshold: int) -> Cell:
    """The margin, or what the report will say in its place."""
    half = group.margins[place]
    if group.hidden[place]:
        few = group.answers[place] < threshold
        return Cell(Printer(DUTCH, threshold).absent(Reason.BELOW_THRESHOLD if few else Reason.PROTECTS_ANOTHER))
    return Cell(NOTHING if half is None else f"±{NBSP}{DUTCH.number(half * 100)}")


def _lost(division: Division) -> str:
    rates = DUTCH.joined([rate for rate, lost in zip(PERCENT, division.lost, strict=True) if lost])
    return (
        f"Bij {rates} respons komt er geen uitsplitsing naar {quoted(division.title)}. In een anonieme meting gaat dit "
        "kenmerk niet mee de stembus uit bij antwoorden die te weinig anderen ermee delen."
    )


def _hidden(forecast: Forecast) -> Iterator[Block]:
    """The figures that are hidden whatever is answered, because too few get the question."""
    if not forecast.asked:
        yield Paragraph(
            "Geen enkele vraag wordt in zijn geheel verborgen: overal zijn genoeg antwoorden te verwachten."
        )
        return
    number, most = len(forecast.asked), forecast.asked[:MOST_QUESTIONS]
    verb = "wordt er 1" if number == 1 else f"worden er {DUTCH.number(number)}"
    yield Paragraph(
        f"Van de {DUTCH.number(forecast.questions)} uitkomsten {verb} verborgen bij een "
        f"van deze responspercentages, omdat er minder dan {forecast.threshold} antwoorden te verwachten zijn."
    )
    rows = tuple(Row(each.title, tuple(_expected(each, place) for place in range(len(RATES)))) for each in most)
    yield Table("Uitkomsten die verborgen worden", "Vraag", COLUMNS, rows)
    if number > len(most):
        yield Note(f"En nog {DUTCH.number(number - len(most))} andere.")


def _expected(asked: Asked, place: int) -> Cell:
    count = asked.answers[place]
    return Cell("verborgen") if asked.hidden[place] else Cell(f"ongeveer {DUTCH.number(count)} antwoorden")


def advice(forecast: Forecast) -> Iterator[str]:
    """What helps: merge groups, ask less detail, or expect less."""
    found = [*_about_everyone(forecast), *_about_groups(forecast), *_about_questions(forecast)]
    yield from found or ["U hoeft niets aan te passen: bij deze respons is alles te laten zien."]


def _about_everyone(forecast: Forecast) -> Iterator[str]:
    everyone = forecast.everyone
    if all(everyone.hidden):
        yield (
            "Er staan te weinig mensen op de lijst om iets te laten zien. Nodig meer mensen uit, of bespreek de vragen "
            "in gesprekken in plaats van met een vragenlijst."
        )
        return
    half = everyone.margins[1]
    if half is not None and half > WIDE:
        yield (
            f"Reken bij {PERCENT[1]} respons op een marge van {DUTCH.number(half * 100)} procentpunt. Kleine "
            "verschillen tussen metingen zijn dan niet aan te tonen. Spreek af vanaf welk verschil u iets doet, en bel "
            "na om de respons te verhogen."
        )


def _about_groups(forecast: Forecast) -> Iterator[str]:
    for division in forecast.divisions:
        never = [group.label for group in division.groups if all(group.hidden)]
        often = [group.label for group in division.groups if any(group.hidden) and not all(group.hidden)]
        about = quoted(division.title)
        if never:
            yield (
                f"{about}: {DUTCH.joined(never)} {_stay(never)} verborgen, ook als bijna iedereen meedoet. Voeg deze "
                "groepen samen met een andere in de adreslijst, of laat de uitsplitsing weg."
            )
        if often:
            yield (
                f"{about}: {DUTCH.joined(often)} {'komt' if len(often) == 1 else 'komen'} alleen in beeld bij een hoge "
                "respons. Bel deze groepen na, of voeg ze samen."
            )
        if any(division.lost):
            yield (
                f"{about} valt (deels) weg in een anonieme meting. Gebruik minder of grotere groepen, zet het "
                "belangrijkste kenmerk vooraan in de vragenlijst, of kies voor “Vertrouwelijk”."
            )


def _stay(labels: Sequence[str]) -> str:
    return "blijft" if len(labels) == 1 else "blijven"


def _about_questions(forecast: Forecast) -> Iterator[str]:
    never = sum(all(each.hidden) for each in forecast.asked)
    if never and not all(forecast.everyone.hidden):
        what = "1 vraag krijgt" if never == 1 else f"{DUTCH.number(never)} vragen krijgen"
        yield (
            f"{what} te weinig antwoorden, ook bij {PERCENT[-1]} respons. Stel ze aan meer mensen, vraag minder "
            "detail, of laat ze weg: dat scheelt tijd bij het invullen."
        )
