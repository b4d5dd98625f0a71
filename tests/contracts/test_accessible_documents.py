"""Every kind of PDF that the program makes keeps to PDF/UA-1 and PDF/A-2a, whatever people typed.

A report in ``reports/`` and a document in ``documents/`` is in the table by itself. A function that makes another kind
of PDF is refused until ``MAKERS`` says which rows of the table judge it.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from surveyapp.fieldwork.letters import EVERYBODY
from surveyapp.produce import letters, paper, poster, processing, trial
from surveyapp.report import pdf
from surveyapp.report.model import Report
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Wave
from tests.contracts import hostilepdfs
from tests.contracts.pdfmakers import makers
from tests.pdfua import faults
from tests.surveys import NOW
from tests.trial.conftest import SETTINGS

BASE = "https://vragen.zonstad.nl"
LIBRARY = {
    kind: sorted(path.stem for path in (hostilepdfs.ROOT / kind).glob("*.yaml")) for kind in ("reports", "documents")
}
REPORTS: dict[str, Callable[[], Report]] = {
    **{f"reports/{name}": partial(hostilepdfs.report, name) for name in LIBRARY["reports"]},
    **{f"documents/{name}": partial(hostilepdfs.document, name) for name in LIBRARY["documents"]},
    "report of an officer's own": hostilepdfs.own_report,
}
"""Made of waves and worksheets alone."""


def _letters(session: Session, wave: Wave) -> bytes:
    return letters.write(session, wave, letters.Order(group="background", window="right"), BASE, NOW).draw()


def _trial(session: Session, wave: Wave) -> bytes:
    return pdf.render(trial.report(session, wave, trial.Order(SETTINGS, NOW, "", ())))


FIELDWORK: dict[str, Callable[[Session, Wave], bytes]] = {
    "letters by post": _letters,
    "letter to look at": lambda _, wave: letters.sample(wave, "en", "left", BASE, NOW),
    "forms with codes": lambda session, wave: paper.coded(session, wave, EVERYBODY).draw(),
    "form without a code": lambda _, wave: paper.blank(wave).draw(),
    "poster": lambda _, wave: poster.poster(wave, f"{BASE}/o/{'A' * 22}"),
    "processing register": lambda session, wave: pdf.render(processing.register(session, wave, NOW.date())),
    "report of a trial run": _trial,
}
"""Made of a wave in the database."""
MAKERS = {
    "report.pdf.render": tuple(REPORTS),
    "report.build.build": tuple(f"reports/{name}" for name in LIBRARY["reports"]),
    "report.feedback.of": ("reports/terugkoppeling",),
    "report.documents.build.build": tuple(f"documents/{name}" for name in LIBRARY["documents"]),
    "produce.publication.packed": ("reports/deelnemers", "reports/deelnemers_en"),
    "produce.processing.register": ("processing register",),
    "produce.trial.dryrun.dry_run": ("report of a trial run",),
    "report.letter.render": ("letters by post",),
    "produce.letters.draw": ("letters by post",),
    "produce.letters.sample": ("letter to look at",),
    "report.paper.render": ("form without a code",),
    "produce.paper.draw": ("forms with codes", "form without a code"),
    "report.poster.render": ("poster",),
    "produce.poster.poster": ("poster",),
}
"""What judges each function of the program that makes a PDF, or a report that becomes one."""


def test_every_function_that_makes_a_pdf_has_a_row_that_judges_it() -> None:
    assert makers() == MAKERS.keys()
    assert {row for rows in MAKERS.values() for row in rows} | {
        "report of an officer's own"
    } == REPORTS.keys() | FIELDWORK.keys()


@pytest.mark.parametrize(
    "text",
    [
        "from surveyapp.report.pdf.finish import finish\ndef made(): finish(b'')",
        "from surveyapp.report.pdf.finish import finish as done\ndef made(): done(b'')",
        "from surveyapp.report.pdf import finish as last\ndef made(): last.finish(b'')",
        "import surveyapp.report.pdf.finish\ndef made(): surveyapp.report.pdf.finish.finish(b'')",
        "import surveyapp.report.pdf.finish as last\nasync def made(): last.finish(b'')",
        "from surveyapp.report.model import Report as Told\ndef made(): return [Told('x') for _ in 'x']",
        "import dataclasses\ndef made(report): dataclasses.replace(report, mark='x')",
        "from dataclasses import replace as with_\ndef made(report): with_(report, mark='x')",
        "from reportlab.pdfgen.canvas import Canvas\nclass Sheet:\n    def made(self): Canvas('x.pdf').save()",
        "from reportlab.pdfgen import canvas as paper\ndef made(): paper.Canvas('x.pdf').save()",
        "import reportlab.pdfgen.canvas\ndef made(): reportlab.pdfgen.canvas.Canvas('x.pdf').save()",
        "from reportlab.platypus import SimpleDocTemplate as Sheet\ndef made(): Sheet('x.pdf').build([])",
        "def made(figure, out): figure.savefig(out, format='pdf')",
        "from matplotlib import pyplot as plt\ndef made(): plt.gcf().savefig('x.pdf')",
        "from matplotlib.backends.backend_pdf import PdfPages as Pages\ndef made(): Pages('x.pdf').close()",
        "import pikepdf\ndef made(): pikepdf.new().save('x.pdf')",
    ],
)
def test_a_pdf_is_found_however_it_is_made(text: str, tmp_path: Path) -> None:
    (tmp_path / "surveyapp").mkdir()
    (tmp_path / "surveyapp" / "sheet.py").write_text(text)
    assert makers(tmp_path / "surveyapp") == {"sheet.made"}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_accessible_and_fit_to_keep(name: str) -> None:
    assert faults(pdf.render(REPORTS[name]())) == {}


@pytest.mark.parametrize("name", FIELDWORK)
def test_what_fieldwork_prints_is_accessible_and_fit_to_keep(name: str, sqlite_database: Database) -> None:
    number = hostilepdfs.held(sqlite_database)
    with sqlite_database.transaction() as session:
        made = FIELDWORK[name](session, session.get_one(Wave, number))
    assert faults(made) == {}
