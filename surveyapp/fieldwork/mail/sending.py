"""A round of sending: take a message, wait for the turn, write down that it leaves, hand it over, and note the outcome.

Each of those is a transaction of its own, so that whenever the power fails, what is on disk tells what may have
happened. Several workers do no harm: each message is in the hands of one, and all keep one pace.
"""

import datetime
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage

from surveyapp.fieldwork.mail import claims, mailings, outbox, outcomes, server
from surveyapp.fieldwork.mail.claims import Claim
from surveyapp.fieldwork.mail.offices import Office
from surveyapp.fieldwork.mail.outbox import Wait
from surveyapp.fieldwork.mail.post import SECONDS, Later, Line, Refused, ServerTrouble, Unsure, can_send
from surveyapp.settings import Settings
from surveyapp.storage.database import Database

Clock = Callable[[], datetime.datetime]
IN_A_ROW = 5
"""After so many mails that were refused one after the other something else is wrong than the addresses."""
LONGEST_NAP = 1.0
"""Seconds. A worker that waits for its turn looks up now and then whether it is asked to stop."""


@dataclass
class Sent:
    """What a round did, by outcome: sent, later, failed, uncertain; and what stood in the way, in words."""

    numbers: Counter[str] = field(default_factory=Counter)
    problem: str = ""


@dataclass
class Worker:
    """Somebody who sends. ``sleep`` waits that many seconds, ``stopped`` says whether to leave the rest to others."""

    database: Database
    settings: Settings
    clock: Clock
    sleep: Callable[[float], None]
    stopped: Callable[[], bool] = lambda: False
    seconds: float = SECONDS
    """How long to wait for each answer of the mail server."""
    name: str = field(default_factory=lambda: secrets.token_hex(8))
    office: Office | None = None
    """Writes reminders of actions; without it, others send those."""

    def round(self) -> Sent:
        """Send everything that is due, until there is nothing left or it is stopped."""
        done = Sent()
        with self.database.transaction() as session:
            done.numbers["uncertain"] += claims.release(session, self.clock())
        mailings.start_due(self.database, self.clock())
        if not can_send(self.settings):
            return done
        line = Line(self.settings, self.seconds)
        try:
            self._send(line, done)
        finally:
            line.close()
        return done

    def _send(self, line: Line, done: Sent) -> None:
        refused = 0
        while not self.stopped() and not done.problem and (claim := self._take()):
            outcome = self._one(line, claim, done)
            refused = refused + 1 if outcome == "failed" else 0 if outcome else refused
            if refused >= IN_A_ROW:
                self._trouble(done, f"De mailserver weigerde {refused} mails achter elkaar. Kijk bij de mails waarom.")

    def _take(self) -> Claim | None:
        with self.database.transaction() as session:
            if server.rests(session, self.clock()):
                return None
            return claims.take(session, self.name, self.clock(), reminds=self.office is not None)

    def _one(self, line: Line, claim: Claim, done: Sent) -> str:
        """How it went with this message; empty when nothing was handed over."""
        try:
            line.ready()
        except ServerTrouble as trouble:
            with self.database.transaction() as session:
                claims.give_back(session, claim)
            self._trouble(done, str(trouble))
            return ""
        mail = self._at_turn(claim)
        outcome = self._hand_over(line, claim, mail, done) if mail else ""
        if outcome:
            done.numbers[outcome] += 1
        return outcome

    def _at_turn(self, claim: Claim) -> EmailMessage | None:
        """The mail, once it is this worker's turn. From here on it may have left."""
        while True:
            with self.database.transaction() as session:
                begun = outbox.begin(session, self.settings, claim, self.clock(), self.office)
                if isinstance(begun, Wait) and self.stopped():
                    claims.give_back(session, claim)
                    return None
            if not isinstance(begun, Wait):
                return begun
            self.sleep(min(begun.seconds, LONGEST_NAP))

    def _hand_over(self, line: Line, claim: Claim, mail: EmailMessage, done: Sent) -> str:
        try:
            words = line.hand_over(mail)
        except ServerTrouble as trouble:
            with self.database.transaction() as session:
                outcomes.untouched(session, claim)
            self._trouble(done, str(trouble))
            return ""
        except Later as no:
            with self.database.transaction() as session:
                again = outcomes.later(session, claim, str(no), self.clock())
            return "later" if again else "failed"
        except Refused as no:
            with self.database.transaction() as session:
                outcomes.refused(session, claim, str(no), self.clock(), bounced=no.bounced)
            return "failed"
        except Unsure as unknown:
            with self.database.transaction() as session:
                outcomes.unsure(session, claim, str(unknown))
            return "uncertain"
        with self.database.transaction() as session:
            outcomes.sent(session, claim, words, self.clock())
            server.works(session)
        return "sent"

    def _trouble(self, done: Sent, words: str) -> None:
        done.problem = words
        with self.database.transaction() as session:
            server.fails(session, words, self.clock())
