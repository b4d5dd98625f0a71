"""Why answers cannot be weighed, or not be divided, told to the officer who asked for it.

No sentence says how many answers there are: that may be a small group.
"""

from surveyapp.analysis.table import PopulationError
from surveyapp.analysis.weighting import Refused, WeightError
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.wording import quoted

_TEXTS = {
    Refused.NO_FRAME: (
        "Van {by} is niet bekend hoeveel organisaties er per groep zijn: er is geen adreslijst met dat gegeven, of er "
        "kwamen antwoorden via een open link of uit een bestand. Wegen kan dan niet."
    ),
    Refused.TOTALS_DIFFER: (
        "De aantallen op de adreslijst tellen per kenmerk niet tot hetzelfde op ({name}). Vul de lijst aan, of weeg "
        "naar één kenmerk."
    ),
    Refused.UNKNOWN_CATEGORY: "De adreslijst heeft bij {by} de groep “{code}”. Die staat niet in de vragenlijst.",
    Refused.UNKNOWN_RESPONDENT: (
        "Van sommige antwoorden is {by} niet bekend. In een anonieme meting bewaren we een kenmerk niet als te weinig "
        "organisaties het delen. Wegen kan dan niet."
    ),
    Refused.TOO_FEW: (
        "In de groep “{code}” van {by} zijn er te weinig antwoorden om te wegen (minder dan {count}). Voeg groepen "
        "samen met “merge” in de definitie van het rapport."
    ),
    Refused.TELLS_A_FEW: (
        "Zo samengevoegd is van {by} uit te rekenen hoeveel antwoorden een kleine groep heeft. Voeg met “merge” deze "
        "groepen samen tot één: “{code}”."
    ),
    Refused.TOO_MANY: (
        "In de groep “{code}” van {by} zijn er meer antwoorden dan er op de adreslijst staan. Controleer de lijst."
    ),
    Refused.NO_CONVERGENCE: (
        "De gewichten komen niet uit: na {count} rondes klopten de aantallen nog niet. Weeg naar minder kenmerken of "
        "voeg groepen samen."
    ),
}


def told(error: WeightError, questionnaire: Questionnaire) -> str:
    """The reason in words, with the question's own label."""
    labels = {variable.code: variable.label for variable in questionnaire.variables}
    by = quoted(labels.get(error.by, error.by))
    return _TEXTS[error.reason].format(by=by, name=error.by, code=error.code, count=error.count)


def overfull(error: PopulationError, questionnaire: Questionnaire) -> str:
    """There are more answers in a group than the address list has: which group that is."""
    variables = {variable.code: variable for variable in questionnaire.variables}
    by = variables.get(error.by)
    if by is None:
        return "Er zijn meer antwoorden dan er op de adreslijst staan. Controleer de lijst."
    group = {choice.code: choice.label for choice in by.categories}.get(error.group, error.group)
    return (
        f"In de groep “{group}” van {quoted(by.label)} zijn er meer antwoorden dan er op "
        "de adreslijst staan, dus per groep kan dit rapport niet. Controleer de lijst."
    )
