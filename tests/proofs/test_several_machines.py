"""Three web servers and two workers as if on five machines: nothing is shared but one PostgreSQL and one folder.

Every request of everybody goes to another server than the one before. What must happen once, happens once.
"""

import datetime
import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from surveyapp.fieldwork import invitations, responses
from surveyapp.fieldwork.mail import mailings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Message, Snapshot, Wave
from tests.asking import ask, found, state
from tests.mailserver import MailServer, running
from tests.officer import Officer, hire
from tests.proofs.crowd import QUESTIONNAIRE, RECEIVED
from tests.respondent import Respondent
from tests.servers import SECRET, Answer, Browser, accepts, fork, forking, free_port, is_running
from tests.surveys import NOW, OFFICER, Survey, run

SERVERS, WORKERS, CLUBS = 3, 2, 12
LINK = re.compile(r"https?://[^/\s]+(/v/[\w-]{22})")
CSRF = re.compile(r'name="csrf_token"[^>]*>')
RESULTS = "/beheer/metingen/0-meting/uitkomsten"
REPORT = "/beheer/metingen/0-meting/downloads/aangevraagd/{}/ophalen"
REPORTS = ("json", "html", "csv", "xlsx", "docx", "pdf")
DEFINITION = "code: kort\ntitle: Kort\nchapters: [{code: v, title: Vragen, show: questions, questions: [vrijw]}]\n"


class Wandering(Browser):
    """A visitor whom the load balancer sends to another server with every request."""

    def __init__(self, ports: list[int], first: int) -> None:
        super().__init__("")
        self._bases = cycle(f"http://127.0.0.1:{port}" for port in [*ports[first:], *ports[:first]])

    def get(self, path: str, follow_redirects: bool = True, environ_base: object = None) -> Answer:
        self.base = next(self._bases)
        return super().get(path, follow_redirects)

    def post(
        self, path: str, data: dict[str, list[str]], follow_redirects: bool = True, environ_base: object = None
    ) -> Answer:
        self.base = next(self._bases)
        return super().post(path, data, follow_redirects)


@dataclass(frozen=True)
class Park:
    """Machines that are on, each with a folder of its own."""

    ports: list[int]
    folders: list[Path]
    workers: list[int]
    _turn: "count[int]"

    def visitor(self) -> Any:
        """A browser that begins at another server than the one before."""
        return Wandering(self.ports, next(self._turn) % SERVERS)

    def stop_workers(self) -> None:
        """Let them finish what they are doing."""
        for group in self.workers:
            os.killpg(group, signal.SIGTERM)
        wait_until(lambda: not any(map(is_running, self.workers)))

    def said(self) -> list[str]:
        """The lines of all workers, in no order."""
        return sorted(line for folder in self.folders for line in (folder / "uit.txt").read_text().splitlines())


@contextmanager
def running_park(url: str, shared: Path, post: MailServer, tmp_path: Path) -> Iterator[Park]:
    settings = {
        "SURVEYAPP_ENVIRONMENT": "development",
        "SURVEYAPP_DATABASE_URL": url,
        "SURVEYAPP_KEY_DIR": str(shared / "sleutels"),
        "SURVEYAPP_SNAPSHOT_DIR": str(shared / "momentopnamen"),
        "SURVEYAPP_SECRET_KEY": SECRET,
        "SURVEYAPP_SMTP_HOST": "127.0.0.1",
        "SURVEYAPP_SMTP_PORT": str(post.port),
        "SURVEYAPP_SMTP_SECURITY": "none",
        "SURVEYAPP_MAIL_FROM": "vragen@zonstad.nl",
        "SURVEYAPP_MAIL_PER_MINUTE": "6000",
    }
    ports = [free_port() for _ in range(SERVERS)]
    commands = [*(["serve", "--port", str(port)] for port in ports), *[["work", "--every", "1"]] * WORKERS]
    folders = [tmp_path / f"machine{number}" for number in range(len(commands))]
    for folder in folders:
        folder.mkdir()
    zygote = forking("surveyapp.produce.reports")
    groups = [fork(zygote, settings, each, folder=folder) for each, folder in zip(commands, folders, strict=True)]
    try:
        wait_until(lambda: all(map(accepts, ports)))
        yield Park(ports, folders, groups[SERVERS:], count())
    finally:
        for group in groups:
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)


