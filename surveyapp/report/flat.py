"""Every figure of a report as one long table: a row per variable, wave and answer."""

from collections.abc import Iterator
from typing import Any

from surveyapp.report.hidden import REASONS
from surveyapp.report.model import Unit
from surveyapp.report.translation import say

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
    ("Waarom niet", Unit.TEXT),
)
"""Title and unit of each column."""
WHY = {"no_answers": "niemand gaf een antwoord dat meetelt", **REASONS}
"""The reasons for which a figure of one wave is absent."""
Values = tuple[str | float | int | None, ...]


def flat(data: dict[str, Any], language: str = "nl") -> Iterator[Values]:
    """The rows behind a report, the reasons in this language; none when it has no document of figures."""
    for variable in data.get("variables", ()):
        for wave in variable["waves"]:
            for *values, why in _wave(variable, wave):
                yield (*values, say(language, str(why)) if why else why)


def _wave(variable: dict[str, Any], wave: dict[str, Any]) -> Iterator[Values]:
    base = wave["base"] or {}
    counts = (base.get("valid"), base.get("asked"))
    start = (variable["code"], variable["label"], wave["wave"])
    for cell in wave["cells"]:
        shares = (cell["count"], cell["share"], cell["low"], cell["high"])
        yield (*start, cell["code"], cell["label"], *shares, *counts, _mean(cell), _why(cell))
    for cell in wave["missing"]:
        yield (*start, cell["code"], cell["label"], cell["count"], None, None, None, *counts, None, _why(cell))
    why = _why(wave)
    if _mean(wave) is not None or why or not wave["cells"]:
        yield (*start, None, None, None, None, None, None, *counts, _mean(wave), why)


def _why(part: dict[str, Any]) -> str | None:
    """Why there is no figure, in words."""
    reason = part["reason"] or part.get("summary_reason")
    return WHY[reason] if reason else None


def _mean(part: dict[str, Any]) -> float | None:
    summary = part.get("summary")
    return summary["mean"] if summary else None
