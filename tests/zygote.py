"""Starts ``surveyapp serve`` in a blink: a process that has imported everything, and forks for each line that it reads.

A line is JSON: settings, and the ports to serve. Each line gives one process group with one server per port, and its
number on standard output. Whoever kills that group, kills what an operator would lose in a power cut.
"""

import json
import os
import signal
import sys
from importlib import import_module

from surveyapp.cli import main

import_module("surveyapp.cli.serve")  # with all that it needs, so that a server is up at once


def _serve(settings: dict[str, str], ports: list[int]) -> None:
    os.setsid()
    os.environ.update(settings)
    mine = ports[0]
    for port in ports[1:]:
        if os.fork() == 0:
            mine = port
            break
    sys.argv = ["surveyapp", "serve", "--port", str(mine)]
    main()


def run() -> None:
    """Fork for each line, until there are no more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            _serve(asked["settings"], asked["ports"])
            os._exit(0)
        print(child, flush=True)


if __name__ == "__main__":
    run()
