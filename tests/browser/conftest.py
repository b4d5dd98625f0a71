"""One browser per worker, and the application on a real server. Without a browser the run says what it left out.

In CI nothing may be left out: there the tests fail when no Chromium or Chrome is found.
"""

import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web import create_app
from tests.browser.visitor import Visitor
from tests.surveys import NOW

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
HEADLESS = {True: "--headless", False: "--headless=new"}
"""Chromium without its furniture needs a third less of the processor; a whole browser hides its furniture."""
NO_BROWSER = "no Chromium or Chrome found: install Debian's chromium to run the browser tests"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser."""
    for found in filter(None, map(shutil.which, NAMES)):
        return found
    if os.environ.get("CI"):
        pytest.fail(NO_BROWSER)
    pytest.skip(NO_BROWSER)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser, shared by all tests of this worker."""
    with sync_playwright() as playwright:
        flags = [HEADLESS[Path(chromium).name == NAMES[0]], *FLAGS]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags, timeout=60_000)
        yield browser
        browser.close()


@pytest.fixture
def site_settings() -> Settings:
    """What the operator decided."""
    return Settings(environment="development", secret_key="x" * 40)


@pytest.fixture
def site(sqlite_database: Database, site_settings: Settings) -> Iterator[str]:
    """Address of the running application, several requests at a time."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = create_app(site_settings, sqlite_database, lambda: NOW)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Callable[..., Visitor]]:
    """Makes a visitor: ``visitor(width=375, scripts=False)``. An error in a script on the page fails the test."""
    contexts = []
    broken: list[str] = []

    def make(width: int = 1280, scripts: bool = True) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, base_url=site
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page: Page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        return Visitor(page)

    yield make
    for context in contexts:
        context.close()
    assert not broken
