"""What a municipality concludes from a wave and what it will do: the page with everything, and the actions on it."""

from functools import partial
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.accounts import colleagues, people
from surveyapp.policycycle import actions, advice
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Account, Action, Wave
from surveyapp.web import access, reminder_words
from surveyapp.web.action_board import board
from surveyapp.web.action_forms import ActionForm, StateForm
from surveyapp.web.action_words import history, told_action
from surveyapp.web.kept import kept
from surveyapp.web.site import site, today
from surveyapp.web.staff_forms import whole

pages = Blueprint("actions", __name__, url_prefix="/beheer/metingen/<slug>/acties")


@pages.get("")
@access.staff
def show(slug: str) -> ResponseReturnValue:
    """Conclusions, recommendations and actions by basisfunctie, what comes first, and the actions of earlier waves."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        shown = board(session, wave, today())
    return render_template("manage/actions.html", wave=wave, board=shown)


def the_action(session: Session, wave: Wave, action: str, *, locked: bool = False) -> Action:
    """The action of this address, or the page for what does not exist."""
    return access.found(actions.find(session, wave, whole(action), locked=locked))


def _form(session: Session, wave: Wave, action: Action | None = None, **kwargs: Any) -> ActionForm:
    """With everybody who has an account, and who does it now."""
    listed: list[Account] = [each.account for each in colleagues.listing(session, wave.municipality_id)]
    staff = [each for each in listed if each.active or (action and action.account_id == each.id)]
    offered = [each for each in advice.listing(session, wave) if each.kind == "recommendation"]
    fitting = [each for each in offered if not each.withdrawn or (action and action.advice_id == each.id)]
    return ActionForm.of(staff, fitting, action, **kwargs)


@pages.get("/nieuw")
@access.officer
def new(slug: str) -> ResponseReturnValue:
    """An empty form, or one that begins with a recommendation."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        begun = advice.find(session, wave, whole(request.args.get("aanbeveling")))
        form = _form(session, wave, begun=begun if begun and begun.kind == "recommendation" else None)
    return _new(slug, form)


def _new(slug: str, form: ActionForm, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
    return render_template("manage/action_new.html", wave=wave, form=form, refusal=refusal), status


@pages.post("/nieuw")
@access.officer
def add(slug: str) -> ResponseReturnValue:
    """Keep a new action."""
    with site().database.reading() as session:
        form = _form(session, access.the_wave(session, slug))

    def keep(session: Session) -> None:
        actions.add(session, access.the_wave(session, slug), form.agreed, site().now(), access.member().email)

    return kept(form, keep, partial(_new, slug, form), url_for(".show", slug=slug), "De actie is bewaard.")


@pages.get("/<action>")
@access.officer
def edit(slug: str, action: str) -> ResponseReturnValue:
    """One action: how it stands, what it says, and its history."""
    return _edit(slug, action)


def _edit(
    slug: str,
    action: str,
    form: ActionForm | None = None,
    standing: StateForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        row = the_action(session, wave, action)
        about = told_action(row, today(), reminder_words.latest(session, [row]).get(row.id, ""))
        lines = history(session, [row], {}, people.signatures(session, wave.municipality))
        shown = form or _form(session, wave, row, formdata=None)
    now = {"state": row.state, "note": row.note, "version": row.version}
    page = render_template(
        "manage/action.html",
        wave=wave,
        about=about,
        lines=lines,
        form=shown,
        standing=standing or StateForm(formdata=None, data=now),
        refusal=refusal,
        changing=form is not None,
    )
    return page, status


@pages.post("/<action>")
@access.officer
def change(slug: str, action: str) -> ResponseReturnValue:
    """Let it say something else."""
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        form = _form(session, wave, the_action(session, wave, action))

    def keep(session: Session) -> None:
        wave, version = access.the_wave(session, slug), whole(form.version.data)
        row, now, by = the_action(session, wave, action, locked=True), site().now(), access.member().email
        actions.change(session, wave, row, form.agreed, version, now, by)

    return kept(form, keep, partial(_edit, slug, action, form), _at(slug, action), "De actie is veranderd.")


@pages.post("/<action>/stand")
@access.officer
def tell(slug: str, action: str) -> ResponseReturnValue:
    """Keep how it stands."""
    form = StateForm()

    def keep(session: Session) -> None:
        wave, version = access.the_wave(session, slug), whole(form.version.data)
        row, now, by = the_action(session, wave, action, locked=True), site().now(), access.member().email
        actions.report(session, wave, row, form.state.data, form.note.data or "", version, now, by)

    return kept(form, keep, partial(_edit, slug, action, standing=form), _at(slug, action), "De stand is bewaard.")


def _at(slug: str, action: str) -> str:
    return url_for(".show", slug=slug, _anchor=f"actie-{whole(action)}")
