"""The site as a program: starts, answers, and says what it needs."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from surveyapp.cli import serving

LINK = "het-geheime-adres-van-de-korfbalclub"
COMMAND = [sys.executable, "-c", "from surveyapp.cli import main; main()"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """The settings of a site of its own in this folder."""
    given = {"DATABASE_URL": f"sqlite:///{folder}/site.db", "KEY_DIR": f"{folder}/keys", **settings}
    return {**os.environ, **{f"SURVEYAPP_{name}": value for name, value in given.items()}}


def test_the_site_answers_and_stops_when_told(tmp_path: Path) -> None:
    env = environment(tmp_path, ENVIRONMENT="development")
    subprocess.run([*COMMAND, "upgrade"], env=env, check=True)
    port = serving.free_port(18_200)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen([*COMMAND, "serve", "--port", str(port)], env=env, **pipes) as process:  # type: ignore[call-overload]
        try:
            assert "<html" in fetch(
                f"http://127.0.0.1:{port}/static/surveyapp.css", f"http://127.0.0.1:{port}/v/{LINK}"
            )
        finally:
            process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=20)[0].decode()
        assert process.returncode == 0
    assert "De site draait op" in told
    assert LINK not in told  # there is no log of addresses, for they hold respondents' tokens


def test_without_a_secret_a_production_site_does_not_start(tmp_path: Path) -> None:
    env = environment(tmp_path)
    subprocess.run([*COMMAND, "upgrade"], env=env, check=True)
    refused = subprocess.run([*COMMAND, "serve"], env=env, capture_output=True, text=True, timeout=60, check=False)
    assert refused.returncode == 1
    assert "SURVEYAPP_SECRET_KEY" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_port_that_is_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port: int = taken.getsockname()[1]
        assert serving.free_port(port) > port


def fetch(ready: str, address: str) -> str:
    """The page at ``address``, whatever its status, once ``ready`` answers."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(200):
        try:
            opener.open(ready, timeout=5).close()
            break
        except OSError:
            time.sleep(0.1)
    try:
        with opener.open(address, timeout=5) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.read().decode()


def test_what_makes_figures_is_loaded_soon_after_the_site_is_up() -> None:
    code = (
        "import sys; from surveyapp.cli import serving; before = {*sys.modules}; serving.warm(0).join(); "
        "print(*{*sys.modules} - before)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"pandas", "matplotlib", *serving.HEAVY} <= set(loaded)
