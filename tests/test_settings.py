"""Settings: read once, strict, with secrets from files."""

from pathlib import Path

import pytest

from surveyapp.settings import Settings, SettingsError, read

SECRET = "s" * 40


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
        }
    )
    assert given == Settings(
        "postgresql+psycopg://wij@server/vragen",
        Path("/sleutels"),
        SECRET,
        "https://vragen.zonstad.nl",
        "en",
        Path("/bieb"),
        "development",
        1,
    )
    assert given.https


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
