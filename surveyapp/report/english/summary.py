"""The chapter of summary."""

TEXTS = {
    "De belangrijkste cijfers: van {title} naar {title2}": "The main figures: from {title} to {title2}",
    "{lead} {start} {told}{between} naar {told2}. {verdict}.": (
        "{lead} {start} {told}{between} to {told2}. {verdict}."
    ),
    "De belangrijkste cijfers": "The main figures",
    "Van": "From",
    "van": "from",
    ", via {joined},": ", through {joined},",
    "Het verschil staat bij de vraag zelf": "The difference stands at the question itself",
    "niet te tonen": "cannot be shown",
    "gemiddeld {value} {n}": "mean {value} {n}",
    "het vaakst {quoted}, {percent} {n}": "most often {quoted}, {percent} {n}",
    "niet te tonen {n}": "cannot be shown {n}",
    "niet gemeten": "not measured",
    "Wat verder opvalt:": "What else stands out:",
}
