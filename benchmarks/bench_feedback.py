"""Five hundred feedback reports of two pages against one; whether more of them cost more memory or more time each."""

import datetime
import subprocess
import sys
from pathlib import Path
from random import Random

from surveyapp.analysis.participation import Participation
from surveyapp.analysis.table import ResponseTable
from surveyapp.questionnaire import madeup
from surveyapp.questionnaire.load import load as load_questionnaire
from surveyapp.questionnaire.load import read_folder
from surveyapp.report import pdf
from surveyapp.report.feedback import Feedback
from surveyapp.report.inputs import Sender, WaveInput
from surveyapp.report.load import load

Ratio = tuple[str, float, float]
LIBRARY = Path(__file__).parents[1]
MANY, FEW = 500, 50
TODAY = datetime.date(2026, 11, 28)
SURVEY = load_questionnaire(read_folder(LIBRARY / "questionnaires" / "verenigingen.yaml"), "verenigingen.yaml")
PEOPLE = [madeup.answers(SURVEY, {}, Random(seed)) for seed in range(MANY)]


def made(number: int) -> None:
    """The whole command without its database: count, and render for so many."""
    path = LIBRARY / "reports" / "terugkoppeling.yaml"
    table = ResponseTable.from_documents(SURVEY, PEOPLE, wave="meting", population=MANY)
    took_part = Participation(complete=MANY)
    wave = WaveInput("meting", "Meting", 0, SURVEY, "0" * 16, table, "named", took_part)
    feedback = Feedback(load(path.read_text(encoding="utf-8"), path.name, [SURVEY]), wave, Sender("Zonstad"), TODAY)
    for place, answers in enumerate(PEOPLE[:number]):
        pdf.render(feedback.of(f"Organisatie {place}", answers))


def _cost(number: int) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a fresh process that makes so many, from its start as the command has it."""
    program = (
        f"import resource, time; from benchmarks.bench_feedback import made; made({number}); "
        "print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    seconds, kilobytes = map(float, done.stdout.split())
    return seconds, kilobytes / 1024


def run() -> list[Ratio]:
    """Ratio of the CPU times and of the peaks."""
    (one, _), (few, less), (many, more) = _cost(1), _cost(FEW), _cost(MANY)
    return [
        (f"{MANY} feedback reports of two pages against one, from the start of the process", many / one, 60.0),
        (f"a feedback report more, of {MANY} against of {FEW}", (many - one) / MANY / ((few - one) / FEW), 1.5),
        (f"peak memory of {MANY} feedback reports against {FEW}", more / less, 1.1),
    ]
