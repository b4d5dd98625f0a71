"""What settings ask of each other, and what a site in production asks of all of them."""

import os

from surveyapp.settings.model import NO_SECRET, Settings
from surveyapp.settings.values import LOOPBACK, PREFIX

FEWEST_CHARACTERS = 10
"""Different characters in a secret; random ones of the shortest length have far more."""
OIDC = ("oidc_issuer", "oidc_client_id", "oidc_client_secret")


def problems(settings: Settings) -> list[str]:
    """What is wrong with these settings together, one line each."""
    return [*_problems_of_provider(settings), *_problems_of_mail(settings)]


def _problems_of_provider(settings: Settings) -> list[str]:
    missing = [name for name in OIDC if not getattr(settings, name)]
    if missing and (len(missing) < len(OIDC) or settings.oidc_acr):
        names = ", ".join(PREFIX + name.upper() for name in missing)
        return [f"{names}: ontbreekt; voor inloggen via een inlogdienst zijn alle drie nodig"]
    return []


def _problems_of_mail(settings: Settings) -> list[str]:
    """Mails hold personal links: they travel in secret, and from a sender that can be answered."""
    found = []
    if settings.smtp_host and not settings.mail_from:
        found.append(f"{PREFIX}MAIL_FROM: ontbreekt; mails hebben een afzender nodig")
    if not settings.smtp_host and (settings.smtp_user or settings.smtp_password):
        found.append(f"{PREFIX}SMTP_HOST: ontbreekt; er is wel een naam of wachtwoord voor een mailserver")
    if bool(settings.smtp_user) != bool(settings.smtp_password):
        absent = "SMTP_PASSWORD" if settings.smtp_user else "SMTP_USER"
        found.append(f"{PREFIX}{absent}: ontbreekt; om in te loggen bij de mailserver zijn naam en wachtwoord nodig")
    safe = settings.environment == "development" or settings.smtp_host in ("", *LOOPBACK)
    if settings.smtp_security == "none" and not safe:
        found.append(f"{PREFIX}SMTP_SECURITY: none kan alleen met een mailserver op deze computer; neem starttls")
    return found


def problems_of_site(settings: Settings) -> list[str]:
    """What keeps a site with these settings from being served. Development may do without a secret and https."""
    found = _problems_of_folders(settings)
    if settings.environment == "development":
        return found
    if not settings.secret_key:
        found.append(NO_SECRET)
    elif len(set(settings.secret_key)) < FEWEST_CHARACTERS:
        found.append(f"{PREFIX}SECRET_KEY: dit is geen willekeurige tekst; laat uw computer een geheim maken")
    if not settings.https:
        found.append(
            f"{PREFIX}BASE_URL: in productie begint het adres met https://, want dat staat in de uitnodigingen; "
            f"zet {PREFIX}ENVIRONMENT op development om alleen te proberen"
        )
    return found


def _problems_of_folders(settings: Settings) -> list[str]:
    """Folders that are missed only when somebody needs them: an officer, or the first anonymous wave."""
    found = []
    if not (settings.library / "questionnaires").is_dir():
        found.append(f"{PREFIX}LIBRARY: in {settings.library} staat geen map questionnaires")
    folder = settings.key_dir.absolute()
    nearest = next(each for each in (folder, *folder.parents) if each.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        found.append(f"{PREFIX}KEY_DIR: de map {settings.key_dir} is niet te maken of niet te beschrijven")
    return found
