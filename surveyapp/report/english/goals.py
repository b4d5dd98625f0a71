"""Goals and verdicts."""

TEXTS = {
    "Bij het vastleggen": "When fixed",
    "Doel": "Target",
    "Voor de": "For the",
    "Nu gemeten": "Measured now",
    "Oordeel": "Verdict",
    "Doelen en wat er gemeten is": "Targets and what was measured",
    "Waar de doelen op rusten": "What the targets rest on",
    "Datum": "Date",
    "Door": "By",
    "Wat": "What",
    "Was": "Was",
    "Werd": "Became",
    "Reden": "Reason",
    "{ordinal}-meting": "wave {ordinal}",
    "nog niet": "not yet",
    "Vastgelegd op": "Fixed on",
    "Te halen op": "To be reached on",
    "Norm": "Norm",
    "Bron": "Source",
    "Veranderingen in de doelen": "Changes in the targets",
    "Deze doelen zijn veranderd nadat ze waren vastgelegd:": "These targets were changed after they were fixed:",
    "Er zijn geen doelen vastgelegd. Daardoor is achteraf niet te zeggen of het beleid zijn doel heeft "
    "bereikt. Leg voor de volgende meting vast welk cijfer u wilt halen en wanneer.": (
        "No targets were fixed. So afterwards it cannot be said whether the policy reached its aim. Fix "
        "before the next wave which figure you want to reach, and when."
    ),
    "Een doel is gehaald of niet gehaald als het hele 95%-interval aan één kant van het doel ligt. "
    "Ligt het doel binnen het interval, dan kan toeval de doorslag geven en is het niet te zeggen. "
    "Deed iedereen mee, dan telt het cijfer zelf.": (
        "A target is reached or not reached when the whole 95% interval lies on one side of the target. If "
        "the target lies within the interval, chance may decide and it cannot be said. If everybody took "
        "part, the figure itself counts."
    ),
    "{lead} Het doel was {aim}, gemeten is {measured}.": "{lead} The target was {aim}, measured is {measured}.",
    "Van de {number} doelen voor deze meting: {told}.": "Of the {number} targets for this wave: {told}.",
    "{lead} Dit doel is na het vastleggen opgegeven; de reden staat hieronder.": (
        "{lead} This target was given up after it was fixed; the reason stands below."
    ),
    "Voor deze meting was er één doel: {outcome}.": "For this wave there was one target: {outcome}.",
    "{value}-meting": "wave {value}",
    "toegevoegd": "added",
    "gehaald": "reached",
    "niet gehaald": "not reached",
    "niet te zeggen": "cannot be said",
    "minstens": "at least",
    "hoogstens": "at most",
    "losgelaten": "given up",
    "een medewerker": "a member of staff",
    "Dit doel geldt voor een latere meting.": "This target is for a later wave.",
    "In deze meting is dit niet gemeten.": "This was not measured in this wave.",
    "De vraag, de antwoorden of de berekening zijn veranderd sinds het doel is vastgelegd. Daardoor "
    "past het doel niet meer bij het cijfer.": (
        "The question, the answers or the computation changed since the target was fixed. So the target no "
        "longer fits the figure."
    ),
    "Niemand gaf een antwoord dat meetelt.": "Nobody gave a valid answer.",
    "Het cijfer wordt niet getoond, omdat anders een kleine groep herkenbaar wordt.": (
        "The figure is not shown, because a small group would become recognisable."
    ),
    "Er zijn te weinig antwoorden om toeval uit te sluiten.": "There are too few answers to rule out chance.",
    "De antwoorden kwamen via een open link. Deelnemers kozen zelf of ze meededen, dus het cijfer zegt "
    "niets zeker over de anderen.": (
        "The answers came through an open link. Participants chose for themselves to take part, so the "
        "figure says nothing certain about the others."
    ),
    "Alle antwoorden zijn gelijk. Daarom is niet te berekenen hoe ver toeval kan reiken.": (
        "All answers are the same. So how far chance may reach cannot be computed."
    ),
    "Het doel ligt binnen het 95%-interval. Het verschil met het doel kan toeval zijn.": (
        "The target lies within the 95% interval. The difference with the target may be chance."
    ),
    "norm": "norm",
    "streefwaarde": "target value",
    "richting": "direction",
    "meting": "wave",
    "datum": "date",
    "bron": "source",
}
