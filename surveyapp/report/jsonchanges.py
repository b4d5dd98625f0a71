"""What changed between waves in the document of figures: in the whole report, and as single chapters show it."""

from collections.abc import Iterator
from typing import Any

from surveyapp.analysis.comparison import Change, Comparison
from surveyapp.report.inputs import WaveInput
from surveyapp.report.material import Material
from surveyapp.report.subjects import covered

Document = dict[str, Any]


def beside(material: Material) -> Iterator[Document]:
    """The chapters that lay only some of the earlier waves beside the last one.

    Fewer waves are fewer tests in a table, so Holm's adjusted p is another one than in the whole report.
    """
    for chapter in material.definition.chapters:
        if chapter.beside is None:
            continue
        some = material.beside(chapter.beside)
        codes = [code for each in covered(chapter, material.definition, some.subjects) for code in each.codes]
        if some.figures.links and codes:
            yield {
                "chapter": chapter.code,
                "waves": [wave.code for wave in some.figures.waves],
                "variables": [{"code": code, "comparisons": comparisons(some, code)} for code in dict.fromkeys(codes)],
            }


def comparisons(material: Material, code: str) -> list[Document]:
    """One variable over every two waves that are compared."""
    waves = material.figures.waves
    return [
        {
            "from": waves[earlier].code,
            "to": waves[later].code,
            "remarks": [_special(wave) for wave in (waves[earlier], waves[later]) if wave.remark],
            **comparison_data(found),
        }
        for (earlier, later), found in zip(material.figures.links, material.figures.comparisons(code), strict=True)
    ]


def _special(wave: WaveInput) -> Document:
    return {"wave": wave.code, "remark": wave.remark}


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
