"""What a list would do to the invitations of a wave, worked out before anything is done."""

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import orjson
from sqlalchemy.orm import Session

from surveyapp.fieldwork.addresses import known, reading
from surveyapp.fieldwork.addresses.address import Address
from surveyapp.fieldwork.addresses.columns import Roles, key
from surveyapp.fieldwork.addresses.comparing import Change, Comparison
from surveyapp.fieldwork.addresses.doubts import doubts
from surveyapp.fieldwork.addresses.reading import Remark, Remarks
from surveyapp.fieldwork.addresses.register import Known, Register
from surveyapp.fieldwork.addresses.table import Table
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.units import exact, unit_of
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.storage.tables import Wave

CLOSED = "Deze meting is gesloten. U kunt niemand meer uitnodigen."


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is not on the list of this wave yet. ``recognised``: but was on that of an earlier one."""

    address: Address
    unit: str
    recognised: bool


@dataclass(frozen=True)
class Plan:
    """What would happen, and why not when there are problems. ``warnings`` are to be judged, ``notes`` to be known.

    ``elsewhere`` are on the list already, and not in this one: they stay. ``withdrawn``: want no more mail.
    """

    newcomers: tuple[Newcomer, ...]
    changes: tuple[Change, ...]
    unchanged: int
    elsewhere: int
    problems: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    withdrawn: tuple[Address, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    """What the columns were taken for, to remember."""

    @property
    def recognised(self) -> int:
        """How many newcomers are known from an earlier wave."""
        return sum(1 for each in self.newcomers if each.recognised)

    @property
    def without_mail(self) -> int:
        """How many newcomers cannot be mailed."""
        return sum(1 for each in self.newcomers if not each.address.email)

    @property
    def fingerprint(self) -> str:
        """Differs as soon as something else would happen than was shown."""
        what = [
            [(each.address, each.unit) for each in self.newcomers],
            [(each.known.id, each.fields) for each in self.changes],
            [self.unchanged, self.elsewhere, self.withdrawn],
            [str(each) for each in (*self.problems, *self.warnings, *self.notes)],
        ]
        return hashlib.sha256(orjson.dumps(what, option=orjson.OPT_SORT_KEYS)).hexdigest()


def plan(session: Session, wave: Wave, table: Table, roles: Roles) -> Plan:
    """What this table would do. Raises Refusal when the wave is closed."""
    if wave.state == "closed":
        raise Refusal(CLOSED)
    addresses, problems = reading.read(table, roles, questionnaire_of(wave))
    here = Register(known.of_wave_now(session, wave))
    earlier = Register(known.of_earlier_waves(session, wave))
    shared = _shared(addresses)
    matched = _match(addresses, here, shared, problems)
    notes = Remarks()
    comparison = Comparison(wave, known.handed_over(session, wave), notes)
    changes = [comparison.of(found, each) for each, found in matched if found]
    changed = tuple(change for change in changes if change.fields)
    return Plan(
        newcomers=_newcomers([each for each, found in matched if not found], here, earlier, shared),
        changes=changed,
        unchanged=len(changes) - len(changed),
        elsewhere=len(here.units) - len({change.known.id for change in changes}),
        problems=problems.all(),
        warnings=doubts(matched, here),
        notes=notes.all(),
        withdrawn=known.withdrawn(session, wave, addresses),
        titles={key(title): role for title, role in zip(table.titles, roles, strict=True) if key(title)},
    )


def _shared(addresses: Iterable[Address]) -> set[str]:
    """E-mail addresses that stand on more than one line."""
    times = Counter(each.email.casefold() for each in addresses if each.email)
    return {email for email, number in times.items() if number > 1}


def _match(
    addresses: Sequence[Address], here: Register, shared: set[str], problems: Remarks
) -> list[tuple[Address, Known | None]]:
    """Who on the list of this wave each row is about. The same one twice is a problem."""
    lines: dict[object, int] = {}
    matched = []
    for each in addresses:
        found = here.find(each, shared)
        same: list[object] = [(exact(each.name), each.email.casefold(), exact(each.home.get("place", "")))]
        same += [each.number] if each.number else []
        same += [found.id] if found else []
        before = min((lines[what] for what in same if what in lines), default=0)
        if before and each.name:
            problems.add(each.line, f"“{each.name[:60]}” staat ook al op regel {before}.")
            continue
        for what in same:
            lines.setdefault(what, each.line)
        matched.append((each, found))
    return matched


def _newcomers(
    addresses: Sequence[Address], here: Register, earlier: Register, shared: set[str]
) -> tuple[Newcomer, ...]:
    """With the unit of an earlier wave when there is one. That goes first: nobody else may get it."""
    taken = set(here.units)
    again: dict[int, str] = {}
    for place, each in enumerate(addresses):
        seen = earlier.find(each, shared)
        if seen and seen.unit not in taken:
            taken.add(seen.unit)
            again[place] = seen.unit
    made = []
    for place, each in enumerate(addresses):
        unit = again.get(place) or _unit(each, taken, shared)
        taken.add(unit)
        made.append(Newcomer(each, unit, place in again))
    return tuple(made)


def _unit(address: Address, taken: Container[str], shared: Container[str]) -> str:
    """An e-mail address that several have, names none of them."""
    email = "" if address.email.casefold() in shared else address.email
    return unit_of(address.name, email, address.home.get("place", ""), address.number, taken)
