"""What settings ask of each other, and what a site in production asks of all of them."""

from surveyapp.settings.model import NO_SECRET, Settings
from surveyapp.settings.values import PREFIX

FEWEST_CHARACTERS = 10
"""Different characters in a secret; random ones of the shortest length have far more."""
OIDC = ("oidc_issuer", "oidc_client_id", "oidc_client_secret")


def problems(settings: Settings) -> list[str]:
    """What is wrong with these settings together, one line each."""
    missing = [name for name in OIDC if not getattr(settings, name)]
    if missing and (len(missing) < len(OIDC) or settings.oidc_acr):
        names = ", ".join(PREFIX + name.upper() for name in missing)
        return [f"{names}: ontbreekt; voor inloggen via een inlogdienst zijn alle drie nodig"]
    return []


def problems_of_site(settings: Settings) -> list[str]:
    """What keeps a site with these settings from being served in production. Development may try everything."""
    if settings.environment == "development":
        return []
    found = []
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
