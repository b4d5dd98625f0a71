"""Every figure of a report as one long table: a row per variable, wave and answer."""

from collections.abc import Iterator
from typing import Any

from surveyapp.report.model import Unit

FLAT_COLUMNS = (
    ("Code", Unit.TEXT),
    ("Vraag", Unit.TEXT),
    ("Meting", Unit.TEXT),
    ("Antwoord (code)", Unit.TEXT),
    ("Antwoord", Unit.TEXT),
    ("Aantal", Unit.COUNT),
    ("Aandeel", Unit.SHARE),
    ("Ondergrens", Unit.SHARE),
    ("Bovengrens", Unit.SHARE),
    ("n", Unit.COUNT),
    ("Gesteld aan", Unit.COUNT),
    ("Gemiddelde", Unit.MEAN),
)
"""Title and unit of each column."""
Values = tuple[str | float | int | None, ...]


def flat(data: dict[str, Any]) -> Iterator[Values]:
    """The rows behind a report; none when the report has no document of figures."""
    for variable in data.get("variables", ()):
        for wave in variable["waves"]:
            yield from _wave(variable, wave)


def _wave(variable: dict[str, Any], wave: dict[str, Any]) -> Iterator[Values]:
    base = wave["base"] or {}
    counts = (base.get("valid"), base.get("asked"))
    start = (variable["code"], variable["label"], wave["wave"])
    for cell in wave["cells"]:
        shares = (cell["count"], cell["share"], cell["low"], cell["high"])
        yield (*start, cell["code"], cell["label"], *shares, *counts, _mean(cell))
    for cell in wave["missing"]:
        yield (*start, cell["code"], cell["label"], cell["count"], None, None, None, *counts, None)
    if _mean(wave) is not None or not wave["cells"]:
        yield (*start, None, None, None, None, None, None, *counts, _mean(wave))


def _mean(part: dict[str, Any]) -> float | None:
    summary = part.get("summary")
    return summary["mean"] if summary else None
