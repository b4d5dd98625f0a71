"""How an administrator or an officer gives somebody an account: with a link to choose a password, by mail.

Without a mail server whoever invites gets the link on screen to pass on: once, for it is kept nowhere.
"""

from collections.abc import Callable

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import EmailField, StringField
from wtforms.validators import InputRequired, Length

from surveyapp.fieldwork import accountlinks, accounts
from surveyapp.fieldwork.accounts.people import LONGEST_NAME
from surveyapp.fieldwork.mail import post
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.database import Session
from surveyapp.storage.tables import Account, Municipality
from surveyapp.web import access
from surveyapp.web.site import site
from surveyapp.web.staff_forms import StaffForm

Employer = Callable[[Session], Municipality | None]
TOO_LONG = "Dit is te lang."


class PersonForm(StaffForm):
    """Somebody who gets an account."""

    email = EmailField(
        "E-mailadres",
        [InputRequired("Vul een e-mailadres in."), Length(max=254, message=TOO_LONG)],
        description="Hier logt deze persoon straks mee in.",
    )
    person = StringField("Naam", [Length(max=LONGEST_NAME, message=TOO_LONG)], description="Mag leeg blijven.")


def inviting(
    form: PersonForm, role: str, employer: Employer, template: str, back: str = "", **shown: object
) -> ResponseReturnValue:
    """The page with this form; once it is accepted, the account and its link. ``back``: where to go on from there."""
    if form.is_accepted():
        try:
            with site().database.transaction() as session:
                account = _invited(session, form, role, employer(session))
                address = hand_over(session, account)
        except Refusal as refusal:
            if not form.errors:
                form.email.errors = [str(refusal)]
        else:
            return handed_over(account, address, back or request.path)
    page = render_template(template, form=form, with_mail=post.can_send(site().settings), **shown)
    return page, 422 if request.method == "POST" else 200


def _invited(session: Session, form: PersonForm, role: str, municipality: Municipality | None) -> Account:
    by, now = access.member().email, site().now()
    return accounts.invite(session, municipality, form.email.data or "", role, now, by, form.person.data or "")


def hand_over(session: Session, account: Account) -> str:
    """A new link for this account, by mail; the link itself when there is no mail server, else empty."""
    if post.can_send(site().settings):
        accountlinks.send(session, account, site().now())
        return ""
    return accountlinks.show(session, account, site().now(), access.member().email, site().settings.base_url)


def handed_over(account: Account, address: str, back: str) -> ResponseReturnValue:
    """What to tell whoever asked for the link."""
    if not address:
        flash(f"{account.email} krijgt een mail met een link om een wachtwoord te kiezen.")
        return redirect(back, 303)
    lasts = accountlinks.IN_WORDS["reset" if account.password_hash else "invitation"]
    return render_template("accounts/link.html", account=account, address=address, back=back, lasts=lasts)
