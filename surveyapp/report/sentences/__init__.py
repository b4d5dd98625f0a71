"""Sentences that judge: what is strong, what needs work, what changed, which targets were reached.

One module per rule. A rule gives a sentence with the codes of its figures, or None: it stays silent whenever a guard
says so, and a contract test shows for every guard a case in which it does. ``RULES`` is the register.
"""

from surveyapp.report.sentences.movement import moved
from surveyapp.report.sentences.shares import share_words
from surveyapp.report.sentences.standing import stands
from surveyapp.report.sentences.targets import target

RULES = {"share": share_words, "standing": stands, "movement": moved, "target": target}
