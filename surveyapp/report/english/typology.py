"""The chapter of typology."""

TEXTS = {
    "{name}: gemiddeld {told}.": "{name}: on average {told}.",
    "{name}: niet te laten zien zonder dat iemand herkenbaar wordt.": (
        "{name}: cannot be shown without making somebody recognisable."
    ),
    "De plaats op de twee assen": "The place on both axes",
    "Een punt is het gemiddelde van iedereen met een type. De lijnen liggen bij {cuts}.": (
        "A point is the mean of everybody with a type. The lines lie at {cuts}."
    ),
    "De vier typen": "The four types",
    "Type": "Type",
    "{label} en {decapitalised}": "{label} and {decapitalised}",
    "niet getoond": "not shown",
}
