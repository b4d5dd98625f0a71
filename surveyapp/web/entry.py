"""Forms on paper that came back, typed in by staff on the same pages of questions as respondents have.

What is typed is kept page by page. A form can be typed in twice; then the differences are shown and settled first.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import invitations, paper, waves
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.paper import Busy, Entry
from surveyapp.fieldwork.refusal import Refusal, Stale
from surveyapp.fieldwork.waves import require_open
from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.model import Section
from surveyapp.storage.database import Session
from surveyapp.storage.keys import KeyMissing
from surveyapp.storage.tables import Wave
from surveyapp.web import access
from surveyapp.web.entry_desk import Desk, clear, desk, remember
from surveyapp.web.forms import DIRECTION, TOLD, Posted
from surveyapp.web.outcome import summary
from surveyapp.web.page import Page
from surveyapp.web.post_forms import SearchForm
from surveyapp.web.respond import ANYWAY, posted_version
from surveyapp.web.site import site
from surveyapp.web.texts import texts

pages = Blueprint("entry", __name__, url_prefix="/beheer/metingen/<slug>/papier")
T = {
    **texts("nl"),
    "next": "Volgende bladzijde",  # differs from respondents' pages, so that kept widgets are not mixed up either
    "back": "Vorige bladzijde",
    "required": "mag op papier leeg zijn",
}
GONE = "Dit formulier is al ingestuurd."
LONGEST_SEARCH = 80


@pages.get("")
@access.officer
def start(slug: str) -> ResponseReturnValue:
    """Which form? By its eight words; where names may be seen, also by name or number."""
    return _start_page(slug, SearchForm(formdata=None))


def _start_page(
    slug: str, form: SearchForm, refusal: str = "", busy: Busy | None = None, status: int = 200
) -> ResponseReturnValue:
    wanted = request.args.get("zoek", "")[:LONGEST_SEARCH].strip()
    with site().database.reading() as session:
        wave = access.the_wave(session, slug)
        by_name = wave.mode != "anonymous"
        found = paper.search(session, wave, wanted) if by_name and wanted else []
        unfinished = paper.unfinished(session, wave)
    page = render_template(
        "manage/entry_start.html",
        wave=wave,
        form=form,
        by_name=by_name,
        wanted=wanted,
        found=found,
        most=paper.MOST_FOUND,
        refusal=refusal,
        busy=busy,
        unfinished=unfinished,
    )
    return page, status


@pages.post("")
@access.officer
def begin(slug: str) -> ResponseReturnValue:
    """Begin with a form, or go on with it."""
    form = SearchForm()
    try:
        with site().database.transaction() as session:
            wave = access.the_wave(session, slug)
            ticket = _ticket(session, wave, form)
            by, take_over = access.member().email, bool(form.take_over.data)
            entry = paper.begin(session, ticket, site().now(), by, take_over=take_over)
    except Busy as busy:
        return _start_page(slug, form, busy=busy, status=409)
    except (Refusal, KeyMissing) as refusal:
        form.words.errors = [str(refusal)]
        return _start_page(slug, form, refusal=str(refusal), status=422)
    remember(entry, ticket)
    if entry.done or entry.version > 1:
        return redirect(url_for(".overview", slug=slug, entry=entry.id), 303)
    return redirect(url_for(".questions", slug=slug, entry=entry.id, code=_first(wave, entry)), 303)


def _ticket(session: Session, wave: Wave, form: SearchForm) -> Ticket:
    if form.blank.data:
        require_open(session, wave, site().now())
        return invitations.start_on_paper(session, wave)
    number = form.invitation.data or ""
    if number.isascii() and number.isdigit() and len(number) < 10:
        return access.found(paper.of_invitation(session, wave, int(number)))
    return paper.with_words(session, wave, form.words.data or "")


def _first(wave: Wave, entry: Entry) -> str:
    return waves.questionnaire_of(wave).route(entry.answers)[0].code


@pages.get("/<entry>/<code>")
@access.officer
def questions(slug: str, entry: str, code: str) -> ResponseReturnValue:
    """One page of questions, with what was typed before."""
    with site().database.reading() as session:
        at = desk(session, slug, entry)
    if at is None:
        return _gone(slug)
    section = access.found(at.questionnaire.section(code))
    if section not in at.route:
        return redirect(url_for(".overview", slug=slug, entry=entry), 303)
    return _show_page(at, section, None)


@pages.post("/<entry>/<code>")
@access.officer
def answer(slug: str, entry: str, code: str) -> ResponseReturnValue:
    """Keep one page and go on, back, or to the overview."""
    posted: Posted = request.form.to_dict(flat=False)
    direction, anyway, _ = (posted.get(DIRECTION) or ["next"])[-1].partition(ANYWAY)
    try:
        with site().database.transaction() as session:
            at = desk(session, slug, entry)
            if at is None:
                return _gone(slug)
            section = access.found(at.questionnaire.section(code))
            page = _page(at, section, posted)
            answers = _read(page, posted, anyway=bool(anyway))
            if answers is None:
                return _show(at, section, page, 422, direction)
            by = access.member().email
            kept = paper.keep(session, at.ticket, at.entry, answers, posted_version(posted), by)
    except Stale as stale:
        return _conflict(slug, entry, str(stale))
    return redirect(_onward(Desk(at.wave, at.ticket, at.entries, kept, at.questionnaire), section, direction), 303)


def _read(page: Page, posted: Posted, *, anyway: bool) -> dict[str, Value | None] | None:
    """The answers of this page, None for what stands open; None in all when somebody must look at it again."""
    reading = page.read()
    wrong = page.malformed(reading)
    for code in reading.errors:
        if code not in wrong:
            page.form.answer_field(code).errors = ()
    told = set(posted.get(TOLD, ()))
    if (wrong or page.unasked(reading, told)) and not anyway:
        return None
    return {question.code: reading.answers.get(question.code) for question in page.section.plain if question.on_page}


def _onward(at: Desk, section: Section, direction: str) -> str:
    after = at.neighbour(section, -1 if direction == "back" else +1) if direction in ("next", "back") else None
    if after is None:
        return url_for(".overview", slug=at.wave.slug, entry=at.entry.id)
    return url_for(".questions", slug=at.wave.slug, entry=at.entry.id, code=after.code)


def _page(at: Desk, section: Section, posted: Posted | None) -> Page:
    return Page(at.questionnaire, section, at.entry.id, at.entry.answers, posted, T)


def _show_page(at: Desk, section: Section, posted: Posted | None) -> ResponseReturnValue:
    return _show(at, section, _page(at, section, posted))


def _show(at: Desk, section: Section, page: Page, status: int = 200, direction: str = "next") -> ResponseReturnValue:
    codes = [each.code for each in at.route]
    version = posted_version(page.posted) if page.posted is not None else at.entry.version
    number = codes.index(section.code) + 1 if section.code in codes else 1
    html = render_template(
        "manage/entry_page.html",
        at=at,
        wave=at.wave,
        page=page,
        number=number,
        count=len(codes),
        version=version,
        anyway=direction + ANYWAY,
        t=T,
    )
    return html, status


@pages.get("/<entry>")
@access.officer
def overview(slug: str, entry: str) -> ResponseReturnValue:
    """What was typed so far, and what can be done with it."""
    return _overview(slug, entry)


def _overview(slug: str, entry: str, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        at = desk(session, slug, entry)
    if at is None:
        return _gone(slug)
    compared = len(at.entries) == len(paper.TURNS)
    html = render_template(
        "manage/entry_overview.html",
        at=at,
        wave=at.wave,
        parts=summary(at.questionnaire, at.entry.answers),
        compared=compared,
        differences=len(_differences(at)) if compared else 0,
        me=access.member().email,
        refusal=refusal,
        t=T,
    )
    return html, status


def _differences(at: Desk) -> list[paper.Difference]:
    return paper.differences(at.questionnaire, at.entries[0].answers, at.entries[-1].answers)


@pages.post("/<entry>")
@access.officer
def finish(slug: str, entry: str) -> ResponseReturnValue:
    """Hand in, or leave it for the second time."""
    twice = request.form.get("keuze") == "tweede"
    try:
        with site().database.transaction() as session:
            at = desk(session, slug, entry)
            if at is None:
                return _gone(slug)
            by, version = access.member().email, posted_version(request.form.to_dict(flat=False))
            if twice:
                paper.keep(session, at.ticket, at.entry, {}, version, by, done=True)
            elif len(at.entries) == len(paper.TURNS):
                return redirect(url_for(".compare", slug=slug, entry=entry), 303)
            elif version != at.entry.version:
                raise Stale
            else:
                paper.hand_in(session, at.ticket, at.entries, at.entry.answers, site().now(), by)
    except Refusal as refusal:
        return _overview(slug, entry, str(refusal), 409)
    if not twice:
        clear(at.entries)
    flash("Bewaard. Het formulier kan nu nog een keer worden getypt." if twice else "Het formulier is ingestuurd.")
    return redirect(url_for(".start", slug=slug), 303)


@pages.get("/<entry>/verschillen-nakijken")
@access.officer
def compare(slug: str, entry: str) -> ResponseReturnValue:
    """The questions of which the two entries differ."""
    return _compare(slug, entry)


def _compare(slug: str, entry: str, missing: bool = False, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    with site().database.reading() as session:
        at = desk(session, slug, entry)
    if at is None:
        return _gone(slug)
    if len(at.entries) < len(paper.TURNS):
        return redirect(url_for(".overview", slug=slug, entry=entry), 303)
    found = _differences(at)
    chosen = {each.question.code: request.form.get(f"keuze-{each.question.code}", "") for each in found}
    html = render_template(
        "manage/entry_compare.html",
        at=at,
        wave=at.wave,
        differences=found,
        chosen=chosen,
        stand=_stand(at),
        missing=[each for each in found if chosen[each.question.code] not in ("1", "2")] if missing else [],
        refusal=refusal,
        t=T,
    )
    return html, status


@pages.post("/<entry>/verschillen-nakijken")
@access.officer
def settle(slug: str, entry: str) -> ResponseReturnValue:
    """Hand in what was chosen; every difference must be settled."""
    try:
        with site().database.transaction() as session:
            at = desk(session, slug, entry)
            if at is None:
                return _gone(slug)
            found = _differences(at) if len(at.entries) == len(paper.TURNS) else []
            chosen = {each.question.code: request.form.get(f"keuze-{each.question.code}", "") for each in found}
            if not set(chosen.values()) <= {"1", "2"}:
                return _compare(slug, entry, missing=True, status=422)
            if request.form.get("stand") != _stand(at):
                raise Stale
            choices = {code: int(choice) for code, choice in chosen.items()}
            answers = paper.settled(at.entries[0].answers, found, choices)
            paper.hand_in(session, at.ticket, at.entries, answers, site().now(), access.member().email)
    except Refusal as refusal:
        return _compare(slug, entry, refusal=str(refusal), status=409)
    clear(at.entries)
    flash("Het formulier is ingestuurd.")
    return redirect(url_for(".start", slug=slug), 303)


def _stand(at: Desk) -> str:
    """What was compared: another version of either entry makes another comparison."""
    return "-".join(str(entry.version) for entry in at.entries)


def _gone(slug: str) -> ResponseReturnValue:
    flash(GONE)
    return redirect(url_for(".start", slug=slug), 303)


def _conflict(slug: str, entry: str, why: str) -> ResponseReturnValue:
    return _overview(slug, entry, f"{why} Wat u op de laatste bladzijde typte, is niet bewaard.", 409)
