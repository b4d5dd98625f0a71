"""What the program itself writes in a report, in the language of the report.

The Dutch text stands where it is used and is its own key; ``english/`` holds the English of each. ``{…}`` is filled in
after translating, so both languages put figures where they belong. A contract test misses what has no English.
"""

from surveyapp.report.english import ENGLISH


def say(language: str, text: str, **named: object) -> str:
    """This Dutch text in ``language`` ("nl" or "en"), with what it names filled in. Raises KeyError without English."""
    words = text if language == "nl" else ENGLISH[text]
    return words.format(**named) if named else words
