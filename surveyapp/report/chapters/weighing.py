"""How the answers were weighed, to which numbers, and what it costs in precision; for the method chapter."""

from collections.abc import Iterator

from surveyapp.analysis.weighting import WARN_DESIGN_EFFECT, WARN_WEIGHT, Method, Stratum, Weighting
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Row, Table, Unit
from surveyapp.report.wording import joined, quoted

METHODS = {
    Method.POST_STRATIFICATION: "post-stratificatie",
    Method.RAKING: "raking (aanpassen aan de randen)",
}


def rules(material: Material) -> Iterator[str]:
    """Whether answers were weighed, and if so how."""
    weighting, notation = material.last.table.weighting, material.printer.notation
    if weighting is None:
        yield "De antwoorden zijn niet gewogen: elk antwoord telt even zwaar."
        return
    names = joined([quoted(material.figures.variables[code].label) for code in weighting.by])
    yield (
        f"De antwoorden zijn gewogen naar {names}, met {METHODS[weighting.method]}. Groepen waaruit minder "
        f"{material.voice.people.many} meededen dan er op de adreslijst staan, tellen zwaarder. Percentages en "
        "gemiddelden zijn gewogen; aantallen zijn dat niet. Een gewogen cijfer waaruit een verborgen aantal is uit te "
        "rekenen, staat er niet. Toetsen zijn er niet."
    )
    yield (
        f"Het kleinste gewicht is {notation.number(weighting.smallest, 2)}, het grootste "
        f"{notation.number(weighting.largest, 2)}. Het effectieve aantal (n_eff) is "
        f"{notation.number(weighting.effective, 1)} van {notation.number(len(weighting.weights))}; het ontwerpeffect "
        f"is {notation.number(weighting.design_effect, 2)} (Kish). Intervallen zijn met het effectieve aantal berekend."
    )
    if weighting.warns:
        yield (
            "Let op: deze weging maakt de uitkomsten duidelijk minder nauwkeurig. We waarschuwen als het ontwerpeffect "
            f"groter is dan {notation.number(WARN_DESIGN_EFFECT, 1)} of een gewicht groter dan "
            f"{notation.number(WARN_WEIGHT)}."
        )


def described(material: Material) -> str:
    """In a word or two, for the table of waves."""
    weighting = material.last.table.weighting
    return "nee" if weighting is None else f"ja, {METHODS[weighting.method].partition(' ')[0]}"


def strata(material: Material) -> list[Table]:
    """Per variable the units in the frame beside the respondents; nothing without weights."""
    weighting = material.last.table.weighting
    return [] if weighting is None else [_margin(material, weighting, by) for by in weighting.by]


def _margin(material: Material, weighting: Weighting, by: str) -> Table:
    found = [stratum for stratum in weighting.strata if stratum.by == by]
    whole, answered = sum(each.population for each in found), sum(each.responses for each in found)
    labels = material.labels(material.figures.last(by))
    rows = tuple(
        Row(
            joined([labels[code] for code in each.codes]),
            (
                material.printer.number(each.population),
                _share(material, each.population / whole),
                material.printer.number(each.responses),
                _share(material, each.responses / answered),
            ),
        )
        for each in found
    )
    columns = ("Op de adreslijst", "Deel van de lijst", "Ingevuld", "Deel van de antwoorden")
    return Table(f"Weging naar {quoted(material.figures.variables[by].label)}", "Groep", columns, rows)


def _share(material: Material, share: float) -> Cell:
    return Cell(material.printer.notation.percent(share), share, Unit.SHARE)


def document(weighting: Weighting) -> dict[str, object]:
    """The weights as they stand in the json."""
    return {
        "method": weighting.method.value,
        "by": list(weighting.by),
        "n": len(weighting.weights),
        "effective": weighting.effective,
        "design_effect": weighting.design_effect,
        "smallest": weighting.smallest,
        "largest": weighting.largest,
        "iterations": weighting.iterations,
        "warning": weighting.warns,
        "strata": [_stratum(each) for each in weighting.strata],
    }


def _stratum(stratum: Stratum) -> dict[str, object]:
    return {
        "by": stratum.by,
        "codes": list(stratum.codes),
        "population": stratum.population,
        "responses": stratum.responses,
    }
