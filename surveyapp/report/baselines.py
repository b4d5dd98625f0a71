"""The line under a figure: who is counted, who is not, and what a reader has to know of a small or weighted base."""

from collections.abc import Sequence

from surveyapp.analysis.tabulation import Base
from surveyapp.report.numbers import NBSP, Notation
from surveyapp.report.wording import SMALL_BASE, People, quoted


class BaseLines:
    """What is said of the base of a figure about one group of people, in one notation."""

    def __init__(self, people: People, notation: Notation, weighted: bool = False) -> None:
        self.people, self.notation = people, notation
        self._counts_below = 0 if weighted else SMALL_BASE  # a weighted share is never a number of people

    def say(self, text: str, **named: object) -> str:
        """The program's own words, given in Dutch, in the language of the report."""
        return self.notation.say(text, **named)

    def base(self, base: Base, missing: Sequence[tuple[str, int]]) -> str:
        """The line under a figure: n, N, how many were asked and who does not count. ``missing`` is label, count."""
        number = self.notation
        asked = self.people.count(base.asked, number)
        frame = f" ({number.named('N', base.population)})" if base.population is not None else ""
        line = self.say(
            "{named}{effective}; de vraag is gesteld aan {asked}{frame}.",
            named=number.named("n", base.valid),
            effective=self.effective(base),
            asked=asked,
            frame=frame,
        )
        left = [
            self.say("{number}\u00a0keer {quoted}", number=number.number(count), quoted=quoted(label))
            for label, count in missing
            if count
        ]
        left += (
            [self.say("{number}\u00a0keer niet ingevuld", number=number.number(base.not_answered))]
            if base.not_answered
            else []
        )
        return (
            self.say("{line} Telt niet mee: {joined}.", line=line, joined=self.notation.joined(left)) if left else line
        )

    def effective(self, base: Base) -> str:
        """Behind n: that figures are weighted, the sum of the weights, how many answers they are worth (Kish's n_eff)
        and how many times more answers that takes than without weights (deff = n / n_eff)."""
        if not base.effective:
            return ""

        def named(name: str, value: float, places: int) -> str:
            return f"{name}{NBSP}={NBSP}{self.notation.number(value, places)}"

        whole = self.say("gewogen") if base.weighted is None else named(self.say("gewogen n"), base.weighted, 0)
        effect = self.say("ontwerpeffect")
        worth = named("n_eff", base.effective, 1), named(effect, base.valid / base.effective, 2)
        return f" ({'; '.join((whole, *worth))})"

    def left_out(self, number: int) -> str:
        """Why the facts from the address list are not shown."""
        who = self.people.count(number, self.notation)
        return self.say(
            "Van {who} is dit gegeven niet bewaard, zodat niemand herkenbaar is. Daarom staat hier geen verdeling.",
            who=who,
        )

    def made_of_it(self, label: str) -> str:
        """Why a question is not shown per group of a number that it is part of."""
        return self.say(
            "{quoted} is van deze antwoorden gemaakt. Daarom staat hier geen verdeling: per groep zijn "
            "de antwoorden dan vanzelf anders, en soms uit te rekenen.",
            quoted=quoted(label),
        )

    def known(self, base: Base) -> str:
        """The base of a fact that nobody was asked."""
        return self.say(
            "Bekend van {valid} van de {count}.", valid=base.valid, count=self.people.count(base.asked, self.notation)
        )

    def small(self, base: int) -> str:
        """A warning on a small base: what one respondent more or less does."""
        return self.say(
            "Weinig antwoorden: één {one} meer of minder scheelt al {number}\u00a0procentpunt.",
            one=self.people.one,
            number=self.notation.number(100 / base),
        )
