"""Every mail is written to everybody on the real list, and a test mail goes through the real mail server."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from surveyapp.produce.trial import Order
from surveyapp.storage.database import Database
from tests.mailserver import RCPT, MailServer, running
from tests.trial.conftest import OFFICER, SETTINGS, Rehearsal, rehearse


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running() as server:
        yield server


def through(one: Rehearsal, server: MailServer) -> Order:
    """With a test mail to the officer, through this server."""
    return replace(one.order(), settings=replace(SETTINGS, smtp_port=server.port), mail_to=OFFICER)


def wave(database: Database, mode: str = "confidential") -> Rehearsal:
    one = rehearse(database, mode)
    one.invite(3)
    return one


def test_the_officer_gets_a_test_mail_and_nobody_else_gets_anything(database: Database, server: MailServer) -> None:
    one = wave(database)
    before = one.rows()
    found = one.check("mail_sent", through(one, server))
    assert (found.outcome, OFFICER in found.text) == ("ok", True)
    assert server.recipients == [OFFICER]
    assert str(server.mails[0]["Subject"]).startswith("[Proef]")
    assert one.rows() == before


def test_a_mail_server_that_refuses_is_told_with_its_own_words(sqlite_database: Database, server: MailServer) -> None:
    one = wave(sqlite_database)
    server.says(RCPT, "550 5.1.1 no such person")
    found = one.check("mail_sent", through(one, server))
    assert (found.outcome, "no such person" in found.text, bool(found.remedy)) == ("failed", True, True)


def test_a_mail_server_that_is_not_there_is_told(sqlite_database: Database) -> None:
    one = wave(sqlite_database)
    order = replace(one.order(), settings=replace(SETTINGS, smtp_port=9), mail_to=OFFICER)
    found = one.check("mail_sent", order)
    assert (found.outcome, "niet te bereiken" in found.text) == ("failed", True)


def test_without_a_mail_server_or_sender_that_is_said_and_nothing_is_tried(sqlite_database: Database) -> None:
    one = wave(sqlite_database)
    order = replace(one.order(), settings=replace(SETTINGS, smtp_host="", mail_from=""), mail_to=OFFICER)
    found = {check.code: check.outcome for check in one.run(order).checks if check.area == "mail"}
    assert found == {"mail_sender": "failed", "mail_server": "warning", "mail_texts": "ok"}


def test_without_anybody_to_mail_there_is_nothing_to_try(sqlite_database: Database) -> None:
    one = rehearse(sqlite_database, "named")
    one.invite(2, email="", address={"street": "Dorpsstraat 1", "postcode": "1234 AB", "place": "Zon"})
    assert [check for check in one.run().checks if check.area == "mail"] == []


@pytest.mark.parametrize(
    ("text", "body", "said"),
    [
        ("invitation", "{aanhef}, doe mee! {belofte}", "Zet {link} in de tekst"),
        ("invitation", "{link} {belofte} {onzin}", "{onzin} kunnen we hier niet invullen"),
        ("reminder2", "{link} {belofte} uw antwoorden zijn anoniem", "Deze meting is niet anoniem"),
        ("reminder1_begun", "U was begonnen.", "Eerste herinnering: Zet {link}"),
    ],
)
def test_a_text_that_cannot_be_sent_is_named(sqlite_database: Database, text: str, body: str, said: str) -> None:
    one = wave(sqlite_database)
    one.change(texts={text: {"nl": {"subject": "Vragenlijst", "body": body}}})
    found = one.check("mail_texts")
    assert (found.outcome, said in found.text) == ("failed", True), found.text


def test_problems_are_listed_by_person(sqlite_database: Database) -> None:
    one = wave(sqlite_database)
    one.invite(1, email="geen adres")
    one.invite(1, nonce="")
    found = one.check("mail_people")
    assert (found.outcome, "Aan 2 lukt dat niet" in found.text) == ("failed", True)
    assert sorted(what for _, what in found.people) == [
        "Deze link is willekeurig gemaakt en kan niet nog een keer worden getoond.",
        "Dit is geen e-mailadres waar mail naartoe kan.",
    ]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"name": ""}, "zonder naam: in de mail staat “uw organisatie”"),
        ({"name": "Vereniging " * 12}, "een naam van 132 tekens"),
    ],
)
def test_what_reads_badly_is_pointed_at(sqlite_database: Database, columns: dict[str, str], said: str) -> None:
    one = wave(sqlite_database)
    one.invite(1, **columns)
    found = one.check("mail_people")
    assert (found.outcome, [what for _, what in found.people]) == ("warning", [said])


def test_names_from_anywhere_and_no_salutation_break_no_mail(sqlite_database: Database) -> None:
    one = wave(sqlite_database)
    for name in ("=1+1", "<b>Koor</b>\r\nBcc: x@y.nl", "{link} {", "Zangvereniging Ü & Zn. 🎶", "ك" * 60):
        one.invite(1, name=name)
    one.invite(1, salutation="mevrouw De Vries", language="en")
    found = one.check("mail_people")
    assert (found.outcome, "8 beginnen zonder naam van een persoon" in found.text) == ("ok", True), found


@pytest.mark.parametrize(("mode", "texts"), [("anonymous", 5), ("confidential", 8)])
def test_every_text_is_tried(sqlite_database: Database, mode: str, texts: int) -> None:
    assert wave(sqlite_database, mode).check("mail_texts").text.startswith(f"{texts} teksten")


def test_a_lost_key_of_links_is_told_by_person_too(sqlite_database: Database) -> None:
    one = wave(sqlite_database)
    for file in sqlite_database.keys.folder.glob("links-*.key"):
        file.unlink()
    found = one.check("mail_people")
    assert (found.outcome, len(found.people)) == ("failed", 3)


def test_of_a_long_list_everybodys_address_and_link_are_tried_though_not_every_mail_is_written(
    sqlite_database: Database,
) -> None:
    one = rehearse(sqlite_database, "confidential")
    one.invite(110)
    assert "100 van de 110 uitnodigingen" in one.check("mail_people").text
    one.invite(1, email="geen adres", name="K")
    found = one.check("mail_people")
    assert (found.outcome, len(found.people)) == ("failed", 1)
