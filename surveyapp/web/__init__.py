"""The web: pages for respondents and for officers. ``create_app`` puts them together."""

import hashlib
from pathlib import Path
from types import TracebackType

from flask import Flask, current_app, request, url_for
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from surveyapp.questionnaire.notation import format_date
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.failure import described
from surveyapp.web import (
    code,
    corrections,
    declining,
    errors,
    front,
    handover,
    openlink,
    privacy,
    published,
    respond,
    review,
    security,
    staff,
    theme,
    unsubscribe,
    wishes,
)
from surveyapp.web.access import require_rules
from surveyapp.web.security import Misses
from surveyapp.web.show import prose
from surveyapp.web.site import Clock, Site, utc_now
from surveyapp.web.texts import language_of
from surveyapp.web.widgets import Widgets

STATIC = Path(__file__).parent / "static"
LARGEST_UPLOAD = 10 * 1024 * 1024
LARGEST_FORM = 2 * 1024 * 1024
DAY = 86_400
RIGHTS = (privacy.pages, corrections.pages, declining.pages, handover.pages, wishes.pages, unsubscribe.pages)
RESPONDENTS = (respond.pages, review.pages, openlink.pages, code.pages, front.pages, *RIGHTS)
RESPONDENTS_NAMES = {group.name for group in RESPONDENTS}
ExcInfo = tuple[type, BaseException, TracebackType | None] | tuple[None, None, None]


class SurveyApp(Flask):
    """Flask that keeps the tokens in its paths, and what people typed, out of the log."""

    def log_exception(self, exc_info: ExcInfo) -> None:
        """Log the route and where it went wrong, never the address that was asked for."""
        error = exc_info[1] or RuntimeError()
        self.logger.error("error in %s %s\n%s", request.method, request.url_rule, described(error))


def create_app(settings: Settings, database: Database, now: Clock = utc_now) -> Flask:
    """The whole site on this database. ``now`` gives the moment in UTC."""
    app = SurveyApp(__name__)
    app.config.from_mapping(
        SECRET_KEY=settings.signing_key,
        MAX_CONTENT_LENGTH=LARGEST_UPLOAD,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        WTF_CSRF_TIME_LIMIT=None,
        **security.cookies(settings),
    )
    app.extensions["site"] = Site(settings, database, now, Misses())
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.globals.update(asset=_asset, prose=prose, widgets=Widgets())
    app.jinja_env.filters["in_words"] = format_date
    app.extensions["asset_versions"] = _versions()
    security.protect(app, settings)
    errors.register(app)
    csrf = CSRFProtect(app)  # type: ignore[no-untyped-call]
    _add_pages(app, csrf)
    require_rules(app)
    _add_servers(app, settings)
    return app


def _add_servers(app: Flask, settings: Settings) -> None:
    """Static files, and the visitor's address behind our own proxies; nobody else's X-Forwarded-For counts."""
    served = WhiteNoise(
        app.wsgi_app,
        root=STATIC,
        prefix="static/",
        max_age=DAY,
        allow_all_origins=False,
        add_headers_function=lambda headers, _path, _url: security.add(headers, settings),
    )
    hops = settings.trusted_proxies
    app.wsgi_app = ProxyFix(served, hops, hops, 0, 0) if hops else served  # type: ignore[method-assign]


def _add_pages(app: Flask, csrf: CSRFProtect) -> None:
    """Every group of pages, by name. Respondents' forms have a token of their own (see ``forms``)."""
    for group in RESPONDENTS:
        app.register_blueprint(group)
        csrf.exempt(group)  # type: ignore[no-untyped-call]
    app.url_defaults(_keep_language)
    app.register_blueprint(theme.pages)
    app.register_blueprint(published.pages)
    staff.register(app)


def _keep_language(endpoint: str, values: dict[str, object]) -> None:
    """Every link on a respondent's page keeps its language, so that no cookie has to remember it."""
    if endpoint.partition(".")[0] in RESPONDENTS_NAMES and (language := language_of(request.args)) != "nl":
        values.setdefault("taal", language)


def _versions() -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:12] for path in STATIC.iterdir()}


def _asset(name: str) -> str:
    """Address of a static file; changes when the file does, so that it can be kept by the browser."""
    versions: dict[str, str] = current_app.extensions["asset_versions"]
    return url_for("static", filename=name, v=versions[name])
