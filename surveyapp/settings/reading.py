"""Reads the settings from environment variables, all at once: whoever has to mend them sees everything that is wrong.

A secret may stand in a file: ``SURVEYAPP_SECRET_KEY_FILE`` instead of ``SURVEYAPP_SECRET_KEY``, as container platforms
hand them over.
"""

import difflib
from collections.abc import Mapping
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

from surveyapp.settings.model import Settings
from surveyapp.settings.together import problems, problems_of_site
from surveyapp.settings.values import PREFIX, SettingsError

FILE = "_FILE"


def read(environ: Mapping[str, str], serving: bool = False) -> Settings:
    """The settings in these environment variables; ``serving``: fit for a site that is served.

    Raises SettingsError with every wrong name and value, one a line.
    """
    given = {name.removeprefix(PREFIX): text for name, text in environ.items() if name.startswith(PREFIX)}
    values, wrong = _values(given)
    settings = Settings(**values)
    wrong += [line for line in _together(settings, serving) if not _told(line, wrong)]
    if wrong:
        raise SettingsError("\n".join(wrong))
    return settings


def _together(settings: Settings, serving: bool) -> list[str]:
    return problems(settings) + (problems_of_site(settings) if serving else [])


def _told(line: str, wrong: list[str]) -> bool:
    """Whether the setting that this line begins with is among what is wrong already: one line about it is enough."""
    about = line.partition(" ")[0].strip(":,")
    return any(each.startswith((f"{about}:", f"{about}{FILE}:", f"{about} ")) for each in wrong)


def _values(given: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """The values by name of their field, and what is wrong, one line each."""
    known = {spec.name.upper(): spec for spec in fields(Settings)}
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, text in sorted(given.items()):
        spec = _meant(name, known)
        if spec is None:
            wrong.append(_unknown(name, list(known)))
            continue
        try:
            values[spec.name] = spec.metadata["convert"](_file_text(text) if name.endswith(FILE) else text.strip())
        except SettingsError as error:
            wrong.append(f"{PREFIX}{name}: {error}")
    wrong += [f"{PREFIX}{name} en {PREFIX}{name}_FILE: geef er één van" for name in known if _twice(name, given)]
    return values, wrong


def _meant(name: str, known: Mapping[str, Field[Any]]) -> Field[Any] | None:
    """The setting with this name; only a secret may stand in a file."""
    if not name.endswith(FILE):
        return known.get(name)
    spec = known.get(name.removesuffix(FILE))
    return spec if spec and spec.metadata["secret"] else None


def _twice(name: str, given: Mapping[str, str]) -> bool:
    return name in given and f"{name}{FILE}" in given


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    meant = f"bedoelde u {PREFIX}{near[0]}?" if near else f"wat kan: {', '.join(PREFIX + each for each in known)}"
    return f"{PREFIX}{name}: deze instelling bestaat niet; {meant}"


def _file_text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"het bestand {path} is niet te lezen") from None
