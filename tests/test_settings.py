"""Settings: read once, strict, with secrets from files."""

from pathlib import Path

import pytest

from surveyapp.settings import Settings, SettingsError, read

SECRET = "kies-een-lang-en-willekeurig-geheim-van-40"
OIDC = {"OIDC_ISSUER": "https://login.zonstad.nl", "OIDC_CLIENT_ID": "vragen", "OIDC_CLIENT_SECRET": "geheim"}
SITE = {"SECRET_KEY": SECRET, "BASE_URL": "https://vragen.zonstad.nl"}


def test_without_variables_the_defaults_hold() -> None:
    assert read({"PATH": "/bin"}) == Settings()


def test_every_setting_can_be_given() -> None:
    given = read(
        {
            "SURVEYAPP_DATABASE_URL": "postgresql://wij@server/vragen",
            "SURVEYAPP_KEY_DIR": "/sleutels",
            "SURVEYAPP_SECRET_KEY": SECRET,
            "SURVEYAPP_BASE_URL": "https://vragen.zonstad.nl/",
            "SURVEYAPP_LANGUAGE": "en",
            "SURVEYAPP_LIBRARY": "/bieb",
            "SURVEYAPP_ENVIRONMENT": "development",
            "SURVEYAPP_TRUSTED_PROXIES": "1",
            "SURVEYAPP_OIDC_ISSUER": "https://login.zonstad.nl",
            "SURVEYAPP_OIDC_CLIENT_ID": "vragen",
            "SURVEYAPP_OIDC_CLIENT_SECRET": "geheim",
            "SURVEYAPP_OIDC_NAME": "Zonstad-account",
            "SURVEYAPP_OIDC_ACR": "urn:mfa",
        }
    )
    assert given == Settings(
        database_url="postgresql+psycopg://wij@server/vragen",
        key_dir=Path("/sleutels"),
        secret_key=SECRET,
        base_url="https://vragen.zonstad.nl",
        language="en",
        library=Path("/bieb"),
        environment="development",
        trusted_proxies=1,
        oidc_issuer="https://login.zonstad.nl",
        oidc_client_id="vragen",
        oidc_client_secret="geheim",
        oidc_name="Zonstad-account",
        oidc_acr="urn:mfa",
    )
    assert given.https
    assert given.uses_oidc


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("LANGAUGE", "nl", "SURVEYAPP_LANGAUGE: deze instelling bestaat niet; bedoelde u SURVEYAPP_LANGUAGE?"),
        ("X", "1", "wat kan: SURVEYAPP_DATABASE_URL, SURVEYAPP_KEY_DIR"),
        ("LANGUAGE_FILE", "/x", "SURVEYAPP_LANGUAGE_FILE: deze instelling bestaat niet"),
        ("LANGUAGE", "fr", "SURVEYAPP_LANGUAGE: kies uit: nl, en"),
        ("ENVIRONMENT", "test", "kies uit: production, development"),
        ("DATABASE_URL", "sqlite://", "geef sqlite:///pad"),
        ("DATABASE_URL", "sqlite:///:memory:", "geef sqlite:///pad"),
        ("DATABASE_URL", "mysql://x/y", "geef sqlite:///pad"),
        ("BASE_URL", "vragen.zonstad.nl", "geef het adres van de website"),
        ("BASE_URL", "javascript:alert(1)", "geef het adres van de website"),
        ("BASE_URL", "https://wij@zonstad.nl", "geef het adres van de website"),
        ("BASE_URL", "https://zonstad.nl:99999", "geef het adres van de website"),
        ("BASE_URL", "https://zon stad.nl", "geef het adres van de website"),
        ("BASE_URL", "https://zonstad.nl/vragen", "zonder iets erachter"),
        ("BASE_URL", "https://zonstad.nl?x=1", "zonder iets erachter"),
        ("OIDC_ISSUER", "http://login.zonstad.nl", "https://"),
        ("OIDC_ISSUER", "login.zonstad.nl", "geef het adres (issuer)"),
        ("OIDC_CLIENT_ID", " ", "is leeg"),
        ("KEY_DIR", "", "is leeg"),
        ("SECRET_KEY", "geheim", "minstens 32 willekeurige tekens"),
        ("SECRET_KEY_FILE", "/bestaat/niet", "het bestand /bestaat/niet is niet te lezen"),
        ("TRUSTED_PROXIES", "alle", "0 tot en met 5"),
        ("TRUSTED_PROXIES", "²", "0 tot en met 5"),
    ],
)
def test_a_wrong_setting_says_what_is_accepted(name: str, value: str, message: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read({f"SURVEYAPP_{name}": value})
    assert message in str(refused.value)


def test_all_wrong_settings_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as refused:
        read({"SURVEYAPP_LANGUAGE": "fr", "SURVEYAPP_TRUSTED_PROXIES": "9"})
    assert len(str(refused.value).splitlines()) == 2


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "geheim").write_text(f"{SECRET}\n")
    assert read({"SURVEYAPP_SECRET_KEY_FILE": str(tmp_path / "geheim")}).secret_key == SECRET


