"""``kill -9`` of the workers that send a mailing, at random moments: nobody gets a mail twice, nobody is forgotten."""

import datetime
import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from subprocess import Popen

import pytest
from sqlalchemy import func, select

from surveyapp.fieldwork import invitations
from surveyapp.fieldwork.mail import mailings
from surveyapp.fieldwork.mail.sending import Worker
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Message, Wave
from tests.mailserver import MailServer, running
from tests.proofs.crowd import QUESTIONNAIRE
from tests.servers import SECRET, fork, forking, is_running
from tests.surveys import NOW, OFFICER, run

INVITED, KILLS, WORKERS = 150, 15, 2
"""On each of the two databases, so thirty kills in all: a fault that shows in one kill of seven is missed once in ten
on one database, and once in a hundred when both have it. Most kills hit a worker in the middle of a mail (``TAKES``).
"""
PER_MINUTE = 1800
BETWEEN = 7
"""Mails between two kills: so that all of them fall while there is work, however fast the computer is."""
LONGEST = 0.2
"""Seconds until a kill after that, at most."""
TAKES = 0.06
"""Seconds that the mail server takes over each mail."""


@dataclass
class Shift:
    """Workers as an operator runs them, each of which can be killed."""

    zygote: Popen[str]
    settings: dict[str, str]
    groups: list[int] = field(default_factory=list)

    def start(self) -> None:
        """One more."""
        self.groups.append(fork(self.zygote, self.settings, ["work", "--every", "1"]))

    def kill(self, random: Random, server: MailServer, after: int) -> None:
        """Pull the plug of the one that works longest, at a random moment; another one takes its place."""
        wait_until(lambda: len(server.recipients) >= after)
        time.sleep(random.random() * LONGEST)
        with suppress(ProcessLookupError):
            os.killpg(self.groups.pop(0), signal.SIGKILL)
        self.start()

    def end(self) -> None:
        """Ask them to stop; they finish what they are doing."""
        for group in self.groups:
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGTERM)
        for group in self.groups:
            while is_running(group):
                time.sleep(0.02)


def test_a_mailing_reaches_everybody_once_or_says_whom_perhaps_however_often_workers_are_killed(
    database: Database, database_url: str
) -> None:
    wave_id = mailing(database)
    zygote = forking()
    with running(MailServer(pause=TAKES)) as server:
        shift = Shift(zygote, environment(database_url, database.keys.folder, server))
        try:
            for _ in range(WORKERS):
                shift.start()
            for number in range(KILLS):
                shift.kill(Random(number), server, number * BETWEEN)
            left_then = states(database)["due"]
            wait_until(lambda: not states(database)["due"])
        finally:
            shift.end()
        assert left_then > 0  # every one of the kills fell while there was work
        assert states(database)["uncertain"] == 0  # what was interrupted is not judged before its time
        finish(database, server)
        everybody_once(database, wave_id, server)
    assert 0 < states(database)["uncertain"] <= KILLS


def mailing(database: Database, invited: int = INVITED) -> int:
    """An open wave with so many addresses, whose invitation is due."""
    survey = run(database, QUESTIONNAIRE, "named")
    now = datetime.datetime.now(datetime.UTC)
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        names = [f"club{number}" for number in range(invited)]
        invitations.add(session, wave, [{"unit": each, "name": each, "email": f"{each}@x.nl"} for each in names])
        mailings.plan(session, wave, "invitation", now, NOW, OFFICER)
    return survey.wave_id


def environment(url: str, keys: Path, server: MailServer) -> dict[str, str]:
    given = {
        "ENVIRONMENT": "development",
        "DATABASE_URL": url,
        "KEY_DIR": str(keys),
        "SNAPSHOT_DIR": str(keys / "snapshots"),
        "SECRET_KEY": SECRET,
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(server.port),
        "SMTP_SECURITY": "none",
        "MAIL_FROM": "vragen@zonstad.nl",
        "MAIL_PER_MINUTE": str(PER_MINUTE),
    }
    return {f"SURVEYAPP_{name}": value for name, value in given.items()}


def wait_until(so: Callable[[], bool], seconds: float = 120) -> None:
    """The workers that are left do the work; what killed ones had taken is not theirs yet."""
    until = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < until, "the workers do not get on"
        time.sleep(0.02)


def states(database: Database) -> Counter[str]:
    with database.reading() as session:
        query = select(Message.state, func.count()).group_by(Message.state)
        return Counter({row[0]: row[1] for row in session.execute(query)})


def finish(database: Database, server: MailServer) -> None:
    """An hour later a worker takes over what the dead left behind."""
    settings = Settings(
        smtp_host="127.0.0.1",
        smtp_port=server.port,
        smtp_security="none",
        mail_from="vragen@zonstad.nl",
        mail_per_minute=6000,
    )

    def clock() -> datetime.datetime:
        return datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)

    assert Worker(database, settings, clock, time.sleep).round().problem == ""


def everybody_once(database: Database, wave_id: int, server: MailServer, invited: int = INVITED) -> None:
    with database.reading() as session:
        query = select(Invitation.email, Message.state).join(Message, Message.invitation_id == Invitation.id)
        found = {row.email: row.state for row in session.execute(query.where(Message.wave_id == wave_id))}
    arrived = server.per_address
    assert len(found) == invited
    assert set(found.values()) <= {"sent", "uncertain"}
    assert [email for email, number in arrived.items() if number > 1] == []
    assert [email for email, state in found.items() if state == "sent" and arrived[email] != 1] == []


@pytest.mark.parametrize("wrong", ["twice", "forgotten"])
def test_one_mail_too_many_or_too_few_would_be_noticed(sqlite_database: Database, wrong: str) -> None:
    wave_id = mailing(sqlite_database, 10)
    with running() as server:
        finish(sqlite_database, server)
        everybody_once(sqlite_database, wave_id, server, 10)
        if wrong == "twice":
            server.recipients.append("club7@x.nl")
        else:
            server.recipients.remove("club7@x.nl")
        with pytest.raises(AssertionError):
            everybody_once(sqlite_database, wave_id, server, 10)
