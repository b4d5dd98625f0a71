"""Finding an address among people that are known already: by number, by e-mail address, or by name and place.

It decides whose invitation a row of a list is about, and which unit of an earlier wave comes back.
"""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import Any

from surveyapp.fieldwork.addresses.address import Address
from surveyapp.fieldwork.units import NUMBER, exact


@dataclass(frozen=True, eq=False)
class Known:
    """Somebody who is invited, now or earlier."""

    id: int
    unit: str
    name: str
    email: str
    salutation: str = ""
    language: str = "nl"
    home: dict[str, Any] = field(default_factory=dict)
    background: dict[str, Any] = field(default_factory=dict)


class Register:
    """The known, to look up in. Of two with the same unit the first counts."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.units: dict[str, Known] = {}
        self._emails: dict[str, list[Known]] = defaultdict(list)
        self._names: dict[str, list[Known]] = defaultdict(list)
        for each in known:
            if each.unit in self.units:
                continue
            self.units[each.unit] = each
            self._names[exact(each.name)].append(each)
            if each.email:
                self._emails[each.email.casefold()].append(each)

    def at(self, email: str) -> list[Known]:
        """Who gets mail at this address."""
        return self._emails.get(email.casefold(), [])

    def named(self, name: str) -> list[Known]:
        """Who has this name."""
        return self._names.get(exact(name), [])

    def find(self, address: Address, shared: Container[str] = ()) -> Known | None:
        """Who this is. ``shared``: addresses that several units use, and that therefore tell nothing by themselves."""
        if address.number and (numbered := self.units.get(NUMBER + exact(address.number))):
            return numbered
        possible = [each for each in self.named(address.name) if _possible(each, address)]
        by_mail = [each for each in self.at(address.email) if _possible(each, address)] if address.email else []
        both = [each for each in by_mail if each in possible]
        if both or possible:
            return _only(both) if both else _only(possible)
        return None if address.email.casefold() in shared else _only(by_mail)


def _possible(known: Known, address: Address) -> bool:
    """Not somebody with another number, or with the same name in another place."""
    number = known.unit.removeprefix(NUMBER) if known.unit.startswith(NUMBER) else ""
    if number and address.number and number != exact(address.number):
        return False
    here, there = exact(address.home.get("place", "")), exact(str(known.home.get("place", "")))
    return not here or not there or here == there or known.email.casefold() == address.email.casefold() != ""


def _only(found: list[Known]) -> Known | None:
    return found[0] if len(found) == 1 else None
