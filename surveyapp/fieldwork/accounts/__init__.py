"""Members of staff: who they are (``people``), what may change about them (``changing``) and by whom (``colleagues``),
what they know (``passwords``), and where they are signed in (``sessions``). Their links by mail are in
``accountlinks``, their second factor in ``secondfactor``.
"""

from surveyapp.fieldwork.accounts.changing import activate, change_role, deactivate
from surveyapp.fieldwork.accounts.passwords import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    hashed,
    set_password,
    verified,
)
from surveyapp.fieldwork.accounts.people import active, add, administrators, find, has_joined, invite, of_municipality
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
    "active",
    "add",
    "administrators",
    "change_role",
    "complete",
    "deactivate",
    "end_all",
    "end_others",
    "find",
    "has_joined",
    "hashed",
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
