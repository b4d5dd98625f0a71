"""Members of staff: who they are (``people``), what they know (``passwords``), and where they are signed in
(``sessions``). Their links by mail are in ``accountlinks``, their second factor in ``secondfactor``.
"""

from surveyapp.fieldwork.accounts.passwords import LONGEST_PASSWORD, SHORTEST_PASSWORD, set_password, verified
from surveyapp.fieldwork.accounts.people import (
    activate,
    add,
    administrators,
    change_role,
    deactivate,
    find,
    get,
    invite,
    of_municipality,
)
from surveyapp.fieldwork.accounts.sessions import (
    CODE_WITHIN,
    IDLE,
    LONGEST_SESSION,
    SET_UP_WITHIN,
    complete,
    end_all,
    end_others,
    is_stale,
    others,
    seen,
    sign_in,
    sign_out,
    signed_in,
    tidy,
)

__all__ = [
    "CODE_WITHIN",
    "IDLE",
    "LONGEST_PASSWORD",
    "LONGEST_SESSION",
    "SET_UP_WITHIN",
    "SHORTEST_PASSWORD",
    "activate",
    "add",
    "administrators",
    "change_role",
    "complete",
    "deactivate",
    "end_all",
    "end_others",
    "find",
    "get",
    "invite",
    "is_stale",
    "of_municipality",
    "others",
    "seen",
    "set_password",
    "sign_in",
    "sign_out",
    "signed_in",
    "tidy",
    "verified",
]
