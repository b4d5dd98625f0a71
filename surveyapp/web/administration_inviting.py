"""How an administrator gives somebody an account: with a link to choose a password, by mail.

Without a mail server the administrator gets the link on screen to pass on: once, for it is kept nowhere.
"""

from collections.abc import Callable

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import accountlinks, installation
from surveyapp.fieldwork.mail import post
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Account, AccountLink, Municipality
from surveyapp.web import access
from surveyapp.web.administration_forms import PersonForm
from surveyapp.web.site import site

Employer = Callable[[Session], Municipality | None]


def inviting(form: PersonForm, role: str, employer: Employer, template: str, **shown: object) -> ResponseReturnValue:
    """The page with this form; once it is accepted, the account and its link."""
    if form.is_accepted():
        try:
            with site().database.transaction() as session:
                link = _invite(session, form, role, employer(session))
                address = accountlinks.address_of(session, link, site().settings.base_url)
        except Refusal as refusal:
            if not form.errors:
                form.email.errors = [str(refusal)]
        else:
            return _invited(link.account, address)
    page = render_template(template, form=form, with_mail=post.can_send(site().settings), **shown)
    return page, 422 if request.method == "POST" else 200


def _invite(session: Session, form: PersonForm, role: str, municipality: Municipality | None) -> AccountLink:
    by, now = access.member().email, site().now()
    email, name = form.email.data or "", form.person.data or ""
    account = installation.invite(session, municipality, email, role, now, by, name)
    make = accountlinks.send if post.can_send(site().settings) else accountlinks.make
    return make(session, account, now)


def _invited(account: Account, address: str) -> ResponseReturnValue:
    if post.can_send(site().settings):
        flash(f"{account.email} krijgt een mail met een link om een wachtwoord te kiezen.")
        return redirect(access.home() if account.municipality_id else request.path, 303)
    return render_template("administration/invited.html", account=account, address=address)
