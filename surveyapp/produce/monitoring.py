"""The standing of a wave as everybody reads it, on the page and in its live numbers: the same texts.

Response rate and precision are computed here, for they need both legs: counts from the left, formulas from the right.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from surveyapp.analysis.intervals import margin
from surveyapp.fieldwork.monitoring import Amount, Breakdown, Group, Outcomes, Standing, standing
from surveyapp.produce.laggards import behind
from surveyapp.produce.participation import participation
from surveyapp.questionnaire.notation import format_date
from surveyapp.report.numbers import NOTHING, Notation
from surveyapp.storage.tables import Wave

DUTCH = Notation("nl")
COUNTS = {True: "Telt mee voor de respons.", False: "Telt niet mee voor de respons."}
WAYS = {
    "mail": "Per mail",
    "letter": "Per brief",
    "both": "Per mail en per brief",
    "neither": "Nog niet, of door uzelf verstuurd",
}


@dataclass(frozen=True)
class Line:
    """One number in words. ``key`` names it on the page; ``note`` says what it means."""

    key: str
    label: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Row:
    """A line of a table with several numbers: text per column. ``part``: what its bar shows, in whole percents."""

    key: str
    label: str
    texts: tuple[str, ...]
    part: int = 0


@dataclass(frozen=True)
class Grid:
    """A table: the first column names the row. Without rows, its groups are too small to be told apart."""

    title: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Monitor:
    """Everything there is to see of a wave's fieldwork at this moment."""

    state: str
    mode: str
    threshold: int
    tiles: tuple[Line, ...]
    sample: tuple[Line, ...]
    channels: tuple[Line, ...]
    rates: Grid
    ways: Grid
    groups: tuple[Grid, ...]
    days: Grid
    behind: tuple[str, ...]

    def values(self) -> dict[str, str]:
        """Every text that changes while people answer, by its key: what the page asks for to stay fresh."""
        found = {line.key: line.text for line in (*self.tiles, *self.sample, *self.channels)}
        for row in (row for grid in (self.ways, *self.groups, self.days) for row in grid.rows):
            found |= {f"{row.key}.{place}": text for place, text in enumerate(row.texts)}
            found[f"{row.key}.part"] = str(row.part)
        return {**found, "behind": " ".join(self.behind), "state": self.state}


def monitor(session: Session, wave: Wave) -> Monitor:
    """How this wave goes, as far as may be shown now."""
    stands = standing(session, wave)
    return Monitor(
        state=wave.state,
        mode=wave.mode,
        threshold=wave.municipality.threshold,
        tiles=tuple(_tiles(wave, stands.outcomes)),
        sample=tuple(_sample(wave, stands.outcomes)),
        channels=tuple(_channels(wave, stands)),
        rates=_rates(wave, stands.outcomes),
        ways=_ways(stands),
        groups=tuple(_groups(breakdown) for breakdown in stands.breakdowns),
        days=_days(stands),
        behind=tuple(behind(stands.breakdowns)),
    )


def _tiles(wave: Wave, found: Outcomes) -> Iterator[Line]:
    yield Line("submitted", "Ingevuld", DUTCH.number(found.counts.submitted))
    yield Line("invited", "Uitgenodigd", DUTCH.number(found.counts.invited))
    yield Line("rate", "Respons", DUTCH.percent(participation(wave, found).rate))
    yield Line("precision", "Marge (procentpunt)", _precision(wave, found))


def _precision(wave: Wave, found: Outcomes) -> str:
    """Half the width of a 95 % Wilson interval around 50 %, with the correction for the number there are in all."""
    population = max(wave.population or 0, found.eligible)
    half = margin(min(found.counts.answered, population), population or None)
    return NOTHING if half is None else f"±\N{NO-BREAK SPACE}{DUTCH.number(half * 100, 1)}"


def _sample(wave: Wave, found: Outcomes) -> Iterator[Line]:
    if wave.state == "closed" and found.counts.invited:
        yield from _account(wave, found)
        return
    begun = NOTHING if found.begun is None else _amount(found.begun)
    yield Line("gross", "Op de adreslijst", DUTCH.number(found.counts.invited))
    yield Line("not_eligible", "Hoort er niet bij", DUTCH.number(found.not_eligible), "Telt niet mee in de respons.")
    yield Line("reached", "Bereikt", DUTCH.number(found.reached), "Voor zover bekend.")
    yield Line("unreached", "Niet bereikt", DUTCH.number(found.unreached), "De mail kwam niet aan.")
    yield Line("refused", "Doet niet mee", DUTCH.number(found.refused), "Dat lieten zij weten.")
    yield Line("answered", "Ingevuld", DUTCH.number(found.counts.answered))
    too = "Ook wie via de open link begon." if wave.mode == "anonymous" else ""
    yield Line("partial", "Begonnen, niet af", begun, too)


