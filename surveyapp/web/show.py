"""Renders a page for a respondent: every template gets the same few things."""

from collections.abc import Sequence

from flask import render_template, request, url_for
from markupsafe import Markup

from surveyapp.fieldwork import responses
from surveyapp.questionnaire.model import Section
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.tables import Municipality, Wave
from surveyapp.web.outcome import Line
from surveyapp.web.small_forms import form_token
from surveyapp.web.texts import LANGUAGES, texts
from surveyapp.web.theme import theme_version
from surveyapp.web.visit import Edition, Visit

Rendered = tuple[str, int]
ENDED_STATUS = {"closed": 410, "not_open": 200, "already": 200}


def show(template: str, visit: Visit, status: int = 200, **context: object) -> Rendered:
    """A page of ``templates/respond`` for this visit."""
    return show_wave(template, visit.wave, visit.edition, status, visit=visit, token=visit.token, **context)


def show_wave(template: str, wave: Wave, edition: Edition, status: int = 200, **context: object) -> Rendered:
    """A page of ``templates/respond`` about this wave, for somebody without a link of their own."""
    language = edition.questionnaire.language
    page = render_template(
        f"respond/{template}.html",
        t=texts(language),
        language=language,
        municipality=wave.municipality,
        theme_version=theme_version(wave.municipality.theme),
        owner=owner(wave.municipality, language),
        questionnaire=edition.questionnaire,
        wave=wave,
        since=since(wave, language),
        until=until(wave, language),
        can_correct=responses.may_correct(wave),
        other_language=_other_language(edition.other_language),
        **context,
    )
    return page, status


def ended(visit: Visit, typed: Sequence[Line] = ()) -> Rendered:
    """The page for a link that does not lead to questions now; ``typed`` is what could not be saved any more."""
    token = form_token(visit.token)
    return show("ended", visit, ENDED_STATUS[visit.state], state=visit.state, typed=typed, form_token=token)


def since(wave: Wave, language: str) -> str:
    """From when answers are accepted: "31 december 2026, 09:00 uur"; empty when that is from the opening."""
    if wave.opens_on is None:
        return ""
    date = format_date(wave.opens_on, language)
    if wave.opens_time is None:
        return date
    return texts(language)["day_and_time"].format(date=date, time=f"{wave.opens_time:%H:%M}")


def until(wave: Wave, language: str) -> str:
    """Until when answers are accepted: "tot en met 31 december 2026"."""
    t = texts(language)
    if wave.closes_on is None:
        return t["until_closing"]
    date = format_date(wave.closes_on, language)
    if wave.closes_time is None:
        return t["until_day"].format(date=date)
    return t["until_time"].format(date=date, time=f"{wave.closes_time:%H:%M}")


def owner(municipality: Municipality, language: str) -> str:
    """Who asks: "Gemeente Voorbeeld"."""
    name = municipality.name
    if name.casefold().startswith(("gemeente ", "municipality ")):
        return name
    return texts(language)["municipality"].format(name=name)


def page_address(visit: Visit, section: Section | None) -> str:
    """Address of a page of questions; without one, of the review at the end."""
    if section is None:
        return url_for("review.review", token=visit.token)
    return url_for("respond.questions", token=visit.token, code=section.code)


def _other_language(other: str | None) -> dict[str, str] | None:
    """The same page in the other language, when the questionnaire has it."""
    if other is None or request.method != "GET":
        return None
    address = f"{request.path}?taal={other}"
    return {"code": other, "name": LANGUAGES[other], "address": address}


def prose(text: str) -> Markup:
    """Plain text as paragraphs: a blank line starts a new one."""
    paragraphs = (part.strip() for part in text.split("\n\n"))
    return Markup("\n").join(Markup('<p class="text">{}</p>').format(part) for part in paragraphs if part)
