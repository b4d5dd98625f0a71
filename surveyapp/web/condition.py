"""How the installation is, for its administrator: what works, what is missing, and the settings in force.

A secret is never shown, only whether there is one.
"""

from dataclasses import dataclass, fields

from surveyapp import __version__
from surveyapp.fieldwork import installation
from surveyapp.fieldwork.mail import post, server
from surveyapp.settings import PREFIX
from surveyapp.web.site import site

DATABASES = {"sqlite": "SQLite, in één bestand", "postgresql": "PostgreSQL"}


@dataclass(frozen=True)
class Check:
    """One line about the installation; ``advice`` is what to do about it, if anything."""

    what: str
    state: str
    advice: str = ""


def checks() -> list[Check]:
    """Version, database, keys, mail and address."""
    return [Check("Versie", __version__), _database(), _keys(), _mail(), _address(), _provider()]


def _database() -> Check:
    kind = DATABASES[site().database.engine.dialect.name]
    if site().database.schema_state() == "current":
        return Check("Database", f"{kind}, bij de tijd")
    return Check("Database", f"{kind}, van een andere versie", "Maak een reservekopie en draai: surveyapp upgrade")


def _keys() -> Check:
    folder = site().database.keys.folder
    trouble = installation.trouble_with_keys(folder)
    return Check("Map met sleutels", "let op" if trouble else "in orde", trouble)


def _mail() -> Check:
    if post.can_send(site().settings):
        with site().database.reading() as session:
            trouble = server.trouble(session)
        return Check("Mail", "let op", trouble.words) if trouble else Check("Mail", "ingesteld")
    advice = "Stel een mailserver in; tot dan geeft u uitnodigingen zelf door, en gaan er geen mails naar deelnemers."
    return Check("Mail", "niet ingesteld", advice)


def _address() -> Check:
    settings = site().settings
    if settings.https:
        return Check("Adres van de site", settings.base_url)
    advice = "Links in uitnodigingen werken alleen op deze computer. Stel een adres in dat met https:// begint."
    return Check("Adres van de site", settings.base_url, advice)


def _provider() -> Check:
    name = site().settings.oidc_name if site().settings.uses_oidc else "niet ingesteld"
    return Check("Inlogdienst", name)


def settings() -> list[tuple[str, str]]:
    """Every setting by name with its value in force."""
    return [
        (f"{PREFIX}{spec.name.upper()}", _shown(getattr(site().settings, spec.name), spec.metadata["secret"]))
        for spec in fields(site().settings)
    ]


def _shown(value: object, is_secret: bool) -> str:
    if is_secret:
        return "ingesteld (geheim)" if value else "niet ingesteld"
    return "niet ingesteld" if value in ("", None) else str(value)
