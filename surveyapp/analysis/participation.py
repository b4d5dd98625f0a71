"""The response account: who was invited, what became of them, and the response rate.

Outcomes and rates follow the AAPOR Standard Definitions. The unit is what the caller counts, an organisation or a
contact. Answers through an open link have no rate: nobody knows how many people saw the link.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Participation:
    """What became of the invited units of one wave, a count per outcome. Raises ValueError for a negative count.

    ``open_link`` stands apart: those answers were not invited and are in no rate.
    """

    complete: int  # I
    partial: int = 0  # P: at least half of the required questions that applied
    refusal: int = 0  # R: said no
    break_off: int = 0  # R: began and did not hand in
    no_contact: int = 0  # NC: no reaction at all
    other: int = 0  # O: reached and eligible, no answer for another reason
    unknown: int = 0  # UH and UO: the invitation bounced, so nobody knows whether the unit exists
    not_eligible: int = 0  # dissolved, invited twice, from elsewhere
    open_link: int = 0

    def __post_init__(self) -> None:
        for count in fields(self):
            if getattr(self, count.name) < 0:
                raise ValueError(f"{count.name} cannot be negative")

    @property
    def gross(self) -> int:
        """Everyone who was invited."""
        return self.invited + self.not_eligible

    @property
    def invited(self) -> int:
        """Everyone who was invited and should answer: without not eligible."""
        return self.known + self.unknown

    @property
    def known(self) -> int:
        """I + P + R + NC + O: known to be eligible."""
        return self.answered + self.refusal + self.break_off + self.no_contact + self.other

    @property
    def answered(self) -> int:
        """I + P: the invited units that answered."""
        return self.complete + self.partial

    @property
    def rate(self) -> float | None:
        """RR2 = (I + P) / (I + P + R + NC + O + UH + UO), the "respons"; None when nobody was invited."""
        return _quotient(self.answered, self.invited)

    @property
    def eligibility(self) -> float | None:
        """e, the part of the unknown units taken to be eligible: as among the units of which it is known."""
        return _quotient(self.known, self.known + self.not_eligible)

    @property
    def rates(self) -> dict[str, float | None]:
        """RR1 to RR6, for the method page: RR3 and RR4 count e of the unknown units, RR5 and RR6 none of them."""
        return self.rates_by(self.eligibility)

    def along(self, answers: int) -> dict[str, float | None]:
        """The part of each rate that so many answers are, of those that answered: one channel of several. Whoever was
        asked could choose, so a channel has no units of its own; the parts of all channels add up to the rate.
        """
        part = _quotient(answers, self.answered)
        return {name: None if rate is None or part is None else rate * part for name, rate in self.rates.items()}

    def rates_by(self, eligibility: float | None) -> dict[str, float | None]:
        """The same with this e: in a group that of the whole list, for one group tells too little of it."""
        estimated = self.known + (eligibility or 0.0) * self.unknown
        return {
            "RR1": _quotient(self.complete, self.invited),
            "RR2": self.rate,
            "RR3": _quotient(self.complete, estimated),
            "RR4": _quotient(self.answered, estimated),
            "RR5": _quotient(self.complete, self.known),
            "RR6": _quotient(self.answered, self.known),
        }


def _quotient(part: float, whole: float) -> float | None:
    return part / whole if whole else None
