"""Sentences about one group of people, reasons, base lines."""

TEXTS = {
    "{n} tot en met {number}, zie de tabel.": "{n} to {number}, see the table.",
    "n is kleiner dan {least}.": "n is below {least}.",
    "{filled} (Op de plaats van het streepje is geen cijfer te geven.)": (
        "{filled} (In place of the dash no figure can be given.)"
    ),
    "{count} die antwoord gaven,": "{count} that answered",
    "De grootste groep is {quoted}: {amount} van de {of}.": "The largest group is {quoted}: {amount} of the {of}.",
    " Daarna volgen {told}.": " Then come {told}.",
    "Voor {part} geldt: {decapitalised}.": "For {part} this holds: {decapitalised}.",
    "noemt": "mention",
    "noemen": "mention",
    "koos": "chose",
    "kozen": "chose",
    "Het gemiddelde van {of} is {mean}{behind}.{middle}": "The mean of {of} is {mean}{behind}.{middle}",
    "{quoted} staat het vaakst op de eerste plaats: bij {end}.": "{quoted} is most often in first place: for {end}.",
    "Het meeste gaat naar {quoted}: gemiddeld {points}\u00a0{unit}.": (
        "Most goes to {quoted}: on average {points}\u00a0{unit}."
    ),
    "De antwoorden lopen van {earliest} tot en met {latest}.": "The answers run from {earliest} to {latest}.",
    "Het aandeel {chosen} is het grootst bij {quoted} ({most}) en het kleinst bij {quoted2} ({least}).": (
        "The share {chosen} is largest for {quoted} ({most}) and smallest for {quoted2} ({least})."
    ),
    "{what} is het hoogst bij {quoted} ({most}) en het laagst bij {quoted2} ({least}).": (
        "{what} is highest for {quoted} ({most}) and lowest for {quoted2} ({least})."
    ),
    "De groepen zijn te klein om in een zin te vergelijken: daarvoor zijn er minstens twee nodig van "
    "{small_base} {many}.": (
        "The groups are too small to compare in a sentence: that takes at least two of {small_base} {many}."
    ),
    "Per groep is hier niets te laten zien: in elke groep zijn het minder dan {threshold} {many}, of "
    "zo'n kleine groep zou uit te rekenen zijn.": (
        "Per group nothing can be shown here: in each group there are fewer than {threshold} {many}, or "
        "such a small group could be worked out."
    ),
    "In geen van de groepen: {count}.": "In none of the groups: {count}.",
    "Groepen met minder dan {threshold} {many} laten we niet zien. Soms is daarom ook een grotere "
    "groep afgeschermd: anders is de kleine groep uit te rekenen.": (
        "Groups with fewer than {threshold} {many} are not shown. Sometimes a larger group is protected "
        "too: otherwise the small group can be worked out."
    ),
    "Een aantal onder de {threshold} staat er niet, en het percentage of gemiddelde dat het zou "
    "verraden ook niet. Soms is daarom ook een groter aantal afgeschermd: anders is het kleine uit te "
    "rekenen.": (
        "A count below {threshold} is not given, nor the percentage or mean that would give it away. "
        "Sometimes a larger count is protected too: otherwise the small one can be worked out."
    ),
    "{subject}: van {earlier} {first} naar {later} {second}": ("{subject}: from {earlier} {first} to {later} {second}"),
    "{moved}, een verschil van {difference}. {judged}": "{moved}, a difference of {difference}. {judged}",
    "{subject}: {earlier} {first} en {later} {second}.": "{subject}: {earlier} {first} and {later} {second}.",
    "Onder de {both} is het": "Among the {both} the",
    "{levels} {among} verschil {difference}. {judged}": "{levels} {among} difference is {difference}. {judged}",
    "{count} die beide keren antwoordden": "{count} that answered both times",
    "Dat verschil kan toeval zijn": "That difference may be chance",
    "Bij {number} van de {of} {what} is het verschil groter dan door toeval te verwachten is: {told}.": (
        "For {number} of the {of} {what} the difference is larger than chance explains: {told}."
    ),
    "{named}{effective}; de vraag is gesteld aan {asked}{frame}.": (
        "{named}{effective}; the question was asked of {asked}{frame}."
    ),
    "ontwerpeffect": "design effect",
    "Van {who} is dit gegeven niet bewaard, zodat niemand herkenbaar is. Daarom staat hier geen verdeling.": (
        "Of {who} this fact was not kept, so that nobody is recognisable. So no spread is given here."
    ),
    "{quoted} is van deze antwoorden gemaakt. Daarom staat hier geen verdeling: per groep zijn de "
    "antwoorden dan vanzelf anders, en soms uit te rekenen.": (
        "{quoted} is made of these answers. So no spread is given here: per group the answers differ by "
        "themselves, and can sometimes be worked out."
    ),
    "Bekend van {valid} van de {count}.": "Known of {valid} of the {count}.",
    "Weinig antwoorden: één {one} meer of minder scheelt al {number}\u00a0procentpunt.": (
        "Few answers: one {one} more or less makes a difference of {number}\u00a0percentage points."
    ),
    "alle {who}": "all {who}",
    "{amount} van de {who}": "{amount} of the {who}",
    "{number}\u00a0keer": "{number}\u00a0times",
    "Het vaakst gekozen zijn{more} {labels}: elk door {end}.": ("Chosen most often are{more} {labels}: each by {end}."),
    " Daarna volgt {told}.": " Then comes {told}.",
    "Voor geen van de {who} geldt: {decapitalised}.": "For none of the {who} this holds: {decapitalised}.",
    "Geen van de {who} koos {chosen}.": "None of the {who} chose {chosen}.",
    " De middelste waarde is {median}{behind}.": " The median is {median}{behind}.",
    "punten": "points",
    "{who} schreef een antwoord.": "{who} wrote an answer.",
    "{who} schreven een antwoord.": "{who} wrote an answer.",
    "Bij alle onderwerpen is het aandeel {chosen} ongeveer even groot ({most}).": (
        "For all subjects the share {chosen} is about equally large ({most})."
    ),
    "{what} is in de groepen ongeveer gelijk ({most}).": "{what} is about the same in the groups ({most}).",
    "{subject}: {earlier} {first} en {later} {second}. Dat is bijna gelijk.": (
        "{subject}: {earlier} {first} and {later} {second}. That is almost the same."
    ),
    "{levels} {among} bijna gelijk.": "{levels} {among} difference is next to nothing.",
    "Of dat verschil toeval is, kon niet worden getoetst": "Whether that difference is chance could not be tested",
    "Dat verschil is groter dan door toeval te verwachten is": "That difference is larger than chance explains",
    "Of de verschillen toeval zijn, kon niet worden getoetst.": (
        "Whether the differences are chance could not be tested."
    ),
    "Bij alle {of} {what} kan het verschil toeval zijn.": "For all {of} {what} the difference may be chance.",
    "één": "one",
    "{number}\u00a0keer {quoted}": "{number}\u00a0times {quoted}",
    "{line} Telt niet mee: {joined}.": "{line} Not counted: {joined}.",
    "gewogen": "weighted",
    " onder andere": " among others",
    "{number}\u00a0keer niet ingevuld": "{number}\u00a0times not filled in",
    "gewogen n": "weighted n",
    "partners": "partners",
    "organisatie": "organisation",
    "organisaties": "organisations",
    "collega": "colleague",
    "collega's": "colleagues",
    "partner": "partner",
    "deelnemer": "participant",
    "deelnemers": "participants",
    "Niemand gaf op deze vraag een antwoord dat meetelt.": "Nobody gave a valid answer to this question.",
    "Te weinig antwoorden om te laten zien zonder dat iemand herkenbaar wordt.": (
        "Too few answers to show without making somebody recognisable."
    ),
    "Niet getoond, omdat anders een kleine groep herkenbaar wordt.": (
        "Not shown, because a small group would become recognisable."
    ),
    "Deze vraag is niet in beide metingen gesteld.": "This question was not asked in both waves.",
    "De vraag is tussen de metingen veranderd. Daarom staat hier geen verschil.": (
        "The question changed between the waves. So no difference is given."
    ),
    "De antwoorden of de berekening zijn tussen de metingen veranderd. Daarom staat hier geen verschil.": (
        "The answers or the computation changed between the waves. So no difference is given."
    ),
    "De vraag kreeg tussen de metingen een nieuwe versie. Daarom staat hier geen verschil.": (
        "The question got a new version between the waves. So no difference is given."
    ),
}
