"""The chapter of weighing."""

TEXTS = {
    "De antwoorden zijn gewogen naar {names}, met {methods}. Groepen waaruit minder {many} meededen "
    "dan er op de adreslijst staan, tellen zwaarder. Percentages en gemiddelden zijn gewogen; "
    "aantallen zijn dat niet. Een gewogen cijfer waaruit een verborgen aantal is uit te rekenen, staat "
    "er niet. Toetsen zijn er niet.": (
        "The answers are weighted by {names}, with {methods}. Groups from which fewer {many} took part "
        "than are on the address list count more heavily. Percentages and means are weighted; counts are "
        "not. A weighted figure from which a hidden count can be worked out is not given. There are no "
        "tests."
    ),
    "Het kleinste gewicht is {number}, het grootste {number2}. Het effectieve aantal (n_eff) is "
    "{number3} van {number4}; het ontwerpeffect is {number5} (Kish). Intervallen zijn met het "
    "effectieve aantal berekend.": (
        "The smallest weight is {number}, the largest {number2}. The effective number (n_eff) is {number3} "
        "of {number4}; the design effect is {number5} (Kish). Intervals are computed with the effective "
        "number."
    ),
    "ja, {partition}": "yes, {partition}",
    "Op de adreslijst": "On the address list",
    "Weging naar {quoted}": "Weights by {quoted}",
    "De antwoorden zijn niet gewogen: elk antwoord telt even zwaar.": (
        "The answers are not weighted: each answer counts the same."
    ),
    "Let op: deze weging maakt de uitkomsten duidelijk minder nauwkeurig. We waarschuwen als het "
    "ontwerpeffect groter is dan {number} of een gewicht groter dan {number2}.": (
        "Mind: these weights make the figures clearly less precise. We warn when the design effect is "
        "above {number} or a weight above {number2}."
    ),
    "post-stratificatie": "post-stratification",
    "raking (aanpassen aan de randen)": "raking (fitting to the margins)",
}
