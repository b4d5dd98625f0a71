"""Worksheets: colleagues fill them in together, page by page, at different times.

A page is saved as far as it can be. Where somebody else changed the same item meanwhile, both versions are shown and
what was typed stays in its field until one of the two is chosen.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import worksheets
from surveyapp.policycycle.worksheets import Clash, Typed
from surveyapp.questionnaire.model import Section
from surveyapp.storage.database import Session
from surveyapp.web import access, cycle_actions, notebooks
from surveyapp.web.forms import DIRECTION, TOLD, Posted
from surveyapp.web.page import Page
from surveyapp.web.site import site, today
from surveyapp.web.worksheet_page import MINE, THEIRS, Sheet, T, clashes_left, seen, settled

pages = Blueprint("worksheet", __name__, url_prefix="/beheer/cyclus/<years>/werkblad/<sheet>")


def _sheet(session: Session, years: str, sheet: str) -> Sheet:
    cycle = notebooks.the(session, years)
    notebook = notebooks.opened(session, cycle)
    questionnaire = access.found(notebook.worksheets.get(sheet))
    actions = cycle_actions.listed(session, cycle, notebook, questionnaire, today())
    return Sheet(cycle, questionnaire, notebook, notebooks.earlier(session, cycle), actions)


@pages.get("/<code>")
@access.officer
def questions(years: str, sheet: str, code: str) -> ResponseReturnValue:
    """One page of the worksheet, with what is there now."""
    with site().database.reading() as session:
        at = _sheet(session, years, sheet)
    section = access.found(at.questionnaire.section(code))
    if section not in at.route or at.cycle.state == "closed":
        return redirect(_step(at), 303)
    return _show(at, section, at.page(section, None))


@pages.post("/<code>")
@access.officer
def answer(years: str, sheet: str, code: str) -> ResponseReturnValue:
    """Keep what was typed and go on, back, or to the step."""
    posted: Posted = request.form.to_dict(flat=False)
    try:
        with site().database.transaction() as session:
            at = _sheet(session, years, sheet)
            section = access.found(at.questionnaire.section(code))
            page = at.page(section, posted)
            typed = _read(page, posted)
            if typed is None:
                return _show(at, section, page, status=422)
            clashes = _keep(session, at, posted, typed)
            at = _sheet(session, years, sheet)
    except Refusal as refusal:
        return _refused(years, sheet, code, posted, str(refusal))
    if clashes:
        return _show(at, section, at.page(section, posted), clashes, status=409)
    flash("Bewaard.")
    return redirect(_onward(at, section, (posted.get(DIRECTION) or ["next"])[-1]), 303)


def _refused(years: str, sheet: str, code: str, posted: Posted, refusal: str) -> ResponseReturnValue:
    with site().database.reading() as session:
        at = _sheet(session, years, sheet)
    section = access.found(at.questionnaire.section(code))
    return _show(at, section, at.page(section, posted), refusal=refusal, status=409)


def _read(page: Page, posted: Posted) -> Typed | None:
    """What was typed; None when something on the page is no answer, or would be lost. Nothing has to be filled in."""
    reading = page.read()
    wrong = page.malformed(reading)
    for code in reading.errors:
        if code not in wrong:
            page.form.answer_field(code).errors = ()
    if wrong or page.unasked(reading, set(posted.get(TOLD, ()))):
        return None
    return {**reading.answers, **dict.fromkeys(reading.errors)}


def _keep(session: Session, at: Sheet, posted: Posted, typed: Typed) -> list[Clash]:
    wanted, undecided = settled(posted, typed)
    known = {**seen(posted)}
    kept = {code: value for code, value in wanted.items() if code not in undecided}
    now, by = site().now(), access.member().email
    clashes = worksheets.save(session, at.cycle, at.questionnaire.code, kept, known, now, by)
    return [*clashes, *clashes_left(undecided, typed, at.notebook.now)]


def _onward(at: Sheet, section: Section, direction: str) -> str:
    after = at.neighbour(section, -1 if direction == "back" else +1) if direction in ("next", "back") else None
    if after is None:
        return _step(at)
    return url_for(".questions", years=at.cycle.years, sheet=at.questionnaire.code, code=after.code)


def _step(at: Sheet) -> str:
    return url_for("cycle_step.show", years=at.cycle.years, step=at.questionnaire.step)


def _show(
    at: Sheet,
    section: Section,
    page: Page,
    clashes: list[Clash] | None = None,
    refusal: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    codes = [each.code for each in at.route]
    html = render_template(
        "manage/worksheet.html",
        at=at,
        cycle=at.cycle,
        page=page,
        section=section,
        number=codes.index(section.code) + 1 if section.code in codes else 1,
        count=len(codes),
        clashes={clash.item: clash for clash in clashes or ()},
        undecided=status == 409 and bool((page.posted or {}).get("_clash")),
        mine=MINE,
        theirs=THEIRS,
        refusal=refusal,
        t=T,
    )
    return html, status


@pages.get("/geschiedenis/<item>")
@access.staff
def history(years: str, sheet: str, item: str) -> ResponseReturnValue:
    """Every change of one item: what was written, by whom, when."""
    with site().database.reading() as session:
        at = _sheet(session, years, sheet)
        question = access.found(at.questionnaire.questions.get(item))
        rows = worksheets.history(session, at.cycle, sheet, item)
    return render_template("manage/worksheet_history.html", at=at, cycle=at.cycle, question=question, rows=rows)
