"""How the answers were weighed, to which numbers, and what it costs in precision; for the method chapter."""

from collections.abc import Iterator

from surveyapp.analysis.weighting import WARN_DESIGN_EFFECT, WARN_WEIGHT, Method, Stratum, Weighting
from surveyapp.report.material import Material
from surveyapp.report.model import Cell, Row, Table, Unit
from surveyapp.report.wording import quoted

METHODS = {
    Method.POST_STRATIFICATION: "post-stratificatie",
    Method.RAKING: "raking (aanpassen aan de randen)",
}


def rules(material: Material) -> Iterator[str]:
    """Whether answers were weighed, and if so how."""
    weighting, notation = material.last.table.weighting, material.printer.notation
    if weighting is None:
        yield material.say("De antwoorden zijn niet gewogen: elk antwoord telt even zwaar.")
        return
    names = material.joined([quoted(material.figures.variables[code].label) for code in weighting.by])
    yield material.say(
        "De antwoorden zijn gewogen naar {names}, met {methods}. Groepen waaruit minder {many} "
        "meededen dan er op de adreslijst staan, tellen zwaarder. Percentages en gemiddelden zijn "
        "gewogen; aantallen zijn dat niet. Een gewogen cijfer waaruit een verborgen aantal is uit te "
        "rekenen, staat er niet. Toetsen zijn er niet.",
        names=names,
        methods=material.say(METHODS[weighting.method]),
        many=material.voice.people.many,
    )
    yield material.say(
        "Het kleinste gewicht is {number}, het grootste {number2}. Het effectieve aantal (n_eff) is "
        "{number3} van {number4}; het ontwerpeffect is {number5} (Kish). Intervallen zijn met het "
        "effectieve aantal berekend.",
        number=notation.number(weighting.smallest, 2),
        number2=notation.number(weighting.largest, 2),
        number3=notation.number(weighting.effective, 1),
        number4=notation.number(len(weighting.weights)),
        number5=notation.number(weighting.design_effect, 2),
    )
    if weighting.warns:
        yield material.say(
            "Let op: deze weging maakt de uitkomsten duidelijk minder nauwkeurig. We waarschuwen als het "
            "ontwerpeffect groter is dan {number} of een gewicht groter dan {number2}.",
            number=notation.number(WARN_DESIGN_EFFECT, 1),
            number2=notation.number(WARN_WEIGHT),
        )


def described(material: Material) -> str:
    """In a word or two, for the table of waves."""
    weighting = material.last.table.weighting
    return (
        material.say("nee")
        if weighting is None
        else material.say("ja, {partition}", partition=material.say(METHODS[weighting.method]).partition(" ")[0])
    )


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
            material.joined([labels[code] for code in each.codes]),
            (
                material.printer.number(each.population),
                _share(material, each.population / whole),
                material.printer.number(each.responses),
                _share(material, each.responses / answered),
            ),
        )
        for each in found
    )
    columns = (
        material.say("Op de adreslijst"),
        material.say("Deel van de lijst"),
        material.say("Ingevuld"),
        material.say("Deel van de antwoorden"),
    )
    return Table(
        material.say("Weging naar {quoted}", quoted=quoted(material.figures.variables[by].label)),
        material.say("Groep"),
        columns,
        rows,
    )


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
