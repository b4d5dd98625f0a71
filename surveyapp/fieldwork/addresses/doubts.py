"""What may be a mistake in a list: somebody has to look, and can say that it is right."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from surveyapp.fieldwork.addresses.address import Address
from surveyapp.fieldwork.addresses.likeness import alike
from surveyapp.fieldwork.addresses.reading import Remark, Remarks
from surveyapp.fieldwork.addresses.register import Known, Register
from surveyapp.fieldwork.units import exact

Matched = tuple[Address, Known | None]
SHOWN = 60


def doubts(matched: Sequence[Matched], here: Register) -> tuple[Remark, ...]:
    """Addresses and names that occur twice, by themselves or with who is on the list."""
    found = Remarks()
    _same_mailbox([address for address, _ in matched], found)
    _same_name([address for address, _ in matched], found)
    known = {each.id for _, each in matched if each}
    others = [each for each in here.units.values() if each.id not in known]
    if others:
        _like_others([address for address, each in matched if not each], others, found)
    for address, each in matched:
        if each and alike(each.name) != alike(address.name):
            found.add(
                address.line,
                f"“{address.name[:SHOWN]}” heet op de lijst “{each.name[:SHOWN]}”. Is dit dezelfde organisatie?",
            )
    return found.all()


def _same_mailbox(addresses: Iterable[Address], found: Remarks) -> None:
    groups: dict[str, list[Address]] = defaultdict(list)
    for each in addresses:
        if each.email:
            groups[each.email.casefold()].append(each)
    for email, group in groups.items():
        if len(group) > 1:
            for each in group:
                found.add(each.line, f"het e-mailadres {email} staat er {len(group)} keer in.")


def _same_name(addresses: Iterable[Address], found: Remarks) -> None:
    groups: dict[str, list[Address]] = defaultdict(list)
    for each in addresses:
        if each.name:
            groups[alike(each.name)].append(each)
    for group in groups.values():
        if len(group) > 1:
            names = " en ".join(f"“{name[:SHOWN]}”" for name in dict.fromkeys(each.name for each in group[:4]))
            same = len({exact(each.name) for each in group}) == 1
            for each in group:
                found.add(
                    each.line, f"{names} staat er {len(group)} keer in." if same else f"{names} lijken op elkaar."
                )


def _like_others(newcomers: Iterable[Address], others: Iterable[Known], found: Remarks) -> None:
    names = {alike(each.name): each for each in others}
    mailboxes = {each.email.casefold(): each for each in names.values() if each.email}
    for each in newcomers:
        if other := names.get(alike(each.name)):
            found.add(each.line, f"“{each.name[:SHOWN]}” lijkt op “{other.name[:SHOWN]}”, die al op de lijst staat.")
        elif each.email and (other := mailboxes.get(each.email.casefold())):
            found.add(each.line, f"{each.email} is ook het adres van “{other.name[:SHOWN]}”, die al op de lijst staat.")
