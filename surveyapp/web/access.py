"""The one access rule: the decorator above each handler says who may use it, and nothing else does.

Every route carries exactly one rule. ``require_rules`` refuses to start an application in which a route has none.
What belongs to another municipality is not refused but not found, with the same page as what does not exist: the
queries in ``fieldwork`` ask for the municipality, and ``found`` turns their None into that page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import Flask, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import UserMixin, current_user

from surveyapp.fieldwork import waves
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave

P = ParamSpec("P")
T = TypeVar("T")
Handler = Callable[P, ResponseReturnValue]
SIGN_IN = "accounts.sign_in"
SECOND_STEP = "second_step.code"
HOMES = {"administrator": "administration.overview"}
"""Where a role begins; everybody else begins with the waves of the municipality."""


class Rule(Enum):
    """Who may use a route."""

    ANYONE = "anyone"  # nothing behind it that is anybody's
    RESPONDENT = "respondent"  # whoever holds the link; the handler finds what the token in the path opens
    LINK_HOLDER = "link holder"  # whoever holds a link by mail to an account; the handler finds what it opens
    HALFWAY = "halfway"  # who gave a good password, while the second factor is still to come
    ACCOUNT_HOLDER = "account holder"  # everybody who is signed in: the own account, and leaving
    STAFF = "staff"  # every account of a municipality: results and downloads
    OFFICER = "officer"  # accounts of a municipality that may also change something
    MANAGER = "manager"  # officers and administrators: who look after accounts of others
    ADMINISTRATOR = "administrator"  # looks after the installation, and sees nothing of what is in it


@dataclass(frozen=True)
class Staff(UserMixin):
    """The member of staff behind this request, read from the database at this request.

    An administrator has no municipality.
    """

    token: str
    account_id: int
    municipality_id: int | None
    municipality: str
    email: str
    role: str
    slug: str = ""
    """Short name of the municipality."""
    logo_version: str = ""
    """Of the municipality's logo; empty when it has none."""
    complete: bool = True
    """Whether nothing of signing in is still to come. Until then nobody is signed in."""
    has_password: bool = True
    has_second_factor: bool = False

    @property
    def is_officer(self) -> bool:
        """Whether this account may change something for its municipality."""
        return self.role == "officer"

    @property
    def is_administrator(self) -> bool:
        """Whether this account looks after the installation."""
        return self.role == "administrator"

    def get_id(self) -> str:
        """What the cookie holds: the token of one session, never the account's own id."""
        return self.token


def anyone(handler: Handler[P]) -> Handler[P]:
    """No sign-in needed."""
    return _marked(handler, Rule.ANYONE)


def respondent(handler: Handler[P]) -> Handler[P]:
    """The token in the path is the key."""
    return _marked(handler, Rule.RESPONDENT)


def link_holder(handler: Handler[P]) -> Handler[P]:
    """The token in the path, which came by mail, is the key."""
    return _marked(handler, Rule.LINK_HOLDER)


def halfway(handler: Handler[P]) -> Handler[P]:
    """Only between a good password and the second factor."""

    @wraps(handler)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        someone = present()
        if someone is None:
            return redirect(url_for(SIGN_IN), 303)
        return redirect(home(), 303) if someone.complete else handler(*args, **kwargs)

    return _marked(guarded, Rule.HALFWAY)


def account_holder(handler: Handler[P]) -> Handler[P]:
    """Officers, readers and administrators."""
    return _marked(_guarded(handler, lambda _: True), Rule.ACCOUNT_HOLDER)


def staff(handler: Handler[P]) -> Handler[P]:
    """Officers and readers."""
    return _marked(_guarded(handler, lambda someone: someone.municipality_id is not None), Rule.STAFF)


def officer(handler: Handler[P]) -> Handler[P]:
    """Officers only."""
    return _marked(_guarded(handler, lambda someone: someone.is_officer), Rule.OFFICER)


def manager(handler: Handler[P]) -> Handler[P]:
    """Officers and administrators. Whose accounts they look after is asked of the database."""
    allowed = _guarded(handler, lambda someone: someone.is_officer or someone.is_administrator)
    return _marked(allowed, Rule.MANAGER)


def administrator(handler: Handler[P]) -> Handler[P]:
    """Administrators of the installation only."""
    return _marked(_guarded(handler, lambda someone: someone.is_administrator), Rule.ADMINISTRATOR)


def _marked(handler: Handler[P], rule: Rule) -> Handler[P]:
    if hasattr(handler, "access_rule"):
        raise TypeError(f"{handler.__qualname__} has two access rules")
    handler.access_rule = rule  # type: ignore[attr-defined]
    return handler


def _guarded(handler: Handler[P], allowed: Callable[[Staff], bool]) -> Handler[P]:
    @wraps(handler)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        someone = present()
        if someone is None:
            return redirect(url_for(SIGN_IN, next=_way_back()), 303)
        if not someone.complete:
            return redirect(url_for(SECOND_STEP), 303)
        if not allowed(someone):
            abort(403)
        return handler(*args, **kwargs)

    return guarded


def _way_back() -> str | None:
    """The page to return to after signing in; a form that was sent cannot be sent again by a redirect."""
    if request.method != "GET":
        return None
    return request.full_path.rstrip("?")


def present() -> Staff | None:
    """Who is signed in, or halfway there."""
    user: Any = current_user._get_current_object()
    return user if isinstance(user, Staff) else None


def signed_in() -> Staff | None:
    """Who is signed in, None for everybody else."""
    someone = present()
    return someone if someone and someone.complete else None


def arriving() -> Staff:
    """Who still owes the second factor, for handlers with that rule."""
    return found(present())


def member() -> Staff:
    """Who is signed in, for handlers with a rule that asks for it."""
    return found(signed_in())


def home() -> str:
    """The page where whoever is signed in begins."""
    return url_for(HOMES.get(member().role, "manage.overview"))


def municipality() -> int:
    """The municipality whose pages these are: every query of these pages asks for it."""
    return found(member().municipality_id)


def found(thing: T | None) -> T:
    """The thing, or the page for what does not exist: also for what belongs to another municipality."""
    if thing is None:
        abort(404)
    return thing


def the_wave(session: Session, slug: str) -> Wave:
    """The wave of this address in the municipality of whoever asks, or the page for what does not exist."""
    return found(waves.find(session, municipality(), slug))


def rule_of(app: Flask, endpoint: str) -> Rule | None:
    """The access rule of a route, None when its handler has none."""
    rule: Rule | None = getattr(app.view_functions[endpoint], "access_rule", None)
    return rule


def require_rules(app: Flask) -> None:
    """Raise RuntimeError when a route has no access rule. Flask's own files route counts as open to anyone."""
    bare = sorted(e for e in app.view_functions if e != "static" and rule_of(app, e) is None)
    if bare:
        raise RuntimeError(f"routes without an access rule: {', '.join(bare)}")
