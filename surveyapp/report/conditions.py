"""When a question is asked, in words: for the notes under a figure and for the annex with the questionnaire."""

from surveyapp.questionnaire.conditions import All, Answered, Any, Between, Chosen, Condition, Not
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import label_of
from surveyapp.report.numbers import Notation
from surveyapp.report.wording import quoted, unpiped


def in_words(condition: Condition, questionnaire: Questionnaire, notation: Notation) -> str:
    """The condition as the tail of "alleen als …"."""
    match condition:
        case All(parts):
            return notation.joined([_part(part, questionnaire, notation) for part in parts])
        case Any(parts):
            return _alternatives(parts, questionnaire, notation)
        case Not(part):
            return notation.say("niet geldt: {in_words}", in_words=in_words(part, questionnaire, notation))
        case Chosen(code, choices):
            return notation.say(
                "bij {question} is gekozen: {choices}",
                question=_question(code, questionnaire),
                choices=_choices(code, choices, questionnaire, notation),
            )
        case Answered(code, expected):
            asked = _question(code, questionnaire)
            return (
                notation.say("{asked} is ingevuld", asked=asked)
                if expected
                else notation.say("{asked} niet is ingevuld", asked=asked)
            )
        case Between(code, minimum, maximum):
            return notation.say(
                "{question} {bounds} is",
                question=_question(code, questionnaire),
                bounds=_bounds(minimum, maximum, notation),
            )
    raise TypeError(f"a condition of an unknown kind: {condition!r}")


def _part(condition: Condition, questionnaire: Questionnaire, notation: Notation) -> str:
    text = in_words(condition, questionnaire, notation)
    return f"({text})" if isinstance(condition, Any) else text


def _alternatives(parts: tuple[Condition, ...], questionnaire: Questionnaire, notation: Notation) -> str:
    """Many questions with the same choices read as one sentence."""
    same = {part.choices for part in parts if isinstance(part, Chosen)}
    if len(same) == 1 and all(isinstance(part, Chosen) for part in parts) and len(parts) > 1:
        leaves = [leaf for part in parts for leaf in part.leaves()]
        choices = _choices(leaves[0].code, same.pop(), questionnaire, notation)
        questions = notation.joined([_question(leaf.code, questionnaire) for leaf in leaves], "of")
        return notation.say(
            "ten minste één keer {choices} is gekozen, bij {questions}", choices=choices, questions=questions
        )
    return notation.joined([in_words(part, questionnaire, notation) for part in parts], "of")


def _question(code: str, questionnaire: Questionnaire) -> str:
    question = questionnaire.questions.get(code)
    return quoted(unpiped(question.label) if question else code)


def _choices(code: str, choices: tuple[str, ...], questionnaire: Questionnaire, notation: Notation) -> str:
    question = questionnaire.questions.get(code)
    categories = question.categories if question else ()
    return notation.joined([quoted(label_of(categories, choice)) for choice in choices], "of")


def _bounds(minimum: float | None, maximum: float | None, notation: Notation) -> str:
    if minimum is not None and maximum is not None:
        return notation.say(
            "{plain} tot en met {plain2}", plain=notation.plain(minimum), plain2=notation.plain(maximum)
        )
    if minimum is not None:
        return notation.say("{plain} of meer", plain=notation.plain(minimum))
    return notation.say("{plain} of minder", plain=notation.plain(maximum))
