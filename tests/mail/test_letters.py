"""How mails read: their headers, their two forms, and what an author can do wrong."""

import datetime
import re
from email.message import EmailMessage

import pytest

from surveyapp.fieldwork import accountlinks
from surveyapp.fieldwork.lettertexts import Text
from surveyapp.fieldwork.mail import byhand, compose, kinds, looks, places, samples, words
from surveyapp.fieldwork.mail.defaults import default
from surveyapp.fieldwork.mail.words import WrongWords
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Account, Message
from tests.mail.conftest import LIST, Town, municipality, settings_for, town_of
from tests.mailserver import MailServer
from tests.surveys import NOW, OFFICER, run


def sent(town: Town, server: MailServer, kind: str = "invitation") -> EmailMessage:
    town.plan(kind)
    town.work()
    return server.mails[-1]


def part(mail: EmailMessage, kind: str) -> str:
    found = mail.get_body((kind,))
    assert found is not None
    return str(found.get_content()).replace("\r\n", "\n")


def test_an_invitation_has_everything_that_it_needs(quiet_town: Town, server: MailServer) -> None:
    quiet_town.invite("Koor", salutation="mevrouw De Vries")
    mail = sent(quiet_town, server)
    link = f"https://vragen.zonstad.nl/v/{quiet_town.tokens['Koor']}"
    assert mail["From"] == "Gemeente Zonstad <vragen@zonstad.nl>"
    assert mail["Reply-To"] == "annet@zonstad.nl"
    assert mail["To"] == "koor@x.nl"
    assert mail["Subject"] == "Wilt u meedoen? Vrijwilligers in Zonstad"
    assert mail["Date"].datetime == NOW
    assert mail["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[0-9a-f]{32}@zonstad\.nl>", mail["Message-ID"])
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.get_content_type() == "multipart/alternative"
    for form in ("plain", "html"):
        text = part(mail, form)
        assert "Geachte mevrouw De Vries" in text
        assert link in text
        assert "De gemeente kan zien wat u hebt ingevuld" in " ".join(text.split())
        assert "https://vragen.zonstad.nl/afmelden/" in text
        assert "Annet de Boer" in text


def test_the_link_is_in_no_header_and_the_address_to_sign_off_stays_whole(quiet_town: Town, server: MailServer) -> None:
    quiet_town.invite("Koor")
    sent(quiet_town, server)
    head = server.raw[0].split(b"\r\n\r\n")[0].decode()
    assert quiet_town.tokens["Koor"] not in head
    assert re.search(r"^List-Unsubscribe: <https://vragen\.zonstad\.nl/afmelden/[\w-]+>\r$", head, re.MULTILINE)


@pytest.mark.parametrize(
    ("salutation", "name", "greeting"),
    [("mevrouw De Vries", "Koor", "Geachte mevrouw De Vries"), ("", "Koor", "Beste mensen van Koor")],
)
def test_people_are_addressed_as_well_as_we_know_them(
    quiet_town: Town, server: MailServer, salutation: str, name: str, greeting: str
) -> None:
    quiet_town.invite(name, salutation=salutation)
    assert greeting in part(sent(quiet_town, server), "plain")


@pytest.mark.parametrize(
    "name",
    [
        "Koor\r\nBcc: iedereen@x.nl",
        "Koor\nSubject: anders",
        "=?utf-8?q?Bcc=3A?= x",
        "Koor\x00\u2028Bcc: x@x.nl",
        "é" * 200,
    ],
)
def test_no_name_becomes_a_header(quiet_town: Town, server: MailServer, name: str) -> None:
    quiet_town.invite("Koor", salutation=name)
    with quiet_town.database.transaction() as session:
        own = Text("Voor {aanhef} van {organisatie}", "{aanhef} {organisatie} {link} {belofte}")
        words.keep(session, quiet_town.wave(session), {("invitation", "nl"): own}, NOW, OFFICER)
        session.merge(quiet_town.unit("Koor")).name = name
        municipality(session).name = "Zonstad"
    mail = sent(quiet_town, server)
    assert mail["Bcc"] is None
    assert len(mail.get_all("Subject", [])) == 1
    assert mail["Subject"].startswith("Voor Geachte")
    assert server.recipients == ["koor@x.nl"]


