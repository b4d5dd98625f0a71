"""The document of all figures behind a report, unrounded. Its structure is described in ``docs/report-json.md``.

It holds every variable of every wave, also what no chapter shows; what is hidden in the report is hidden here as well.
"""

import datetime
from collections.abc import Container, Iterator
from typing import Any

from surveyapp.analysis.agreement import Spread
from surveyapp.analysis.comparison import Interval, Test
from surveyapp.analysis.effect import Arm, EffectStudy
from surveyapp.analysis.perspectives import Concept
from surveyapp.analysis.tabulation import Base, Cell, Crosstab, Reason, Remark, Summary, Tabulation
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.variables import Variable
from surveyapp.report import actiondata, benchmarkdata, goaldata
from surveyapp.report.chapters import scales, weighing
from surveyapp.report.chapters.groups import strata
from surveyapp.report.chapters.priorities import documents
from surveyapp.report.chapters.typology import documents as typologies
from surveyapp.report.concepts import concepts
from surveyapp.report.inputs import WaveInput
from surveyapp.report.jsonchanges import beside, comparison_data, comparisons
from surveyapp.report.jsonresponse import stratum_document, wave_document
from surveyapp.report.material import Material
from surveyapp.report.wording import unpiped

SCHEMA_VERSION = 1
Document = dict[str, Any]


def data(material: Material, today: datetime.date, only: Container[str] | None = None) -> Document:
    """The whole document; ``only`` limits it to the figures of these variables."""
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
        "priorities": documents(material),
        "typologies": typologies(material),
        "benchmarks": benchmarkdata.documents(material),
        "goals": goaldata.documents(material),
        "advice": actiondata.advice(material),
        "actions": actiondata.actions(material),
        "meeting": actiondata.meeting(material),
        "message": material.last.message,
        "waves": [wave_document(wave, material.figures.threshold) for wave in material.waves],
        "variables": [
            _variable(material, variable)
            for variable in material.figures.variables.values()
            if only is None or variable.code in only
        ],
        "representativeness": [stratum_document(stratum, material.last.participation) for stratum in strata(material)],
        "concepts": [_concept(concept) for concept in _concepts(material)],
        "effects": list(_effects(material)),
        "beside": list(beside(material)),
        "commentary": [],  # filled where it is put in the chapters
    }


def _concepts(material: Material) -> list[Concept]:
    """Those of the chapters that show some: all of them when a chapter names none."""
    found = [chapter for chapter in material.definition.chapters if chapter.show == "perspectives"]
    return [each for chapter in found for each in concepts(material, chapter.concepts, chapter.reverse)]


def _concept(concept: Concept) -> Document:
    return {
        "code": concept.code,
        "levels": [
            {
                "perspective": each.group,
                "variable": each.code,
                "n": each.n,
                "level": each.level,
                "low": each.low,
                "high": each.high,
                "interval": _method(each.low, "wilson" if each.yes_or_no else "t"),
                "reason": each.reason.value if each.reason else None,
            }
            for each in concept.levels
        ],
        "gaps": [
            {
                "closer": gap.closer,
                "further": gap.further,
                "difference": gap.difference,
                "low": gap.low,
                "high": gap.high,
                "interval": _method(gap.low, Interval.WELCH_T.value),
                "test": Test.WELCH.value if gap.p is not None else None,
                "p": gap.p,
                "p_adjusted": gap.adjusted,
                "same_scale": gap.same_scale,
                "view": gap.view.value if gap.view else None,
                "reason": gap.reason.value if gap.reason else None,
            }
            for gap in concept.gaps
        ],
    }


def _effects(material: Material) -> Iterator[Document]:
    for chapter in material.definition.chapters:
        if chapter.show == "effect" and chapter.effect:
            for code in chapter.effect.of:
                for study in material.figures.effects(code, chapter.effect.used, chapter.effect.choices):
                    yield _effect(study, chapter.effect.used)


def _effect(study: EffectStudy, used: str) -> Document:
    low, high = study.limits or (None, None)
    return {
        "code": study.code,
        "answer": study.answer or None,
        "used": used,
        "design": study.design.value,
        "users": _arm(study.users) if study.users else None,
        "others": _arm(study.others) if study.others else None,
        "difference": study.difference,
        "low": low,
        "high": high,
        "interval": "mover" if study.limits else None,
        "reason": study.reason.value if study.reason else None,
    }


