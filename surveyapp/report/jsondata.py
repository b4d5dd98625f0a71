"""The document of all figures behind a report, unrounded. Its structure is described in ``docs/report-json.md``.

It holds every variable of every wave, also what no chapter shows; what is hidden in the report is hidden here as well.
"""

import datetime
from typing import Any

from surveyapp.analysis.comparison import Change, Comparison
from surveyapp.analysis.tabulation import Base, Cell, Crosstab, Summary, Tabulation
from surveyapp.questionnaire.variables import Variable
from surveyapp.report.chapters import scales, weighing
from surveyapp.report.inputs import WaveInput
from surveyapp.report.material import Material
from surveyapp.report.wording import unpiped

SCHEMA_VERSION = 1
Document = dict[str, Any]


def data(material: Material, today: datetime.date) -> Document:
    """The whole document."""
    definition = material.definition
    return {
        "schema_version": SCHEMA_VERSION,
        "report": {
            "code": definition.code,
            "title": definition.title,
            "municipality": material.sender.name,
            "date": today.isoformat(),
        },
        "threshold": material.figures.threshold,
        "weighted": material.last.table.weighting is not None,
        "weights": weighing.document(material.last.table.weighting) if material.last.table.weighting else None,
        "waves": [_wave(wave) for wave in material.waves],
        "variables": [_variable(material, variable) for variable in material.figures.variables.values()],
    }


def _wave(wave: WaveInput) -> Document:
    took_part = wave.participation
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
        "response": {
            "invited": took_part.invited,
            "answered": took_part.answered,
            "rate": took_part.rate,
            "open_link": took_part.open_link,
            "imported": wave.imported,
        },
    }


def _variable(material: Material, variable: Variable) -> Document:
    figures = zip(material.waves, material.figures.of(variable.code), strict=True)
    document: Document = {
        "code": variable.code,
        "label": unpiped(variable.label),
        "measure": variable.measure.value,
        "section": variable.section or None,
        "concept": variable.concept,
        "unit": variable.unit or None,
        "tags": list(variable.tags),
        "indicator_of": list(variable.of),
        "waves": [_tabulation(material, wave.code, found) for wave, found in figures if found],
    }
    measured = material.figures.reliabilities.get(variable.code)
    if measured:
        document["reliability"] = scales.document(measured)
    divided = material.figures.divided(variable.code)
    if divided:
        document["breakdowns"] = [_breakdown(material, found) for found in divided]
    comparison = material.figures.comparison(variable.code)
    if comparison:
        document["comparison"] = comparison_data(comparison)
        document["comparisons"] = [
            {
                "from": material.waves[earlier].code,
                "to": material.waves[later].code,
                "remarks": [_special(wave) for wave in (material.waves[earlier], material.waves[later]) if wave.remark],
                **comparison_data(found),
            }
            for (earlier, later), found in zip(
                material.figures.links, material.figures.comparisons(variable.code), strict=True
            )
        ]
    return document


def _special(wave: WaveInput) -> Document:
    return {"wave": wave.code, "remark": wave.remark}


def _tabulation(material: Material, wave: str, figures: Tabulation) -> Document:
    labels = material.labels(figures)
    return {
        "wave": wave,
        "revision": figures.revision,
        "reason": figures.reason.value if figures.reason else None,
        "remarks": [remark.value for remark in figures.remarks],
        "base": _base(figures.base) if figures.base else None,
        "cells": [_cell(cell, labels[cell.code]) for cell in figures.cells],
        "missing": [{"code": cell.code, "label": cell.label, "count": cell.count} for cell in figures.missing],
        "top": _cell(figures.top, figures.top.label) if figures.top else None,
        "mentions": figures.mentions,
        "mentioners": figures.mentioners,
        "summary": _summary(figures.summary) if figures.summary else None,
    }


def _breakdown(material: Material, found: Crosstab) -> Document:
    names = material.labels(material.figures.last(found.by))
    return {
        "by": found.by,
        "label": found.by_label,
        "unclassified": found.unclassified,
        "groups": [
            {
                "group": column.group,
                "group_label": column.group_label or names.get(column.group, ""),
                **_tabulation(material, column.wave, column),
            }
            for column in found.columns
        ],
        "total": _tabulation(material, found.total.wave, found.total),
    }


def _base(base: Base) -> Document:
    return {
        "asked": base.asked,
        "answered": base.answered,
        "missing": base.missing,
        "not_answered": base.not_answered,
        "valid": base.valid,
        "population": base.population,
        "weighted": base.weighted,
        "effective": base.effective,
    }


def _cell(cell: Cell, label: str) -> Document:
    document: Document = {
        "code": cell.code,
        "label": label,
        "count": cell.count,
        "share": cell.share,
        "low": cell.low,
        "high": cell.high,
        "reason": cell.reason.value if cell.reason else None,
    }
    extra = {
        "weighted": cell.weighted,
        "of_mentions": cell.of_mentions,
        "of_mentioners": cell.of_mentioners,
        "above": cell.above,
        "up_to": cell.up_to,
        "places": list(cell.places) or None,
        "place_shares": list(cell.place_shares) or None,
        "summary": _summary(cell.summary) if cell.summary else None,
    }
    return document | {key: value for key, value in extra.items() if value is not None}


def _summary(summary: Summary) -> Document:
    """Without lowest and highest: those are answers of one respondent."""
    return {
        "n": summary.n,
        "mean": summary.mean,
        "low": summary.low,
        "high": summary.high,
        "deviation": summary.deviation,
        "lower_quartile": summary.lower_quartile,
        "median": summary.median,
        "upper_quartile": summary.upper_quartile,
    }


def comparison_data(comparison: Comparison) -> Document:
    """What changed in one variable between two waves."""
    return {
        "comparability": comparison.comparability.value,
        "silent": comparison.silent,
        "design": comparison.design.value if comparison.changes else None,
        "pairs": comparison.pairs,
        "reason": comparison.reason.value if comparison.reason else None,
        "shares": [_change(change) for change in comparison.shares],
        "top": _change(comparison.top) if comparison.top else None,
        "mean": _change(comparison.mean) if comparison.mean else None,
        "means": [_change(change) for change in comparison.means],
    }


def _change(change: Change) -> Document:
    return {
        "code": change.code,
        "earlier": change.earlier,
        "later": change.later,
        "difference": change.difference,
        "low": change.low,
        "high": change.high,
        "interval": change.interval.value if change.interval else None,
        "answers": list(change.answers) if change.answers else None,
        "pairs": change.pairs,
        "test": change.test.value if change.test else None,
        "p": change.p,
        "p_adjusted": change.adjusted,
        "effect": change.effect,
        "effect_of": change.effect_of.value if change.effect_of else None,
        "effect_size": change.size.value if change.size else None,
        "reason": change.reason.value if change.reason else None,
    }
