"""The English of every text that the program writes in a report, by its Dutch text. One module per room of report/."""

from importlib import import_module
from pkgutil import iter_modules

ROOMS = tuple(import_module(f"{__name__}.{room.name}") for room in iter_modules(__path__))

ENGLISH: dict[str, str] = {dutch: english for room in ROOMS for dutch, english in room.TEXTS.items()}
