"""Start of the command line, in seconds of CPU time of a fresh process: help, and a check of a 200-item file."""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

Ratio = tuple[str, float, float]
CHOICES = "[{code: ja, label: Ja}, {code: nee, label: Nee}, {code: wn, label: Weet ik niet, missing: yes}]"


def _cpu(*arguments: str) -> float:
    """CPU seconds of ``surveyapp ARGUMENTS``; the best of three."""
    return min(_one(arguments) for _ in range(3))


def _one(arguments: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", "from surveyapp.cli import main; main()", *arguments]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env={**os.environ, "SURVEYAPP_LANGUAGE": "nl"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _questionnaire(items: int) -> str:
    question = "      - {{code: q{n}, type: single, label: Vraag {n}?, source: Toets, choices: {choices}}}"
    head = (
        "code: groot\ntitle: Groot\nperspective: organisations\nsections:\n"
        "  - code: deel\n    title: Deel\n    questions:"
    )
    return "\n".join([head, *(question.format(n=n, choices=CHOICES) for n in range(items)), ""])


def run() -> list[Ratio]:
    """Seconds against the seconds that the issue allows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "groot.yaml")
        path.write_text(_questionnaire(200), encoding="utf-8")
        return [
            ("surveyapp --help, seconds", _cpu("--help"), 0.3),
            ("surveyapp check of 200 items, seconds", _cpu("check", str(path)), 1.0),
        ]
