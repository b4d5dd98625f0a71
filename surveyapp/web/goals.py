"""The goals of a wave: what is to be reached, fixed when the wave opens, and changed visibly after that."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import goals
from surveyapp.policycycle.goals import WrongAim
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Goal, Wave
from surveyapp.web import access
from surveyapp.web.goal_forms import GoalForm, WithdrawForm
from surveyapp.web.goal_words import described
from surveyapp.web.site import site

pages = Blueprint("goals", __name__, url_prefix="/beheer/metingen/<slug>/doelen")


@pages.get("")
@access.staff
def show(slug: str) -> ResponseReturnValue:
    """The goals with every change, and a form for a new one."""
    return _page(slug)


def _wave(session: Session, slug: str) -> Wave:
    return access.found(waves.find(session, access.municipality(), slug))


def _goal(session: Session, wave: Wave, goal: str, *, locked: bool = False) -> Goal:
    number = int(goal) if goal.isascii() and goal.isdigit() and len(goal) < 10 else 0
    return access.found(goals.find(session, wave, number, locked=locked))


def _page(slug: str, form: GoalForm | None = None, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = _wave(session, slug)
        listed = [described(session, wave, goal) for goal in goals.listing(session, wave)]
        earlier = [described(session, at, goal) for goal, at in goals.until(session, wave) if at.id != wave.id]
        form = form or GoalForm.of(wave)
    page = render_template("manage/goals.html", wave=wave, goals=listed, earlier=earlier, form=form, refusal=refusal)
    return page, status


@pages.post("")
@access.officer
def add(slug: str) -> ResponseReturnValue:
    """Keep a new goal."""
    with site().database.reading() as session:
        wave = _wave(session, slug)
        form = GoalForm.of(wave)
    if not form.is_accepted():
        return _page(slug, form, status=422)
    try:
        with site().database.transaction() as session:
            wave = _wave(session, slug)
            goals.add(session, wave, form.aim(wave), form.reason.data or "", site().now(), access.member().email)
    except WrongAim as wrong:
        form[wrong.field].errors = [str(wrong)]
        return _page(slug, form, status=422)
    flash("Het doel is bewaard.")
    return redirect(url_for(".show", slug=slug), 303)


@pages.get("/<goal>")
@access.officer
def edit(slug: str, goal: str) -> ResponseReturnValue:
    """One goal, to change or to give up."""
    return _edit(slug, goal)


def _edit(
    slug: str,
    goal: str,
    form: GoalForm | None = None,
    leave: WithdrawForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = _wave(session, slug)
        found = _goal(session, wave, goal)
        about = described(session, wave, found)
        form = form or GoalForm.of(wave, found)
    page = render_template(
        "manage/goal.html",
        wave=wave,
        about=about,
        form=form,
        leave=leave or WithdrawForm(formdata=None),
        refusal=refusal,
    )
    return page, status


@pages.post("/<goal>")
@access.officer
def change(slug: str, goal: str) -> ResponseReturnValue:
    """Let it say something else."""
    with site().database.reading() as session:
        wave = _wave(session, slug)
        form = GoalForm.of(wave, _goal(session, wave, goal))
    if not form.is_accepted():
        return _edit(slug, goal, form, status=422)
    try:
        with site().database.transaction() as session:
            wave = _wave(session, slug)
            found, now, by = _goal(session, wave, goal, locked=True), site().now(), access.member().email
            goals.change(session, wave, found, form.aim(wave), form.number, form.reason.data or "", now, by)
    except WrongAim as wrong:
        form[wrong.field].errors = [str(wrong)]
        return _edit(slug, goal, form, status=422)
    except Refusal as refusal:
        return _edit(slug, goal, form, refusal=str(refusal), status=409)
    flash("Het doel is veranderd.")
    return redirect(url_for(".show", slug=slug), 303)


@pages.post("/<goal>/loslaten")
@access.officer
def withdraw(slug: str, goal: str) -> ResponseReturnValue:
    """Give it up; once it was fixed it stays in the reports, with the reason."""
    leave = WithdrawForm()
    if not leave.is_accepted():
        return _edit(slug, goal, leave=leave, status=422)
    try:
        with site().database.transaction() as session:
            wave = _wave(session, slug)
            found, now, by = _goal(session, wave, goal, locked=True), site().now(), access.member().email
            goals.withdraw(session, wave, found, leave.why.data or "", now, by)
    except WrongAim as wrong:
        leave.why.errors = [str(wrong)]
        return _edit(slug, goal, leave=leave, status=422)
    flash("Het doel is losgelaten." if wave.opened_at else "Het doel is verwijderd.")
    return redirect(url_for(".show", slug=slug), 303)
