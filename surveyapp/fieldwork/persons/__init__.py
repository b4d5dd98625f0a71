"""When somebody asks what is kept about them, or to be removed: over all waves of a municipality, by their address.

``found`` is what is kept, ``copy`` the file to hand over, ``removal`` takes the person away from what is kept. What
cannot be found, such as answers in a ballot box, is told in ``Found.answers``.
"""

from surveyapp.fieldwork.persons.copy import as_csv, as_json
from surveyapp.fieldwork.persons.found import Found, search
from surveyapp.fieldwork.persons.removal import remove

__all__ = ["Found", "as_csv", "as_json", "remove", "search"]
