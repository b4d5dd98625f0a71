"""The officer's own words beside ours: kept per wave, kind and language, and only where they differ from ours."""

from collections.abc import Mapping

from surveyapp.fieldwork.lettertexts import Text
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Wave


def read(wave: Wave, kind: str, language: str, ours: Text) -> Text:
    """The officer's words, or else ours."""
    own: Mapping[str, str] = wave.texts.get(kind, {}).get(language, {})
    return Text(own.get("subject") or ours.subject, own.get("body") or ours.body)


def require_changeable(wave: Wave) -> None:
    """Raises Refusal once nobody can get a letter or an invitation any more."""
    if wave.state == "closed":
        raise Refusal("Deze meting is gesloten. De teksten kunnen niet meer veranderen.")


def keep(wave: Wave, kind: str, language: str, text: Text, ours: Text) -> None:
    """Keep these words; our own again when they are the same."""
    words = {} if text == ours else {"subject": text.subject, "body": text.body}
    kept = {**wave.texts.get(kind, {}), language: words}
    wave.texts = {**wave.texts, kind: {name: each for name, each in kept.items() if each}}
