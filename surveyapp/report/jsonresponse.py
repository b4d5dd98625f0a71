"""The waves of a report in the document of its figures: what each was, who was asked and who took part."""

from typing import Any

from surveyapp.analysis.participation import Participation
from surveyapp.report.chapters.groups import Group, Stratum
from surveyapp.report.chapters.ways import ways
from surveyapp.report.inputs import INVITED, WaveInput

Document = dict[str, Any]


def wave_document(wave: WaveInput, threshold: int) -> Document:
    """One wave with its response account."""
    return {
        "code": wave.code,
        "title": wave.title,
        "ordinal": wave.ordinal,
        "questionnaire": {
            "code": wave.questionnaire.code,
            "title": wave.questionnaire.title,
            "digest": wave.digest,
        },
        "mode": wave.mode,
        "remark": wave.remark,
        "opened": wave.opened.isoformat() if wave.opened else None,
        "closed": wave.closed.isoformat() if wave.closed else None,
        "responses": wave.table.responses,
        "population": wave.table.population,
        "response": _response(wave, threshold),
    }


def _response(wave: WaveInput, threshold: int) -> Document:
    took_part = wave.participation
    return {
        "invited": took_part.invited,
        "answered": took_part.answered,
        "rate": took_part.rate,
        "open_link": took_part.open_link,
        "imported": wave.imported,
        "gross": took_part.gross,
        "refusal": took_part.refusal,
        "break_off": took_part.break_off,
        "no_contact": took_part.no_contact,
        "unknown": took_part.unknown,
        "not_eligible": took_part.not_eligible,
        "used": wave.table.responses,
        "channels": dict(wave.channels),
        "rates_by_channel": {
            channel: took_part.along(answers) for channel, answers in wave.channels.items() if channel in INVITED
        },
        "ways": [_way(code, group, took_part) for code, group in ways(wave, threshold).items()],
        "margin": wave.precision.margin if wave.precision else None,
        "needed": wave.precision.needed if wave.precision else None,
        "rates": took_part.rates,
        "eligibility": took_part.eligibility,
    }


def _way(code: str, group: Group, whole: Participation) -> Document:
    counts = {"invited": group.invited, "answered": group.answered, "unknown": group.unreached}
    return {"way": code, **counts, "rates": group.rates(whole.eligibility)}


def stratum_document(stratum: Stratum, whole: Participation) -> Document:
    """The groups of one fact of the address list; ``whole`` is of the whole list."""
    fit = stratum.fit
    return {
        "variable": stratum.code,
        "groups": [
            {
                "label": group.label,
                "invited": group.invited,
                "answered": group.answered,
                "unknown": group.unreached,
                "rates": group.rates(whole.eligibility),
            }
            for group in stratum.groups
        ],
        "test": fit.test.value if fit else None,
        "statistic": fit.statistic if fit else None,
        "p": fit.p if fit else None,
    }
