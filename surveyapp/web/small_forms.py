"""Small forms for respondents beside the questionnaire: a few text fields, with what was typed and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from surveyapp.web.forms import PageForm, Posted

LONGEST = 400


@dataclass(frozen=True)
class TextInput:
    """One line to type in. ``error`` is a message, empty when nothing is wrong."""

    name: str
    words: str
    help: str
    typed: str = ""
    error: str = ""
    kind: str = "text"
    autocomplete: str = "off"


def typed(posted: Posted, name: str) -> str:
    """What was filled in, cut where nobody types on."""
    values = posted.get(name) or [""]
    return values[-1][:LONGEST].strip()


def email_input(name: str, words: str, text: str, wrong: str, t: Mapping[str, str], help: str = "") -> TextInput:
    """A field for an e-mail address. ``wrong``: "" or the key of a message."""
    return TextInput(name, words, help or t["email_help"], text, t[wrong] if wrong else "", "email", "email")


def is_genuine(token: str, posted: Posted) -> bool:
    """Whether a small form was sent from a page behind this link."""
    return PageForm(token, (), {}, posted).is_genuine


def form_token(token: str) -> str:
    """The token for a small form behind this link."""
    return PageForm(token, (), {}, None).token
