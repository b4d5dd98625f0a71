"""``surveyapp demo``: a demonstration municipality, its report, and a running site; nothing has to exist first."""

import secrets
from dataclasses import replace
from pathlib import Path

import click

from surveyapp.cli import connection, making, serving
from surveyapp.demo import scene
from surveyapp.settings import Settings
from surveyapp.storage.database import Database, connect

DATABASE = "demo.db"
NAMES = {
    "nulmeting": "Rapport van de 0-meting",
    "evaluatie": "Evaluatie na de 1-meting",
    "perspectieven": "Vier kanten naast elkaar",
}


@click.command()
@click.option("--dir", "folder", type=click.Path(file_okay=False, path_type=Path), default=Path("instance"))
@click.option("--serve/--no-serve", default=True, help="Serve the site on 127.0.0.1 when all is made.")
@click.option("--port", type=click.IntRange(1024, 65535), default=8000, help="Port of the site; the next free one.")
def command(folder: Path, serve: bool, port: int) -> None:
    """Make a demonstration municipality that walked one policy cycle and begins the next.

    Everything goes in --dir: demo.db (made anew each time), and the reports of the 0-meting, of the evaluation and of
    the four sides beside each other. Beside the site runs what makes reports; no mail is sent.
    """
    port = serving.free_port(port) if serve else port
    settings = _settings(connection.current_settings(), folder.absolute(), port)
    database = _fresh(settings, folder)
    now = connection.now()
    made = scene.play(database, settings.library, now)
    paths = scene.write_reports(database, settings.library, made, folder, now)
    tell(settings, made, paths)
    if serve:
        with making.process(settings):
            serving.serve(settings, database, "127.0.0.1", port)
    database.dispose()


def _settings(settings: Settings, folder: Path, port: int) -> Settings:
    return replace(
        settings,
        database_url=f"sqlite:///{folder / DATABASE}",
        key_dir=folder / "demo-keys",
        secret_key=secrets.token_urlsafe(32),
        base_url=f"http://127.0.0.1:{port}",
        environment="development",
    )


def _fresh(settings: Settings, folder: Path) -> Database:
    """An empty database in the folder; what an earlier demonstration left is removed."""
    for leftover in (*folder.glob(f"{DATABASE}*"), *(folder / "demo-keys").glob("*")):
        leftover.unlink()
    database = connect(settings)
    database.upgrade()
    return database


def tell(settings: Settings, made: scene.Scene, paths: dict[str, list[Path]]) -> None:
    """Print where everything is."""
    click.echo(f"Gemeente Veldhove staat klaar in {settings.database_url.removeprefix('sqlite:///')}\n")
    for report, files in paths.items():
        for path in files:
            click.echo(f"{NAMES[report]:25} {path.absolute()}")
    click.echo(f"\nBeleidsmedewerker         {settings.base_url}/beheer")
    click.echo(f"  e-mailadres             {scene.OFFICER}")
    click.echo(f"  wachtwoord              {made.password}")
    click.echo(f"Deelnemer                 {settings.base_url}/v/{made.respondent}")
    for place in made.public:
        click.echo(f"Uitkomsten voor iedereen  {settings.base_url}{place}")
    click.echo()
