"""What makes figures and drawings is not loaded for pages that show none, so that a server is up at once."""

import datetime
import subprocess
import sys
from pathlib import Path

from surveyapp.produce import requests
from surveyapp.storage.database import Database
from tests.asking import DEFINITION, DOCUMENT, ask, ask_document, begun, closed, state
from tests.officer import PASSWORD, hire
from tests.surveys import data, run

HEAVY = ("pandas", "matplotlib", "reportlab", "xlsxwriter")
LIST = data(
    {"code": "vrijw", "type": "single", "choices": [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]}
)
VISIT = """
import re, sys
from pathlib import Path
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web import create_app
url, keys, link = sys.argv[1:4]
app = create_app(Settings(environment="development", secret_key="x" * 40), Database(url, Path(keys)))
client = app.test_client()
csrf = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get("/inloggen").text)[1]
fields = {"csrf_token": csrf, "email": sys.argv[4], "password": sys.argv[5]}
assert client.post("/inloggen", data=fields).status_code == 303
meting = "/beheer/metingen/0-meting"
for path in ("/beheer", f"{meting}", f"{meting}/uitnodigen", f"{meting}/downloads", "/beheer/activiteiten", link):
    assert client.get(path, follow_redirects=True).status_code == 200, path
print(*sys.modules)
"""


def test_the_first_pages_load_nothing_that_makes_figures(sqlite_database: Database) -> None:
    database = sqlite_database
    link = run(database, LIST, "named").invite("Koor")
    url, keys = f"sqlite:///{database.engine.url.database}", str(database.keys.folder)
    arguments = [url, keys, link, hire(database), PASSWORD]
    done = subprocess.run([sys.executable, "-c", VISIT, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert set(HEAVY) & set(done.stdout.split()) == set()


ASK = """
page = f"{meting}/downloads/aangevraagd/1"
shown = client.get(f"{meting}/downloads").text
fields["csrf_token"] = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', shown)[1]
asked = client.post(f"{meting}/downloads/rapport", data={**fields, "definition": "kort", "kind": "json"})
assert asked.status_code == 303, asked.text
assert client.get(asked.location).status_code == 200
assert client.post(f"{page}/ophalen", data=fields).data.startswith(b"{")
nota = "/beheer/cyclus/2026-2030/documenten/nota"
asked = client.post(nota, data={**fields, "kind": "pdf"})
assert asked.status_code == 303, asked.text
assert client.get(asked.location).status_code == 200
assert client.post(f"{nota}/aangevraagd/2/ophalen", data=fields).data.startswith(b"%PDF-")
print(*sys.modules)
"""


def test_asking_for_a_report_or_a_document_and_fetching_it_load_nothing_that_makes_it(
    sqlite_database: Database, tmp_path: Path
) -> None:
    survey, email = closed(sqlite_database), hire(sqlite_database)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "kort.yaml").write_text(DEFINITION)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "nota.yaml").write_text(DOCUMENT)
    cycle = begun(sqlite_database)
    for made in (ask(survey, "json"), ask_document(sqlite_database, cycle, "pdf", "nota.yaml")):
        requests.make(sqlite_database, tmp_path, lambda: datetime.datetime.now(datetime.UTC))
        assert state(survey, made) == "ready"
    code = (VISIT.split("meting =")[0] + 'meting = "/beheer/metingen/0-meting"' + ASK).replace(
        "secret_key=", "library=Path(sys.argv[3]), secret_key="
    )
    url, keys = f"sqlite:///{sqlite_database.engine.url.database}", str(sqlite_database.keys.folder)
    arguments = [url, keys, str(tmp_path), email, PASSWORD]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert set(HEAVY) & set(done.stdout.split()) == set()
