"""What a municipality itself writes in a report of the library: a text field for every chapter, and every version."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import commentary
from surveyapp.policycycle.commentary import Clash, Place
from surveyapp.problems import SourceError
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Commentary, Wave
from surveyapp.web import access, library, own_definitions
from surveyapp.web.beside import beside
from surveyapp.web.commentary_forms import CommentaryForm, filled, form_of
from surveyapp.web.downloads import closed_wave
from surveyapp.web.site import site
from surveyapp.yamlsource import read_text

if TYPE_CHECKING:
    from surveyapp.produce.commentary import ChapterNow

pages = Blueprint("commentary", __name__, url_prefix="/beheer/metingen/<slug>/eigen-tekst/<report>")


@dataclass(frozen=True)
class About:
    """A report of the library on this wave: its title, its chapters as they would be made now, and what stands there.

    ``last`` is the wave that the texts belong to.
    """

    wave: Wave
    last: Wave
    title: str
    code: str
    chapters: "Mapping[str, ChapterNow]"
    there: Mapping[Place, Commentary]


@pages.get("")
@access.staff
def show(slug: str, report: str) -> ResponseReturnValue:
    """The chapters of the report, with what was written in them."""
    try:
        with site().database.reading() as session:
            about = _about(session, slug, report)
    except (Refusal, SourceError) as refusal:
        return _impossible(slug, report, str(refusal))
    return _page(about, report, filled(about.chapters, about.there))


def _page(
    about: About, report: str, form: CommentaryForm, clashes: Mapping[Place, Clash] | None = None, status: int = 200
) -> ResponseReturnValue:
    page = render_template(
        "manage/commentary.html", wave=about.wave, about=about, report=report, form=form, clashes=clashes or {}
    )
    return page, status


def _impossible(slug: str, report: str, why: str) -> ResponseReturnValue:
    with site().database.reading() as session:
        wave = closed_wave(session, slug)
    title = library.reports()[report].definition.title
    return render_template("manage/commentary_impossible.html", wave=wave, title=title, why=why), 409


def _about(session: Session, slug: str, report: str) -> About:
    """What stands in the report. Raises Refusal, and SourceError when it cannot be about this wave."""
    from surveyapp.produce.commentary import about, chapters

    wave = closed_wave(session, slug)
    shelved = access.found(library.reports().get(report))
    chosen = [wave, *beside(session, wave, shelved.definition)]
    if not shelved.definition.takes(len(chosen)):
        raise Refusal("Dit rapport gaat over meer metingen. Er is nog geen gesloten meting om naast deze te leggen.")
    definition = own_definitions.fitting(read_text(shelved.path, shelved.path.name), shelved.path.name, chosen)
    now = chapters(session, definition, chosen)
    code, last = shelved.definition.code, about(chosen)
    there = commentary.latest(commentary.versions(session, last, code))
    return About(wave, last, shelved.definition.title, code, now, there)


@pages.post("")
@access.officer
def save(slug: str, report: str) -> ResponseReturnValue:
    """Keep what was typed in all chapters at once; what somebody else changed meanwhile is shown beside it."""
    try:
        with site().database.reading() as session:
            about = _about(session, slug, report)
    except (Refusal, SourceError) as refusal:
        return _impossible(slug, report, str(refusal))
    form = form_of(about.chapters, about.there)
    if not form.is_accepted():
        return _page(about, report, form, status=422)
    with site().database.transaction() as session:
        last = access.the_wave(session, about.last.slug)
        now, by = site().now(), access.member().email
        clashes = commentary.save(session, last, about.code, form.typed(about.chapters), now, by)
        session.flush()
        there = commentary.latest(commentary.versions(session, last, about.code))
    if clashes:
        form.show_clashes(clashes, there)
        clashing = {each.place: each for each in clashes}
        return _page(replace(about, there=there), report, form, clashing, 409)
    flash("Uw teksten zijn bewaard. Ze staan in elk rapport dat u vanaf nu laat maken.")
    return redirect(url_for(".show", slug=slug, report=report), 303)


@pages.get("/geschiedenis")
@access.staff
def history(slug: str, report: str) -> ResponseReturnValue:
    """Every version of every text, the newest first."""
    from surveyapp.produce.commentary import about

    with site().database.reading() as session:
        wave = closed_wave(session, slug)
        shelved = access.found(library.reports().get(report))
        last = about([wave, *beside(session, wave, shelved.definition)])
        rows = commentary.versions(session, last, shelved.definition.code)
    titles = {chapter.code: chapter.title for chapter in shelved.definition.chapters}
    return render_template(
        "manage/commentary_history.html",
        wave=wave,
        title=shelved.definition.title,
        report=report,
        titles=titles,
        rows=sorted(rows, key=lambda row: (row.at, row.id), reverse=True),
    )
