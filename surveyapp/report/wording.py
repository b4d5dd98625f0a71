"""Every sentence that the program writes in a report: plain Dutch, by rule, and never more than the figures say.

Figures arrive as text that ``numbers.py`` made, with the counts that guard the sentence: on a small base it gives
numbers of people instead of percentages, a tie is called a tie, and only a tested difference is called a difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from surveyapp.analysis.tabulation import Base, Reason
from surveyapp.questionnaire.model import PIPE, Perspective
from surveyapp.report.numbers import NBSP, Notation

SMALL_BASE = 20
"""With fewer answers than this a sentence counts people: a percentage would suggest a precision that is not there."""

INTERVAL_FROM = 10
"""With fewer answers than this no interval is printed: it would be wider than what anybody learns from."""


@dataclass(frozen=True)
class People:
    """What the respondents are called."""

    one: str
    many: str

    def count(self, number: int, notation: Notation) -> str:
        """ "1 organisatie", "38 organisaties"."""
        return f"{notation.number(number)}{NBSP}{self.one if number == 1 else self.many}"


PEOPLE: dict[Perspective, People] = {
    "organisations": People("organisatie", "organisaties"),
    "colleagues": People("collega", "collega's"),
    "partners": People("partner", "partners"),
    "self": People("deelnemer", "deelnemers"),
}
REASONS: dict[Reason, str] = {
    Reason.NO_ANSWERS: "Niemand gaf op deze vraag een antwoord dat meetelt.",
    Reason.BELOW_THRESHOLD: "Te weinig antwoorden om te laten zien zonder dat iemand herkenbaar wordt.",
    Reason.PROTECTS_ANOTHER: "Niet getoond, omdat anders een kleine groep herkenbaar wordt.",
    Reason.NOT_MEASURED: "Deze vraag is niet in beide metingen gesteld.",
    Reason.WORDING_CHANGED: "De vraag is tussen de metingen veranderd. Daarom staat hier geen verschil.",
    Reason.SCALE_CHANGED: (
        "De antwoorden of de berekening zijn tussen de metingen veranderd. Daarom staat hier geen verschil."
    ),
    Reason.REVISION_CHANGED: ("De vraag kreeg tussen de metingen een nieuwe versie. Daarom staat hier geen verschil."),
}


@dataclass(frozen=True)
class Told:
    """One answer as a sentence needs it: its label, how many gave it, and its percentage as printed."""

    label: str
    count: int
    percent: str
    share: float | None = None  # only where it is not count / base

    @property
    def size(self) -> float:
        """What the order of answers follows: the share when there are weights, otherwise the count."""
        return self.count if self.share is None else self.share


@dataclass(frozen=True)
class Shift:
    """One figure in two waves as a sentence needs it. ``difference`` is printed with its unit; ``p`` is adjusted."""

    subject: str
    waves: tuple[str, str]
    earlier: str
    later: str
    difference: str
    p: float | None
    significant: bool
    nothing: bool = False  # the difference is printed as zero
    pairs: int | None = None  # the difference is of so many who answered both times
    sign: int = 0  # 1: higher, -1: lower


def joined(parts: Sequence[str], last: str = "en") -> str:
    """ "a", "a en b", "a, b en c"."""
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def unpiped(text: str) -> str:
    """A label without the place where a respondent reads an earlier answer: an ellipsis stands there."""
    return PIPE.sub("…", text)


def quoted(label: str) -> str:
    """A label of the questionnaire inside a sentence."""
    return f"“{label.rstrip('.')}”"


def decapitalised(label: str) -> str:
    """A label as the tail of a sentence; an abbreviation or a name in capitals keeps its capital."""
    text = label.rstrip(".")
    return text[0].lower() + text[1:] if not text[1:2].isupper() else text


class Voice:
    """The sentences about one group of people, in one notation."""

    def __init__(self, people: People, notation: Notation, weighted: bool = False) -> None:
        self.people, self.notation = people, notation
        self._counts_below = 0 if weighted else SMALL_BASE  # a weighted share is never a number of people

    def who(self, base: int) -> str:
        """Whom a sentence is about, followed by a verb."""
        return f"{self.people.count(base, self.notation)} die antwoord gaven,"

    def part(self, told: Told, base: int) -> str:
        """ "61% van de 38 organisaties die antwoord gaven"; on a small base "7 van de 12 organisaties …"."""
        if told.count == base > 1:
            return f"alle {self.who(base)}"
        amount = self.notation.number(told.count) if base < self._counts_below else told.percent
        return f"{amount} van de {self.who(base)}" if base > 1 else self.who(base)

    def amount(self, told: Told, base: int) -> str:
        """The figure alone: "24%", on a small base "3 keer"."""
        return f"{self.notation.number(told.count)}{NBSP}keer" if base < self._counts_below else told.percent

    def _verb(self, told: Told, base: int, verbs: tuple[str, str]) -> str:
        plural = told.count == base or base < self._counts_below
        return verbs[1] if plural and told.count != 1 else verbs[0]

    def chosen(self, answers: Sequence[Told], base: int, several: bool, complete: bool) -> str:
        """Which answer was given most, and what comes next. ``answers`` from most to least given, at least one.

        ``several``: more answers were possible. ``complete``: nothing is hidden, so that an order can be told.
        """
        verbs = ("noemt", "noemen") if several else ("koos", "kozen")
        first = [told for told in answers if told.size == answers[0].size]
        if len(first) > 1 and complete:
            labels = joined([quoted(told.label) for told in first[:3]])
            more = " onder andere" if len(first) > 3 else ""
            return f"Het vaakst gekozen zijn{more} {labels}: elk door {_end(self.part(first[0], base))}."
        subject = self.part(answers[0], base)
        sentence = f"{capital(subject)} {self._verb(answers[0], base, verbs)} {quoted(answers[0].label)}."
        return f"{sentence}{self._next(answers[1:], base, 2 if several else 1)}" if complete else sentence

    def belongs(self, told: Told, base: int) -> str:
        """The largest group by a fact from the address list."""
        of = self.people.count(base, self.notation)
        return f"De grootste groep is {quoted(told.label)}: {self.amount(told, base)} van de {of}."

    def _next(self, answers: Sequence[Told], base: int, most: int) -> str:
        given = [told for told in answers if told.count]
        shown = given[:most]
        if not shown or (len(given) > most and given[most].size == shown[-1].size):
            return ""
        told = joined([f"{quoted(each.label)} ({self.amount(each, base)})" for each in shown])
        return f" Daarna {'volgt' if len(shown) == 1 else 'volgen'} {told}."

    def holds(self, label: str, told: Told, base: int) -> str:
        """For whom a statement about respondents holds: a share made of joined answers."""
        if told.count == 0:
            return f"Voor geen van de {self.who(base)} geldt: {decapitalised(label)}."
        return f"Voor {self.part(told, base)} geldt: {decapitalised(label)}."

    def top(self, labels: Sequence[str], told: Told, base: int) -> str:
        """How many chose one of the highest answers of a scale."""
        chosen = joined([quoted(label) for label in labels], "of")
        if told.count == 0:
            return f"Geen van de {self.who(base)} koos {chosen}."
        return f"{capital(self.part(told, base))} {self._verb(told, base, ('koos', 'kozen'))} {chosen}."

    def mean(self, mean: str, median: str, base: int, unit: str) -> str:
        """The centre of a number; without a median when that would tell somebody's answer."""
        behind = f"{NBSP}{unit}" if unit else ""
        of = self.people.count(base, self.notation)
        middle = f" De middelste waarde is {median}{behind}." if median else ""
        return f"Het gemiddelde van {of} is {mean}{behind}.{middle}"

    def first_place(self, told: Told, base: int) -> str:
        """What was ranked first most often."""
        return f"{quoted(told.label)} staat het vaakst op de eerste plaats: bij {_end(self.part(told, base))}."

    def most_points(self, label: str, points: str, unit: str) -> str:
        """Where most of the points went."""
        return f"Het meeste gaat naar {quoted(label)}: gemiddeld {points}{NBSP}{unit or 'punten'}."

    def range(self, earliest: str, latest: str) -> str:
        """First and last date."""
        return f"De antwoorden lopen van {earliest} tot en met {latest}."

    def wrote(self, count: int) -> str:
        """How many wrote something."""
        verb = "schreef" if count == 1 else "schreven"
        return f"{self.people.count(count, self.notation)} {verb} een antwoord."

    def spread(self, labels: Sequence[str], most: tuple[str, str], least: tuple[str, str]) -> str:
        """Of several statements on one scale: where the highest answers were given most and least; label, figure."""
        chosen = joined([quoted(label) for label in labels], "of")
        if most[1] == least[1]:
            return f"Bij alle onderwerpen is het aandeel {chosen} ongeveer even groot ({most[1]})."
        return (
            f"Het aandeel {chosen} is het grootst bij {quoted(most[0])} ({most[1]}) "
            f"en het kleinst bij {quoted(least[0])} ({least[1]})."
        )

    def highest_and_lowest(self, what: str, most: tuple[str, str], least: tuple[str, str]) -> str:
        """In which groups one figure is highest and lowest; group, figure. Says nothing about chance."""
        if most[1] == least[1]:
            return f"{what} is in de groepen ongeveer gelijk ({most[1]})."
        return (
            f"{what} is het hoogst bij {quoted(most[0])} ({most[1]}) en het laagst bij {quoted(least[0])} ({least[1]})."
        )

    def groups_too_small(self) -> str:
        """Why no sentence compares the groups."""
        return (
            f"De groepen zijn te klein om in een zin te vergelijken: daarvoor zijn er minstens twee nodig van "
            f"{SMALL_BASE} {self.people.many}."
        )

    def no_groups(self, threshold: int) -> str:
        """Why no group has figures, while all of them together have."""
        return (
            f"Per groep is hier niets te laten zien: in elke groep zijn het minder dan {threshold} {self.people.many}, "
            "of zo'n kleine groep zou uit te rekenen zijn."
        )

    def in_no_group(self, count: int) -> str:
        """Who is in the total and in no group."""
        return f"In geen van de groepen: {self.people.count(count, self.notation)}."

    def hidden_groups(self, threshold: int) -> str:
        """Why a group has no figures."""
        return (
            f"Groepen met minder dan {threshold} {self.people.many} laten we niet zien. Soms is daarom ook een grotere "
            "groep afgeschermd: anders is de kleine groep uit te rekenen."
        )

    def hidden_counts(self, threshold: int) -> str:
        """Why a figure is not shown although its group is large enough."""
        return (
            f"Een aantal onder de {threshold} staat er niet, en het percentage of gemiddelde dat het zou verraden ook "
            "niet. Soms is daarom ook een groter aantal afgeschermd: anders is het kleine uit te rekenen."
        )

    def changed(self, change: Shift) -> str:
        """What one figure did between two waves; only a tested difference is more than chance."""
        first, second = (f"({wave})" for wave in change.waves)
        if change.pairs is not None:
            return self._changed_among(change, first, second)
        if change.nothing and not change.significant:
            return f"{change.subject}: {change.earlier} {first} en {change.later} {second}. Dat is bijna gelijk."
        moved = f"{change.subject}: van {change.earlier} {first} naar {change.later} {second}"
        return f"{moved}, een verschil van {change.difference}. {self._judged(change)}"

    def _changed_among(self, change: Shift, first: str, second: str) -> str:
        """The figures of everybody, and the difference of who answered both times."""
        levels = f"{change.subject}: {change.earlier} {first} en {change.later} {second}."
        among = f"Onder de {self.both(change.pairs or 0)} is het"
        if change.nothing and not change.significant:
            return f"{levels} {among} bijna gelijk."
        return f"{levels} {among} verschil {change.difference}. {self._judged(change)}"

    def _judged(self, change: Shift) -> str:
        p = f" ({self.notation.p_value(change.p)})" if change.p is not None else ""
        return f"{self.verdict(change)}{p}."

    def both(self, pairs: int) -> str:
        """Those that answered in both waves."""
        return f"{self.people.count(pairs, self.notation)} die beide keren antwoordden"

    @staticmethod
    def verdict(change: Shift) -> str:
        """Whether a difference is more than chance; without a full stop."""
        if change.p is None:
            return "Of dat verschil toeval is, kon niet worden getoetst"
        if change.significant:
            return "Dat verschil is groter dan door toeval te verwachten is"
        return "Dat verschil kan toeval zijn"

    def shifts(self, changes: Sequence[Shift], of: int, what: str) -> str:
        """Which of several answers or statements changed more than chance explains; ``what`` they are called."""
        clear = [change for change in changes if change.significant]
        if not any(change.p is not None for change in changes):
            return "Of de verschillen toeval zijn, kon niet worden getoetst."
        if not clear:
            return f"Bij alle {of} {what} kan het verschil toeval zijn."
        told = joined([f"{change.subject} ({change.difference})" for change in clear])
        number = "één" if len(clear) == 1 else self.notation.number(len(clear))
        return f"Bij {number} van de {of} {what} is het verschil groter dan door toeval te verwachten is: {told}."

    def base(self, base: Base, missing: Sequence[tuple[str, int]]) -> str:
        """The line under a figure: n, N, how many were asked and who does not count. ``missing`` is label, count."""
        number = self.notation
        asked = self.people.count(base.asked, number)
        frame = f" ({number.named('N', base.population)})" if base.population is not None else ""
        line = f"{number.named('n', base.valid)}{self.effective(base)}; de vraag is gesteld aan {asked}{frame}."
        left = [f"{number.number(count)}{NBSP}keer {quoted(label)}" for label, count in missing if count]
        left += [f"{number.number(base.not_answered)}{NBSP}keer niet ingevuld"] if base.not_answered else []
        return f"{line} Telt niet mee: {joined(left)}." if left else line

    def effective(self, base: Base) -> str:
        """Behind n: that figures are weighted, the sum of the weights, how many answers they are worth (Kish's n_eff)
        and how many times more answers that takes than without weights (deff = n / n_eff)."""
        if not base.effective:
            return ""

        def named(name: str, value: float, places: int) -> str:
            return f"{name}{NBSP}={NBSP}{self.notation.number(value, places)}"

        whole = "gewogen" if base.weighted is None else named("gewogen n", base.weighted, 0)
        worth = named("n_eff", base.effective, 1), named("ontwerpeffect", base.valid / base.effective, 2)
        return f" ({'; '.join((whole, *worth))})"

    def left_out(self, number: int) -> str:
        """Why the facts from the address list are not shown."""
        who = self.people.count(number, self.notation)
        return f"Van {who} is dit gegeven niet bewaard, zodat niemand herkenbaar is. Daarom staat hier geen verdeling."

    def made_of_it(self, label: str) -> str:
        """Why a question is not shown per group of a number that it is part of."""
        return (
            f"{quoted(label)} is van deze antwoorden gemaakt. Daarom staat hier geen verdeling: per groep zijn de "
            "antwoorden dan vanzelf anders, en soms uit te rekenen."
        )

    def known(self, base: Base) -> str:
        """The base of a fact that nobody was asked."""
        return f"Bekend van {base.valid} van de {self.people.count(base.asked, self.notation)}."

    def small(self, base: int) -> str:
        """A warning on a small base: what one respondent more or less does."""
        return (
            f"Weinig antwoorden: één {self.people.one} meer of minder scheelt al "
            f"{self.notation.number(100 / base)}{NBSP}procentpunt."
        )


def _end(subject: str) -> str:
    return subject.removesuffix(",")


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