def test_a_secret_comes_from_one_place(tmp_path: Path) -> None:
    (tmp_path / "geheim").write_text(SECRET)
    with pytest.raises(SettingsError, match="geef er één van"):
        read({"SURVEYAPP_SECRET_KEY": SECRET, "SURVEYAPP_SECRET_KEY_FILE": str(tmp_path / "geheim")})


def test_production_does_not_start_without_a_secret() -> None:
    with pytest.raises(SettingsError, match="SURVEYAPP_SECRET_KEY ontbreekt"):
        _ = Settings().signing_key


def test_development_makes_up_a_secret_that_stays_for_this_process() -> None:
    settings = Settings(environment="development")
    assert len(settings.signing_key) >= 32
    assert settings.signing_key == settings.signing_key
    assert settings.signing_key != Settings(environment="development").signing_key


def wrong(given: dict[str, str], serving: bool = True) -> list[str]:
    """What a site with these settings is told, line by line."""
    with pytest.raises(SettingsError) as refused:
        read({f"SURVEYAPP_{name}": value for name, value in given.items()}, serving=serving)
    return str(refused.value).splitlines()


def test_a_site_in_production_is_served_over_https_with_a_secret_of_its_own() -> None:
    assert read({f"SURVEYAPP_{name}": value for name, value in SITE.items()}, serving=True).https
    lines = wrong({})
    assert len(lines) == 2
    assert lines[0].startswith("SURVEYAPP_SECRET_KEY ontbreekt")
    assert lines[1].startswith("SURVEYAPP_BASE_URL: in productie begint het adres met https://")


def test_a_secret_that_is_typed_without_thinking_is_refused_in_production() -> None:
    assert "geen willekeurige tekst" in wrong({**SITE, "SECRET_KEY": "x" * 40})[0]


def test_a_short_secret_is_told_once_together_with_everything_else() -> None:
    lines = wrong({"SECRET_KEY": "kort", "BASE_URL": "zonstad.nl", "LANGUAGE": "fr", "TRUSTED_PROXY": "1"})
    assert len(lines) == 4
    assert "bedoelde u SURVEYAPP_TRUSTED_PROXIES?" in lines[3]


def test_development_serves_without_anything() -> None:
    assert not read({"SURVEYAPP_ENVIRONMENT": "development"}, serving=True).https


@pytest.mark.parametrize("missing", list(OIDC))
def test_an_identity_provider_needs_all_three_of_its_settings(missing: str) -> None:
    lines = wrong({name: value for name, value in OIDC.items() if name != missing}, serving=False)
    assert lines == [f"SURVEYAPP_{missing}: ontbreekt; voor inloggen via een inlogdienst zijn alle drie nodig"]


def test_no_secret_is_shown_when_a_setting_is_refused(tmp_path: Path) -> None:
    (tmp_path / "geheim").write_text("te-kort-geheim")
    lines = wrong({"SECRET_KEY_FILE": str(tmp_path / "geheim"), "DATABASE_URL": "mysql://wij:hunter2@server/x"})
    assert "te-kort-geheim" not in "".join(lines)
    assert "hunter2" not in "".join(lines)


@pytest.mark.parametrize(("name", "told"), [("LIBRARY", "geen map questionnaires"), ("KEY_DIR", "niet te beschrijven")])
def test_a_site_starts_only_with_the_folders_that_it_will_need(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "bestand").write_text("geen map")
    given = {"SURVEYAPP_ENVIRONMENT": "development", f"SURVEYAPP_{name}": str(tmp_path / "bestand" / "map")}
    assert read(given)
    with pytest.raises(SettingsError, match=told):
        read(given, serving=True)
