"""How the fieldwork of one wave goes: who was asked, what became of them, per group and per channel.

Everything here may be shown. In an anonymous and a confidential wave no number, and no difference between two numbers
at one moment or two, is about a single respondent: see ``amounts`` and ``blocks``.
"""

from surveyapp.fieldwork.monitoring.amounts import Amount
from surveyapp.fieldwork.monitoring.groups import Breakdown, Group
from surveyapp.fieldwork.monitoring.outcomes import Outcomes, outcomes
from surveyapp.fieldwork.monitoring.standing import Standing, standing

__all__ = ["Amount", "Breakdown", "Group", "Outcomes", "Standing", "outcomes", "standing"]
