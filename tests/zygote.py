"""Starts ``surveyapp`` in a blink: a process that has imported everything, and forks for each line that it reads.

A line is JSON: settings, and commands. Each line gives one process group with one process per command, and its number
on standard output. Whoever kills that group, kills what an operator would lose in a power cut.
"""

import json
import os
import signal
import sys
from importlib import import_module

from surveyapp.cli import main

for command in ("serve", "work"):
    import_module(f"surveyapp.cli.{command}")  # with all that it needs, so that it is up at once


def _run(settings: dict[str, str], commands: list[list[str]]) -> None:
    os.setsid()
    print(os.getpid(), flush=True)  # only now there is a group with this number
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
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
    for line in sys.stdin:
        asked = json.loads(line)
        if os.fork() == 0:
            _run(asked["settings"], asked["commands"])
            os._exit(0)


if __name__ == "__main__":
    run()
