"""The conversation with a mail server: in secret, signed in, and never with somebody else's."""

import smtplib
from functools import partial
from pathlib import Path

import pytest

from surveyapp.fieldwork.mail import compose, post
from surveyapp.fieldwork.mail.post import CONTENT, RECIPIENT, SENDER, Later, MailRefused, Refused, ServerTrouble, judged
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.settings import Settings
from tests.mail.conftest import settings_for
from tests.mailserver import DATA, DROP, MAIL, RCPT, MailServer, certificate, running
from tests.surveys import NOW


def send(settings: Settings, to: str = "koor@x.nl") -> None:
    post.send_now(settings, compose.plain(settings, None, to, "Onderwerp", "Tekst", NOW))


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_mail_travels_in_secret_to_a_server_that_proves_who_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with running(context=context, security=security) as server:
        send(settings_for(server, smtp_host="localhost", smtp_security=security))
    assert server.per_address == {"koor@x.nl": 1}


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("wrong", ["unknown", "other name"])
def test_a_server_that_cannot_prove_who_it_is_gets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, security: str, wrong: str
) -> None:
    context, trusted = certificate(tmp_path, "localhost" if wrong == "unknown" else "mail.elders.nl")
    if wrong == "other name":
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with (
        running(context=context, security=security) as server,
        pytest.raises(ServerTrouble, match="beveiligde verbinding met de mailserver lukt niet"),
    ):
        send(settings_for(server, smtp_host="localhost", smtp_security=security))
    assert server.mails == []


def test_a_server_that_cannot_keep_a_secret_gets_nothing() -> None:
    with running() as server, pytest.raises(ServerTrouble, match="kan niet wat is ingesteld"):
        send(settings_for(server, smtp_security="starttls"))
    assert server.mails == []


def test_the_mail_server_is_told_who_we_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with running(MailServer(password="geheim"), context, "starttls") as server:
        settings = partial(settings_for, server, smtp_host="localhost", smtp_security="starttls")
        send(settings(smtp_user="vragen", smtp_password="geheim"))
        with pytest.raises(ServerTrouble, match="weigert onze naam of ons wachtwoord: 535"):
            send(settings(smtp_user="vragen", smtp_password="fout"))
        with pytest.raises(ServerTrouble, match="wil dat we inloggen: 530"):
            send(settings())
    assert len(server.mails) == 1


@pytest.mark.parametrize(
    ("stage", "answer"), [(MAIL, "451 nu niet"), (RCPT, "550 nee"), (DATA, "554 nee"), (RCPT, DROP), (DATA, DROP)]
)
def test_whoever_waits_is_told_that_it_did_not_work(stage: str, answer: str) -> None:
    with running() as server:
        server.says(stage, answer)
        with pytest.raises(MailRefused):
            send(settings_for(server))


def test_without_a_mail_server_nothing_is_sent() -> None:
    assert not post.can_send(Settings())
    with pytest.raises(MailRefused, match="geen mailserver"):
        send(Settings(mail_from="vragen@zonstad.nl"))


@pytest.mark.parametrize(
    ("stage", "code", "words", "kind", "bounced"),
    [
        (SENDER, 550, "550 5.7.1 nee", ServerTrouble, None),
        (SENDER, 451, "451 druk", Later, None),
        (SENDER, 421, "421 dicht", Later, None),
        (RECIPIENT, 450, "450 4.2.0 greylist", Later, None),
        (RECIPIENT, 530, "530 inloggen", ServerTrouble, None),
        (RECIPIENT, 550, "550 onbekend", Refused, True),
        (RECIPIENT, 550, "550 5.1.1 onbekend", Refused, True),
        (RECIPIENT, 552, "552 5.2.2 vol", Refused, True),
        (RECIPIENT, 554, "554 5.7.1 beleid", Refused, False),
        (RECIPIENT, 553, "553 5.1.8 afzender", Refused, False),
        (CONTENT, 554, "554 reclame", Refused, False),
        (CONTENT, 550, "550 5.1.1 onbekend", Refused, True),
        (CONTENT, 452, "452 vol", Later, None),
    ],
)
def test_every_answer_means_one_thing(
    stage: str, code: int, words: str, kind: type[MailRefused], bounced: bool | None
) -> None:
    found = judged(stage, code, words)
    assert type(found) is kind
    assert getattr(found, "bounced", None) == bounced


def test_the_words_of_a_server_hold_no_personal_link() -> None:
    with running() as server:
        server.says(DATA, "554 verdacht: https://vragen.zonstad.nl/v/geheimetoken123 en /afmelden/abc")
        with pytest.raises(Refused) as refused:
            send(settings_for(server))
    assert "geheimetoken" not in str(refused.value)
    assert "/v/…" in str(refused.value)


@pytest.mark.parametrize("address", ["", "koor", "koor@x.nl\r\nRCPT TO:<a@x.nl>", "koor@x.nl, a@x.nl", "<a@x.nl> b"])
def test_what_is_no_address_gets_no_mail(address: str) -> None:
    with running() as server, pytest.raises(Refusal, match="geen e-mailadres"):
        send(settings_for(server), address)
    assert server.mails == []


@pytest.mark.parametrize("host", ["mail.elders.nl", "192.0.2.1"])
def test_a_test_that_sends_mail_outside_fails(host: str) -> None:
    with pytest.raises(pytest.fail.Exception, match="mail to the outside"):
        smtplib.SMTP(host, 25, "localhost", 1)
    with pytest.raises(pytest.fail.Exception, match="mail to the outside"):
        send(Settings(smtp_host=host, mail_from="vragen@zonstad.nl"))
