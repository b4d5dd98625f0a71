"""The question types. A new type is one file here, one line in the register and one test file."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from surveyapp.questionnaire.question import Question
from surveyapp.questionnaire.types.allocation import Allocation
from surveyapp.questionnaire.types.background import Background
from surveyapp.questionnaire.types.date import DateQuestion
from surveyapp.questionnaire.types.grade import Grade
from surveyapp.questionnaire.types.grid import Grid
from surveyapp.questionnaire.types.multiple import Multiple
from surveyapp.questionnaire.types.note import Note
from surveyapp.questionnaire.types.number import Number
from surveyapp.questionnaire.types.ranking import Ranking
from surveyapp.questionnaire.types.scale import ScaleQuestion
from surveyapp.questionnaire.types.single import Single
from surveyapp.questionnaire.types.text import OpenText

QUESTION_TYPES: dict[str, type[Question]] = {
    "single": Single,
    "multiple": Multiple,
    "scale": ScaleQuestion,
    "grid": Grid,
    "grade": Grade,
    "number": Number,
    "text": OpenText,
    "date": DateQuestion,
    "ranking": Ranking,
    "allocation": Allocation,
    "background": Background,
    "note": Note,
}

if TYPE_CHECKING:
    AnyQuestion = Question
else:
    AnyQuestion = Annotated[reduce(or_, QUESTION_TYPES.values()), Field(discriminator="type")]
