"""Signing in through an identity provider: a real one on this computer, which is honest, careless or hostile."""

import logging
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from flask import Flask
from werkzeug.test import TestResponse

from surveyapp.fieldwork import accounts
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Account, Event, StaffSession
from surveyapp.web import create_app
from tests.identityprovider import (
    CLIENT_ID,
    CLIENT_SECRET,
    KEYS,
    Claims,
    IdentityProvider,
    running,
    signed,
    signed_with_secret,
    unsigned,
)
from tests.officer import Officer, hire, words
from tests.surveys import NOW

START = "/inloggen/dienst"
LATER = int(NOW.timestamp())


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[IdentityProvider]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running() as provider:
        yield provider


@pytest.fixture
def app(sqlite_database: Database, provider: IdentityProvider) -> Flask:
    settings = Settings(
        environment="development",
        secret_key="x" * 40,
        base_url="http://localhost",
        oidc_issuer=provider.base,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
        oidc_name="Zonstad-account",
        oidc_acr="urn:mfa urn:sterk",
    )
    hire(sqlite_database)
    return create_app(settings, sqlite_database, lambda: NOW)


@pytest.fixture
def els(app: Flask) -> Officer:
    return Officer(app.test_client())


def to_provider(browser: Officer, start: str = START) -> str:
    """Begin, and follow the browser to the provider and back: the address on our site that it returns to."""
    sent = browser.open(start)
    assert sent.status_code == 303, words(sent)
    with requests.Session() as session:
        session.trust_env = False
        back = session.get(sent.location, allow_redirects=False, timeout=5).headers["Location"]
    return back.removeprefix("http://localhost")


def come_in(browser: Officer, start: str = START) -> TestResponse:
    """All the way through."""
    return browser.open(to_provider(browser, start))


def is_in(browser: Officer) -> bool:
    return browser.open("/beheer").status_code == 200


def test_the_sign_in_page_offers_the_provider_by_name(els: Officer) -> None:
    page = els.open("/inloggen?next=/beheer/activiteiten")
    assert "Inloggen met Zonstad-account" in words(page)
    assert f'href="{START}?next=/beheer/activiteiten"' in page.text


def test_without_a_provider_there_is_no_such_way_in(sqlite_database: Database) -> None:
    settings = Settings(environment="development", secret_key="x" * 40)
    browser = Officer(create_app(settings, sqlite_database, lambda: NOW).test_client())
    assert "Of met uw wachtwoord" not in words(browser.open("/inloggen"))
    assert (browser.open(START).status_code, browser.open(f"{START}/terug?state=x").status_code) == (404, 404)


def test_an_officer_with_a_verified_address_comes_in_and_is_recognised_from_then_on(
    els: Officer, app: Flask, provider: IdentityProvider, sqlite_database: Database
) -> None:
    entered = come_in(els)
    assert (entered.status_code, entered.location) == (303, "/beheer")
    assert is_in(els)
    with sqlite_database.reading() as session:
        account = accounts.find(session, "officer@zonstad.nl")
        assert account.oidc_subject == f"{provider.base}|els"
        done = [event.action for event in session.query(Event).filter_by(actor="officer@zonstad.nl")]
        assert done == ["account.link_provider", "account.sign_in"]
    provider.person = {"sub": "els", "email": "els.getrouwd@zonstad.nl"}
    again = Officer(app.test_client())
    assert come_in(again).location == "/beheer"
    assert is_in(again)


def test_nothing_but_the_signed_code_travels_and_no_token_is_kept(els: Officer, provider: IdentityProvider) -> None:
    sent = els.open(START)
    asked = parse_qs(urlsplit(sent.location).query)
    assert set(asked) == {
        *("response_type", "client_id", "redirect_uri", "scope", "state", "nonce"),
        *("code_challenge", "code_challenge_method"),
    }
    assert asked["redirect_uri"] == ["http://localhost/inloggen/dienst/terug"]
    come_in(els)
    with els.client.session_transaction() as cookie:
        assert "openid" not in cookie
        assert not any(token in str(dict(cookie)) for token in provider.tokens)


