"""The address list: from a file that somebody has to the invitations of a wave, in steps that are shown beforehand.

``table`` reads a file, pasted text or the list of an earlier wave; ``columns`` says what each column is; ``reading``
makes addresses of the rows; ``planning`` compares them with who is invited already and with earlier waves
(``register``); ``applying`` carries the plan out, all or nothing. ``book`` and ``correcting`` are for the list as it
stands: searching it, and changing one line. Nothing is kept between the steps.
"""

from surveyapp.fieldwork.addresses.address import Address
from surveyapp.fieldwork.addresses.applying import apply
from surveyapp.fieldwork.addresses.planning import Plan, plan
from surveyapp.fieldwork.addresses.table import Table

__all__ = ["Address", "Plan", "Table", "apply", "plan"]
