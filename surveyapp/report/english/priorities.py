"""The chapter of priorities."""

TEXTS = {
    "Er zijn te weinig antwoorden om belang en tevredenheid naast elkaar te zetten.": (
        "There are too few answers to lay importance and satisfaction side by side."
    ),
    "Belangrijk": "Important",
    "Hangt het meest samen met het totaaloordeel,": "Most associated with the overall judgement,",
    "Belang": "Importance",
    "Belang (correlatie)": "Importance (correlation)",
    "Tevredenheid": "Satisfaction",
    "n (belang)": "n (importance)",
    "Vak": "Quadrant",
    "Belang en tevredenheid per onderwerp": "Importance and satisfaction per subject",
    "Belang is hier {kinds}.": "Importance here is {kinds}.",
    "de gemiddelden van de getekende onderwerpen": "the means of the subjects drawn",
    "De lijnen zijn {why}: tevredenheid {x}, belang {y}. Op de lijn telt als hoog.": (
        "The lines are {why}: satisfaction {x}, importance {y}. On the line counts as high."
    ),
    "Iedereen gaf hetzelfde antwoord. Daarom zijn belang en tevredenheid niet naast elkaar te zetten.": (
        "Everybody gave the same answer. So importance and satisfaction cannot be laid side by side."
    ),
    "en nog niet zo goed": "and not yet so good",
    "en al goed": "and good already",
    "{rstrip}: tevredenheid {x}, belang {y}, {quadrants}": "{rstrip}: satisfaction {x}, importance {y}, {quadrants}",
    "Belang en tevredenheid": "Importance and satisfaction",
    "Vier vakken bij “{title}”. {join}.": "Four quadrants for “{title}”. {join}.",
    "Het totaaloordeel is {quoted}. Samenhang is geen oorzaak: een onderwerp dat samenhangt met het "
    "totaaloordeel, hoeft dat oordeel niet te bepalen. Een negatieve samenhang blijft negatief.": (
        "The overall judgement is {quoted}. Association is no cause: a subject associated with the overall "
        "judgement need not determine it. A negative association stays negative."
    ),
    "Wat mensen belangrijk noemen, hoeft niet te zijn waar zij hun oordeel op baseren.": (
        "What people call important need not be what they base their judgement on."
    ),
    "Een samenhang die een klein aantal zou verraden, is grover afgerond (op 0,05, 0,1 of 0,2) of "
    "staat er niet (“afgeschermd”).": (
        "A correlation that would give away a small count is rounded further (to 0.05, 0.1 or 0.2) or is "
        "not given (“protected”)."
    ),
    "het midden van de schaal": "the middle of the scale",
    "het midden van de schaal voor tevredenheid, en het gemiddelde van de onderwerpen voor belang": (
        "the middle of the scale for satisfaction, and the mean of the subjects for importance"
    ),
    "Belang en tevredenheid, {title}": "Importance and satisfaction, {title}",
    "minder dan {threshold}": "fewer than {threshold}",
    "Weinig paren: vanaf {advised_pairs} is een samenhang pas stevig.": (
        "Few pairs: a correlation is firm only from {advised_pairs} on."
    ),
    "De samenhang is niet gewogen, de tevredenheid wel.": "The correlation is not weighted, the satisfaction is.",
    "eerst verbeteren": "improve first",
    "zo houden": "keep it up",
    "minder dringend": "less urgent",
    "misschien te veel aandacht": "perhaps too much attention",
    "wat deelnemers zelf zeiden (gemiddelde)": "what participants said themselves (mean)",
    "de samenhang met het totaaloordeel (correlatie van Pearson)": (
        "the association with the overall judgement (Pearson correlation)"
    ),
    "de samenhang met het totaaloordeel (rangcorrelatie van Spearman)": (
        "the association with the overall judgement (Spearman rank correlation)"
    ),
    "minder dan {pairs} paren": "fewer than {pairs} pairs",
    "iedereen oordeelt gelijk": "everybody judges the same",
}
