"""What the operator decides: one frozen object, read once from the environment.

Strict: an unknown name or value stops the program with a message that says what is accepted. A secret may stand in a
file: ``SURVEYAPP_SECRET_KEY_FILE`` instead of ``SURVEYAPP_SECRET_KEY``, as container platforms hand them over.
"""

import difflib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

PREFIX = "SURVEYAPP_"
SHORTEST_SECRET = 32
"""Characters; what ``python -c 'import secrets; print(secrets.token_urlsafe(32))'`` gives is 43."""


class SettingsError(ValueError):
    """A setting that cannot be used; the text is meant for the operator."""


def _one_of(*accepted: str) -> Callable[[str], str]:
    def convert(text: str) -> str:
        if text not in accepted:
            raise SettingsError(f"kies uit: {', '.join(accepted)}")
        return text

    return convert


def _database_url(text: str) -> str:
    if text.startswith("sqlite:///") and len(text) > len("sqlite:///") and ":memory:" not in text:
        return text
    if text.startswith(("postgresql://", "postgresql+psycopg://")):
        return "postgresql+psycopg://" + text.partition("://")[2]
    raise SettingsError("geef sqlite:///pad/naar/bestand.db of postgresql://gebruiker:wachtwoord@server/naam")


def _base_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise SettingsError("geef het adres van de website, bijvoorbeeld https://vragen.gemeente.nl")
    return text.rstrip("/")


def _secret(text: str) -> str:
    if len(text) < SHORTEST_SECRET:
        raise SettingsError(f"neem minstens {SHORTEST_SECRET} willekeurige tekens")
    return text


def _proxies(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 5:
        raise SettingsError("geef het aantal eigen proxy's voor deze server: 0 tot en met 5")
    return int(text)


def _about(convert: Callable[[str], Any], explains: str, secret: bool = False) -> dict[str, Any]:
    return {"convert": convert, "explains": explains, "secret": secret}


@dataclass(frozen=True)
class Settings:
    """All settings, with their defaults. ``explains`` is the line about it in the README."""

    database_url: str = field(
        default="sqlite:///instance/surveyapp.db",
        metadata=_about(_database_url, "where the answers are kept; may hold a password", secret=True),
    )
    key_dir: Path = field(
        default=Path("instance/keys"),
        metadata=_about(Path, "folder with the keys of ballot boxes and pseudonyms; back it up apart"),
    )
    secret_key: str = field(
        default="", metadata=_about(_secret, "signs forms and sessions; required in production", secret=True)
    )
    base_url: str = field(
        default="http://127.0.0.1:8000", metadata=_about(_base_url, "address of the site, used in links")
    )
    language: Literal["nl", "en"] = field(
        default="nl", metadata=_about(_one_of("nl", "en"), "language of messages to authors")
    )
    library: Path = field(
        default=Path(__file__).parents[1], metadata=_about(Path, "folder that holds questionnaires/ and reports/")
    )
    environment: Literal["production", "development"] = field(
        default="production",
        metadata=_about(_one_of("production", "development"), "development: starts without a secret of its own"),
    )
    trusted_proxies: int = field(
        default=0, metadata=_about(_proxies, "number of own proxies whose X-Forwarded-For counts")
    )

    @cached_property
    def signing_key(self) -> str:
        """The secret that signs forms and sessions. Without one, only development starts, with a passing secret."""
        if self.secret_key:
            return self.secret_key
        if self.environment == "production":
            raise SettingsError(
                f"{PREFIX}SECRET_KEY ontbreekt: neem minstens {SHORTEST_SECRET} willekeurige tekens, "
                f"of zet {PREFIX}ENVIRONMENT op development om alleen te proberen"
            )
        return secrets.token_urlsafe(SHORTEST_SECRET)

    @property
    def https(self) -> bool:
        """Whether cookies may travel over https only."""
        return self.base_url.startswith("https://")


def read(environ: Mapping[str, str]) -> Settings:
    """The settings in these environment variables.

    Raises SettingsError with every wrong name and value, one a line.
    """
    given = {name.removeprefix(PREFIX): text for name, text in environ.items() if name.startswith(PREFIX)}
    known = {spec.name.upper(): spec for spec in fields(Settings)}
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, text in sorted(given.items()):
        from_file = name.endswith("_FILE")
        spec = known.get(name.removesuffix("_FILE") if from_file else name)
        if spec is None or (from_file and not spec.metadata["secret"]):
            problems.append(_unknown(name, list(known)))
            continue
        try:
            values[spec.name] = spec.metadata["convert"](_file_text(text) if from_file else text.strip())
        except SettingsError as error:
            problems.append(f"{PREFIX}{name}: {error}")
    problems += [f"{PREFIX}{name} en {PREFIX}{name}_FILE: geef er één van" for name in known if _twice(name, given)]
    if problems:
        raise SettingsError("\n".join(problems))
    return Settings(**values)


def _twice(name: str, given: Mapping[str, str]) -> bool:
    return name in given and f"{name}_FILE" in given


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    meant = f"bedoelde u {PREFIX}{near[0]}?" if near else f"wat kan: {', '.join(PREFIX + each for each in known)}"
    return f"{PREFIX}{name}: deze instelling bestaat niet; {meant}"


def _file_text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"het bestand {path} is niet te lezen") from None
