"""``surveyapp work`` as an operator sees it: one line per round, and an orderly stop."""

import datetime
from pathlib import Path

from sqlalchemy import select

from surveyapp.storage.database import Database
from surveyapp.storage.tables import Message
from tests.cli.test_fieldwork_commands import Operator
from tests.mail.conftest import DAY, town_of
from tests.mailserver import RCPT, MailServer, running
from tests.policycycle.reminding.conftest import town_of as acting
from tests.proofs.test_mailing import Shift, environment, mailing, states, wait_until
from tests.servers import forking


def test_a_round_of_work_tells_in_one_line_what_it_sent(
    database: Database, database_url: str, tmp_path: Path, server: MailServer
) -> None:
    town = town_of(database, server)
    town.invite("Koor", "Korfbal", "Toneel")
    town.plan("invitation")
    server.says(RCPT, "550 onbekend", "koor@x.nl")
    server.says(RCPT, "450 straks", "korfbal@x.nl")
    operator = Operator(tmp_path, database_url)
    operator.environment |= environment(database_url, database.keys.folder, server)
    assert operator.runs("work --once") == "Mail: 1 verstuurd, 1 later opnieuw, 1 mislukt.\n"
    assert operator.runs("work --once") == ""


def test_a_worker_that_is_told_to_stop_first_finishes_the_mail_in_its_hands(
    database: Database, database_url: str
) -> None:
    mailing(database, 30)
    zygote = forking()
    with running(MailServer(pause=0.3)) as server:
        shift = Shift(zygote, environment(database_url, database.keys.folder, server))
        shift.start()
        try:
            wait_until(lambda: len(server.recipients) > 0)
        finally:
            shift.end()
    found = states(database)
    assert found["due"] > 0
    assert set(found) <= {"due", "sent"}
    assert found["sent"] == len(server.recipients)


def test_a_round_of_work_reminds_who_does_an_action(database: Database, database_url: str, tmp_path: Path) -> None:
    """At the first working morning that follows; the queue is told here that it is there."""
    with running() as server:
        town = acting(database, server)
        today = datetime.datetime.now(datetime.UTC)
        town.add(due_on=today.date() + 4 * DAY)
        operator = Operator(tmp_path, database_url)
        operator.environment |= environment(database_url, database.keys.folder, server)
        assert operator.runs("work --once") == ""
        with database.transaction() as session:
            session.scalars(select(Message)).one().next_at = today
        assert operator.runs("work --once") == "Mail: 1 verstuurd.\n"
        assert operator.runs("work --once") == ""
        assert server.per_address == {"jan@zonstad.nl": 1}
