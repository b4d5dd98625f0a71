"""Reports that an officer puts together about a closed wave: the chapters in order, and the report as a file."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import ownreports, reportrequests
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.reportrequests import Wanted
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.problems import SourceError
from surveyapp.report import menu
from surveyapp.report.definition import ChapterDefinition, ReportDefinition
from surveyapp.report.load import load
from surveyapp.report.offering import FIELDS
from surveyapp.storage.database import Session
from surveyapp.storage.tables import OwnReport, ReportRequest, Wave
from surveyapp.web import access, own_definitions
from surveyapp.web.beside import beside, earlier
from surveyapp.web.chapter_words import SHOWS
from surveyapp.web.downloads import closed_wave
from surveyapp.web.own_report_forms import TakeForm
from surveyapp.web.site import site, today

pages = Blueprint("own_reports", __name__, url_prefix="/beheer/metingen/<slug>/rapporten/<report>")


def the(session: Session, slug: str, report: str) -> tuple[Wave, OwnReport]:
    """The wave and the report, to look at."""
    wave = closed_wave(session, slug)
    return wave, access.found(ownreports.find(session, wave, report))


def to_change(session: Session, slug: str, report: str) -> tuple[Wave, OwnReport]:
    """The same, for a change that nobody else can come between."""
    wave = closed_wave(session, slug)
    return wave, access.found(ownreports.locked(session, wave, report))


def readable(slug: str, report: str) -> tuple[Wave, OwnReport, ReportDefinition]:
    """The wave, the report and its definition; the page with what is wrong for one that cannot be read any more."""
    with site().database.reading() as session:
        wave, own = the(session, slug, report)
    definition, _ = own_definitions.read(own)
    if definition is None:
        abort(make_response(page(slug, report, status=409)))
    return wave, own, definition


def chapter(definition: ReportDefinition, code: str) -> ChapterDefinition:
    """The chapter with this code, or the page for what does not exist."""
    return access.found(next((each for each in definition.chapters if each.code == code), None))


@pages.get("")
@access.staff
def show(slug: str, report: str) -> ResponseReturnValue:
    """The chapters of the report, in order."""
    return page(slug, report)


def page(
    slug: str, report: str, take: TakeForm | None = None, refusal: str = "", status: int = 200
) -> ResponseReturnValue:
    """The page of one report, with what went wrong."""
    with site().database.reading() as session:
        wave, own = the(session, slug, report)
        definition, problems = own_definitions.read(own)
        words = _Words(wave, earlier(session, wave))
    shown = render_template(
        "manage/own_report.html",
        wave=wave,
        own=own,
        definition=definition,
        problems=problems,
        take=take or TakeForm(formdata=None),
        link=_link,
        words_of=words,
        choosable={show for show, fields in FIELDS.items() if fields},
        refusal=refusal,
    )
    return shown, status


class _Words:
    """What the chapters of a report are called on its page."""

    def __init__(self, wave: Wave, earlier: Sequence[Wave]) -> None:
        questionnaire = questionnaire_of(wave)
        self._groups = {code: label for group in menu.groups(questionnaire).values() for code, label in group.items()}
        self._names = {code: name for group in menu.questions(questionnaire).values() for code, name in group.items()}
        self._waves = {each.slug: each.title for each in earlier}

    def name(self, chapter: ChapterDefinition) -> str:
        """The question, or the heading of what is not about one question."""
        code = chapter.questions[0] if len(chapter.questions) == 1 else ""
        return self._names.get(code, chapter.title).removeprefix("– ") or SHOWS[chapter.show]

    def about(self, chapter: ChapterDefinition) -> str:
        """What it shows: "Uitkomst, per Soort organisatie, naast 0-meting"."""
        by = [f"per “{self._groups.get(code, code)}”" for code in chapter.by]
        beside = [f"naast {self._waves.get(code, code)}" for code in chapter.beside or ()]
        heading = [f"onder de kop “{chapter.title}”"] if chapter.title != self.name(chapter) else []
        return ", ".join([SHOWS[chapter.show], *by, *beside, *heading])


def _link(chapter: ChapterDefinition) -> dict[str, str | list[str]]:
    """The outcome of this chapter as the page to explore shows it; empty when it is something else."""
    if chapter.show != "questions" or len(chapter.questions) != 1 or len(chapter.by) > 1 or chapter.beside is None:
        return {}
    chosen: dict[str, str | list[str]] = {
        "vraag": chapter.questions[0],
        "per": "".join(chapter.by),
        "met": list(chapter.beside),
    }
    return {name: value for name, value in chosen.items() if value}


@pages.post("/ophalen")
@access.staff
def take(slug: str, report: str) -> ResponseReturnValue:
    """Ask for the report as a file."""
    form = TakeForm()
    if not form.is_accepted():
        return page(slug, report, form, status=422)
    try:
        with site().database.transaction() as session:
            asked = _asked(session, *the(session, slug, report), form.kind.data)
    except (Refusal, SourceError) as refusal:
        return page(slug, report, form, str(refusal), 409)
    return redirect(url_for("report_requests.show", slug=slug, number=asked.id), 303)


def _asked(session: Session, wave: Wave, own: OwnReport, kind: str) -> ReportRequest:
    others = beside(session, wave, load(own.text, own_definitions.NAME))
    own_definitions.fitting(own.text, own_definitions.NAME, [wave, *others])
    wanted = Wanted(own.title, f"{own.slug}-{wave.slug}", kind, own_definitions.NAME, own.text, today())
    return reportrequests.ask(session, wave, others, wanted, site().now(), access.member().email)


@pages.get("/verwijderen")
@access.officer
def confirm_remove(slug: str, report: str) -> ResponseReturnValue:
    """Ask first: it cannot be brought back."""
    with site().database.reading() as session:
        wave, own = the(session, slug, report)
    return render_template("manage/own_report_remove.html", wave=wave, own=own)


@pages.post("/verwijderen")
@access.officer
def remove(slug: str, report: str) -> ResponseReturnValue:
    """Throw the report away; files that were made of it stay where they are."""
    with site().database.transaction() as session:
        wave, own = to_change(session, slug, report)
        ownreports.remove(session, wave, own, site().now(), access.member().email)
    flash(f"Het rapport “{own.title}” is verwijderd.")
    return redirect(url_for("downloads.show", slug=slug), 303)
