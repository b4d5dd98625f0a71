"""From a list to invitations, step by step: what its columns are, what would happen, and then doing it.

The list travels along from form to form (``luggage``); the server keeps nothing in between. What is done is what was
shown: when something has changed meanwhile, it is shown again.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import addresses, waves
from surveyapp.fieldwork.addresses import Plan, columns, earlier
from surveyapp.fieldwork.addresses.table import PASTED
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves.changing import lock
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.address_forms import ApplyForm, ColumnsForm, EarlierForm, InvitationsForm, columns_form
from surveyapp.web.luggage import Luggage, pack, unpack
from surveyapp.web.site import site

pages = Blueprint("address_steps", __name__, url_prefix="/beheer/metingen/<slug>/uitnodigen")
LOST = "De lijst is niet meegekomen. Kies het bestand nog een keer."
CROSSED = "De adreslijst of de meting is intussen veranderd. Dit zou er nu gebeuren."


def columns_page(
    wave: Wave, luggage: Luggage, form: ColumnsForm | None = None, problem: str = ""
) -> ResponseReturnValue:
    """What each column is: a guess to look at, or what was chosen with what is wrong about it."""
    form = form or _columns_form(wave, luggage, posted=False)
    page = render_template(
        "manage/address_columns.html",
        wave=wave,
        form=form,
        table=luggage.table,
        list=pack(wave, luggage),
        problem=problem,
    )
    return page, 422 if problem or form.errors else 200


def _columns_form(wave: Wave, luggage: Luggage, *, posted: bool) -> ColumnsForm:
    questionnaire = waves.questionnaire_of(wave)
    given = {} if posted else {"formdata": None}
    return columns_form(luggage.table, luggage.roles, columns.facts_of(questionnaire), questionnaire, **given)


@pages.post("/kolommen")
@access.officer
def choose(slug: str) -> ResponseReturnValue:
    """The columns were chosen: what would happen? Without a choice: choose again."""
    try:
        with site().database.reading() as session:
            wave = access.the_wave(session, slug)
            luggage = unpack(wave, request.form.get("list", ""))
            if luggage is None:
                return _refused(slug, LOST)
            if "column_0" not in request.form:
                return columns_page(wave, luggage)
            form = _columns_form(wave, luggage, posted=True)
            problem = _mistakes(wave, form)
            if problem or form.errors:
                return columns_page(wave, luggage, form, problem)
            chosen = Luggage(luggage.table, form.roles(), luggage.note)
            plan = addresses.plan(session, wave, chosen.table, chosen.roles)
            return _preview(wave, chosen, plan, status=422 if plan.problems else 200)
    except Refusal as refusal:
        return _refused(slug, str(refusal))


def _mistakes(wave: Wave, form: ColumnsForm) -> str:
    """Put what is wrong next to the columns it is about; returns what is about the whole list."""
    if not form.validate():
        return ""
    faults = columns.faults(form.roles(), waves.questionnaire_of(wave))
    problem = faults.pop(columns.WHOLE, "")
    for place, text in faults.items():
        form.at(place).errors = [text]
    return problem


@pages.post("/vorige")
@access.officer
def again(slug: str) -> ResponseReturnValue:
    """The list of an earlier wave, as if it were a file."""
    form = EarlierForm()
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        others = {each.slug: each for each in earlier.choices(session, wave)}
        form.earlier.choices = {slug: each.title for slug, each in others.items()}
        if not form.validate():
            return _refused(slug, "Kies een meting om de lijst van over te nemen.")
        taken = earlier.take_over(session, wave, others[form.earlier.data])
        try:
            plan = addresses.plan(session, wave, taken.table, taken.roles)
            return _preview(wave, Luggage(taken.table, taken.roles, _left_out(taken)), plan)
        except Refusal as refusal:
            return _refused(slug, str(refusal))


def _left_out(taken: earlier.TakenOver) -> str:
    parts = ((taken.withdrawn, "afgemeld voor mail"), (taken.ineligible, "hoort niet bij de groep"))
    told = [f"{number} {why}" for number, why in parts if number]
    return f"Weggelaten: {', '.join(told)}." if told else ""


@pages.post("/inlezen")
@access.officer
def apply(slug: str) -> ResponseReturnValue:
    """Do what was shown: everybody or nobody."""
    form = ApplyForm()
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            luggage = unpack(wave, form.list.data or "")
            if luggage is None or not form.validate():
                return _refused(slug, LOST)
            lock(session, wave)
            plan = addresses.plan(session, wave, luggage.table, luggage.roles)
            unconfirmed = bool(plan.warnings) and not form.confirmed.data
            is_shown = plan.fingerprint == form.seen.data
            if is_shown and not unconfirmed and not plan.problems:
                addresses.apply(session, wave, plan, site().now(), access.member().email)
                flash(_done(plan))
                return redirect(url_for("invitations.show", slug=slug), 303)
    except Refusal as refusal:
        return _refused(slug, str(refusal))
    if is_shown and not plan.problems:
        form.confirmed.errors = ["Vink dit aan als u de punten hebt bekeken en het klopt."]
    return _preview(wave, luggage, plan, form, "" if is_shown else CROSSED, status=422 if is_shown else 409)


def _preview(
    wave: Wave, luggage: Luggage, plan: Plan, form: ApplyForm | None = None, notice: str = "", status: int = 200
) -> ResponseReturnValue:
    """What would happen. A list that was pasted can be mended here."""
    again = InvitationsForm(formdata=None, addresses=luggage.table.as_text())
    again.addresses.label.text = "Verbeter de lijst hier"
    page = render_template(
        "manage/address_preview.html",
        wave=wave,
        plan=plan,
        name=luggage.table.name,
        note=luggage.note,
        list=pack(wave, luggage),
        form=form or ApplyForm(formdata=None),
        again=again if luggage.table.name == PASTED and plan.problems else None,
        notice=notice,
        facts=columns.facts_of(waves.questionnaire_of(wave)),
    )
    return page, status


def _done(plan: Plan) -> str:
    new, changed = len(plan.newcomers), len(plan.changes)
    if not new and not changed:
        return "De lijst is ingelezen. Er is niets veranderd."
    parts = [f"{new} nieuw"] * bool(new) + [f"{changed} veranderd"] * bool(changed)
    return f"De lijst is ingelezen: {' en '.join(parts)}."


def _refused(slug: str, text: str) -> ResponseReturnValue:
    flash(text)
    return redirect(url_for("invitations.show", slug=slug), 303)
