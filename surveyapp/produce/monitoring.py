"""The standing of a wave as everybody reads it, on the page, in its live numbers and on the terminal: the same texts.

Response rate and precision are computed here, for they need both legs: counts from the left, formulas from the right.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from surveyapp.analysis.intervals import margin, share_limits
from surveyapp.analysis.participation import Participation
from surveyapp.fieldwork.monitoring import Amount, Breakdown, Group, Standing, standing
from surveyapp.questionnaire.notation import format_date
from surveyapp.report.numbers import NOTHING, Notation
from surveyapp.storage.tables import Wave

DUTCH = Notation("nl")
SMALLEST_TO_JUDGE = 20
"""Of a group with fewer on the list it is never said that it stays behind: chance alone does that."""


@dataclass(frozen=True)
class Line:
    """One number in words. ``key`` names it on the page; ``note`` says what it means."""

    key: str
    label: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class GroupLine:
    """One group in a table."""

    key: str
    label: str
    invited: str
    answered: str
    rate: str


@dataclass(frozen=True)
class Division:
    """One table of groups; without lines, its groups are too small to be told apart."""

    code: str
    title: str
    lines: tuple[GroupLine, ...]


@dataclass(frozen=True)
class Day:
    """How many handed in on one day; ``part`` of the busiest day, for the bar."""

    label: str
    number: int


@dataclass(frozen=True)
class Monitor:
    """Everything there is to see of a wave's fieldwork at this moment."""

    state: str
    mode: str
    threshold: int
    tiles: tuple[Line, ...]
    sample: tuple[Line, ...]
    channels: tuple[Line, ...]
    divisions: tuple[Division, ...]
    behind: tuple[str, ...]
    days: tuple[Day, ...]

    def values(self) -> dict[str, str]:
        """Every text that changes while people answer, by its key: what the page asks for to stay fresh."""
        found = {line.key: line.text for line in (*self.tiles, *self.sample, *self.channels)}
        for division in self.divisions:
            for line in division.lines:
                found |= {f"{line.key}.invited": line.invited, f"{line.key}.answered": line.answered}
                found[f"{line.key}.rate"] = line.rate
        return {**found, "behind": " ".join(self.behind), "state": self.state}


def monitor(session: Session, wave: Wave) -> Monitor:
    """How this wave goes, as far as may be shown now."""
    stands = standing(session, wave)
    return Monitor(
        state=wave.state,
        mode=wave.mode,
        threshold=wave.municipality.threshold,
        tiles=tuple(_tiles(wave, stands)),
        sample=tuple(_sample(stands)),
        channels=tuple(_channels(stands)),
        divisions=tuple(map(_division, stands.breakdowns)),
        behind=tuple(_behind(stands)),
        days=tuple(Day(format_date(day, "nl"), number) for day, number in stands.days),
    )


def participation(stands: Standing) -> Participation:
    """The response account after AAPOR, Standard Definitions (10th edition, 2023): RR2 = (I + P) / (I + P + R + NC + O
    + UH + UO). Whoever began and did not hand in broke off (R); whose mail failed may not exist (U). At an empty list
    there is no rate.
    """
    count = stands.counts
    silent = stands.eligible - count.answered
    unknown = min(stands.unreached.least, silent)
    broke_off = min((stands.begun.least if stands.begun else 0) + stands.refused.least, silent - unknown)
    return Participation(
        complete=count.answered,
        refusal=broke_off,
        no_contact=silent - unknown - broke_off,
        unknown=unknown,
        not_eligible=stands.not_eligible,
        open_link=count.open,
    )


def _tiles(wave: Wave, stands: Standing) -> Iterator[Line]:
    count, rate = stands.counts, participation(stands).rate
    yield Line("submitted", "Ingevuld", DUTCH.number(count.submitted))
    yield Line("invited", "Uitgenodigd", DUTCH.number(count.invited))
    yield Line("rate", "Respons", DUTCH.percent(rate))
    yield Line("precision", "Marge", _precision(wave, stands))


def _precision(wave: Wave, stands: Standing) -> str:
    """Half the width of a 95 % Wilson interval around 50 %, with the correction for the number there are in all."""
    population = max(wave.population or 0, stands.eligible)
    half = margin(min(stands.counts.answered, population), population or None)
    return NOTHING if half is None else f"± {DUTCH.number(half * 100)}%"


def _sample(stands: Standing) -> Iterator[Line]:
    count, words = stands.counts, _amount
    yield Line("gross", "Op de adreslijst", DUTCH.number(count.invited))
    yield Line("not_eligible", "Hoort er niet bij", DUTCH.number(stands.not_eligible))
    yield Line("reached", "Bereikt", words(stands.reached), "Post telt als bereikt, tenzij de brief terugkwam.")
    yield Line("unreached", "Niet bereikt", words(stands.unreached), "De mail kwam niet aan, of de brief kwam terug.")
    yield Line("refused", "Doet niet mee", words(stands.refused), "Zij lieten dat zelf weten.")
    yield Line("answered", "Ingevuld", DUTCH.number(count.answered))
    begun = NOTHING if stands.begun is None else words(stands.begun)
    yield Line("partial", "Begonnen, niet af", begun, "Ook wie via de open link begon.")


def _channels(stands: Standing) -> Iterator[Line]:
    count = stands.counts
    yield Line("list", "Van de adreslijst", DUTCH.number(count.answered), "Telt mee voor de respons.")
    yield Line("typed", "Op papier", _amount(stands.typed), "Overgetypt, met of zonder code op het formulier.")
    yield Line("open", "Via de open link", DUTCH.number(count.open), "Telt niet mee voor de respons.")
    yield Line("imported", "Uit een bestand", DUTCH.number(count.imported), "Telt niet mee voor de respons.")


def _amount(amount: Amount) -> str:
    if amount.is_exact:
        return DUTCH.number(amount.least)
    return f"minstens {DUTCH.number(amount.least)}" if amount.least else f"minder dan {DUTCH.number(amount.most + 1)}"


def _division(breakdown: Breakdown) -> Division:
    lines = (_group(f"{breakdown.code}.{group.code}", group) for group in breakdown.groups)
    return Division(breakdown.code, breakdown.label, tuple(lines))


def _group(key: str, group: Group) -> GroupLine:
    return GroupLine(key, group.label, DUTCH.number(group.invited), _amount(group.answered), _rate(group))


def _rate(group: Group) -> str:
    least = DUTCH.percent(group.answered.least / group.invited)
    if group.answered.is_exact:
        return least
    return f"minstens {least}" if group.answered.least else NOTHING


def _behind(stands: Standing) -> Iterator[str]:
    """A sentence per group that stays behind: even the upper limit of its rate is below that of the whole list.

    Of what may not be shown exactly, the most that it can be is taken. Small groups are not judged.
    """
    if not stands.counts.invited:
        return
    whole = stands.counts.answered / stands.counts.invited
    for breakdown in stands.breakdowns:
        for group in breakdown.groups:
            limits = share_limits(min(group.answered.most, group.invited), group.invited)
            if group.invited >= SMALLEST_TO_JUDGE and limits and limits[1] < whole:
                yield _sentence(breakdown, group, whole)


def _sentence(breakdown: Breakdown, group: Group, whole: float) -> str:
    most = group.answered.most
    number = DUTCH.number(most) if group.answered.is_exact else f"hooguit {DUTCH.number(most)}"
    return (
        f"{breakdown.label}, “{group.label}”: {number} van de {DUTCH.number(group.invited)} vulden in, "
        f"tegen {DUTCH.percent(whole)} van de hele lijst."
    )
