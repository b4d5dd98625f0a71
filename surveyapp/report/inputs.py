"""What a report is made of: waves with their answers and the facts around them. No clock, no database."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from surveyapp.analysis.benchmark import Beside, Silence
from surveyapp.analysis.participation import Participation
from surveyapp.analysis.precision import Precision, precision
from surveyapp.analysis.table import ResponseTable
from surveyapp.analysis.verdict import Direction
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.model import Typeface
from surveyapp.report.series import Series

INVITED = ("link", "paper")
"""The ways in of who was on the address list."""
Mode = Literal["anonymous", "confidential", "named"]


@dataclass(frozen=True)
class GoalChange:
    """What changed in a goal after it was fixed; without ``before`` the goal itself was added then.

    ``by`` is a name, never an address; empty for a member of staff without one.
    """

    on: datetime.date
    by: str
    before: Mapping[str, object]
    after: Mapping[str, object]
    reason: str


@dataclass(frozen=True)
class Goal:
    """What was to be reached at the wave with this ordinal. ``target`` and ``norm`` are in the unit of the figure: a
    share is 0..1. ``fixed`` is the day on which the wave of ``fixed_at`` opened, None while it has not."""

    variable: str
    direction: Direction
    target: float
    ordinal: int
    due: datetime.date
    source: str
    fixed_at: str
    fixed: datetime.date | None = None
    norm: float | None = None
    withdrawn: bool = False
    comparable: bool = True
    """Whether the figure is still the one that the target was fixed for: the same words, answers and computation."""
    changes: tuple[GoalChange, ...] = ()


@dataclass(frozen=True)
class Commentary:
    """What the municipality itself writes in a chapter: an "explanation", or a "recommendation" on every line.

    ``by`` is a name, never an address; empty for a member of staff without one. ``on`` is the day it was written, or
    last looked over against other figures.
    """

    chapter: str
    kind: str
    text: str
    by: str
    on: datetime.date


@dataclass(frozen=True)
class Advice:
    """A conclusion or a recommendation, per basisfunctie (1 to 5). ``variable`` is the figure that it rests on."""

    kind: str
    function: int
    text: str
    variable: str = ""


@dataclass(frozen=True)
class Action:
    """Who does what by when, agreed at the wave with the code ``wave``. ``owner`` is a name or function, never an
    address; empty for a member of staff without one. ``budget`` is in euros. ``late``: should have been ready."""

    wave: str
    wave_title: str
    function: int
    text: str
    owner: str
    due: datetime.date
    state: str = "open"
    late: bool = False
    budget: int | None = None
    document: str = ""
    note: str = ""
    public: bool = False


@dataclass(frozen=True)
class Meeting:
    """When and where the municipality talks about the results with who took part; time and place may be unknown."""

    on: datetime.date
    time: str = ""
    place: str = ""


@dataclass(frozen=True)
class WaveInput:
    """One wave as a report needs it. ``code`` is unique within the report; ``digest`` is of the frozen questionnaire.

    ``imported`` answers came from a file; they are in ``participation`` only when nobody was invited by link.
    """

    code: str
    title: str
    ordinal: int
    questionnaire: Questionnaire
    digest: str
    table: ResponseTable
    mode: Mode
    participation: Participation
    imported: int = 0
    opened: datetime.date | None = None
    closed: datetime.date | None = None
    remark: str = ""
    ineligible: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many on the address list do not belong there, per fact and category."""
    unreached: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many did not get their invitation, per fact and category."""
    channels: Mapping[str, int] = field(default_factory=dict)
    """How many answers came in along each way: link, open, import, paper."""
    ways: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many were invited, answered, refused and so on, per way they were invited: mail, other."""

    goals: tuple[Goal, ...] = ()
    """What the series set out to reach, fixed at this wave or an earlier one."""
    advice: tuple[Advice, ...] = ()
    """What is concluded from this wave."""
    actions: tuple[Action, ...] = ()
    """What was agreed at this wave of the series or an earlier one, the oldest first."""
    meeting: Meeting | None = None
    """The meeting about the results, while it is still to come."""
    message: str = ""
    """What the municipality itself says to those who took part."""

    @property
    def precision(self) -> Precision | None:
        """Of answers of organisations; None where nobody knows how many there are, or who could answer chose itself."""
        table = self.table
        if self.questionnaire.perspective != "organisations" or table.open_link or table.population is None:
            return None
        return precision(table.responses, table.population)

    @property
    def protected(self) -> bool:
        """Whether small groups are hidden: always, but for the policy officer's own look back given by name.

        That is told beforehand to be laid beside the answers of others, and is of who speaks for the municipality.
        """
        return not (self.questionnaire.perspective == "self" and self.mode == "named")


@dataclass(frozen=True)
class Benchmark:
    """What may stand beside our own figures in one chapter: of other municipalities only what they have together.

    ``beside`` is by variable. ``since`` and ``until`` are the first and last day on which the waves of others closed.
    ``silence`` is why there are no others at all. ``series`` are the published figures that there are.
    """

    beside: Mapping[str, Beside] = field(default_factory=dict)
    since: datetime.date | None = None
    until: datetime.date | None = None
    silence: Silence | None = None
    series: tuple[Series, ...] = ()


@dataclass(frozen=True)
class Sender:
    """Whose report it is: the municipality, its main colour and logo (a PNG), and the smallest group it shows.

    ``font`` is the name of the typeface of its house style; ``typeface`` its files, when this installation has them.
    """

    name: str
    threshold: int = 5
    colour: str = "#154273"
    logo: bytes | None = None
    font: str = ""
    typeface: Typeface | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.colour):
            raise ValueError(f"not a colour: {self.colour!r}")
