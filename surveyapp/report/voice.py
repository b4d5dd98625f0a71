"""The sentences about one group of people: figures arrive as text, with the counts that guard what may be said."""

from collections.abc import Sequence

from surveyapp.report.baselines import BaseLines
from surveyapp.report.numbers import NBSP
from surveyapp.report.wording import SMALL_BASE, Shift, Told, capital, decapitalised, quoted


class Voice(BaseLines):
    """The sentences about one group of people, in one notation."""

    def who(self, base: int) -> str:
        """Whom a sentence is about, followed by a verb."""
        return self.say("{count} die antwoord gaven,", count=self.people.count(base, self.notation))

    def part(self, told: Told, base: int) -> str:
        """ "61% van de 38 organisaties die antwoord gaven"; on a small base "7 van de 12 organisaties …"."""
        if told.count == base > 1:
            return self.say("alle {who}", who=self.who(base))
        amount = self.notation.number(told.count) if base < self._counts_below else told.percent
        return self.say("{amount} van de {who}", amount=amount, who=self.who(base)) if base > 1 else self.who(base)

    def amount(self, told: Told, base: int) -> str:
        """The figure alone: "24%", on a small base "3 keer"."""
        return (
            self.say("{number}\u00a0keer", number=self.notation.number(told.count))
            if base < self._counts_below
            else told.percent
        )

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
            labels = self.notation.joined([quoted(told.label) for told in first[:3]])
            more = self.say(" onder andere") if len(first) > 3 else ""
            return self.say(
                "Het vaakst gekozen zijn{more} {labels}: elk door {end}.",
                more=more,
                labels=labels,
                end=_end(self.part(first[0], base)),
            )
        subject = self.part(answers[0], base)
        verb = self.say(self._verb(answers[0], base, verbs))
        sentence = f"{capital(subject)} {verb} {quoted(answers[0].label)}."
        return f"{sentence}{self._next(answers[1:], base, 2 if several else 1)}" if complete else sentence

    def belongs(self, told: Told, base: int) -> str:
        """The largest group by a fact from the address list."""
        of = self.people.count(base, self.notation)
        return self.say(
            "De grootste groep is {quoted}: {amount} van de {of}.",
            quoted=quoted(told.label),
            amount=self.amount(told, base),
            of=of,
        )

    def _next(self, answers: Sequence[Told], base: int, most: int) -> str:
        given = [told for told in answers if told.count]
        shown = given[:most]
        if not shown or (len(given) > most and given[most].size == shown[-1].size):
            return ""
        told = self.notation.joined([f"{quoted(each.label)} ({self.amount(each, base)})" for each in shown])
        if len(shown) == 1:
            return self.say(" Daarna volgt {told}.", told=told)
        return self.say(" Daarna volgen {told}.", told=told)

    def holds(self, label: str, told: Told, base: int) -> str:
        """For whom a statement about respondents holds: a share made of joined answers."""
        if told.count == 0:
            return self.say(
                "Voor geen van de {who} geldt: {decapitalised}.", who=self.who(base), decapitalised=decapitalised(label)
            )
        return self.say(
            "Voor {part} geldt: {decapitalised}.", part=self.part(told, base), decapitalised=decapitalised(label)
        )

    def top(self, labels: Sequence[str], told: Told, base: int) -> str:
        """How many chose one of the highest answers of a scale."""
        chosen = self.notation.joined([quoted(label) for label in labels], "of")
        if told.count == 0:
            return self.say("Geen van de {who} koos {chosen}.", who=self.who(base), chosen=chosen)
        verb = self.say(self._verb(told, base, ("koos", "kozen")))
        return f"{capital(self.part(told, base))} {verb} {chosen}."

    def mean(self, mean: str, median: str, base: int, unit: str) -> str:
        """The centre of a number; without a median when that would tell somebody's answer."""
        behind = f"{NBSP}{unit}" if unit else ""
        of = self.people.count(base, self.notation)
        middle = self.say(" De middelste waarde is {median}{behind}.", median=median, behind=behind) if median else ""
        return self.say(
            "Het gemiddelde van {of} is {mean}{behind}.{middle}", of=of, mean=mean, behind=behind, middle=middle
        )

    def first_place(self, told: Told, base: int) -> str:
        """What was ranked first most often."""
        return self.say(
            "{quoted} staat het vaakst op de eerste plaats: bij {end}.",
            quoted=quoted(told.label),
            end=_end(self.part(told, base)),
        )

    def most_points(self, label: str, points: str, unit: str) -> str:
        """Where most of the points went."""
        unit = unit or self.say("punten")
        return self.say(
            "Het meeste gaat naar {quoted}: gemiddeld {points}\u00a0{unit}.",
            quoted=quoted(label),
            points=points,
            unit=unit,
        )

    def range(self, earliest: str, latest: str) -> str:
        """First and last date."""
        return self.say("De antwoorden lopen van {earliest} tot en met {latest}.", earliest=earliest, latest=latest)

    def wrote(self, count: int) -> str:
        """How many wrote something."""
        who = self.people.count(count, self.notation)
        return (
            self.say("{who} schreef een antwoord.", who=who)
            if count == 1
            else self.say("{who} schreven een antwoord.", who=who)
        )

    def spread(self, labels: Sequence[str], most: tuple[str, str], least: tuple[str, str]) -> str:
        """Of several statements on one scale: where the highest answers were given most and least; label, figure."""
        chosen = self.notation.joined([quoted(label) for label in labels], "of")
        if most[1] == least[1]:
            return self.say(
                "Bij alle onderwerpen is het aandeel {chosen} ongeveer even groot ({most}).",
                chosen=chosen,
                most=most[1],
            )
        return self.say(
            "Het aandeel {chosen} is het grootst bij {quoted} ({most}) en het kleinst bij {quoted2} ({least}).",
            chosen=chosen,
            quoted=quoted(most[0]),
            most=most[1],
            quoted2=quoted(least[0]),
            least=least[1],
        )

    def highest_and_lowest(self, what: str, most: tuple[str, str], least: tuple[str, str]) -> str:
        """In which groups one figure is highest and lowest; group, figure. Says nothing about chance."""
        if most[1] == least[1]:
            return self.say("{what} is in de groepen ongeveer gelijk ({most}).", what=what, most=most[1])
        return self.say(
            "{what} is het hoogst bij {quoted} ({most}) en het laagst bij {quoted2} ({least}).",
            what=what,
            quoted=quoted(most[0]),
            most=most[1],
            quoted2=quoted(least[0]),
            least=least[1],
        )

    def groups_too_small(self) -> str:
        """Why no sentence compares the groups."""
        return self.say(
            "De groepen zijn te klein om in een zin te vergelijken: daarvoor zijn er minstens twee nodig "
            "van {small_base} {many}.",
            small_base=SMALL_BASE,
            many=self.people.many,
        )

    def no_groups(self, threshold: int) -> str:
        """Why no group has figures, while all of them together have."""
        return self.say(
            "Per groep is hier niets te laten zien: in elke groep zijn het minder dan {threshold} "
            "{many}, of zo'n kleine groep zou uit te rekenen zijn.",
            threshold=threshold,
            many=self.people.many,
        )

    def in_no_group(self, count: int) -> str:
        """Who is in the total and in no group."""
        return self.say("In geen van de groepen: {count}.", count=self.people.count(count, self.notation))

    def hidden_groups(self, threshold: int) -> str:
        """Why a group has no figures."""
        return self.say(
            "Groepen met minder dan {threshold} {many} laten we niet zien. Soms is daarom ook een "
            "grotere groep afgeschermd: anders is de kleine groep uit te rekenen.",
            threshold=threshold,
            many=self.people.many,
        )

    def hidden_counts(self, threshold: int) -> str:
        """Why a figure is not shown although its group is large enough."""
        return self.say(
            "Een aantal onder de {threshold} staat er niet, en het percentage of gemiddelde dat het zou "
            "verraden ook niet. Soms is daarom ook een groter aantal afgeschermd: anders is het kleine "
            "uit te rekenen.",
            threshold=threshold,
        )

    def changed(self, change: Shift) -> str:
        """What one figure did between two waves; only a tested difference is more than chance."""
        first, second = (f"({wave})" for wave in change.waves)
        if change.pairs is not None:
            return self._changed_among(change, first, second)
        if (change.nothing or change.earlier == change.later) and not change.significant:
            return self.say(
                "{subject}: {earlier} {first} en {later} {second}. Dat is bijna gelijk.",
                subject=change.subject,
                earlier=change.earlier,
                first=first,
                later=change.later,
                second=second,
            )
        moved = self.say(
            "{subject}: van {earlier} {first} naar {later} {second}",
            subject=change.subject,
            earlier=change.earlier,
            first=first,
            later=change.later,
            second=second,
        )
        return self.say(
            "{moved}, een verschil van {difference}. {judged}",
            moved=moved,
            difference=change.difference,
            judged=self._judged(change),
        )

    def _changed_among(self, change: Shift, first: str, second: str) -> str:
        """The figures of everybody, and the difference of who answered both times."""
        levels = self.say(
            "{subject}: {earlier} {first} en {later} {second}.",
            subject=change.subject,
            earlier=change.earlier,
            first=first,
            later=change.later,
            second=second,
        )
        among = self.say("Onder de {both} is het", both=self.both(change.pairs or 0))
        if change.nothing and not change.significant:
            return self.say("{levels} {among} bijna gelijk.", levels=levels, among=among)
        return self.say(
            "{levels} {among} verschil {difference}. {judged}",
            levels=levels,
            among=among,
            difference=change.difference,
            judged=self._judged(change),
        )

    def _judged(self, change: Shift) -> str:
        p = f" ({self.notation.p_value(change.p)})" if change.p is not None else ""
        return f"{self.verdict(change)}{p}."

    def both(self, pairs: int) -> str:
        """Those that answered in both waves."""
        return self.say("{count} die beide keren antwoordden", count=self.people.count(pairs, self.notation))

    def verdict(self, change: Shift) -> str:
        """Whether a difference is more than chance; without a full stop."""
        if change.p is None:
            return self.say("Of dat verschil toeval is, kon niet worden getoetst")
        if change.significant:
            return self.say("Dat verschil is groter dan door toeval te verwachten is")
        return self.say("Dat verschil kan toeval zijn")

    def shifts(self, changes: Sequence[Shift], of: int, what: str) -> str:
        """Which of several answers or statements changed more than chance explains; ``what`` they are called."""
        clear = [change for change in changes if change.significant]
        if not any(change.p is not None for change in changes):
            return self.say("Of de verschillen toeval zijn, kon niet worden getoetst.")
        if not clear:
            return self.say("Bij alle {of} {what} kan het verschil toeval zijn.", of=of, what=what)
        told = self.notation.joined([f"{change.subject} ({change.difference})" for change in clear])
        number = self.say("één") if len(clear) == 1 else self.notation.number(len(clear))
        return self.say(
            "Bij {number} van de {of} {what} is het verschil groter dan door toeval te verwachten is: {told}.",
            number=number,
            of=of,
            what=what,
            told=told,
        )


def _end(subject: str) -> str:
    return subject.removesuffix(",")
