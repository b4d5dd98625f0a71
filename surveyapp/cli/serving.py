"""The site on a real server: waitress, with several requests at a time."""

import logging
import socket

import click
import waitress

from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web import create_app

THREADS = 8
PORTS_TO_TRY = 50


def serve(settings: Settings, database: Database, host: str, port: int) -> None:
    """Serve until interrupted. It keeps no log of requests: their addresses hold respondents' tokens."""
    app = create_app(settings, database)
    logging.getLogger("waitress.queue").setLevel(
        logging.ERROR
    )  # that visitors wait a moment is no news, at every click
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


def free_port(port: int) -> int:
    """This port, or the next one that nobody uses. Raises ClickException when there is none near."""
    for candidate in range(port, min(port + PORTS_TO_TRY, 65536)):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", candidate)) != 0:
                return candidate
    raise click.ClickException(f"De poorten vanaf {port} zijn allemaal bezet. Kies een andere met --port.")
