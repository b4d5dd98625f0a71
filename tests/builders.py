"""Questions and questionnaires for tests, with defaults for what the test is not about."""

from collections.abc import Mapping

from surveyapp.questionnaire.choices import Scale
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question
from surveyapp.questionnaire.types import QUESTION_TYPES

AGREE = Scale.model_validate(
    {
        "code": "eens3",
        "choices": [
            {"code": "oneens", "label": "Oneens"},
            {"code": "neutraal", "label": "Niet eens, niet oneens"},
            {"code": "eens", "label": "Eens"},
            {"code": "wn", "label": "Weet ik niet", "missing": "yes"},
        ],
    }
)


def choices(*codes: str, **flags: str) -> list[dict[str, str]]:
    """Choices whose label is their code; ``flags`` is flag=code: ``choices("a", "geen", exclusive="geen")``."""
    marked = {code: {flag: "yes"} for flag, code in flags.items()}
    return [{"code": code, "label": code.capitalize(), **marked.get(code, {})} for code in codes]


def question(type: str, code: str = "q", **fields: object) -> Question:
    """A question of this type as the loader would make it; scales may name ``eens3``."""
    data = {"type": type, "code": code, "label": "Vraag?", **fields}
    return QUESTION_TYPES[type].model_validate(data, context={"scales": {"eens3": AGREE}})


def questionnaire(*questions: Mapping[str, object], **fields: object) -> Questionnaire:
    """A questionnaire of one section with these questions; ``sections`` overrules that."""
    data = {
        "code": "toets",
        "title": "Toets",
        "perspective": "organisations",
        "sections": [{"code": "deel", "title": "Deel", "questions": [{"label": "Vraag?", **q} for q in questions]}],
        **fields,
    }
    return Questionnaire.model_validate(data, context={"scales": {"eens3": AGREE}})