def test_who_was_stopped_at_a_page_returns_there_and_nowhere_else(els: Officer, app: Flask) -> None:
    assert come_in(els, f"{START}?next=/beheer/activiteiten").location == "/beheer/activiteiten"
    for elsewhere in ("https://elders.example", "//elders.example", "/%5Celders.example"):
        assert come_in(Officer(app.test_client()), f"{START}?next={elsewhere}").location == "/beheer"


def test_the_host_header_does_not_decide_where_the_provider_sends_people(els: Officer) -> None:
    sent = els.client.get(START, headers={"Host": "elders.example"})
    assert parse_qs(urlsplit(sent.location).query)["redirect_uri"] == ["http://localhost/inloggen/dienst/terug"]


def test_the_session_from_before_does_not_live_on(els: Officer, sqlite_database: Database) -> None:
    els.sign_in("officer@zonstad.nl")
    before = els.cookie()
    come_in(els)
    with sqlite_database.reading() as session:
        assert session.query(StaffSession).count() == 1
    thief = Officer(els.client.application.test_client())
    thief.client.set_cookie("session", before)
    assert not is_in(thief)


@pytest.mark.parametrize(
    ("person", "message"),
    [
        ({"sub": "x", "email": "vreemd@elders.nl", "email_verified": True}, "hier hebt u geen account"),
        ({"sub": "x", "email": "stil@zonstad.nl", "email_verified": True}, "hier hebt u geen account"),
        ({"sub": "x", "email": "officer@zonstad.nl", "email_verified": False}, "niet bevestigd"),
        ({"sub": "x", "email": "officer@zonstad.nl", "email_verified": "nee"}, "niet bevestigd"),
        ({"sub": "x", "email": "officer@zonstad.nl"}, "niet bevestigd"),
        ({"sub": "x"}, "niet bevestigd"),
    ],
)
def test_who_has_no_account_here_gets_a_friendly_refusal_and_none_is_made(
    els: Officer, provider: IdentityProvider, sqlite_database: Database, person: Claims, message: str
) -> None:
    hire(sqlite_database, email="stil@zonstad.nl")
    with sqlite_database.transaction() as session:
        accounts.deactivate(session, accounts.find(session, "stil@zonstad.nl"), NOW, "toets")
    provider.person = person
    refused = come_in(els)
    assert refused.status_code == 422
    assert message in words(refused)
    assert not is_in(els)
    with sqlite_database.reading() as session:
        assert session.query(Account).count() == 2
        assert session.query(Account).filter(Account.oidc_subject.is_not(None)).count() == 0


def test_an_address_that_was_given_to_somebody_else_does_not_open_the_account_of_before(
    els: Officer, app: Flask, provider: IdentityProvider
) -> None:
    come_in(els)
    provider.person = {"sub": "een-ander", "email": "officer@zonstad.nl", "email_verified": True}
    assert "hier hebt u geen account" in words(come_in(Officer(app.test_client())))


def test_an_account_that_was_ended_does_not_come_in_with_its_subject_either(
    els: Officer, app: Flask, sqlite_database: Database
) -> None:
    come_in(els)
    with sqlite_database.transaction() as session:
        accounts.deactivate(session, accounts.find(session, "officer@zonstad.nl"), NOW, "toets")
    assert come_in(Officer(app.test_client())).status_code == 422
    assert not is_in(els)


def test_an_id_token_without_an_address_is_completed_with_user_info(els: Officer, provider: IdentityProvider) -> None:
    provider.slim = True
    assert come_in(els).location == "/beheer"
    assert "/userinfo" in provider.asked


def test_user_info_about_somebody_else_counts_for_nothing(els: Officer, provider: IdentityProvider) -> None:
    provider.slim = True
    back = to_provider(els)
    provider.extra = {"sub": "mallory"}
    assert "niet bevestigd" in words(els.open(back))