def test_the_html_is_escaped_and_only_the_officers_own_addresses_can_be_clicked(
    quiet_town: Town, server: MailServer
) -> None:
    quiet_town.invite("Koor")
    with quiet_town.database.transaction() as session:
        session.merge(quiet_town.unit("Koor")).name = "<script>x</script> https://kwaad.nl"
        own = Text("Hallo", "{organisatie}\n\nLees <dit>: https://www.zonstad.nl/a?b=1&c=2.\n\n{link}\n\n{belofte}")
        words.keep(session, quiet_town.wave(session), {("invitation", "nl"): own}, NOW, OFFICER)
    html = part(sent(quiet_town, server), "html")
    assert "<script>" not in html
    assert "Lees &lt;dit&gt;:" in html
    assert '<a href="https://www.zonstad.nl/a?b=1&amp;c=2">' in html
    assert 'href="https://kwaad' not in html


def test_the_html_fetches_nothing_and_carries_the_logo_and_the_house_style(
    sqlite_database: Database, server: MailServer
) -> None:
    town = town_of(sqlite_database, server)
    with sqlite_database.transaction() as session:
        zonstad = municipality(session)
        zonstad.logo, zonstad.logo_version = b"\x89PNG logo", "v1"
        zonstad.theme = ":root{--utrecht-button-primary-action-background-color:#8b0000}"
    town.invite("Koor")
    mail = sent(town, server)
    html = part(mail, "html")
    assert set(re.findall(r'src="([^"]+)"', html)) == {"cid:logo"}
    assert "#8b0000" in html
    assert "url(" not in html
    (picture,) = [each for each in mail.walk() if each.get_content_type() == "image/png"]
    assert (picture["Content-ID"], picture.get_content()) == ("<logo>", b"\x89PNG logo")


def test_lines_with_a_dot_arrive_as_they_were(quiet_town: Town, server: MailServer) -> None:
    quiet_town.invite("Koor")
    with quiet_town.database.transaction() as session:
        own = Text("Punten", "Een\n.\n..twee\n\n{link}\n\n{belofte}")
        words.keep(session, quiet_town.wave(session), {("invitation", "nl"): own}, NOW, OFFICER)
    assert part(sent(quiet_town, server), "plain").startswith("Een\n.\n..twee\n")


def test_the_same_mail_has_the_same_name_however_often_it_is_tried(quiet_town: Town, server: MailServer) -> None:
    quiet_town.invite("Koor", "Korfbal")
    server.says("DATA", "drop", "koor@x.nl")
    quiet_town.plan("invitation")
    quiet_town.work()
    with quiet_town.database.transaction() as session:
        message = session.query(Message).filter_by(state="uncertain").one()
        byhand.send_again(session, quiet_town.wave(session), message, NOW, OFFICER)
    quiet_town.work()
    first, second = server.to("koor@x.nl")
    assert first["Message-ID"] == second["Message-ID"]
    assert server.to("korfbal@x.nl")[0]["Message-ID"] != first["Message-ID"]


@pytest.mark.parametrize(
    ("text", "subject", "body", "mode", "field", "told"),
    [
        ("invitation", "Hallo", "{belofte}", "named", "body", "Zet {link} in de tekst"),
        ("invitation", "Hallo", "{link}", "named", "body", "Zet {belofte} in de tekst"),
        ("invitation", "Hallo", "{link} {belofte} {kleur}", "named", "body", "{kleur} kunnen we hier niet invullen"),
        ("invitation", "Hallo {kleur}", "{link} {belofte}", "named", "subject", "{kleur} kunnen we hier niet invullen"),
        ("invitation", "Kijk: {link}", "{link} {belofte}", "named", "subject", "{link} kan niet in het onderwerp"),
        ("invitation", "Een\ntwee", "{link} {belofte}", "named", "subject", "op één regel"),
        ("invitation", "x" * 151, "{link} {belofte}", "named", "subject", "korter dan 150"),
        ("invitation", "Hallo", "{link} {belofte} {aanhef", "named", "body", "losse accolade"),
        ("invitation", "Hallo", "{link} {belofte} Geheel anoniem!", "confidential", "body", "niet anoniem"),
        ("reminder1", "Hallo", "{link} {belofte}", "anonymous", "body", "Zet {al meegedaan} in de tekst"),
        ("results", "Hallo", "Ze zijn er", "anonymous", "body", "Zet {uitkomsten} in de tekst"),
        ("thanks", "Hallo", "{link}", "named", "body", "{link} kunnen we hier niet invullen"),
    ],
)
def test_what_an_author_can_do_wrong_is_told_at_the_field(
    text: str, subject: str, body: str, mode: str, field: str, told: str
) -> None:
    assert told in places.problems(text, Text(subject, body), mode)[field]


