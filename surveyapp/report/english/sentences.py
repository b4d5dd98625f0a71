"""Sentences that judge: strengths, points to act on, changes, targets, and how chapters open."""

TEXTS = {
    "Van de {of} cijfers liggen er {higher} duidelijk hoger dan in andere gemeenten, en {lower} duidelijk lager. Bij "
    "de rest kan het verschil toeval zijn.": (
        "Of the {of} figures {higher} are clearly higher than in other municipalities, and {lower} clearly lower. For "
        "the rest the difference may be chance."
    ),
    "Bij {number} van de {of} uitkomsten is het verschil tussen met en zonder hulp groter dan door toeval.": (
        "For {number} of the {of} outcomes the difference with and without support is larger than chance explains."
    ),
    "De doelen:": "The targets:",
    "een op de tien {people}": "one in ten {people}",
    "een op de vijf {people}": "one in five {people}",
    "een kwart van de {people}": "a quarter of the {people}",
    "een derde van de {people}": "a third of the {people}",
    "twee van de vijf {people}": "two in five {people}",
    "de helft van de {people}": "half of the {people}",
    "drie van de vijf {people}": "three in five {people}",
    "minder dan de helft van de {people}": "less than half of the {people}",
    "twee derde van de {people}": "two thirds of the {people}",
    "drie kwart van de {people}": "three quarters of the {people}",
    "vier van de vijf {people}": "four in five {people}",
    "negen van de tien {people}": "nine in ten {people}",
    "bijna {share}": "almost {share}",
    "ruim {share}": "just over {share}",
    "Voor {percent} van de {people} ({n}) geldt: {label}.": "For {percent} of the {people} ({n}) this holds: {label}.",
    "Voor {words} ({percent}, {n}) geldt: {label}.": "For {words} ({percent}, {n}) this holds: {label}.",
    "gemiddeld {mean} op een schaal van {low} tot {high} ({n})": (
        "on average {mean} on a scale of {low} to {high} ({n})"
    ),
    "Bij geen van de {of} cijfers die te vergelijken zijn, is het verschil groter dan door toeval.": (
        "For none of the {of} figures that can be compared is the difference larger than chance explains."
    ),
    "Bij {number} van de {of} cijfers die te vergelijken zijn, is het verschil groter dan door toeval: {told}.": (
        "For {number} of the {of} figures that can be compared the difference is larger than chance explains: {told}."
    ),
    "Bij {number} van de {of} cijfers die te vergelijken zijn, is het verschil groter dan door toeval. De eerste drie: "
    "{told}.": (
        "For {number} of the {of} figures that can be compared the difference is larger than chance explains. The "
        "first three: {told}."
    ),
    "Dit gaat goed:": "This goes well:",
    "Hier is werk te doen:": "This needs work:",
    "Een punt is sterk, of vraagt werk, als het hele 95%-interval aan de goede of aan de slechte kant van het midden "
    "van de schaal ligt: 50%, of het midden tussen de laagste en de hoogste score. Bij minder dan 20 antwoorden zeggen "
    "we dat alleen als iedereen meedeed. Van {silent} van de {of} cijfers met een goede en een slechte kant is het "
    "niet te zeggen.": (
        "A point is strong, or needs work, when the whole 95% interval lies on the good or on the bad side of the "
        "middle of its scale: 50%, or halfway between the lowest and the highest score. With fewer than 20 answers we "
        "say so only if everybody took part. Of {silent} of the {of} figures with a good and a bad side it cannot be "
        "said."
    ),
    "Van geen enkel cijfer is gezegd welke kant goed is.": "No figure has been given a good side.",
    "Sterk: {strong}. Vraagt werk: {weak}.": "Strong: {strong}. Needs work: {weak}.",
    "Dit ging vooruit:": "This improved:",
    "Dit ging achteruit:": "This got worse:",
    "Dit werd anders:": "This changed:",
    "Sinds {wave}: {better} vooruit, {worse} achteruit, {other} anders. Bij {chance} cijfers kan het toeval zijn.": (
        "Since {wave}: {better} better, {worse} worse, {other} different. For {chance} figures it may be chance."
    ),
    "Voor een vergelijking zijn twee metingen nodig.": "A comparison takes two waves.",
    "{number} cijfers zijn niet te vergelijken: ze zijn niet in beide metingen gemeten, of anders gevraagd.": (
        "{number} figures cannot be compared: they were not measured in both waves, or asked otherwise."
    ),
    "Van {number} cijfers was niet te toetsen of het verschil toeval is.": (
        "Of {number} figures it could not be tested whether the difference is chance."
    ),
}
