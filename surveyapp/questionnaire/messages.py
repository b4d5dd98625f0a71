"""Every text that tells a respondent what is wrong with an answer, in both languages: one screen to review the tone."""

import datetime

from surveyapp.questionnaire.answers import AnswerError
from surveyapp.questionnaire.notation import format_date, format_number

MESSAGES: dict[str, dict[str, str]] = {
    "nl": {
        "required": "Geef hier nog een antwoord.",
        "one_answer": "U kunt hier maar één antwoord geven.",
        "unknown_choice": "Kies een van de antwoorden uit de lijst. “{answer}” staat er niet bij.",
        "exclusive": "“{label}” kunt u niet samen met een ander antwoord kiezen.",
        "too_many": "Kies er niet meer dan {maximum}. U koos er {count}.",
        "too_few": "Kies er minstens {minimum}. U koos er {count}.",
        "not_a_number": "“{answer}” kunnen we niet als getal lezen. Vul één getal in cijfers in, bijvoorbeeld 40.",
        "whole_number": "Vul een heel getal in, zonder cijfers achter de komma.",
        "decimals": "Vul niet meer dan {decimals} cijfers achter de komma in.",
        "too_low": "Vul een getal in van {minimum} of hoger.",
        "too_high": "Vul een getal in van {maximum} of lager.",
        "grade": "Geef een heel cijfer van {minimum} tot en met {maximum}.",
        "too_long": "Uw tekst is te lang: {length} tekens. Er is ruimte voor {maximum} tekens.",
        "not_a_date": "“{answer}” is geen datum die we kennen. Schrijf de datum zo: 31-12-2026.",
        "too_early": "Vul een datum in op of na {earliest}.",
        "too_late": "Vul een datum in op of voor {latest}.",
        "rank_gap": "Plaats {place} is nog leeg. Vul eerst die plaats in.",
        "rank_twice": "“{label}” staat twee keer in uw lijst. Kies elk onderwerp één keer.",
        "points": "“{answer}” is geen aantal punten. Vul een heel getal in, bijvoorbeeld 20.",
        "allocation_total": "Verdeel precies {total}. U bent nu op {sum}.",
    },
    "en": {
        "required": "Please answer this question.",
        "one_answer": "You can give only one answer here.",
        "unknown_choice": "Choose one of the answers in the list. “{answer}” is not among them.",
        "exclusive": "“{label}” cannot be combined with another answer.",
        "too_many": "Choose no more than {maximum}. You chose {count}.",
        "too_few": "Choose at least {minimum}. You chose {count}.",
        "not_a_number": "We cannot read “{answer}” as a number. Enter one number in digits, for example 40.",
        "whole_number": "Enter a whole number, without decimals.",
        "decimals": "Enter no more than {decimals} decimals.",
        "too_low": "Enter a number of {minimum} or more.",
        "too_high": "Enter a number of {maximum} or less.",
        "grade": "Give a whole grade from {minimum} to {maximum}.",
        "too_long": "Your text is too long: {length} characters. There is room for {maximum} characters.",
        "not_a_date": "“{answer}” is not a date that we know. Write the date like this: 31-12-2026.",
        "too_early": "Enter a date on or after {earliest}.",
        "too_late": "Enter a date on or before {latest}.",
        "rank_gap": "Place {place} is still empty. Fill in that place first.",
        "rank_twice": "“{label}” is in your list twice. Choose each subject once.",
        "points": "“{answer}” is not a number of points. Enter a whole number, for example 20.",
        "allocation_total": "Divide exactly {total}. You are now at {sum}.",
    },
}


def _in_words(value: object, language: str) -> str:
    if isinstance(value, int | float):
        return format_number(value, language)
    return format_date(value, language) if isinstance(value, datetime.date) else str(value)


def message(error: AnswerError, language: str) -> str:
    """What to tell the respondent about this error."""
    params = {name: _in_words(value, language) for name, value in error.params.items()}
    return MESSAGES[language][error.key].format(**params)
