"""All pages for staff, put on the application together with what their templates use."""

from flask import Flask
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from surveyapp.web import (
    access,
    account_links,
    accounts,
    action_reminders,
    actions,
    address_steps,
    administration,
    advice,
    authoring,
    colleagues,
    commentary,
    composing,
    cycle_step,
    cycles,
    document_requests,
    documents,
    downloads,
    entry,
    explore,
    explored,
    feedback,
    goals,
    guest_list,
    invitations,
    invited,
    mail_texts,
    mailings,
    manage,
    monitor,
    municipality,
    my_account,
    openid,
    own_report_chapters,
    own_report_kinds,
    own_report_text,
    own_reports,
    persons,
    post,
    preview,
    processing,
    report_requests,
    results,
    retention,
    second_factor,
    second_step,
    sharing,
    staff_forms,
    trial,
    wave_changes,
    waves,
    wishlist,
    worksheet,
)
from surveyapp.web import staff_words as words

PAGES = (
    account_links,
    accounts,
    action_reminders,
    actions,
    address_steps,
    administration,
    advice,
    authoring,
    colleagues,
    commentary,
    composing,
    cycle_step,
    cycles,
    document_requests,
    documents,
    downloads,
    entry,
    explore,
    explored,
    feedback,
    goals,
    guest_list,
    invitations,
    invited,
    mail_texts,
    mailings,
    manage,
    monitor,
    municipality,
    my_account,
    openid,
    own_report_chapters,
    own_report_kinds,
    own_report_text,
    own_reports,
    persons,
    post,
    preview,
    processing,
    report_requests,
    results,
    retention,
    second_factor,
    second_step,
    sharing,
    trial,
    wave_changes,
    waves,
    wishlist,
    worksheet,
)


REPORT_BLOCKS = {"report": PackageLoader("surveyapp.report")}
"""The templates of the html report, so that results on screen look the same; see ``manage/results.html``."""


def register(app: Flask) -> None:
    """Add the sign-in, the pages, and the words and filters of their templates."""
    accounts.register(app)
    openid.register(app)
    for module in PAGES:
        app.register_blueprint(module.pages)
    app.jinja_env.loader = ChoiceLoader([app.create_global_jinja_loader(), PrefixLoader(REPORT_BLOCKS)])
    app.jinja_env.globals.update(signed_in=access.signed_in, home=access.home, words=words, provider=openid.name)
    app.jinja_env.filters.update(
        moment=words.moment,
        wrong_fields=staff_forms.wrong_fields,
        first_input=staff_forms.first_input,
        kind=lambda block: type(block).__name__.lower(),
    )
