"""What became of the invited as the response account after AAPOR: one for the page, the overview and the report."""

from surveyapp.analysis.participation import Participation
from surveyapp.fieldwork.monitoring import Outcomes
from surveyapp.storage.tables import Wave


def participation(wave: Wave, found: Outcomes) -> Participation:
    """Outcome codes of AAPOR, Standard Definitions (10th edition, 2023). Who began and did not hand in broke off, and
    those answers are not used (R, with who said no); whose mail failed may not exist (U); the rest was not contacted.

    Where names are not shown, a few that refused or were not reached are counted with those that did not react. When
    all answers came from a file, of a known number of units, those units are who was asked.
    """
    count, population = found.counts, wave.population or 0
    if count.invited == count.open == 0 and 0 < count.imported <= population:
        return Participation(complete=count.imported, no_contact=population - count.imported)
    silent = max(found.eligible - count.answered, 0)
    unknown = min(_told(wave, found.unreached), silent)
    refusal = min(_told(wave, found.refused), silent - unknown)
    begun = min(found.begun.least if found.begun else 0, silent - unknown - refusal)
    return Participation(
        complete=count.answered,
        refusal=refusal,
        break_off=begun,
        no_contact=silent - unknown - refusal - begun,
        unknown=unknown,
        not_eligible=found.not_eligible,
        open_link=count.open,
    )


def _told(wave: Wave, number: int) -> int:
    least = 1 if wave.mode == "named" else wave.municipality.threshold
    return number if number >= least else 0
