"""The questionnaires that ship, by what they are for, and which of them the slow tests look at."""

from functools import cache
from pathlib import Path

from surveyapp.questionnaire.load import load, read_folder
from surveyapp.questionnaire.model import Questionnaire

FOLDER = Path(__file__).parents[1] / "questionnaires"
SURVEYS = ("verenigingen", "collega", "zelfevaluatie", "partners", "typetest")
"""What people outside and inside the town hall are invited to."""
THEMES = tuple(f"th{number:02}" for number in range(1, 15))
WORKSHEETS = tuple(f"ws{step}" for step in range(1, 10))
COMPOSED = ("verenigingen_kort",)
"""Made of the others."""
SHIPPED = (*SURVEYS, *THEMES, *WORKSHEETS)
LOOKED_AT = ("verenigingen", "collega", "zelfevaluatie", "ws4")
"""In a browser, on paper and in a report: together they hold every widget that ships, each in its longest form."""


@cache
def shipped(name: str, language: str = "nl") -> Questionnaire:
    """A questionnaire from the library, read once: it is frozen."""
    return load(read_folder(FOLDER / f"{name}.yaml"), f"{name}.yaml", language)
