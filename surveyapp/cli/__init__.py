"""The command line: ``surveyapp COMMAND``. A module is imported when its command is called: help is instant."""

import os
import sys
from importlib import import_module

import click

from surveyapp import __version__, settings

COMMANDS: dict[str, tuple[str, str]] = {
    "account": ("account", "Accounts of staff."),
    "check": ("check", "Say everything that is wrong with questionnaires, reports and series."),
    "demo": ("demo", "Make a demonstration and serve it."),
    "export": ("export", "Write the answers of a wave to csv, xlsx or sav (SPSS)."),
    "feedback": ("feedback", "Make a report for each who took part by name."),
    "import": ("importing", "Read answers from csv or xlsx into a wave."),
    "letters": ("letters", "Make the letters of a wave, to print."),
    "municipality": ("municipality", "Municipalities."),
    "paper": ("paper", "Print the questionnaire of a wave, to fill in with a pen."),
    "report": ("report", "Make a report of one wave or two."),
    "schema": ("schema", "Write the JSON Schema of the YAML, for editors."),
    "serve": ("serve", "Serve the site."),
    "tabulate": ("tabulate", "Show one table of a wave."),
    "upgrade": ("upgrade", "Bring the database to this version of the program."),
    "wave": ("wave", "Make, change, open, close and list waves."),
    "work": ("work", "Close waves, send mails, remove what is due."),
}
"""Name of a command, its module in this package, and its line in the help."""


class Program(click.Group):
    """Knows its commands by name, and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"surveyapp.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        command.name = cmd_name
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="surveyapp")
@click.option("--traceback", is_flag=True, hidden=True, help="Show where in the program an error comes from.")
@click.pass_context
def program(ctx: click.Context, traceback: bool) -> None:
    """Survey and evaluation engine for the volunteer policy of Dutch municipalities."""
    if ctx.invoked_subcommand != "serve":  # which asks more of them
        ctx.obj = settings.read(os.environ)


def main() -> None:
    """Run the command line. Whatever goes wrong is told in a message, never as a traceback."""
    try:
        program(prog_name="surveyapp")
    except Exception as error:
        if "--traceback" in sys.argv[1:2]:
            raise
        click.echo(explain(error), err=True)
        sys.exit(1)


def explain(error: Exception) -> str:
    """What went wrong, for the person who typed the command. Our own exceptions say it themselves."""
    module = type(error).__module__
    if module.startswith("surveyapp."):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'surveyapp'}: {error.strerror or error}"
    reason = (str(error).strip().splitlines() or [""])[0][:200]
    if module.startswith("sqlalchemy."):
        return f"De database weigert: {reason}"
    return f"Onverwachte fout in het programma: {type(error).__name__}: {reason} (surveyapp --traceback … zegt waar)"
