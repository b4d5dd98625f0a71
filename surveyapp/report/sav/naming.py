"""Names and labels as SPSS accepts them: limits in bytes, words that it keeps to itself, no two names the same."""

from collections.abc import Iterable

from surveyapp.report.printable import one_line

LONGEST_NAME, LONGEST_LABEL, LONGEST_VALUE_LABEL = 64, 256, 120
_RESERVED = {"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"}


def names_of(wished: Iterable[str]) -> list[str]:
    """Names that SPSS accepts for these variables: changed only where they must be."""
    taken: set[str] = set()
    names = []
    for wish in wished:
        start = f"{wish}_" if wish.lower() in _RESERVED else wish[:LONGEST_NAME]
        name, number = start, 1
        while name.lower() in taken:
            number += 1
            name = f"{start[: LONGEST_NAME - len(str(number)) - 1]}_{number}"
        taken.add(name.lower())
        names.append(name)
    return names


def labelled(text: str, longest: int = LONGEST_LABEL) -> str:
    """A label on one line, within so many bytes: SPSS would cut it in the middle of a letter."""
    line = one_line(text)
    if len(line.encode()) <= longest:
        return line
    return line.encode()[: longest - len("…".encode())].decode(errors="ignore").rstrip() + "…"
