"""The site on a real server: waitress, with several requests at a time."""

import logging
import socket
import threading
from importlib import import_module

import click
import waitress

from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web import create_app

THREADS = 8
PORTS_TO_TRY = 50
SECONDS_BEFORE_WARMING = 2.0
HEAVY = ("surveyapp.produce.reports", "surveyapp.report.charts")
"""What brings pandas and matplotlib."""


def serve(settings: Settings, database: Database, host: str, port: int) -> None:
    """Serve until interrupted. It keeps no log of requests: their addresses hold respondents' tokens."""
    app = create_app(settings, database)
    logging.getLogger("waitress.queue").setLevel(
        logging.ERROR
    )  # that visitors wait a moment is no news, at every click
    warm(SECONDS_BEFORE_WARMING)
    click.echo(f"De site draait op http://{host}:{port} (stoppen met Ctrl+C)")
    waitress.serve(  # type: ignore[no-untyped-call]
        app,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        clear_untrusted_proxy_headers=settings.trusted_proxies == 0,
        _quiet=True,
    )


def warm(seconds: float) -> threading.Timer:
    """Load what makes figures and drawings, so many seconds from now: the site is up at once, and the first officer who
    looks at results does not wait three seconds for it."""
    timer = threading.Timer(seconds, _load)
    timer.daemon = True
    timer.start()
    return timer


def _load() -> None:
    for module in HEAVY:
        import_module(module)


def free_port(port: int) -> int:
    """This port, or the next one that nobody uses. Raises ClickException when there is none near."""
    for candidate in range(port, min(port + PORTS_TO_TRY, 65536)):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", candidate)) != 0:
                return candidate
    raise click.ClickException(f"De poorten vanaf {port} zijn allemaal bezet. Kies een andere met --port.")
