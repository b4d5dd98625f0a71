"""The chapter of scales."""

TEXTS = {
    "Let op: bij {quoted} is alfa negatief. De vragen spreken elkaar tegen. Misschien loopt de schaal "
    "van een vraag de andere kant op; gebruik het cijfer niet voordat dat is nagekeken.": (
        "Mind: for {quoted} alpha is negative. The questions contradict each other. Perhaps the scale of "
        "one question runs the other way; do not use the figure before that is checked."
    ),
    "Vragen": "Questions",
    "Alfa": "Alpha",
    "Omega": "Omega",
    "Samenhang met de andere vragen": "Association with the other questions",
    "Alfa zonder deze vraag": "Alpha without this question",
    "De vragen van {quoted}": "The questions of {quoted}",
    "Samengestelde cijfers: passen de vragen bij elkaar?": "Composed figures: do the questions belong together?",
    "Betrouwbaarheid van samengestelde cijfers": "Reliability of composed figures",
    "Cijfer": "Figure",
    "Alfa (Cronbach) loopt tot 1. Hoe hoger, hoe meer de vragen hetzelfde meten. Vanaf ongeveer 0,7 is "
    "dat goed genoeg om groepen te vergelijken. Het interval is dat van Feldt.": (
        "Alpha (Cronbach) goes up to 1. The higher, the more the questions measure the same. From about "
        "0.7 that is good enough to compare groups. The interval is Feldt's."
    ),
    "Omega rekent zonder aan te nemen dat alle vragen even zwaar tellen. Daarvoor zijn minstens drie "
    "vragen nodig, en antwoorden die bij één achterliggend cijfer passen. Anders staat er een streepje.": (
        "Omega does not assume that all questions count equally. It takes at least three questions, and "
        "answers that fit one underlying figure. Otherwise there is a dash."
    ),
    "Alleen wie op alle vragen van het cijfer een antwoord gaf dat meetelt, doet mee. Deze cijfers "
    "zijn niet gewogen. Bij een optelsom van losse problemen hoeft alfa niet hoog te zijn: het ene "
    "probleem zegt dan niets over het andere.": (
        "Only who gave a valid answer to all questions of the figure takes part. These figures are not "
        "weighted. For a sum of separate problems alpha need not be high: one problem then says nothing "
        "about another."
    ),
    "“Afgeschermd” staat er als het cijfer, naast een tabel van twee vragen, een klein aantal zou verraden.": (
        "“Protected” stands where the figure, beside a table of two questions, would give away a small count."
    ),
}
