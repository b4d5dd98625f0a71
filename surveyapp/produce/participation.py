"""What became of the invited as the response account after AAPOR: one for the page, the overview and the report."""

from surveyapp.analysis.participation import Participation
from surveyapp.fieldwork.monitoring import Outcomes


def participation(found: Outcomes, population: int) -> Participation:
    """Outcome codes of AAPOR, Standard Definitions (10th edition, 2023). Who began and did not hand in broke off, and
    those answers are not used (R, with who said no); whose mail failed may not exist (U); the rest was not contacted.

    When all answers came from a file, of a known number of units, those units are who was asked.
    """
    count = found.counts
    if count.invited == count.open == 0 and count.imported <= population:
        return Participation(complete=count.imported, no_contact=population - count.imported)
    silent = max(found.eligible - count.answered, 0)
    unknown = min(found.unreached, silent)
    refusal = min(found.refused + (found.begun.least if found.begun else 0), silent - unknown)
    return Participation(
        complete=count.answered,
        refusal=refusal,
        no_contact=silent - unknown - refusal,
        unknown=unknown,
        not_eligible=found.not_eligible,
        open_link=count.open,
    )
