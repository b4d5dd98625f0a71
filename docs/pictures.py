"""Makes the pictures in the README from today's product: a question on a phone, and a page of the report.

Run it with ``make pictures``: it plays the demonstration in a temporary folder and looks at it with a real browser.
"""

import io
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from surveyapp.demo import scene
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web import create_app

IMAGES = Path(__file__).parent / "images"
PHONE = {"width": 375, "height": 812}
REPORT_PAGE = 13  # the bottlenecks: a grid with its chart and table
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


def question(address: str, made: scene.Scene) -> None:
    """A question page as a phone shows it."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=PHONE, device_scale_factor=2)  # type: ignore[arg-type]
        page.goto(f"{address}/v/{made.respondent}/gemeente")
        _save(page.screenshot(), "question.png")
        browser.close()


def report(path: Path) -> None:
    """A page of the pdf."""
    image = pypdfium2.PdfDocument(path)[REPORT_PAGE].render(scale=1.4).to_pil()
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    _save(buffer.getvalue(), "report.png")


def _save(png: bytes, name: str) -> None:
    """With at most 256 colours: sharp enough, and small in the repository."""
    IMAGES.mkdir(exist_ok=True)
    Image.open(io.BytesIO(png)).convert("RGB").quantize(256).save(IMAGES / name, optimize=True)


def main() -> None:
    """Both pictures."""
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = replace(Settings(environment="development"), key_dir=folder / "keys")
        database = Database(f"sqlite:///{folder / 'demo.db'}", settings.key_dir)
        database.upgrade()
        made = scene.play(database, settings.library, now)
        with _serving(database, settings) as address:
            question(address, made)
        report(scene.write_reports(database, settings.library, made, folder, now)["nulmeting"][0])
        database.dispose()


if __name__ == "__main__":
    main()
