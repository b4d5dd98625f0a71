"""The policy cycles of the municipality: the list, one cycle with its nine steps, starting and closing."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import municipalities
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import cycles, steps
from surveyapp.web import access, documents, library, notebooks
from surveyapp.web.cycle_forms import StartForm
from surveyapp.web.cycle_standing import standings
from surveyapp.web.site import site, today

pages = Blueprint("cycles", __name__, url_prefix="/beheer/cyclus")


@pages.get("")
@access.staff
def listing() -> ResponseReturnValue:
    """The cycles of the municipality, and the form to begin the next one."""
    return _listing(StartForm(formdata=None))


def _listing(form: StartForm, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        found = cycles.listing(session, access.municipality())
    last = found[0] if found else None
    return render_template(
        "manage/cycles.html",
        cycles=found,
        form=form,
        last=last,
        can_start=last is None or last.state == "closed",
        carried=len(_carried()),
        refusal=refusal,
    ), status


def _carried() -> list[str]:
    """The items that the next cycle begins with."""
    return [
        question.code
        for sheet in library.worksheets().values()
        for section in sheet.sections
        for block in section.blocks
        for question in block.questions
        if block.lead.carries_over
    ]


@pages.post("")
@access.officer
def start() -> ResponseReturnValue:
    """Begin a cycle; what carries over is taken along from the one before."""
    form = StartForm()
    if not form.is_accepted():
        return _listing(form, status=422)
    now, by = site().now(), access.member().email
    try:
        with site().database.transaction() as session:
            ours = access.found(municipalities.get(session, access.municipality()))
            made = cycles.start(session, ours, form.first_year.data or 0, form.last_year.data or 0, now, by)
            taken = cycles.carry_over(session, made, _carried(), now, by)
    except Refusal as refusal:
        return _listing(form, str(refusal), 409)
    flash(f"De beleidscyclus {made.years} is begonnen." + (f" {taken} antwoorden gingen mee." if taken else ""))
    return redirect(url_for(".show", years=made.years), 303)


@pages.get("/<years>")
@access.staff
def show(years: str) -> ResponseReturnValue:
    """The nine steps: how they stand, who sees to them, what is filled in, and what they produced."""
    return _show(years)


def _show(years: str, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        cycle = notebooks.the(session, years)
        before = cycles.previous(session, cycle)
        notebook = notebooks.opened(session, cycle)
        found = standings(notebook, steps.plans(session, cycle), steps.waves(session, cycle))
    page = render_template(
        "manage/cycle.html",
        cycle=cycle,
        before=before,
        steps=found,
        documents=documents.of_steps(),
        ready=sum(step.state in ("klaar", "nvt") for step in found),
        today=today(),
        refusal=refusal,
    )
    return page, status


@pages.get("/<years>/sluiten")
@access.officer
def confirm_close(years: str) -> ResponseReturnValue:
    """Ask first: after closing nothing changes in it any more."""
    with site().database.reading() as session:
        cycle = notebooks.the(session, years)
        found = standings(notebooks.opened(session, cycle), {}, steps.waves(session, cycle))
    return render_template("manage/cycle_close.html", cycle=cycle, steps=found)


@pages.post("/<years>/sluiten")
@access.officer
def close(years: str) -> ResponseReturnValue:
    """Close the cycle; the next one can begin."""
    try:
        with site().database.transaction() as session:
            cycles.close(session, notebooks.the(session, years), site().now(), access.member().email)
    except Refusal as refusal:
        return _show(years, str(refusal), 409)
    flash(f"De beleidscyclus {years} is gesloten. U kunt nu een volgende beginnen.")
    return redirect(url_for(".listing"), 303)
