"""What stands beside our own figures, as it stands in the json: unrounded, and of others only what is shown of them."""

from collections.abc import Iterator
from typing import Any

from surveyapp.analysis.benchmark import Gap, Others
from surveyapp.analysis.standing import Standing
from surveyapp.report.benchmarks import Compared, Published, benchmark_of, compared
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.material import Material

Document = dict[str, Any]


def documents(material: Material) -> list[Document]:
    """Every chapter with a benchmark."""
    chapters = [chapter for chapter in material.definition.chapters if chapter.show == "benchmark"]
    return [_chapter(material, chapter) for chapter in chapters]


def _chapter(material: Material, chapter: ChapterDefinition) -> Document:
    found, about = benchmark_of(material, chapter), compared(material, chapter)
    return {
        "chapter": chapter.code,
        "months": chapter.benchmark.months,
        "since": found.since.isoformat() if found.since else None,
        "until": found.until.isoformat() if found.until else None,
        "variables": [_variable(each) for each in about],
        "series": list(_series(about)),
    }


def _variable(about: Compared) -> Document:
    return {
        "code": about.code,
        "share": about.share,
        "own": _own(about.beside.own) if about.beside.own else None,
        "others": _others(about.beside.others),
        "gap": _gap(about.beside.gap),
        "published": [
            {"series": each.series.code, "year": each.value.year, "level": each.level, "gap": _gap(each.gap)}
            for each in about.published
        ],
    }


def _own(own: Standing) -> Document:
    low, high = own.limits or (None, None)
    return {"n": own.n, "level": own.level, "low": low, "high": high}


def _others(others: Others) -> Document:
    return {
        "municipalities": others.municipalities,
        "answers": others.answers,
        "mean": others.mean,
        "median": others.median,
        "lower_quartile": others.lower,
        "upper_quartile": others.upper,
        "reason": others.silence.value if others.silence else None,
    }


def _gap(gap: Gap | None) -> Document | None:
    return None if gap is None else {"difference": gap.difference, "clear": gap.clear, "method": "mover"}


def _series(about: list[Compared]) -> Iterator[Document]:
    """Every series as it was published."""
    found: dict[str, Published] = {each.series.code: each for one in about for each in one.published}
    for each in found.values():
        yield each.series.model_dump()
