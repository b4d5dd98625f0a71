"""The tables. A column exists only for what the fieldwork asks of the database; what was answered is one document.

Every table that belongs to a municipality carries its key. Check constraints state what is always true.
"""

from surveyapp.storage.tables.action import (
    ACTION_STATES,
    ADVICE_KINDS,
    BASIC_FUNCTIONS,
    Action,
    ActionChange,
    Advice,
)
from surveyapp.storage.tables.answers import CHANNELS, Draft, PaperEntry, Response, SealedBallot, Wish
from surveyapp.storage.tables.commentary import COMMENTARY_KINDS, Commentary
from surveyapp.storage.tables.cycle import CYCLE_STATES, STEPS, Cycle, CycleStep, CycleWave, WorksheetEntry
from surveyapp.storage.tables.event import Event
from surveyapp.storage.tables.goal import DIRECTIONS, Goal, GoalChange
from surveyapp.storage.tables.mail import MESSAGE_STATES, Mailing, MailServer, Message, OptOut
from surveyapp.storage.tables.municipality import LOWEST_THRESHOLD, Municipality
from surveyapp.storage.tables.publication import Publication
from surveyapp.storage.tables.reminder import Reminder, ReminderItem
from surveyapp.storage.tables.report_request import REQUEST_STATES, ReportRequest
from surveyapp.storage.tables.snapshot import Snapshot
from surveyapp.storage.tables.staff import (
    LINK_PURPOSES,
    ROLES,
    Account,
    AccountLink,
    Attempt,
    RecoveryCode,
    StaffSession,
)
from surveyapp.storage.tables.wave import DISPOSITIONS, MODES, WAVE_STATES, Invitation, OwnReport, Wave

__all__ = [
    "ACTION_STATES",
    "ADVICE_KINDS",
    "BASIC_FUNCTIONS",
    "CHANNELS",
    "COMMENTARY_KINDS",
    "CYCLE_STATES",
    "DIRECTIONS",
    "DISPOSITIONS",
    "LINK_PURPOSES",
    "LOWEST_THRESHOLD",
    "MESSAGE_STATES",
    "MODES",
    "REQUEST_STATES",
    "ROLES",
    "STEPS",
    "WAVE_STATES",
    "Account",
    "AccountLink",
    "Action",
    "ActionChange",
    "Advice",
    "Attempt",
    "Commentary",
    "Cycle",
    "CycleStep",
    "CycleWave",
    "Draft",
    "Event",
    "Goal",
    "GoalChange",
    "Invitation",
    "MailServer",
    "Mailing",
    "Message",
    "Municipality",
    "OptOut",
    "OwnReport",
    "PaperEntry",
    "Publication",
    "RecoveryCode",
    "Reminder",
    "ReminderItem",
    "ReportRequest",
    "Response",
    "SealedBallot",
    "Snapshot",
    "StaffSession",
    "Wave",
    "Wish",
    "WorksheetEntry",
]
