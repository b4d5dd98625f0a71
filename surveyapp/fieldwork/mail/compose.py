"""How a mail reads."""

from email.message import EmailMessage

from surveyapp.settings import Settings
from surveyapp.storage.tables import Municipality


def plain(
    settings: Settings, municipality: Municipality, to: str, subject: str, body: str, reply_to: str = ""
) -> EmailMessage:
    """A mail of text alone, from this municipality."""
    mail = EmailMessage()
    mail["To"], mail["Subject"], mail["From"] = to, subject, municipality.sender_email
    if reply_to:
        mail["Reply-To"] = reply_to
    mail.set_content(body)
    return mail
