"""Makes the pictures in the README and the officer's guide from today's product.

Run it with ``make pictures``: it plays the demonstration in a temporary folder and looks at it with a real browser.
``python -m docs.pictures acties.png`` makes only that one.
"""

import io
import shutil
import sys
import tempfile
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from surveyapp.demo import scene
from surveyapp.policycycle import cycles
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from surveyapp.web import create_app

IMAGES = Path(__file__).parent / "images"
PHONE, DESK = {"width": 375, "height": 812}, {"width": 1000, "height": 900}
PHONES = {"question.png": "/v/{respondent}/gemeente", "openbaar.png": "{public}"}
"""What respondents see on a phone, by picture."""
SCREENS = {
    "cyclus.png": "/beheer/cyclus/{years}",
    "werkblad.png": "/beheer/cyclus/{years}/stap/1",
    "respons.png": "/beheer/metingen/{current}/respons",
    "delen.png": "/beheer/metingen/{evaluated}/delen",
    "acties.png": "/beheer/metingen/{baseline}/acties",
}
"""What an officer sees, by picture."""
PAGES = {
    "report.png": ("nulmeting", "Hoe groot zijn deze knelpunten"),
    "opvolging.png": ("evaluatie", "Hoe het staat met de acties"),
    "doelen.png": ("evaluatie", "Zijn de doelen gehaald?"),
    "kanten.png": ("perspectieven", "Zo ver liggen de groepen uit elkaar"),
}
"""A page of a report, by picture: of which, and what stands on it."""
CONTENTS = 2
"""Pages before the first chapter: the cover and the contents."""
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _serving(database: Database, settings: Settings) -> Iterator[str]:
    app = create_app(settings, database)
    server = make_server("127.0.0.1", 0, app.wsgi_app, handler_class=_Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def screens(address: str, made: scene.Scene, database: Database, asked: Collection[str]) -> None:
    """A question as a phone shows it, and what an officer sees at a desk."""
    with database.reading() as session:
        waves = {name: session.get_one(Wave, getattr(made, name)) for name in ("baseline", "evaluated", "current")}
        years = cycles.listing(session, waves["current"].municipality_id)[-1].years
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        phone = browser.new_page(viewport=PHONE, device_scale_factor=2)  # type: ignore[arg-type]
        for name in PHONES.keys() & asked:
            phone.goto(address + PHONES[name].format(respondent=made.respondent, public=made.public[-1]))
            _save(phone.screenshot(), name)
        desk = browser.new_page(viewport=DESK)  # type: ignore[arg-type]
        _sign_in(desk, address, made)
        for name in SCREENS.keys() & asked:
            place = SCREENS[name].format(years=years, **{name: wave.slug for name, wave in waves.items()})
            desk.goto(address + place)
            _save(desk.screenshot(), name)
        browser.close()


def _sign_in(page: Page, address: str, made: scene.Scene) -> None:
    page.goto(f"{address}/beheer")
    page.get_by_label("E-mailadres").fill(scene.OFFICER)
    page.get_by_label("Wachtwoord").fill(made.password)
    with page.expect_navigation():
        page.get_by_role("button", name="Inloggen").click()


def report(path: Path, words: str, name: str) -> None:
    """The page of the pdf, after its contents, where these words stand."""
    pages = list(pypdfium2.PdfDocument(path))[CONTENTS:]
    page = next(page for page in pages if words in page.get_textpage().get_text_bounded())
    buffer = io.BytesIO()
    page.render(scale=1.4).to_pil().save(buffer, "PNG")
    _save(buffer.getvalue(), name)


def _save(png: bytes, name: str) -> None:
    """With at most 256 colours: sharp enough, and small in the repository."""
    IMAGES.mkdir(exist_ok=True)
    Image.open(io.BytesIO(png)).convert("RGB").quantize(256).save(IMAGES / name, optimize=True)


def main(names: Sequence[str] = ()) -> None:
    """These pictures, or all."""
    asked = frozenset(names or (*PHONES, *SCREENS, *PAGES))
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = replace(Settings(environment="development"), key_dir=folder / "keys")
        database = Database(f"sqlite:///{folder / 'demo.db'}", settings.key_dir)
        database.upgrade()
        made = scene.play(database, settings.library, now)
        with _serving(database, settings) as address:
            screens(address, made, database, asked)
        written = scene.write_reports(database, settings.library, made, folder, now)
        for picture in PAGES.keys() & asked:
            which, words = PAGES[picture]
            report(written[which][0], words, picture)
        database.dispose()


if __name__ == "__main__":
    main(sys.argv[1:])
