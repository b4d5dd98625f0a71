"""What goes after some time, and how: names and addresses of a wave, and the key of its pseudonyms.

``plan`` tells beforehand what will go and when, and lets an officer choose an earlier day; ``purge`` removes names and
addresses, ``keys`` destroys keys; ``due`` does both on the day itself, for ``surveyapp work``.
"""

from surveyapp.fieldwork.retention.due import Cleared, once
from surveyapp.fieldwork.retention.keys import destroy
from surveyapp.fieldwork.retention.plan import Plan, choose, plan
from surveyapp.fieldwork.retention.purge import purge

__all__ = ["Cleared", "Plan", "choose", "destroy", "once", "plan", "purge"]