@pytest.mark.parametrize(
    ("body", "mode"),
    [("{link} {belofte} Uw antwoorden zijn niet anoniem.", "named"), ("{link} {belofte} Dit is anoniem.", "anonymous")],
)
def test_what_is_true_about_anonymity_may_be_said(body: str, mode: str) -> None:
    assert places.problems("invitation", Text("Hallo", body), mode) == {}


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_words_are_without_mistakes(mode: str, language: str) -> None:
    for text in kinds.TEXTS:
        given = default(text, language, anonymous=mode == "anonymous")
        wanted = not (text.endswith("_begun") and mode == "anonymous")
        assert not wanted or places.problems(text, given, mode) == {}, text


def test_a_text_that_no_longer_fits_the_mode_stops_the_mailing(quiet_town: Town) -> None:
    with quiet_town.database.transaction() as session:
        wave = quiet_town.wave(session)
        wave.texts = {"invitation": {"nl": {"subject": "Hallo", "body": "{link} {belofte} Dit is anoniem."}}}
    with pytest.raises(WrongWords, match="niet anoniem"):
        quiet_town.plan("invitation")


@pytest.mark.parametrize("mode", ["anonymous", "confidential", "named"])
def test_every_mail_of_a_wave_renders_for_somebody_who_does_not_exist(
    sqlite_database: Database, server: MailServer, mode: str
) -> None:
    town = town_of(sqlite_database, server, mode)
    with sqlite_database.reading() as session:
        found = list(samples.render_all(town.settings, town.wave(session), "ik@zonstad.nl", NOW))
    assert [each.text for each in found] == [
        each for each in kinds.TEXTS if not (mode == "anonymous" and each.endswith("_begun"))
    ]
    for each in found:
        for form in ("plain", "html"):
            assert not re.search(r"\{[a-z ]+\}", part(each.mail, form).replace(looks.style(""), ""))


def test_a_test_mail_goes_to_who_asks_for_it(quiet_town: Town, server: MailServer) -> None:
    with quiet_town.database.reading() as session:
        samples.send(quiet_town.settings, quiet_town.wave(session), "invitation", "nl", "ik@zonstad.nl", NOW)
    assert server.per_address == {"ik@zonstad.nl": 1}
    assert server.mails[0]["Subject"].startswith("[Proef] Wilt u meedoen?")


def test_a_mail_in_english_is_english_from_head_to_foot(sqlite_database: Database, server: MailServer) -> None:
    english = {"title": "Volunteers", "questions": {"vrijw": {"label": "Volunteers?"}}}
    survey = run(sqlite_database, LIST, "named", en=english)
    town = Town(survey, settings_for(server))
    town.invite("Choir", language="en")
    mail = sent(town, server)
    assert mail["Subject"] == "Will you take part? Volunteers"
    assert mail["From"] == "Municipality of Zonstad <vragen@zonstad.nl>"
    assert mail["Content-Language"] == "en"
    assert "Dear people of Choir" in part(mail, "plain")
    assert "Sign off:" in " ".join(part(mail, "plain").split())


def test_without_an_address_of_its_own_a_municipality_mails_from_that_of_the_installation(
    quiet_town: Town, server: MailServer
) -> None:
    quiet_town.invite("Koor")
    with quiet_town.database.transaction() as session:
        municipality(session).sender_email = "monitor@zonstad.nl"
    assert "monitor@zonstad.nl" in sent(quiet_town, server)["From"]


def test_a_copy_is_plain_and_says_that_no_person_sent_it(quiet_town: Town) -> None:
    with quiet_town.database.reading() as session:
        mail = compose.plain(quiet_town.settings, municipality(session), "a@x.nl", "Een\r\nBcc: x", "Tekst", NOW)
    assert mail["Subject"] == "Een Bcc: x"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Bcc"] is None


def test_mails_about_accounts_carry_their_link_and_expire_with_it(town: Town, server: MailServer) -> None:
    with town.database.transaction() as session:
        account = Account(
            municipality=municipality(session), email="nieuw@zonstad.nl", name="", password_hash="", role="officer"
        )
        session.add(account)
        session.flush()
        link = accountlinks.send(session, account, NOW)
        address = accountlinks.address_of(session, link, "https://vragen.zonstad.nl")
    town.work()
    mail = server.mails[-1]
    assert (mail["To"], mail["Subject"]) == ("nieuw@zonstad.nl", "Uw account voor de vragenlijsten")
    assert address in mail.get_content()
    with town.database.transaction() as session:
        accountlinks.send(session, session.merge(account), NOW)
    town.work(datetime.timedelta(days=8))
    assert len(server.mails) == 1
