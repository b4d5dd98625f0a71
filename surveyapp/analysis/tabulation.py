"""The figures themselves: what ``tabulate`` and ``crosstab`` hand to a report; ``comparison`` has those of two waves.

Every figure is unrounded and stands beside its counts, so that a report rounds exact quotients. Nothing here is text
for a reader: a ``Reason`` says why a figure is absent, a ``Remark`` what must be said about one; the report words them.
"""

from dataclasses import dataclass
from enum import Enum

from surveyapp.questionnaire.measures import Measure


class Reason(Enum):
    """Why a figure is absent and a dash stands in its place."""

    NO_ANSWERS = "no_answers"  # nobody gave a valid answer
    BELOW_THRESHOLD = "below_threshold"  # the group is too small to show
    PROTECTS_ANOTHER = "protects_another"  # hidden because what is too small would follow from it
    NOT_MEASURED = "not_measured"  # the question, or this answer, was not part of the wave
    WORDING_CHANGED = "wording_changed"  # measured in other words
    SCALE_CHANGED = "scale_changed"  # measured with another scale, other answers or another computation
    REVISION_CHANGED = "revision_changed"  # measured as another item, says the questionnaire


class Remark(Enum):
    """What has to be said with a figure."""

    MISSING_EXCLUDED = "missing_excluded"  # "weet niet" and the like were chosen, and are outside the base
    ASKED_OF_PART = "asked_of_part"  # not everyone was asked
    SEVERAL_ANSWERS = "several_answers"  # shares may add up to more than 100 %
    OPEN_LINK = "open_link"  # self-selected answers: no intervals, for chance did not choose who answered
    CENSUS = "census"  # everyone in the frame answered: no sampling margin
    POPULATION_UNKNOWN = "population_unknown"  # intervals without correction for a finite population


@dataclass(frozen=True)
class Base:
    """How many respondents stand behind a figure; the one base of every percentage is ``valid``.

    ``asked = answered + not_answered`` and ``answered = valid + missing``. ``population`` is the number of units in
    the frame of the group shown (N), None when it is not known. With weights, ``weighted`` is the summed weight of the
    valid answers and ``effective`` Kish's n_eff of them; None when every answer counts the same. With ``valid_only``
    the other counts are not told: a few of the group gave one kind of no answer.
    """

    asked: int
    answered: int
    missing: int  # chose an answer outside the base, such as "weet niet"
    not_answered: int  # asked and skipped
    valid: int
    population: int | None = None
    weighted: float | None = None
    effective: float | None = None
    valid_only: bool = False


@dataclass(frozen=True)
class Summary:
    """Figures over ``n`` numbers. None where it cannot be said: all at n = 0; deviation and limits at n = 1.

    ``deviation`` is the sample standard deviation (n - 1). ``low`` and ``high`` are the 95 % limits of the mean. The
    quartiles and the median interpolate linearly between the ordered values (Hyndman and Fan's type 7).
    """

    n: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    deviation: float | None = None
    minimum: float | None = None
    lower_quartile: float | None = None
    median: float | None = None
    upper_quartile: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Cell:
    """One answer: how many gave it, and which part of the base that is.

    ``share`` is ``count`` / valid base, 0..1, with 95 % limits ``low`` and ``high``; all None when ``reason`` tells
    why. By measure: a class of numbers has ``above`` (excluded) and ``up_to`` (included), None at an open end, and an
    empty label unless it holds one whole number; a multiple choice has ``of_mentions``, its part of all ticks, and
    ``of_mentioners``, its part of who ticked anything, both None for a choice that excludes the others ("geen van
    deze"); a ranked choice has ``places``, how often it got the first, second … place, the same as ``place_shares`` of
    the base, and a ``summary`` of its places; an allocation has a ``summary`` of the points. ``weighted`` is the summed
    weight behind the count; with weights the shares are of weights too.
    """

    code: str
    label: str
    count: int | None
    share: float | None
    low: float | None = None
    high: float | None = None
    reason: Reason | None = None
    of_mentions: float | None = None
    above: float | None = None
    up_to: float | None = None
    of_mentioners: float | None = None
    places: tuple[int, ...] = ()
    place_shares: tuple[float, ...] = ()
    summary: Summary | None = None
    weighted: float | None = None

    @property
    def hidden(self) -> bool:
        """Whether the figure exists but may not be shown."""
        return self.reason in (Reason.BELOW_THRESHOLD, Reason.PROTECTS_ANOTHER)


@dataclass(frozen=True)
class Tabulation:
    """One variable in one wave, for everyone or for one group.

    ``cells`` are the valid answers in the order of the questionnaire, ``missing`` the answers outside the base (count
    only, no share). ``summary`` is of the numbers, or of the scores of an ordinal variable. ``top`` joins the two
    highest scores of an ordinal variable with at least four. ``mentions`` counts all ticks of a multiple choice and
    ``mentioners`` who gave any, both without choices that exclude the others.
    ``answers`` are open answers in an order that says nothing about who gave them; ``earliest`` and ``latest`` are ISO
    dates. ``reason`` is set when the whole is absent; ``base`` is None when even that may not be shown. ``size`` is the
    N that the limits are corrected for: the units in the frame that those who were asked stand for; None without one.
    """

    code: str
    label: str
    measure: Measure
    wave: str
    base: Base | None
    cells: tuple[Cell, ...] = ()
    missing: tuple[Cell, ...] = ()
    summary: Summary | None = None
    top: Cell | None = None
    mentions: int | None = None
    mentioners: int | None = None
    answers: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    remarks: tuple[Remark, ...] = ()
    reason: Reason | None = None
    group: str = ""  # code of the group in a crosstab
    group_label: str = ""
    revision: int = 1
    unit: str = ""
    size: float | None = None

    @property
    def hidden(self) -> bool:
        """Whether there are figures that may not be shown."""
        return self.reason in (Reason.BELOW_THRESHOLD, Reason.PROTECTS_ANOTHER)


@dataclass(frozen=True)
class Crosstab:
    """One variable by the answers on another: a column per group, and everyone together.

    ``unclassified`` counts who gave a valid answer that is in ``total`` but in no column (no valid answer on ``by``); a
    respondent can be in several columns when ``by`` allows several answers. None when hidden.
    """

    code: str
    by: str
    by_label: str
    columns: tuple[Tabulation, ...]
    total: Tabulation
    unclassified: int | None
