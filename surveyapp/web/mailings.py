"""Mail about a wave: what goes to whom and when, what became of it, and what an officer decides about single mails."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import publications
from surveyapp.fieldwork.mail import audience, byhand, headers, kinds, mailings, overview, post, server, shared, words
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Wave
from surveyapp.web import access, mail_names
from surveyapp.web.mail_forms import PlanForm
from surveyapp.web.site import site

pages = Blueprint("mailings", __name__, url_prefix="/beheer/metingen/<slug>/mail")


def kind_named(which: str) -> str:
    """The kind that an address names; otherwise the page for what does not exist."""
    return access.found(mail_names.SLUGS.get(which))


def wave_named(session: Session, slug: str) -> Wave:
    """The wave that an address names."""
    return access.the_wave(session, slug)


@pages.get("")
@access.officer
def show(slug: str) -> ResponseReturnValue:
    """Every kind of mail of this wave: how it stands, and what needs a decision."""
    with site().database.reading() as session:
        wave = wave_named(session, slug)
        found, planned = overview.counts(session, wave), mailings.of_wave_by_kind(session, wave)
        rows = [
            {
                "slug": which,
                "title": mail_names.TITLES[which],
                "standing": mail_names.standing(planned.get(kind), found.get(kind, overview.NONE), wave, site().now()),
                "counts": found.get(kind, overview.NONE),
            }
            for which, kind in mail_names.SLUGS.items()
            if kind in kinds.MAILINGS
        ]
        handed = overview.together(found, kinds.HANDOVERS)
        if handed:
            title = mail_names.TITLES["doorgegeven"]
            rows.append({"slug": "doorgegeven", "title": title, "standing": "gaat vanzelf", "counts": handed})
        return render_template(
            "manage/mail.html",
            wave=wave,
            rows=rows,
            waiting=overview.waiting(session, wave),
            trouble=server.trouble(session),
            can_send=post.can_send(site().settings),
            sender=headers.sender(site().settings, wave.municipality),
        )


@pages.get("/<which>")
@access.officer
def one(slug: str, which: str) -> ResponseReturnValue:
    """One kind: when it goes, to how many, how it reads, and what became of each."""
    return _one(slug, which)


def _one(
    slug: str, which: str, form: PlanForm | None = None, refusal: str = "", status: int = 200
) -> ResponseReturnValue:
    kind = kind_named(which)
    with site().database.reading() as session:
        wave = wave_named(session, slug)
        mailing = mailings.of_wave_by_kind(session, wave).get(kind)
        found = overview.counts(session, wave)
        of_kind = overview.together(found, kinds.HANDOVERS if kind in kinds.HANDOVERS else (kind,))
        number = overview.number(session, wave, kind)
        page_number = min(_page_number(), max(1, -(-number // overview.PAGE)))
        plannable = kind in kinds.MAILINGS
        reach = audience.reach(session, wave, kind) if plannable else None
        page = render_template(
            "manage/mailing.html",
            wave=wave,
            which=which,
            title=mail_names.TITLES[which],
            for_whom=mail_names.for_whom(which),
            mailing=mailing,
            standing=mail_names.standing(mailing, of_kind, wave, site().now()) if plannable else "",
            reach=reach,
            reached=mail_names.reached(reach, asks=kind not in kinds.WISHED) if reach else "",
            plannable=plannable and wave.purged_at is None and (wave.state == "closed") == (kind in kinds.WISHED),
            counts=of_kind,
            states=mail_names.STATES,
            lines=overview.lines(session, wave, kind, page_number),
            names=overview.shows_names(wave, kind),
            number=page_number,
            last=max(1, -(-number // overview.PAGE)),
            texts=words.of_kind(kind, wave),
            labels=mail_names.TEXTS,
            languages=words.offered(wave),
            form=form or _plan_form(wave),
            **_shared(session, wave, kind),
            can_send=post.can_send(site().settings),
            refusal=refusal,
        )
    return page, status


def _shared(session: Session, wave: Wave, kind: str) -> dict[str, Any]:
    """What a mail to who asked for it has to tell, and what is lacking."""
    is_public = publications.is_public(session, wave)
    return {
        "wished": kind in kinds.WISHED,
        "is_public": is_public,
        "has_results_field": kind == kinds.RESULTS and not is_public,
        "told": shared.filled_in(session, site().settings, wave, "nl") if kind in kinds.WISHED else {},
        "lacking": shared.missing(session, wave, kind, site().now()),
    }


def _page_number() -> int:
    typed = request.args.get("bladzijde", "1")
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 6 else 1


def _plan_form(wave: Wave) -> PlanForm:
    return PlanForm(formdata=None, data={"results_at": words.results_at(wave), "when": "meteen"})


@pages.post("/<which>/plannen")
@access.officer
def plan(slug: str, which: str) -> ResponseReturnValue:
    """Let it go out, now or at a moment."""
    kind, form = kind_named(which), PlanForm()
    if not form.validate():
        return _one(slug, which, form, status=422)
    try:
        with site().database.transaction() as session:
            wave = wave_named(session, slug)
            if kind == kinds.RESULTS and not publications.is_public(session, wave):
                _keep_results_at(wave, form)
            mailings.plan(session, wave, kind, form.moment(site().now()), site().now(), access.member().email)
    except mailings.WrongMoment as wrong:
        form.day.errors = [str(wrong)]
        return _one(slug, which, form, status=422)
    except Refusal as refusal:
        if form.results_at.errors:
            return _one(slug, which, form, status=422)
        return _one(slug, which, form, str(refusal), 409)
    flash("De mail is gepland." if form.when.data != "meteen" else "De mail gaat uit.")
    return redirect(url_for(".one", slug=slug, which=which), 303)


def _keep_results_at(wave: Wave, form: PlanForm) -> None:
    try:
        words.set_results_at(wave, (form.results_at.data or "").strip())
    except Refusal as refusal:
        form.results_at.errors = [str(refusal)]
        raise


@pages.post("/<which>/stoppen")
@access.officer
def stop(slug: str, which: str) -> ResponseReturnValue:
    """Send nothing more of it."""
    kind = kind_named(which)
    try:
        with site().database.transaction() as session:
            mailings.stop(session, wave_named(session, slug), kind, site().now(), access.member().email)
    except Refusal as refusal:
        return _one(slug, which, refusal=str(refusal), status=409)
    flash("Gestopt. Wat al verstuurd is, is weg; de rest gaat niet meer uit.")
    return redirect(url_for(".one", slug=slug, which=which), 303)


@pages.post("/bericht/<message>/opnieuw")
@access.officer
def again(slug: str, message: str) -> ResponseReturnValue:
    """Send a mail once more that failed, or of which nobody knows."""
    return _decide(slug, message, byhand.send_again, "De mail gaat opnieuw uit.")


@pages.post("/bericht/<message>/laten")
@access.officer
def leave(slug: str, message: str) -> ResponseReturnValue:
    """Take it that an uncertain mail arrived."""
    return _decide(slug, message, byhand.leave, "We gaan ervan uit dat de mail is aangekomen.")


def _decide(slug: str, number: str, decide: byhand.Decision, told: str) -> ResponseReturnValue:
    refusal = ""
    with site().database.reading() as session:
        kind = access.found(byhand.find(session, wave_named(session, slug), number)).kind
    which = mail_names.KINDS[kind]
    try:
        with site().database.transaction() as session:
            wave = wave_named(session, slug)
            message = access.found(byhand.find(session, wave, number))
            decide(session, wave, message, site().now(), access.member().email)
    except Refusal as refused:
        refusal = str(refused)
    if refusal:
        return _one(slug, which, refusal=refusal, status=409)
    flash(told)
    return redirect(url_for(".one", slug=slug, which=which), 303)
