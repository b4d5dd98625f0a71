"""``surveyapp serve``: the site for respondents and officers."""

import os

import click

from surveyapp import settings
from surveyapp.cli import connection, serving


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for all.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.pass_context
def command(ctx: click.Context, host: str, port: int) -> None:
    """Serve the site. Behind a proxy of your own, set SURVEYAPP_TRUSTED_PROXIES."""
    ctx.obj = settings.read(os.environ, serving=True)
    with connection.database() as database:
        serving.serve(connection.current_settings(), database, host, port)
