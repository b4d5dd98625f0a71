"""B: what is laid beside our own figures: published series, and chapters that show them."""

from surveyapp.problems.catalogue import Kind

BENCHMARKS = {
    "B001": Kind(
        ("de reeks is niet vergelijkbaar, maar er staat niet waarom", "schrijf bij “difference” wat er anders is"),
        ("the series is not comparable, but it does not say why", "write under 'difference' what is not the same"),
    ),
    "B002": Kind(
        ("“{found}” is geen webadres", "begin met https://"),
        ("“{found}” is no web address", "begin with https://"),
    ),
    "B003": Kind(
        ("het jaar {name} staat er twee keer", "houd één cijfer per jaar over"),
        ("the year {name} is there twice", "keep one figure per year"),
    ),
    "B004": Kind(
        ("het percentage van {name} ligt niet tussen 0 en 100", "schrijf 78 voor 78 procent"),
        ("the percentage of {name} is not between 0 and 100", "write 78 for 78 percent"),
    ),
    "B005": Kind(
        ("de grenzen van {name} liggen niet om het cijfer heen", "geef “low” en “high”, of geen van beide"),
        ("the limits of {name} are not around the figure", "give 'low' and 'high', or neither"),
    ),
    "B006": Kind(
        ("geen vragenlijst heeft een vraag of indicator “{name}”", "gebruik een code van een vragenlijst"),
        ("no questionnaire has a question or indicator “{name}”", "use a code of a questionnaire"),
    ),
    "B007": Kind(
        (
            "“{name}” is niet in één cijfer te vangen",
            "maak een indicator die zegt welke antwoorden tellen, en gebruik die",
        ),
        ("“{name}” is more than one figure", "make an indicator that says which answers count, and use that"),
    ),
    "B008": Kind(
        ("de eenheid past niet bij “{name}”", "ja of nee vraagt om “percent”, een score of getal om “mean”"),
        ("the unit does not go with “{name}”", "yes or no asks for 'percent', a score or number for 'mean'"),
    ),
    "B009": Kind(
        ("een andere reeks heet ook “{name}”", "geef elke reeks een eigen code"),
        ("another series is called “{name}” too", "give every series a code of its own"),
    ),
    "B010": Kind(
        ("er is geen reeks “{name}”", "kies uit: {known}"),
        ("there is no series “{name}”", "choose from: {known}"),
    ),
    "B011": Kind(
        (
            "“{name}” kan niet naast andere gemeenten staan: het is meer dan één cijfer",
            "noem een indicator, een schaal, een cijfer of een getal",
        ),
        (
            "“{name}” cannot be laid beside other municipalities: it is more than one figure",
            "name an indicator, a scale, a grade or a number",
        ),
    ),
}