def wait_until(so: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < until, "the machines do not get on"
        time.sleep(0.02)


def invited(database: Database) -> Survey:
    """An open anonymous wave whose invitations are due by mail."""
    survey, now = run(database, QUESTIONNAIRE, "anonymous"), datetime.datetime.now(datetime.UTC)
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        names = [f"club{number}" for number in range(CLUBS)]
        invitations.add(session, wave, [{"unit": each, "name": each, "email": f"{each}@x.nl"} for each in names])
        mailings.plan(session, wave, "invitation", now, NOW, OFFICER)
    return survey


def over_time(database: Database) -> Survey:
    """A wave of another municipality, with an answer, whose last day is over."""
    yesterday = datetime.datetime.now(datetime.UTC).date() - datetime.timedelta(days=1)
    survey = run(database, QUESTIONNAIRE, "named", municipality="maanstad", closes_on=yesterday)
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        ticket = invitations.find(session, invitations.invite(session, wave, "Koor"))
        assert ticket
        saved = responses.save(session, ticket, {"vrijw": "ja", "aantal": 3, "geheim": "x"}, 0, NOW)
        responses.submit(session, ticket, saved.version, NOW)
    return survey


def answer(visitor: Any, link: str, name: str) -> bool:
    page = Respondent(visitor, link).open().follow("Begin").next(vrijw="ja")
    return page.next(aantal="7", geheim=f"Geheim van {name}").submit().sees(RECEIVED)


def snapshots(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count(Snapshot.file))) or 0


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """The one folder that all machines see."""
    return tmp_path / "gedeeld"


@pytest.fixture
def database(database_url: str, shared: Path) -> Iterator[Database]:
    """The one database, with keys and snapshots in the shared folder."""
    made = Database(database_url, shared / "sleutels", shared / "momentopnamen")
    yield made
    made.dispose()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_several_machines_are_one_site(database: Database, database_url: str, shared: Path, tmp_path: Path) -> None:
    due, survey = over_time(database), invited(database)
    email = hire(database)
    with running() as post, running_park(database_url, shared, post, tmp_path) as park:
        wait_until(lambda: len(post.recipients) == CLUBS)
        for to, mail in zip(post.recipients, post.mails, strict=True):
            link = LINK.search(mail.get_body(("plain",)).get_content())  # type: ignore[union-attr]
            assert link
            assert answer(park.visitor(), link[1], to)
        officer = Officer(park.visitor())
        officer.sign_in(email)
        assert [officer.is_in() for _ in range(SERVERS)] == [True] * SERVERS
        officer.send("/beheer/metingen/0-meting/sluiten")
        wait_until(lambda: snapshots(database) == 2)
        shown = [CSRF.sub("", officer.open(RESULTS).text) for _ in range(SERVERS)]
        asked = [ask(survey, kind, DEFINITION) for kind in REPORTS]
        wait_until(lambda: all(state(survey, number) == "ready" for number in asked))
        files = [officer.send(REPORT.format(asked[0])).text for _ in range(SERVERS)]
        park.stop_workers()
    assert len(set(shown)) == 1
    assert all(f"Geheim van club{number}@x.nl" in shown[0] for number in range(CLUBS))
    once(database, post, park, due, survey, shared)
    assert set(files) == {found(survey, asked[0]).content.decode()}  # type: ignore[union-attr]
    assert [found(survey, number).attempts for number in asked] == [1] * len(asked)
    assert [line for line in park.said() if "apport" in line] == [f"Rapport {number} is gemaakt." for number in asked]


def once(database: Database, post: MailServer, park: Park, due: Survey, survey: Survey, shared: Path) -> None:
    """Every mail, every closing, every snapshot and every answer; and nothing is left on one machine."""
    assert set(post.per_address.values()) == {1}
    snapshot = "Van meting {} is een momentopname gemaakt."
    assert [line for line in park.said() if "eting" in line] == sorted(
        [f"Meting {due.wave_id} is gesloten.", snapshot.format(due.wave_id), snapshot.format(survey.wave_id)]
    )
    assert len(list((shared / "momentopnamen").iterdir())) == 2
    assert [[path.name for path in folder.iterdir()] for folder in park.folders] == [["uit.txt"]] * len(park.folders)
    with database.reading() as session:
        answers = list(responses.documents(session, session.get_one(Wave, survey.wave_id)))
        sent = session.scalar(select(func.count()).where(Message.state == "sent"))
    assert sorted(str(each["geheim"]) for each in answers) == sorted(f"Geheim van club{n}@x.nl" for n in range(CLUBS))
    assert sent == CLUBS
