"""The chapter of effect."""

TEXTS = {
    "Het verschil tussen die veranderingen is {value}{unit}": ("The difference between these changes is {value}{unit}"),
    "van {value} naar {value2}, ": "from {value} to {value2}, ",
    " (95%-interval: {interval}). {verdict}.": " (95% interval: {interval}). {verdict}.",
    "\u00a0procentpunt": "\u00a0percentage points",
    "{who}: {from_to}een verandering van {value}{unit}.": "{who}: {from_to}a change of {value}{unit}.",
    ". Of dat toeval is, is niet te zeggen.": ". Whether that is chance cannot be said.",
    ". Er zijn te weinig antwoorden om te zeggen of dat toeval is.": (
        ". There are too few answers to say whether that is chance."
    ),
    "Dat is meer dan door toeval te verwachten is": "That is more than chance explains",
    "Dat kan toeval zijn": "That may be chance",
    "Niet getoond of niet gevraagd.": "Not shown or not asked.",
    "{n} en daarna {later}": "{n} and then {later}",
    "Verandering": "Change",
    "in procentpunt": "in percentage points",
    "van het gemiddelde": "of the mean",
    "Verandering {unit}, met en zonder hulp": "Change {unit}, with and without support",
    "Groep": "Group",
    "Vergeleken zijn wie wel en wie niet hulp gebruikte ({quoted}). {warning}": (
        "Compared are those who used support and those who did not ({quoted}). {warning}"
    ),
    "Het 95%-interval van het verschil tussen twee veranderingen is samengesteld uit de intervallen "
    "van beide veranderingen (MOVER, Zou en Donner 2008). Er is niet gecorrigeerd voor N.": (
        "The 95% interval of the difference between two changes is made of the intervals of both changes "
        "(MOVER, Zou and Donner 2008). There is no correction for N."
    ),
    "Met hulp": "With support",
    "zonder hulp": "without support",
    "Zonder hulp": "Without support",
    "Verschil": "Difference",
    "Elke {one} is met zichzelf vergeleken. Wie hulp gebruikte, is bepaald met het antwoord in "
    "{title}. Van hen staat er alleen wat er veranderde: waar zij staan, zou met andere tabellen samen "
    "kunnen verraden wat een paar anderen antwoordden.": (
        "Each {one} is compared with itself. Who used support follows from the answer in {title}. Of them "
        "only the change is given: where they stand could, with other tables, give away what a few others "
        "answered."
    ),
    "Wie niet invulde of hulp is gebruikt, telt mee bij de groep zonder hulp.": (
        "Who did not say whether support was used counts with the group without support."
    ),
    "Voor deze vergelijking zijn twee metingen nodig, en een vraag over het gebruik van hulp.": (
        "This comparison takes two waves, and a question about the use of support."
    ),
    "Vergeleken als losse groepen, in elke meting ingedeeld naar het gebruik van dat moment. De "
    "groepen kunnen dus ook van samenstelling veranderd zijn.": (
        "Compared as separate groups, in each wave divided by the use at that moment. So the make-up of "
        "the groups may have changed too."
    ),
    "Dit bewijst niet dat de hulp de oorzaak is. {people} kozen zelf of ze er gebruik van maakten. Wie "
    "dat doet, kan ook op andere punten verschillen van wie dat niet doet: groter zijn, meer problemen "
    "hebben of beter de weg weten.": (
        "This does not prove that the support is the cause. {people} chose for themselves whether to use "
        "it. Those who do may differ from those who do not in other ways: be larger, have more problems or "
        "know their way better."
    ),
}
