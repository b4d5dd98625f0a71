"""The goals of a wave: what is to be reached, fixed when the wave opens, and changed visibly after that."""

from functools import partial

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.policycycle import goals
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Goal, Wave
from surveyapp.web import access
from surveyapp.web.goal_forms import GoalForm, WithdrawForm
from surveyapp.web.goal_words import described
from surveyapp.web.kept import kept
from surveyapp.web.site import site
from surveyapp.web.staff_forms import whole

pages = Blueprint("goals", __name__, url_prefix="/beheer/metingen/<slug>/doelen")


@pages.get("")
@access.staff
def show(slug: str) -> ResponseReturnValue:
    """The goals with every change, and a form for a new one."""
    return _page(slug)


def _goal(session: Session, wave: Wave, goal: str, *, locked: bool = False) -> Goal:
    return access.found(goals.find(session, wave, whole(goal), locked=locked))


def _page(slug: str, form: GoalForm | None = None, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
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
        form = GoalForm.of(access.the_wave(session, slug))

    def keep(session: Session) -> None:
        wave, now, by = access.the_wave(session, slug), site().now(), access.member().email
        goals.add(session, wave, form.aim(wave), form.reason.data or "", now, by)

    return kept(form, keep, partial(_page, slug, form), url_for(".show", slug=slug), "Het doel is bewaard.")


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
        wave = access.the_wave(session, slug)
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
        wave = access.the_wave(session, slug)
        form = GoalForm.of(wave, _goal(session, wave, goal))

    def keep(session: Session) -> None:
        wave, now, by = access.the_wave(session, slug), site().now(), access.member().email
        found, version = _goal(session, wave, goal, locked=True), whole(form.version.data)
        goals.change(session, wave, found, form.aim(wave), version, form.reason.data or "", now, by)

    return kept(form, keep, partial(_edit, slug, goal, form), url_for(".show", slug=slug), "Het doel is veranderd.")


@pages.post("/<goal>/loslaten")
@access.officer
def withdraw(slug: str, goal: str) -> ResponseReturnValue:
    """Give it up; once it was fixed it stays in the reports, with the reason."""
    leave = WithdrawForm()
    with site().database.reading() as session:
        fixed = access.the_wave(session, slug).opened_at is not None

    def keep(session: Session) -> None:
        wave, now, by = access.the_wave(session, slug), site().now(), access.member().email
        goals.withdraw(session, wave, _goal(session, wave, goal, locked=True), leave.why.data or "", now, by)

    told = "Het doel is losgelaten." if fixed else "Het doel is verwijderd."
    return kept(leave, keep, partial(_edit, slug, goal, leave=leave), url_for(".show", slug=slug), told)
