"""Mails of another room: this one queues them and hands them over, that one knows what they say."""

import datetime
from email.message import EmailMessage
from typing import Protocol

from sqlalchemy.orm import Session

from surveyapp.settings import Settings
from surveyapp.storage.tables import Message


class Office(Protocol):
    """Who writes reminders of actions. Everything happens in the transaction in which the mail leaves."""

    def hold(self, session: Session, message_id: int) -> None:
        """Let nobody change what the mail is about until the transaction ends."""

    def why_not(self, session: Session, message: Message, now: datetime.datetime) -> str:
        """Why the mail is not to be sent after all; empty when it may go."""

    def write(
        self, session: Session, settings: Settings, message: Message, now: datetime.datetime, name: str
    ) -> EmailMessage:
        """The mail, after writing down what it tells. Raises Refusal."""
