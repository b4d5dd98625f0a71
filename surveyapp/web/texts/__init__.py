"""What the pages say to respondents, in both languages, to review the tone. Officers' pages are Dutch.

One module per subject: ``pages`` around the questions, ``ways_in`` for links and codes, ``rights`` for what respondents
may ask for, ``privacy`` for what is kept, ``mail`` for signing off, ``published`` around results for everybody,
``errors`` for what goes wrong. A new subject is a module here, and a name in ``SUBJECTS``.
"""

from collections.abc import Mapping

from surveyapp.web.texts import errors, mail, pages, privacy, published, rights, ways_in

LANGUAGES = {"nl": "Nederlands", "en": "English"}
SUBJECTS = (pages, ways_in, rights, privacy, mail, published, errors)

TEXTS: dict[str, dict[str, str]] = {
    language: {key: words for subject in SUBJECTS for key, words in subject.TEXTS[language].items()}
    for language in LANGUAGES
}


def texts(language: str) -> dict[str, str]:
    """The texts in this language."""
    return TEXTS[language]


def language_of(arguments: Mapping[str, str]) -> str:
    """The language that the address asks for with ``?taal=``; Dutch unless it is one we have."""
    asked = arguments.get("taal", "nl")
    return asked if asked in LANGUAGES else "nl"
