"""What a form says is kept, or its page comes again: with the message at its field, or above the form."""

from collections.abc import Callable
from typing import Protocol

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.refusal import Refusal, WrongField
from surveyapp.storage.database import Session
from surveyapp.web.site import site
from surveyapp.web.staff_forms import StaffForm


class Again(Protocol):
    """The page of a form with what was typed; ``refusal`` is about no field."""

    def __call__(self, *, refusal: str = "", status: int) -> ResponseReturnValue: ...


def kept(
    form: StaffForm, keep: Callable[[Session], object], again: Again, then: str, told: str = "Bewaard."
) -> ResponseReturnValue:
    """Do this in one transaction and go on to ``then``, telling so; or show the form again, with nothing done."""
    if not form.is_accepted():
        return again(status=422)
    try:
        with site().database.transaction() as session:
            keep(session)
    except WrongField as wrong:
        form[wrong.field].errors = [str(wrong)]
        return again(status=422)
    except Refusal as refusal:
        return again(refusal=str(refusal), status=409)
    flash(told)
    return redirect(then, 303)