def _account(wave: Wave, found: Outcomes) -> Iterator[Line]:
    """What the report says of a closed wave, in the same numbers."""
    told = participation(wave, found)
    begun = NOTHING if found.begun is None else DUTCH.number(told.break_off)
    few = "" if wave.mode == "named" else f" Minder dan {wave.municipality.threshold} staan bij “Geen reactie”."
    yield Line("gross", "Op de adreslijst", DUTCH.number(told.gross))
    yield Line("not_eligible", "Hoort er niet bij", DUTCH.number(told.not_eligible), "Telt niet mee in de respons.")
    yield Line("reached", "Bereikt", DUTCH.number(told.known), "Voor zover bekend.")
    yield Line("unreached", "Niet bereikt", DUTCH.number(told.unknown), f"De mail kwam niet aan.{few}")
    yield Line("refused", "Doet niet mee", DUTCH.number(told.refusal), f"Dat lieten zij weten.{few}")
    yield Line("answered", "Ingevuld", DUTCH.number(told.answered))
    yield Line("partial", "Begonnen, niet af", begun)
    yield Line("no_contact", "Geen reactie", DUTCH.number(told.no_contact))


def _rates(wave: Wave, found: Outcomes) -> Grid:
    """All response rates of AAPOR, once they do not change any more."""
    told = participation(wave, found)
    rates = told.rates if wave.state == "closed" and told.invited else {}
    rows = (Row("rates", "Adreslijst", tuple(DUTCH.percent(rate, 1) for rate in rates.values())),) if rates else ()
    return Grid("Respons volgens de standaard van AAPOR", "Van wie", tuple(rates), rows)


def _channels(wave: Wave, stands: Standing) -> Iterator[Line]:
    count = stands.outcomes.counts
    of_file = participation(wave, stands.outcomes).answered > count.answered
    yield Line("list", "Van de adreslijst", DUTCH.number(count.answered), COUNTS[True])
    more = f" Nog {DUTCH.number(count.open_partial)} begonnen en zijn niet klaar." if count.open_partial else ""
    yield Line("open", "Via de open link", DUTCH.number(count.open), f"{COUNTS[False]}{more}")
    yield Line("imported", "Uit een bestand", DUTCH.number(count.imported), COUNTS[of_file])
    yield Line("typed", "Waarvan op papier", _amount(stands.typed), "Door u overgetypt.")


def _amount(amount: Amount) -> str:
    if amount.is_exact:
        return DUTCH.number(amount.least)
    return f"minstens {DUTCH.number(amount.least)}" if amount.least else f"minder dan {DUTCH.number(amount.most + 1)}"


def _ways(stands: Standing) -> Grid:
    rows = (
        Row(f"way.{way.code}", WAYS[way.code], tuple(map(DUTCH.number, (way.invited, way.unreached, way.refused))))
        for way in stands.ways
    )
    return Grid("Hoe de uitnodiging ging", "Manier", ("Op de lijst", "Niet bereikt", "Doet niet mee"), tuple(rows))


def _groups(breakdown: Breakdown) -> Grid:
    begun = ("Begonnen",) if any(group.begun is not None for group in breakdown.groups) else ()
    columns = ("Op de lijst", "Niet bereikt", "Doet niet mee", *begun, "Ingevuld", "Respons")
    rows = (_group(f"{breakdown.code}.{group.code}", group) for group in breakdown.groups)
    return Grid(breakdown.label, "Groep", columns, tuple(rows))


def _group(key: str, group: Group) -> Row:
    begun = () if group.begun is None else (group.begun,)
    rate = min(group.answered.least / group.invited, 1) if group.invited else None
    numbers = map(DUTCH.number, (group.invited, group.unreached, group.refused, *begun))
    return Row(key, group.label, (*numbers, _amount(group.answered), _rate(group, rate)), round((rate or 0) * 100))


def _rate(group: Group, rate: float | None) -> str:
    if group.answered.is_exact or rate is None:
        return DUTCH.percent(rate)
    return f"minstens {DUTCH.percent(rate)}" if rate else NOTHING


def _days(stands: Standing) -> Grid:
    most = max((number for _, number in stands.days), default=0)
    rows = (
        Row(f"day.{day}", format_date(day, "nl"), (DUTCH.number(number),), round(number / most * 100))
        for day, number in stands.days
    )
    return Grid("Ingevuld per dag", "Dag", ("Ingevuld",), tuple(rows))
