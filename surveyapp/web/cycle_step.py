"""One step of a cycle: who sees to it and when, its worksheet, its documents and its waves."""

from collections.abc import Callable
from typing import TypeAlias

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.accounts import colleagues
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import steps
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import TODAY
from surveyapp.storage.database import Session
from surveyapp.storage.tables import STEPS, Cycle, Wave
from surveyapp.web import access, cycle_actions, documents, guest_list, notebooks
from surveyapp.web.cycle_forms import PlanForm, WaveForm
from surveyapp.web.cycle_standing import standings
from surveyapp.web.outcome import summary
from surveyapp.web.site import site, today

pages = Blueprint("cycle_step", __name__, url_prefix="/beheer/cyclus/<years>/stap/<step>")
Move: TypeAlias = Callable[[Session, Cycle, Wave], None]


def _number(step: str) -> int:
    """The step, or the page for what does not exist."""
    return access.found(int(step) if step.isascii() and step.isdigit() and int(step[:3]) in STEPS else None)


@pages.get("")
@access.staff
def show(years: str, step: str) -> ResponseReturnValue:
    """The step as it stands."""
    return _show(years, step)


def _show(
    years: str,
    step: str,
    form: PlanForm | None = None,
    wave: WaveForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    number = _number(step)
    with site().database.reading() as session:
        cycle = notebooks.the(session, years)
        notebook = notebooks.opened(session, cycle)
        attached = steps.waves(session, cycle)
        standing = standings(notebook, steps.plans(session, cycle), attached)[number - 1]
        sheet = standing.sheet
        actions = cycle_actions.listed(session, cycle, notebook, sheet, today()) if sheet else {}
        people = _people(session, cycle)
        taken = {each.id for found in attached.values() for each in found}
        free = {each.slug: each.title for each in waves.listing(session, cycle.municipality_id) if each.id not in taken}
    plan = standing.plan
    shown = wave or WaveForm(formdata=None)
    shown.wave.choices = [("", "Kies een meting"), *free.items()]
    page = render_template(
        "manage/cycle_step.html",
        cycle=cycle,
        standing=standing,
        parts=summary(sheet, notebook.answers(sheet.code)) if sheet else [],
        actions=actions.get(TODAY),
        notebook=notebook,
        guests=[(each, guest_list.guests(each, notebook)) for each in _invited(number)],
        documents=documents.of_steps().get(number, ()),
        form=form or PlanForm(formdata=None, owner=plan.owner if plan else "", due_on=plan.due_on if plan else None),
        wave=shown,
        free=free,
        people=people,
        today=today(),
        refusal=refusal,
    )
    return page, status


def _people(session: Session, cycle: Cycle) -> list[str]:
    """Everybody with an account, as they can be named for a step."""
    return [each.account.name or each.account.email for each in colleagues.listing(session, cycle.municipality_id)]


def _invited(step: int) -> list[Questionnaire]:
    """The questionnaires for which worksheets give an address list; they are asked in the last step."""
    return [*guest_list.inviting().values()] if step == STEPS[-1] else []


@pages.post("")
@access.officer
def plan(years: str, step: str) -> ResponseReturnValue:
    """Keep who sees to it, and when it is ready."""
    form = PlanForm()
    if not form.is_accepted():
        return _show(years, step, form=form, status=422)
    try:
        with site().database.transaction() as session:
            cycle = notebooks.the(session, years)
            now, by = site().now(), access.member().email
            steps.plan(session, cycle, _number(step), form.tidy, form.due_on.data, now, by)
    except Refusal as refusal:
        return _show(years, step, form=form, refusal=str(refusal), status=409)
    flash("Bewaard.")
    return redirect(url_for(".show", years=years, step=step), 303)


def _moved(years: str, step: str, move: Move, told: str) -> ResponseReturnValue:
    """Let the chosen wave belong to another step than it did, or to none."""
    form = WaveForm()
    if not form.is_accepted():
        return _show(years, step, wave=form, status=422)
    try:
        with site().database.transaction() as session:
            cycle = notebooks.the(session, years)
            wave = access.the_wave(session, form.wave.data)
            move(session, cycle, wave)
    except Refusal as refusal:
        return _show(years, step, wave=form, refusal=str(refusal), status=409)
    flash(f"De meting “{wave.title}” {told}.")
    return redirect(url_for(".show", years=years, step=step, _anchor="metingen"), 303)


@pages.post("/metingen")
@access.officer
def attach(years: str, step: str) -> ResponseReturnValue:
    """A wave belongs to this step."""

    def move(session: Session, cycle: Cycle, wave: Wave) -> None:
        steps.attach(session, cycle, _number(step), wave, site().now(), access.member().email)

    return _moved(years, step, move, "hoort nu bij deze stap")


@pages.post("/metingen/weghalen")
@access.officer
def detach(years: str, step: str) -> ResponseReturnValue:
    """The wave does not belong to this step after all."""

    def move(session: Session, cycle: Cycle, wave: Wave) -> None:
        steps.detach(session, cycle, wave, site().now(), access.member().email)

    return _moved(years, step, move, "staat niet meer bij deze stap")
