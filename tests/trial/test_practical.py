"""What somebody with experience looks at beforehand: each is told, with what to do about it, and only when it is so."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from surveyapp.fieldwork import invitations, optouts
from surveyapp.fieldwork.trial import Check
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Mailing
from tests.trial.conftest import CLUBS, MAIN, NOW, SETTINGS, Rehearsal, rehearse


def at(day: int, month: int = 6) -> datetime.datetime:
    return datetime.datetime(2026, month, day, 9, 0, tzinfo=datetime.UTC)


def mailing(one: Rehearsal, kind: str, due: datetime.datetime) -> None:
    with one.database.transaction() as session:
        wave = one.wave(session)
        keys = {"municipality_id": wave.municipality_id, "wave_id": wave.id}
        session.add(Mailing(**keys, kind=kind, due_at=due, planned_by="els"))


def sign_off(one: Rehearsal, *emails: str) -> None:
    with one.database.transaction() as session:
        for email in emails:
            optouts.add(session, one.wave(session).municipality_id, email)


def open_link(one: Rehearsal) -> None:
    with one.database.transaction() as session:
        invitations.make_open_link(session, one.wave(session))


def before_the_first_day(one: Rehearsal) -> None:
    one.change(opens_on=datetime.date(2026, 6, 2))
    mailing(one, "invitation", at(1))


def english_words(one: Rehearsal) -> None:
    one.invite(1, language="en")
    one.change(texts={"letter": {"nl": {"subject": "Hoi", "body": "{link}"}}})


def long_one(one: Rehearsal) -> None:
    questions = "".join(
        f"\n      - {{code: t{number}, type: text, lines: 5, label: Vertel eens iets over onderwerp {number}}}"
        for number in range(25)
    )
    one.change(sources={MAIN: CLUBS.rstrip() + questions + "\n"}, content_hash="lang")


SITUATIONS: dict[str, tuple[str, Callable[[Rehearsal], object], str, str]] = {
    "a long questionnaire": ("length", long_one, "warning", "Boven de 10 minuten"),
    "a short one": ("length", lambda one: None, "ok", "1 minuut"),
    "no way to reach somebody": ("list", lambda one: one.invite(2, email=""), "warning", "Van 2 is geen"),
    "somebody who gets a letter": (
        "list",
        lambda one: one.invite(1, email="", address={"street": "Dorpsstraat 1", "postcode": "1234 AB", "place": "Zon"}),
        "ok",
        "1 krijgt een brief",
    ),
    "somebody who signed off": (
        "withdrawn",
        lambda one: sign_off(one, "sport0@club.nl"),
        "warning",
        "1 organisatie wil",
    ),
    "a fact that is not there": ("facts", lambda one: one.invite(3, None), "warning", "ontbreekt bij 3 van 7"),
    "a value nobody can have": ("values", lambda one: one.invite(1, "schaak"), "failed", "onbekende waarden"),
    "a total below the list": ("population", lambda one: one.change(population=2), "failed", "op de lijst staan er 4"),
    "an open link beside a list": ("open_link", open_link, "warning", "Naast de lijst is er een open link"),
    "a last day on Saturday": (
        "closing",
        lambda one: one.change(closes_on=datetime.date(2026, 6, 13)),
        "warning",
        "zaterdag 13 juni 2026",
    ),
    "a last day on Friday": ("closing", lambda one: None, "ok", "vrijdag 12 juni 2026"),
    "no last day": ("closing", lambda one: one.change(closes_on=None), "warning", "geen laatste dag"),
    "a last day that is over": (
        "closing",
        lambda one: one.change(closes_on=datetime.date(2026, 5, 11)),
        "failed",
        "al voorbij",
    ),
    "a reminder after closing": ("mail_late", lambda one: mailing(one, "reminder2", at(15)), "failed", "al gesloten"),
    "an invitation before the first day": (
        "mail_early",
        before_the_first_day,
        "failed",
        "voordat mensen kunnen meedoen",
    ),
    "mails in time": ("mail", lambda one: mailing(one, "reminder1", at(5)), "ok", "5 juni 2026"),
    "nobody to ask": ("contact", lambda one: one.change(contact_email=""), "warning", "geen contactpersoon"),
    "somebody who reads English": (
        "language_en",
        lambda one: one.invite(1, language="en"),
        "warning",
        "1 organisatie met die taal",
    ),
    "words changed in Dutch alone": (
        "words_en",
        english_words,
        "warning",
        "niet in het Engels",
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_trial_run_tells(sqlite_database: Database, situation: str) -> None:
    code, act, outcome, words = SITUATIONS[situation]
    one = rehearse(sqlite_database, "named")
    one.invite(4)
    act(one)
    found = one.check(code)
    assert (found.outcome, words in found.text) == (outcome, True), found
    assert bool(found.remedy) == (outcome != "ok")


def test_nobody_on_the_list_is_a_failure_unless_there_is_an_open_link(sqlite_database: Database) -> None:
    one = rehearse(sqlite_database, "named")
    assert one.check("list").outcome == "failed"
    open_link(one)
    assert "list" not in [check.code for check in one.run().checks]


def test_who_is_concerned_is_named_with_what_is_the_matter(sqlite_database: Database) -> None:
    one = rehearse(sqlite_database, "named")
    one.invite(3)
    one.invite(150, email="")
    found = one.check("list")
    assert (len(found.people), found.more) == (100, 50)
    assert {what for _, what in found.people} == {"geen e-mailadres en geen postadres"}


def site(one: Rehearsal, address: str) -> list[Check]:
    order = replace(one.order(), settings=replace(SETTINGS, base_url=address))
    return [check for check in one.run(order).checks if check.code == "site"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:8000", "alleen op de server zelf"),
        ("http://localhost", "alleen op de server zelf"),
        ("http://vragen.zonstad.nl", "zonder https"),
        ("https://vragen.zonstad.nl", None),
    ],
)
def test_links_that_nobody_else_can_open_are_noticed(
    sqlite_database: Database, address: str, words: str | None
) -> None:
    one = rehearse(sqlite_database, "named")
    found = site(one, address)
    assert len(found) == (1 if words else 0)
    assert all(str(words) in check.text for check in found)


def test_a_wave_with_nothing_wrong_is_all_in_order(sqlite_database: Database) -> None:
    one = rehearse(sqlite_database, "anonymous")
    one.invite(40)
    assert [check for check in one.run().checks if check.outcome != "ok"] == []
    assert at(12) > NOW
    kept: Any = one.kept()
    assert kept.outcomes("ok") == kept.checks
