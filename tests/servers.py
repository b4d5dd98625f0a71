"""The site as it runs for real: two processes of ``surveyapp serve`` on one database, and browsers beside it."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from typing import cast

import requests
from flask.testing import FlaskClient

PROCESSES = 2
SECRET = "een-geheim-van-ruim-veertig-tekens-voor-de-toets"
DOWN = requests.RequestException
"""What a browser meets when the server is gone."""


@dataclass(frozen=True)
class Asked:
    """What was asked for in the end, after redirects."""

    full_path: str


@dataclass(frozen=True)
class Answer:
    """What the driver of respondents needs of an answer."""

    text: str
    status_code: int
    request: Asked


class Browser:
    """A visitor over the network, with the methods of Flask's test client that ``Respondent`` uses."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.session = requests.Session()
        self.session.trust_env = False

    def get(self, path: str, follow_redirects: bool = True) -> Answer:
        """Open a page."""
        return _answer(self.session.get(self.base + path, timeout=60, allow_redirects=follow_redirects))

    def post(self, path: str, data: dict[str, list[str]], follow_redirects: bool = True) -> Answer:
        """Send a form."""
        fields = [(name, value) for name, values in dict(data).items() for value in _listed(values)]
        sent = self.session.post(self.base + path, data=fields, timeout=60, allow_redirects=follow_redirects)
        return _answer(sent)

    def close(self) -> None:
        """Let go of the connections."""
        self.session.close()


def _listed(values: object) -> list[str]:
    return values if isinstance(values, list) else [str(values)]


def _answer(response: requests.Response) -> Answer:
    return Answer(response.text, response.status_code, Asked(str(response.request.path_url)))


class Site:
    """Two servers in one process group. ``kill`` is ``kill -9`` of all of it at once."""

    def __init__(self, zygote: subprocess.Popen[str], url: str, keys: Path) -> None:
        self.zygote = zygote
        self.settings = {
            "SURVEYAPP_ENVIRONMENT": "development",
            "SURVEYAPP_DATABASE_URL": url,
            "SURVEYAPP_KEY_DIR": str(keys),
            "SURVEYAPP_SNAPSHOT_DIR": str(keys / "snapshots"),
            "SURVEYAPP_SECRET_KEY": SECRET,
        }
        self.ports = [free_port() for _ in range(PROCESSES)]
        self._next = cycle(self.ports)
        self.group = 0

    def start(self) -> None:
        """Both servers, up and answering."""
        self.group = fork(self.zygote, self.settings, *(["serve", "--port", str(port)] for port in self.ports))
        self.wait()

    def wait(self, seconds: float = 30) -> None:
        """Until both accept visitors."""
        until = time.monotonic() + seconds
        for port in self.ports:
            while not accepts(port):
                assert time.monotonic() < until, "the site does not come up"
                time.sleep(0.01)

    def kill(self) -> None:
        """Pull the plug; nothing gets the time to say goodbye."""
        with suppress(ProcessLookupError):
            os.killpg(self.group, signal.SIGKILL)
        while any(map(accepts, self.ports)):
            time.sleep(0.005)

    def browser(self) -> FlaskClient:
        """A browser on one of the two servers, in turn."""
        return cast(FlaskClient, Browser(f"http://127.0.0.1:{next(self._next)}"))


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def accepts(port: int) -> bool:
    """Whether a server listens on this port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def fork(
    zygote: subprocess.Popen[str], settings: dict[str, str], *commands: list[str], folder: Path | None = None
) -> int:
    """Start these commands together, in this folder; returns the number of their process group."""
    assert zygote.stdin
    assert zygote.stdout
    asked = {"settings": settings, "commands": commands, "folder": str(folder) if folder else None}
    print(json.dumps(asked), file=zygote.stdin, flush=True)
    return int(zygote.stdout.readline())


def is_running(group: int) -> bool:
    """Whether anything of this process group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@lru_cache
def forking(*modules: str) -> subprocess.Popen[str]:
    """The process that sites are forked from; it has imported these modules as well. One for all tests of this process,
    for importing takes seconds and nothing in it ever changes."""
    command = [sys.executable, "-m", "tests.zygote", *modules]
    zygote = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(_end, zygote)
    return zygote


def _end(zygote: subprocess.Popen[str]) -> None:
    with zygote:
        zygote.kill()


@contextmanager
def site_on(url: str, keys: Path) -> Iterator[Site]:
    """A running site on this database."""
    site = Site(forking(), url, keys)
    site.start()
    try:
        yield site
    finally:
        site.kill()
