"""Series of published figures, and chapters that lay them beside our own."""

from tests.questionnaire.faults.building import QUESTIONNAIRE, REPORT, Fault, report, survey

SERIES = "reeks.yaml"
YES = "indicators:\n  - {code: vol, kind: share, label: Vol, of: eerst, choices: ja}\n"


def series(values: str = "{year: 2021, value: 60}", **changes: str) -> dict[str, str]:
    """A series beside the indicator ``vol``, that is right but for these changes; each key is on a line of its own."""
    keys = {
        "code": "reeks",
        "title": "Clubs in Nederland",
        "indicator": "vol",
        "unit": "percent",
        "definition": "Deel dat ja zegt.",
        "population": "Alle clubs.",
        "source": "Instituut (2025)",
        "url": "https://instituut.example.org",
        "comparable": "yes",
        **changes,
    }
    text = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return {QUESTIONNAIRE: survey(more=YES), SERIES: f"{text}values:\n  - {values}\n"}


TWICE = "{year: 2021, value: 60}\n  - {year: 2023, value: 61}\n  - {year: 2021, value: 62}"
BENCHMARKS = [
    Fault("B001", 9, series(comparable="no"), SERIES),
    Fault("B002", 8, series(url="www.instituut.nl"), SERIES),
    Fault("B003", 13, series(TWICE), SERIES),
    Fault("B004", 11, series("{year: 2021, value: 160}"), SERIES),
    Fault("B005", 11, series("{year: 2021, value: 60, low: 61, high: 70}"), SERIES),
    Fault("B005", 11, series("{year: 2021, value: 60, low: 50}"), SERIES),
    Fault("B006", 3, series(indicator="vool"), SERIES),
    Fault(
        "B007",
        3,
        series(indicator="dag") | {QUESTIONNAIRE: survey("{code: dag, type: date, label: D?}", more=YES)},
        SERIES,
    ),
    Fault("B008", 4, series(unit="mean"), SERIES),
    Fault("B009", 1, {**series(), "reeks2.yaml": series()[SERIES]}, "reeks2.yaml"),
    Fault(
        "B010", 7, {**series(), REPORT: report("    show: benchmark\n    benchmark: {series: reks}\n")[REPORT]}, REPORT
    ),
    Fault(
        "B011",
        6,
        report("    questions: dag\n    show: benchmark\n", question="{code: dag, type: date, label: D?}"),
        REPORT,
    ),
    Fault("Q002", 1, series() | {SERIES: series()[SERIES].replace("source: Instituut (2025)\n", "")}, SERIES),
    Fault("Q001", 11, series("{year: 2021, value: 60, m: 3}"), SERIES),
    Fault("Q018", 10, series() | {SERIES: series()[SERIES].split("values:")[0] + "values: []\n"}, SERIES),
]
