"""A mail server, a wave with people who have an address, and a worker whose clock is the test's."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.mail import mailings
from surveyapp.fieldwork.mail.sending import Sent, Worker
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Message, Municipality, Wave
from tests.mailserver import MailServer, running
from tests.surveys import NOW, OFFICER, Survey, data, run

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
LIST = data({"code": "vrijw", "type": "single", "choices": JA_NEE, "required": True}, title="Vrijwilligers in Zonstad")
MINUTE, HOUR, DAY = datetime.timedelta(minutes=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)


@dataclass
class Town:
    """Zonstad with a wave, people to mail, and a worker."""

    survey: Survey
    settings: Settings
    now: datetime.datetime = NOW
    tokens: dict[str, str] = field(default_factory=dict)
    naps: list[float] = field(default_factory=list)

    @property
    def database(self) -> Database:
        return self.survey.database

    def wave(self, session: Session) -> Wave:
        return session.get_one(Wave, self.survey.wave_id)

    def invite(self, *names: str, **columns: object) -> None:
        """Put these on the list; the address of "Koor" is koor@x.nl."""
        with self.database.transaction() as session:
            for name in names:
                self.tokens[name] = invitations.invite(session, self.wave(session), name, f"{name.lower()}@x.nl")
            for invitation in session.scalars(select(Invitation).where(Invitation.name.in_(names))):
                for column, value in columns.items():
                    setattr(invitation, column, value)

    def plan(self, kind: str, at: datetime.datetime | None = None) -> None:
        with self.database.transaction() as session:
            mailings.plan(session, self.wave(session), kind, at or self.now, self.now, OFFICER)

    def worker(self, stopped: Callable[[], bool] = lambda: False) -> Worker:
        """Its naps let the test's clock go on."""
        return Worker(self.database, self.settings, lambda: self.now, self.sleep, stopped)

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += datetime.timedelta(seconds=seconds)

    def work(self, after: datetime.timedelta = datetime.timedelta()) -> Sent:
        """A round, so long after now."""
        self.now += after
        return self.worker().round()

    def ticket(self, session: Session, name: str) -> Ticket:
        found = invitations.find(session, self.tokens[name])
        assert found is not None
        return found

    def begin(self, name: str) -> int:
        with self.database.transaction() as session:
            return responses.save(session, self.ticket(session, name), {"vrijw": "ja"}, 0, self.now).version

    def answer(self, *names: str) -> None:
        for name in names:
            version = self.begin(name)
            with self.database.transaction() as session:
                responses.submit(session, self.ticket(session, name), version, self.now)

    def close(self) -> None:
        with self.database.transaction() as session:
            waves.close(session, self.wave(session), self.now, OFFICER)

    def states(self, kind: str = "invitation") -> dict[str, str]:
        """How it stands with the mail of this kind, by name."""
        with self.database.reading() as session:
            query = select(Invitation.name, Message.state).join(Message, Message.invitation_id == Invitation.id)
            return {row[0]: row[1] for row in session.execute(query.where(Message.kind == kind))}

    def words(self, name: str, kind: str = "invitation") -> str:
        """What the server said, or why it was not sent."""
        with self.database.reading() as session:
            query = select(Message.error).join(Invitation, Message.invitation_id == Invitation.id)
            return session.scalars(query.where(Invitation.name == name, Message.kind == kind)).one()

    def unit(self, name: str) -> Invitation:
        with self.database.reading() as session:
            return session.scalars(select(Invitation).where(Invitation.name == name)).one()


def settings_for(server: MailServer, **others: object) -> Settings:
    """Through this server, fast."""
    given: dict[str, object] = {
        "smtp_host": "127.0.0.1",
        "smtp_port": server.port,
        "smtp_security": "none",
        "mail_from": "vragen@zonstad.nl",
        "mail_per_minute": 6000,
        "base_url": "https://vragen.zonstad.nl",
        "environment": "development",
        **others,
    }
    return Settings(**given)  # type: ignore[arg-type]


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running() as state:
        yield state


def town_of(
    database: Database, server: MailServer, mode: str = "named", *, opened: bool = True, **others: object
) -> Town:
    survey = run(database, LIST, mode, opened=opened)
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        wave.contact_email, wave.contact_name = "annet@zonstad.nl", "Annet de Boer"
    return Town(survey, settings_for(server, **others))


@pytest.fixture
def town(database: Database, server: MailServer) -> Town:
    """An open wave with names; on both databases."""
    return town_of(database, server)


@pytest.fixture
def quiet_town(sqlite_database: Database, server: MailServer) -> Town:
    """The same on one database, for what does not depend on it."""
    return town_of(sqlite_database, server)


def municipality(session: Session) -> Municipality:
    return session.scalars(select(Municipality)).one()
