"""A municipality with actions, a mail server, and workers whose clock is the test's."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.message import EmailMessage

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import accounts
from surveyapp.fieldwork.mail.sending import Sent, Worker
from surveyapp.policycycle import actions
from surveyapp.policycycle.actions import Agreed
from surveyapp.policycycle.reminding import queueing
from surveyapp.policycycle.reminding.office import ReminderOffice
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Account, Action, Message, Municipality, Wave
from tests.mail.conftest import server, settings_for
from tests.mailserver import MailServer
from tests.officer import PASSWORD
from tests.policycycle.test_goals import QUESTIONS
from tests.surveys import NOW, OFFICER, run

__all__ = ["server"]
MORNING = datetime.datetime(2026, 5, 13, 6, 0, tzinfo=datetime.UTC)
"""Eight o'clock on the first working day after NOW."""
DUE = datetime.date(2026, 5, 20)
DAY = datetime.timedelta(days=1)
JAN = Agreed(3, "Elk kwartaal een cursus", DUE, None, "Jan Smit", "Jan@zonstad.nl")


@dataclass
class Town:
    """Zonstad, and its mail."""

    database: Database
    server: MailServer
    wave_id: int
    now: datetime.datetime = NOW

    def add(self, **changes: object) -> int:
        """An action of Jan, except for these."""
        with self.database.transaction() as session:
            new = replace(JAN, **changes)  # type: ignore[arg-type]
            return actions.add(session, session.get_one(Wave, self.wave_id), new, self.now, OFFICER).id

    def change(self, number: int, **changes: object) -> None:
        def do(session: Session, wave: Wave) -> None:
            action = self.action(session, wave, number)
            new = replace(actions.agreed(action), **changes)  # type: ignore[arg-type]
            actions.change(session, wave, action, new, action.version, self.now, OFFICER)

        self._do(do)

    def report(self, number: int, state: str) -> None:
        def do(session: Session, wave: Wave) -> None:
            action = self.action(session, wave, number)
            actions.report(session, wave, action, state, "Daarom", action.version, self.now, OFFICER)

        self._do(do)

    def action(self, session: Session, wave: Wave, number: int) -> Action:
        found = actions.find(session, wave, number, locked=True)
        assert found
        return found

    def _do(self, do: Callable[[Session, Wave], None]) -> None:
        with self.database.transaction() as session:
            do(session, session.get_one(Wave, self.wave_id))

    def hire(self, email: str, role: str = "officer", name: str = "Noor") -> int:
        with self.database.transaction() as session:
            town = session.get_one(Wave, self.wave_id).municipality
            return accounts.add(session, town, email, PASSWORD, role, self.now, OFFICER, name).id

    def set(self, number: int, **columns: object) -> None:
        """Columns of an account."""
        with self.database.transaction() as session:
            for column, value in columns.items():
                setattr(session.get_one(Account, number), column, value)

    def switch(self, on: bool) -> None:
        with self.database.transaction() as session:
            session.scalars(select(Municipality)).one().reminds_owners = on

    def queue(self, after: datetime.timedelta = datetime.timedelta()) -> int:
        self.now += after
        return queueing.once(self.database, self.now)

    def worker(self, database: Database | None = None) -> Worker:
        settings = settings_for(self.server)
        office = ReminderOffice()
        return Worker(database or self.database, settings, lambda: self.now, self._sleep, office=office)

    def _sleep(self, seconds: float) -> None:
        self.now += datetime.timedelta(seconds=seconds)

    def work(self, after: datetime.timedelta = datetime.timedelta()) -> Sent:
        """A round as ``surveyapp work`` makes it, so long after now."""
        self.queue(after)
        return self.worker().round()

    def days(self, number: int) -> None:
        """A round now, and at the same time of the days that follow."""
        self.work()
        for _ in range(number):
            self.work(DAY)

    def mails(self, to: str = "jan@zonstad.nl") -> list[EmailMessage]:
        return self.server.to(to)

    def states(self) -> list[str]:
        with self.database.reading() as session:
            return list(session.scalars(select(Message.state).order_by(Message.id)))


def town_of(database: Database, server: MailServer) -> Town:
    survey = run(database, QUESTIONS, "named")
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        wave.contact_email, wave.contact_name = "annet@zonstad.nl", "Annet de Boer"
    return Town(database, server, survey.wave_id)


@pytest.fixture
def town(database: Database, server: MailServer) -> Town:
    """On both databases."""
    return town_of(database, server)


@pytest.fixture
def quiet_town(sqlite_database: Database, server: MailServer) -> Town:
    """On one database, for what does not depend on it."""
    return town_of(sqlite_database, server)


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body
    return " ".join(body.get_content().split())