def other_key(claims: Claims) -> str:
    """Signed by somebody else, who claims to have used the key that is listed."""
    return signed(claims, KEYS[1], kid=KEYS[0].kid)


def with_public_key_as_secret(claims: Claims) -> str:
    """The old confusion: the public key used as a shared secret."""
    return signed_with_secret(claims, KEYS[0].as_pem(private=False), KEYS[0].kid)


def with_client_secret(claims: Claims) -> str:
    return signed_with_secret(claims, CLIENT_SECRET.encode(), KEYS[0].kid)


def changed_after_signing(claims: Claims) -> str:
    head, _, signature = signed(claims, KEYS[0]).split(".")
    return ".".join([head, unsigned({**claims, "sub": "mallory"}).split(".")[1], signature])


@pytest.mark.parametrize(
    "sign",
    [unsigned, other_key, with_public_key_as_secret, with_client_secret, changed_after_signing, lambda _: "geen.token"],
)
def test_an_id_token_that_the_provider_did_not_sign_lets_nobody_in(
    els: Officer, provider: IdentityProvider, sign: Callable[[Claims], str]
) -> None:
    provider.sign = sign
    refused = come_in(els)
    assert refused.status_code == 422
    assert "Het antwoord van de inlogdienst klopt niet" in words(refused)
    assert not is_in(els)


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "van een ander"},
        {"nonce": None},
        {"aud": "een-andere-site"},
        {"aud": ["een-andere-site", "nog-een"], "azp": CLIENT_ID},
        {"aud": [CLIENT_ID, "een-andere-site"]},
        {"aud": None},
        {"azp": "een-andere-site"},
        {"iss": "https://elders.example"},
        {"iss": None},
        {"exp": LATER - 61},
        {"exp": None},
        {"iat": LATER + 3600},
        {"nbf": LATER + 3600},
        {"sub": ""},
        {"sub": None},
        {"at_hash": "klopt-niet"},
    ],
    ids=str,
)
def test_an_id_token_that_is_not_for_this_attempt_lets_nobody_in(
    els: Officer, provider: IdentityProvider, claims: Claims
) -> None:
    provider.extra = claims
    refused = come_in(els)
    assert refused.status_code == 422
    assert "Het antwoord van de inlogdienst klopt niet" in words(refused)
    assert not is_in(els)


@pytest.mark.parametrize(
    "twist",
    [
        {"state": "van-een-ander"},
        {"state": ""},
        {"code": "verzonnen"},
        {"code": ""},
        {"iss": "https://elders.example"},
    ],
    ids=str,
)
def test_an_answer_that_does_not_belong_to_this_attempt_lets_nobody_in(els: Officer, twist: dict[str, str]) -> None:
    path, _, query = to_provider(els).partition("?")
    asked = {name: values[0] for name, values in parse_qs(query).items()}
    assert els.open(f"{path}?{urlencode({**asked, **twist})}").status_code == 422
    assert not is_in(els)


def test_an_answer_is_worth_nothing_in_another_browser(els: Officer, app: Flask) -> None:
    back, mallory = to_provider(els), Officer(app.test_client())
    assert "hoort bij een ander venster" in words(mallory.open(back))
    mallory.open(START)
    assert "hoort bij een ander venster" in words(mallory.open(back))
    assert not is_in(mallory)


def test_a_code_works_once_also_with_a_copy_of_the_cookie(els: Officer, app: Flask) -> None:
    back, thief = to_provider(els), Officer(app.test_client())
    thief.client.set_cookie("session", els.cookie())
    assert els.open(back).status_code == 303
    assert els.open(back).status_code == 422
    assert thief.open(back).status_code == 422
    assert not is_in(thief)


def test_an_attempt_that_took_too_long_has_to_begin_again(els: Officer) -> None:
    back = to_provider(els)
    with els.client.session_transaction() as cookie:
        cookie["openid"][0]["at"] -= 601
        cookie.modified = True
    assert "Begin opnieuw" in words(els.open(back))


