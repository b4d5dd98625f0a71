"""Starts ``surveyapp`` in a blink: a process that has imported everything, and forks for each line that it reads.

A line is JSON: settings, commands, and perhaps a folder to work in, where ``uit.txt`` keeps what they say. Each line
gives one process group with one process per command, and its number on standard output. Whoever kills that group, kills
what an operator would lose in a power cut.
"""

import json
import os
import signal
import sys
from importlib import import_module
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import configure_mappers
from werkzeug.routing import Rule

from surveyapp.cli import main
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web import create_app
from tests import warm

for module in ("surveyapp.cli.serve", "surveyapp.cli.work", *sys.argv[1:]):
    import_module(module)  # with all that it needs, so that it is up at once


def _compile() -> None:
    """Routes, tables and the templates for respondents, which are the same in every process that is forked."""
    Flask.create_jinja_environment = warm.environment  # type: ignore[method-assign, assignment]
    Rule._compile_builder = warm.builder  # type: ignore[method-assign]
    configure_mappers()
    app = create_app(Settings(environment="development"), Database("sqlite:////dev/null", Path("/dev/null")))
    for name in app.jinja_env.list_templates(filter_func=lambda name: not name.startswith("manage/")):
        app.jinja_env.get_template(name)
    warm.look_less_often_for_garbage()


def _run(settings: dict[str, str], commands: list[list[str]], folder: str | None) -> None:
    os.setsid()
    print(os.getpid(), flush=True)  # only now there is a group with this number
    if folder:
        os.chdir(folder)
    os.dup2(os.open("uit.txt" if folder else os.devnull, os.O_WRONLY | os.O_CREAT), 1)
    os.environ.update(settings)
    mine = commands[0]
    for other in commands[1:]:
        if os.fork() == 0:
            mine = other
            break
    sys.argv = ["surveyapp", *mine]
    main()


def run() -> None:
    """Fork for each line, until there are no more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _compile()
    for line in sys.stdin:
        asked = json.loads(line)
        if os.fork() == 0:
            _run(asked["settings"], asked["commands"], asked.get("folder"))
            os._exit(0)


if __name__ == "__main__":
    run()
