"""The words of a benchmark: our own figures beside others, and never more than they say. One screen per language."""

from collections.abc import Mapping
from dataclasses import dataclass

from surveyapp.analysis.benchmark import Silence


@dataclass(frozen=True)
class Words:
    """All words in one language; ``{…}`` is filled in."""

    own: str
    others: str
    nobody: str
    mean: str
    median: str
    middle: str
    columns: tuple[str, str, str]
    who: str
    caption: str
    charts: tuple[str, str]
    points: str
    own_share: str
    own_mean: str
    own_hidden: str
    others_told: str
    published_told: str
    higher: str
    lower: str
    equal: str
    chance: str
    unknown: str
    small: str
    base: tuple[str, str, str]
    silences: Mapping[Silence, str]
    no_comparison: tuple[str, str, str]
    not_the_same: str
    too_far: str
    series: tuple[str, str, str, str]
    about: str
    period: str
    once: str
    spread: str
    protected: str
    counted: str
    unweighted: str


WORDS = {
    "nl": Words(
        own="Eigen gemeente",
        others="{number} andere gemeenten",
        nobody="Andere gemeenten",
        mean="{others}, gemiddelde",
        median="{others}, middelste",
        middle="{others}, middelste helft",
        columns=("Uitkomst", "Verschil", "n"),
        who="Wie",
        caption="De eigen gemeente naast andere cijfers",
        charts=("Percentage per gemeente of reeks", "Gemiddelde per gemeente of reeks"),
        points="Verschil in procentpunt",
        own_share="In de eigen gemeente geldt dit voor {level}.",
        own_mean="In de eigen gemeente is het gemiddelde {level}.",
        own_hidden="Van de eigen gemeente is hier geen cijfer te tonen.",
        others_told="In {number} andere gemeenten is dat gemiddeld {level}.",
        published_told="{title} ({when}): {level}.",
        higher="De eigen gemeente ligt hoger, en dat verschil is groter dan door toeval te verwachten is.",
        lower="De eigen gemeente ligt lager, en dat verschil is groter dan door toeval te verwachten is.",
        equal="Dat is ongeveer gelijk.",
        chance="Het verschil kan toeval zijn.",
        unknown="Of het verschil toeval is, is niet te zeggen.",
        small="De eigen gemeente heeft weinig antwoorden, dus het verschil zegt weinig.",
        base=("Eigen gemeente: {n}", "eigen gemeente: niet getoond", "{others}: {n}"),
        silences={
            Silence.NOT_CLOSED: "Andere gemeenten staan er pas naast als de meting gesloten is.",
            Silence.NOT_TAKING_PART: "De gemeente doet niet mee aan de vergelijking met andere gemeenten. Daarom staan "
            "andere gemeenten er niet naast.",
            Silence.TOO_FEW: "Minder dan drie andere gemeenten hebben hier een cijfer dat vergelijkbaar is.",
            Silence.DOMINATED: "Het cijfer van de andere gemeenten samen zou te veel zeggen over één van hen.",
            Silence.TRIAL: "Dit zijn verzonnen antwoorden. Daarom staan andere gemeenten er niet naast.",
        },
        no_comparison=("Hier is geen vergelijking te geven", "Onderwerp", "Waarom niet"),
        not_the_same="{title}: niet hetzelfde gevraagd. {difference}",
        too_far="{title}: het cijfer ligt te ver in de tijd van deze meting ({when}) om een verschil te geven.",
        series=("Cijfers van elders", "Reeks", "Moment", "95%-interval"),
        about="{title}. Wat het is: {definition} Om wie het gaat: {population} Bron: {source}, {url}",
        period="Andere gemeenten: van elke gemeente die meedoet de laatste gesloten meting met dezelfde vragenlijst, "
        "gesloten van {since} tot en met {until}. Is een vraag daar anders gesteld, dan telt die gemeente niet mee.",
        once="Elke andere gemeente telt even zwaar, hoeveel antwoorden er ook zijn. Een gemeente telt mee als zij zelf "
        "genoeg antwoorden heeft om het cijfer te laten zien. Gemeenten tellen mee per drie, in de volgorde waarin hun "
        "meting sloot: zo is uit twee verslagen niet af te leiden wat één gemeente heeft.",
        spread="De middelste is de gemeente waar de helft onder ligt en de helft boven; de middelste helft laat de "
        "laagste en de hoogste weg. Die tonen we nooit: elk daarvan is het cijfer van één gemeente.",
        protected="Er is geen cijfer als één gemeente meer dan de helft van de antwoorden heeft, of als een gemeente "
        "die haar eigen cijfer kent dat van een andere bijna kan uitrekenen (dominantieregel). Cijfers van andere "
        "gemeenten zijn afgerond voordat ermee is gerekend: uit een precies gemiddelde zijn de delen terug te vinden.",
        counted="Of een verschil groter is dan toeval, is bepaald met de 95%-intervallen van beide kanten (MOVER, Zou "
        "en Donner 2008). Ook dat neemt aan dat wie niet meedeed lijkt op wie wel meedeed. Een verschil zegt niet "
        "waardoor het komt.",
        unweighted="De cijfers in dit hoofdstuk zijn niet gewogen, anders dan in de rest van dit verslag: van andere "
        "gemeenten is niet bekend hoe zij wegen.",
    ),
    "en": Words(
        own="Own municipality",
        others="{number} other municipalities",
        nobody="Other municipalities",
        mean="{others}, mean",
        median="{others}, median",
        middle="{others}, middle half",
        columns=("Result", "Difference", "n"),
        who="Who",
        caption="The own municipality beside other figures",
        charts=("Percentage per municipality or series", "Mean per municipality or series"),
        points="Difference in percentage points",
        own_share="In the own municipality this holds for {level}.",
        own_mean="In the own municipality the mean is {level}.",
        own_hidden="Of the own municipality no figure can be shown here.",
        others_told="In {number} other municipalities it is {level} on average.",
        published_told="{title} ({when}): {level}.",
        higher="The own municipality is higher, and the difference is more than chance makes likely.",
        lower="The own municipality is lower, and the difference is more than chance makes likely.",
        equal="That is about the same.",
        chance="The difference may be chance.",
        unknown="Whether the difference is chance cannot be said.",
        small="The own municipality has few answers, so the difference says little.",
        base=("Own municipality: {n}", "own municipality: not shown", "{others}: {n}"),
        silences={
            Silence.NOT_CLOSED: "Other municipalities are laid beside it only when the wave is closed.",
            Silence.NOT_TAKING_PART: "The municipality does not take part in the comparison with others. So no others "
            "are laid beside it.",
            Silence.TOO_FEW: "Fewer than three other municipalities have a comparable figure here.",
            Silence.DOMINATED: "The figure of the other municipalities together would tell too much about one of them.",
            Silence.TRIAL: "These answers are made up. So no other municipalities are laid beside them.",
        },
        no_comparison=("Nothing to compare with", "Subject", "Why not"),
        not_the_same="{title}: not the same question. {difference}",
        too_far="{title}: the figure is too far in time from this wave ({when}) to give a difference.",
        series=("Figures from elsewhere", "Series", "Moment", "95% interval"),
        about="{title}. What it is: {definition} Whom it is about: {population} Source: {source}, {url}",
        period="Other municipalities: of each that takes part the latest closed wave with the same questionnaire, "
        "closed from {since} to {until}. Where a question was put otherwise, that municipality does not count.",
        once="Every other municipality counts the same, however many answers there are. A municipality counts when it "
        "has enough answers to show the figure itself. Municipalities count by three, in the order in which their "
        "waves closed: so two reports together do not tell what one municipality has.",
        spread="The median has half of the municipalities below and half above it; the middle half leaves out the "
        "lowest and the highest. Those are never shown: each is the figure of one municipality.",
        protected="There is no figure when one municipality has more than half of the answers, or when a municipality "
        "that knows its own figure could nearly work out that of another (dominance rule). Figures of others were "
        "rounded before anything was computed with them: from an exact mean its parts can be found.",
        counted="Whether a difference is more than chance was decided with the 95% intervals of both sides (MOVER, Zou "
        "and Donner 2008). That too assumes that those who did not take part are like those who did. A difference "
        "does not say what causes it.",
        unweighted="The figures in this chapter are not weighted, unlike the rest of this report: how other "
        "municipalities weigh is not known.",
    ),
}
