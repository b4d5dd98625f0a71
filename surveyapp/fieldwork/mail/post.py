"""How a mail gets away."""

from email.message import EmailMessage

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.settings import Settings


class MailRefused(Refusal):
    """The mail could not be handed over."""


def can_send(settings: Settings) -> bool:
    """Whether there is a mail server to hand mail to."""
    return False


def send_now(settings: Settings, mail: EmailMessage) -> None:
    """Hand this mail to the mail server while the caller waits. Raises MailRefused."""
    raise MailRefused("Er is geen mailserver ingesteld.")
