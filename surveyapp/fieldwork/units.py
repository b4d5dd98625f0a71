"""What the database calls a unit over all waves: what tells most of number, e-mail address, and name with place.

Pseudonyms are made of it. It follows from the address list alone, so that the same list gives the same units also when
the names of an earlier wave are gone.
"""

import unicodedata
from collections.abc import Container, Iterator
from itertools import count

NUMBER = "nr:"


def exact(text: str) -> str:
    """The same whatever the capitals and the spaces."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(plain.casefold().split())


def unit_of(name: str, email: str = "", place: str = "", number: str = "", taken: Container[str] = ()) -> str:
    """The name of this unit: the first that is nobody else's."""
    return next(each for each in _names(name, email, place, number) if each not in taken)


def _names(name: str, email: str, place: str, number: str) -> Iterator[str]:
    if number:
        yield NUMBER + exact(number)
    if email:
        yield f"mail:{email.casefold()}"
    full = f"naam:{exact(name)}|{exact(place)}"
    yield full
    if email:
        yield f"{full}|{email.casefold()}"
    yield from (f"{full}|{number}" for number in count(2))
