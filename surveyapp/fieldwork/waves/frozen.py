"""The frozen text of a wave."""

from surveyapp.questionnaire.load import load
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.tables import Wave

MOST_CACHED = 100
_loaded: dict[tuple[str, str], Questionnaire] = {}


def questionnaire_of(wave: Wave, language: str = "nl") -> Questionnaire:
    """The frozen questionnaire of this wave in this language. Kept by content, so that a page is served fast."""
    key = (wave.content_hash, language)
    if key not in _loaded:
        if len(_loaded) >= MOST_CACHED:
            _loaded.clear()
        _loaded[key] = load(wave.sources, wave.main, language)
    return _loaded[key]