def _arm(arm: Arm) -> Document:
    low, high = arm.limits or (None, None)
    return {
        "earlier": arm.earlier,
        "later": arm.later,
        "change": arm.change,
        "low": low,
        "high": high,
        "interval": arm.interval.value if arm.interval and arm.limits else None,
        "answers": list(arm.answers),
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
    measured = material.figures.reliabilities(variable.code) if variable.of else []
    if measured:
        document["reliability"] = [{"wave": wave.code, **scales.document(each)} for wave, each in measured]
    spreads = material.figures.agreement(variable.code) if variable.of else []
    if spreads:
        document["spread"] = [{"wave": wave.code, **_spread(each)} for wave, axes in spreads for each in axes]
    divided = [(wave, each) for wave in material.waves for each in material.figures.divided(variable.code, wave)]
    if divided:
        document["breakdowns"] = [_breakdown(material, wave, found) for wave, found in divided]
    comparison = material.figures.comparison(variable.code)
    if comparison:
        document["comparison"] = comparison_data(comparison)
        document["comparisons"] = comparisons(material, variable.code)
    return document


def _spread(spread: Spread) -> Document:
    """How far apart people are on one axis of a typology."""
    gone = spread.mean is None or spread.deviation is None
    reason = Reason.PROTECTS_ANOTHER if spread.n else Reason.BELOW_THRESHOLD
    numbers = {"n": spread.n, "mean": spread.mean, "deviation": spread.deviation}
    axis = {"axis": spread.axis, "label": spread.label, "cut": spread.cut}
    return {**axis, **numbers, "reason": reason.value if gone else None}


def _tabulation(material: Material, wave: str, figures: Tabulation) -> Document:
    labels = material.labels(figures)
    return {
        "wave": wave,
        "revision": figures.revision,
        "reason": figures.reason.value if figures.reason else None,
        "remarks": [remark.value for remark in figures.remarks],
        "base": _base(figures.base) if figures.base else None,
        **_correction(figures),
        "cells": [_cell(cell, labels[cell.code]) for cell in figures.cells],
        "missing": [_missing(cell) for cell in figures.missing],
        "top": _cell(figures.top, figures.top.label) if figures.top else None,
        "mentions": figures.mentions,
        "mentioners": figures.mentioners,
        "summary": _summary(figures.summary) if figures.summary else None,
        "summary_reason": _why(figures),
    }


def _correction(figures: Tabulation) -> Document:
    """What the limits know of the size of the population."""
    if figures.base is None or figures.size is None:
        return {"correction": None, "size": None}
    kind = "census" if Remark.CENSUS in figures.remarks else "finite_population"
    return {"correction": kind, "size": figures.size}


def _missing(cell: Cell) -> Document:
    reason = cell.reason.value if cell.reason else None
    return {"code": cell.code, "label": cell.label, "count": cell.count, "reason": reason}


def _why(figures: Tabulation) -> str | None:
    """Why there is no summary where this measure has one: nothing to sum up, or it would tell what is hidden."""
    if figures.summary is not None or figures.measure not in (Measure.NUMBER, Measure.ORDINAL):
        return None
    return (figures.reason or Reason.PROTECTS_ANOTHER).value


def _method(low: float | None, method: str) -> str | None:
    return None if low is None else method


def _breakdown(material: Material, wave: WaveInput, found: Crosstab) -> Document:
    groups = material.figures.at(found.by, wave)
    names = material.labels(groups) if groups else {}
    return {
        "wave": wave.code,
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
    kinds = ("asked", "answered", "missing", "not_answered")
    return {
        **{kind: None if base.valid_only else getattr(base, kind) for kind in kinds},
        "valid": base.valid,
        "population": base.population,
        "weighted": base.weighted,
        "effective": base.effective,
        "reason": Reason.PROTECTS_ANOTHER.value if base.valid_only else None,
    }


def _cell(cell: Cell, label: str) -> Document:
    document: Document = {
        "code": cell.code,
        "label": label,
        "count": cell.count,
        "share": cell.share,
        "low": cell.low,
        "high": cell.high,
        "interval": _method(cell.low, "wilson"),
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
        "interval": _method(summary.low, "t"),
        "reason": _left_out(summary),
    }


def _left_out(summary: Summary) -> str | None:
    """Why some of it is absent: no numbers, or what is absent would tell what is hidden."""
    if not summary.n:
        return Reason.NO_ANSWERS.value
    gone = summary.mean is None or summary.median is None or (summary.n > 1 and summary.deviation is None)
    return Reason.PROTECTS_ANOTHER.value if gone else None
