"""Personal links as a csv file, for who sends the mails with another program. It can be made as often as is needed."""

import csv
import io
from collections.abc import Container

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import links
from surveyapp.questionnaire.spreadsheet import as_text
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import of_wave

HEAD = ("naam", "email", "link")


def write(session: Session, wave: Wave, base_url: str, units: Container[str] | None = None) -> str:
    """Everybody on the list with their link, or only these ``units``. Raises Refusal when the wave is closed.

    A link that was made before links could be made again is left empty.
    """
    key = links.key_of(session, wave)
    listed = select(Invitation.unit, Invitation.name, Invitation.email, Invitation.nonce)
    query = listed.where(*of_wave(Invitation, wave), Invitation.channel == "link")
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(HEAD)
    for unit, name, email, nonce in session.execute(query.order_by(Invitation.name, Invitation.id)):
        if units is None or unit in units:
            link = f"{base_url}/v/{links.derived(key, 'invitation', nonce)}" if nonce else ""
            writer.writerow((as_text(name), as_text(email), link))
    return text.getvalue()
