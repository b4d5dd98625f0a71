"""The words of a wave's mails: changing them, looking at a mail as it arrives, and a test mail to oneself."""

import base64
import hashlib
from dataclasses import replace
from email.message import EmailMessage
from typing import cast

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork.mail import headers, kinds, looks, post, samples, shared, words
from surveyapp.fieldwork.mail.places import PLACES, possible
from surveyapp.fieldwork.mail.words import WrongWords
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access, mail_names
from surveyapp.web.mail_forms import MailTextForm, text_form
from surveyapp.web.mailings import kind_named, wave_named
from surveyapp.web.site import site

pages = Blueprint("mail_texts", __name__, url_prefix="/beheer/metingen/<slug>/mail/<which>")
LOOKS_ONLY = "default-src 'none'; img-src data:; style-src 'sha256-{style}'; base-uri 'none'; frame-ancestors 'none'"


@pages.route("/tekst", methods=["GET", "POST"])
@access.officer
def change(slug: str, which: str) -> ResponseReturnValue:
    """What this mail says, to change; what cannot be sent is told beside the field."""
    kind = kind_named(which)
    with site().database.reading() as session:
        wave = wave_named(session, slug)
        texts, languages = words.of_kind(kind, wave), words.offered(wave)
        form = text_form(texts, languages) if request.method == "POST" else _filled(wave, texts, languages)
        given = {
            (text, each): form.given(text, each, words.standard(wave, text, each))
            for text in texts
            for each in languages
        }
        if not form.is_accepted():
            return _page(wave, which, form, texts, languages), 422 if request.method == "POST" else 200
    refusal = ""
    try:
        with site().database.transaction() as session:
            words.keep(session, wave_named(session, slug), given, site().now(), access.member().email)
    except WrongWords as wrong:
        for (text, language, field), trouble in wrong.problems.items():
            form[f"{field}-{text}-{language}"].errors = [trouble]
    except Refusal as refused:
        refusal = str(refused)
    if refusal or form.errors:
        with site().database.reading() as session:
            return _page(wave_named(session, slug), which, form, texts, languages, refusal), 422
    flash("De tekst is bewaard.")
    return redirect(url_for("mailings.one", slug=slug, which=which), 303)


def _filled(wave: Wave, texts: list[str], languages: list[str]) -> MailTextForm:
    given: dict[str, str] = {}
    for text in texts:
        for language in languages:
            current = words.text_of(wave, text, language)
            given |= {f"subject-{text}-{language}": current.subject, f"body-{text}-{language}": current.body}
    return text_form(texts, languages, formdata=None, data=given)


def _page(wave: Wave, which: str, form: MailTextForm, texts: list[str], languages: list[str], refusal: str = "") -> str:
    return render_template(
        "manage/mail_text.html",
        wave=wave,
        which=which,
        title=mail_names.TITLES[which],
        form=form,
        texts=texts,
        labels=mail_names.TEXTS,
        languages=languages,
        places={each: PLACES[each] for each in possible(texts[0], wave.mode)},
        refusal=refusal,
    )


@pages.get("/voorbeeld/<language>")
@access.officer
def preview(slug: str, which: str, language: str) -> ResponseReturnValue:
    """The mail for a made-up person: what stands above it, and its text."""
    with site().database.reading() as session:
        wave = wave_named(session, slug)
        text, mail = _sample(session, wave, which, language)
        body = cast(EmailMessage, mail.get_body(("plain",))).get_content()
        return render_template(
            "manage/mail_preview.html",
            wave=wave,
            which=which,
            title=mail_names.TITLES[which],
            mail=mail,
            body=body,
            language=language,
            begun=text.endswith(kinds.BEGUN),
        )


@pages.get("/voorbeeld/<language>/opmaak")
@access.officer
def laid_out(slug: str, which: str, language: str) -> ResponseReturnValue:
    """The HTML of the same mail as a page of its own, which may fetch nothing and run nothing."""
    with site().database.reading() as session:
        wave = wave_named(session, slug)
        _, mail = _sample(session, wave, which, language)
        logo, theme = wave.municipality.logo if wave.municipality.logo_version else None, wave.municipality.theme
    content = cast(EmailMessage, mail.get_body(("html",))).get_content()
    if logo:
        picture = "data:image/png;base64," + base64.b64encode(logo).decode()
        content = content.replace(f"cid:{looks.LOGO}", picture)
    response = Response(content, mimetype="text/html")
    style = base64.b64encode(hashlib.sha256(looks.style(theme).encode()).digest()).decode()
    response.headers["Content-Security-Policy"] = LOOKS_ONLY.format(style=style)
    return response


def _told(session: Session, wave: Wave, language: str) -> dict[str, str]:
    return shared.filled_in(session, site().settings, wave, language)


def _sample(session: Session, wave: Wave, which: str, language: str) -> tuple[str, EmailMessage]:
    """The text that is asked for, and the mail with it."""
    kind = kind_named(which)
    access.found(language if language in words.offered(wave) else None)
    begun = "begonnen" in request.args and len(words.of_kind(kind, wave)) > 1
    text = kinds.text_of(kind, begun=begun)
    me, settings = access.member().email, site().settings
    if not headers.sender(settings, wave.municipality):
        settings = replace(settings, mail_from=me)  # nothing can be sent yet, but it can be read
    return text, samples.render(settings, wave, text, language, me, site().now(), _told(session, wave, language))


@pages.post("/proef")
@access.officer
def test(slug: str, which: str) -> ResponseReturnValue:
    """Send the mail to who asks for it, in every language."""
    kind, me = kind_named(which), access.member().email
    try:
        with site().database.reading() as session:
            wave = wave_named(session, slug)
            mails = [
                samples.render(site().settings, wave, text, language, me, site().now(), _told(session, wave, language))
                for text in words.of_kind(kind, wave)
                for language in words.offered(wave)
            ]
        for mail in mails:
            post.send_now(site().settings, mail)
    except Refusal as refusal:
        flash(f"De proefmail is niet verstuurd. {refusal}")
    else:
        flash(f"De proefmail is verstuurd naar {me}.")
    return redirect(url_for("mailings.one", slug=slug, which=which), 303)
