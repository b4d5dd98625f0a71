"""Why answers cannot be weighed, told to the officer who asked for it."""

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
        "Van {count} antwoorden is {by} niet bekend. In een anonieme meting bewaren we een kenmerk niet als te weinig "
        "organisaties het delen. Wegen kan dan niet."
    ),
    Refused.TOO_FEW: (
        "In de groep “{code}” van {by} zijn er {count} antwoorden: te weinig om te wegen. Voeg groepen samen met "
        "“merge” in de definitie van het rapport."
    ),
    Refused.TOO_MANY: (
        "In de groep “{code}” van {by} zijn er meer antwoorden ({count}) dan er op de adreslijst staan. "
        "Controleer de lijst."
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