def test_two_windows_can_sign_in_at_the_same_time(els: Officer) -> None:
    first, second = to_provider(els), to_provider(els)
    assert els.open(first).status_code == 303
    assert els.open(second).status_code in (303, 422)
    assert is_in(els)


def test_who_changes_their_mind_at_the_provider_hears_that(els: Officer) -> None:
    state = parse_qs(urlsplit(els.open(START).location).query)["state"][0]
    refused = els.open(f"{START}/terug?error=access_denied&error_description=%3Cscript%3E&state={state}")
    assert "of u hebt het inloggen afgebroken" in words(refused)
    assert "<script>" not in refused.text


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/keys"])
def test_a_provider_that_is_down_is_told_before_anybody_is_sent_there(
    els: Officer, provider: IdentityProvider, path: str
) -> None:
    provider.broken = {path}
    refused = els.open(START)
    assert refused.status_code == 503
    assert "nu niet bereikbaar" in words(refused)
    provider.broken = set()
    assert come_in(els).location == "/beheer"


@pytest.mark.parametrize("path", ["/token", "/userinfo"])
def test_a_provider_that_breaks_halfway_lets_nobody_in(els: Officer, provider: IdentityProvider, path: str) -> None:
    provider.slim, provider.broken = True, {path}
    assert come_in(els).status_code in (422, 503)
    assert not is_in(els)


def test_a_provider_that_cannot_be_reached_at_all_gives_a_message(sqlite_database: Database) -> None:
    settings = Settings(
        environment="development",
        secret_key="x" * 40,
        oidc_issuer="http://127.0.0.1:1",
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=CLIENT_SECRET,
    )
    browser = Officer(create_app(settings, sqlite_database, lambda: NOW).test_client())
    assert "nu niet bereikbaar" in words(browser.open(START))


@pytest.mark.parametrize(
    "about",
    [
        {"issuer": "https://elders.example"},
        {"token_endpoint": "http://elders.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": None},
    ],
    ids=str,
)
def test_a_provider_that_says_strange_things_of_itself_is_not_used(
    els: Officer, provider: IdentityProvider, about: Claims
) -> None:
    provider.about = about
    assert els.open(START).status_code == 503


def test_a_new_key_of_the_provider_is_fetched_when_it_is_used(
    els: Officer, app: Flask, provider: IdentityProvider
) -> None:
    come_in(els)
    provider.key = 1
    assert come_in(Officer(app.test_client())).location == "/beheer"
    assert provider.asked.count("/keys") == 2
    assert provider.asked.count("/.well-known/openid-configuration") == 1


@pytest.mark.parametrize(
    ("claims", "complete"),
    [
        ({}, False),
        ({"amr": ["pwd"]}, False),
        ({"amr": "mfa"}, None),
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": ["otp"]}, True),
        ({"amr": ["hwk"]}, True),
        ({"acr": "urn:sterk"}, True),
        ({"acr": "1"}, False),
    ],
    ids=str,
)
def test_a_second_factor_is_asked_unless_the_provider_saw_to_one(
    els: Officer, provider: IdentityProvider, sqlite_database: Database, claims: Claims, complete: bool | None
) -> None:
    with sqlite_database.transaction() as session:
        accounts.find(session, "officer@zonstad.nl").totp_secret = b"verzegeld"
    provider.extra = claims
    come_in(els)
    with sqlite_database.reading() as session:
        found = session.query(StaffSession).one_or_none()
        assert (found.complete if found else None) == complete


def test_no_token_or_code_reaches_the_log(
    els: Officer, provider: IdentityProvider, caplog: pytest.LogCaptureFixture
) -> None:
    provider.extra = {"nonce": "fout"}
    with caplog.at_level(logging.INFO):
        back = to_provider(els)
        els.open(back)
    code = parse_qs(urlsplit(back).query)["code"][0]
    assert "was refused" in caplog.text
    assert code not in caplog.text
    assert not any(token in caplog.text for token in provider.tokens)
