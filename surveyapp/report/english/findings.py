"""Findings about questions: tables, charts, notes."""

TEXTS = {
    "95%-interval": "95% interval",
    "onderwerpen": "subjects",
    "antwoorden": "answers",
    "{title}{end} Per groep: {quoted}": "{title}{end} Per group: {quoted}",
    "Per groep: {quoted}": "Per group: {quoted}",
    "n is kleiner dan {threshold}.": "n is below {threshold}.",
    "Antwoord": "Answer",
    "Aandeel {chosen} per groep: {quoted}": "Share {chosen} per group: {quoted}",
    "Het aandeel {joined}": "The share {joined}",
    "Het aandeel {quoted}": "The share {quoted}",
    "Het gemiddelde": "The mean",
    "Verschillen tussen de groepen zijn niet getoetst. Ze kunnen toeval zijn.": (
        "Differences between the groups were not tested. They may be chance."
    ),
    "Iedereen": "Everybody",
    "Gesteld aan": "Asked of",
    "Weet niet e.d.": "Do not know etc.",
    "Niet ingevuld": "Not filled in",
    "Gemiddelde": "Mean",
    "Middelste waarde": "Median",
    "Gemiddelde score": "Mean score",
    "Aandeel {joined} in de {waves}": "Share {joined} in the {waves}",
    "Verschil in procentpunt": "Difference in percentage points",
    "Effect": "Effect",
    "{about}, in cijfers": "{about}, in figures",
    "De {waves}": "The {waves}",
    "niet getoond of niet gevraagd": "not shown or not asked",
    "{n} tot en met {number}": "{n} to {number}",
    "Totaal dat meetelt (n)": "Valid in all (n)",
    "{about}, in beeld": "{about}, drawn",
    "Staafdiagram met twee metingen bij “{title}”. {told}.": "Bar chart with two waves for “{title}”. {told}.",
    "twee metingen": "two waves",
    "Let op: de vragenlijst zelf meldt deze verandering niet; het versienummer van de vraag bleef gelijk.": (
        "Mind: the questionnaire itself does not tell of this change; the version number of the question "
        "stayed the same."
    ),
    "De toets en het effect gaan over alle antwoorden op de schaal, niet over één antwoord.": (
        "The test and the effect are about all answers on the scale, not about one answer."
    ),
    "Bijzonder bij {title}: {remark}": "Special about {title}: {remark}",
    "Score: het gemiddelde, van {ends} tot en met {ends2}.": "Score: the mean, from {ends} to {ends2}.",
    "{named} tot en met {number}": "{named} to {number}",
    "{n}, verschillend per regel; gesteld aan {asked}{frame}.": "{n}, different per row; asked of {asked}{frame}.",
    "{n}; gesteld aan {asked}{frame}.": "{n}; asked of {asked}{frame}.",
    "Antwoorden per onderwerp, in procenten en aantallen": "Answers per subject, in percentages and counts",
    "Verdeling van de antwoorden per onderwerp": "Spread of the answers per subject",
    "Gestapelde staven bij “{title}”. {told}.": "Stacked bars for “{title}”. {told}.",
    "Score": "Score",
    "Percentage per groep: {title}": "Percentage per group: {title}",
    "Percentage per groep": "Percentage per group",
    "Gemiddelde per groep": "Mean per group",
    "Antwoorden per groep": "Answers per group",
    "Niet apart getoond": "Not shown apart",
    "Diagram per groep ({quoted}) bij “{title}”. {told}.": "Chart per group ({quoted}) for “{title}”. {told}.",
    "niet gevraagd in deze meting.": "not asked in this wave.",
    "de vraag was toen anders, en is niet te vergelijken.": (
        "the question was different then, and cannot be compared."
    ),
    "de groepen waren toen anders, en zijn niet te vergelijken.": (
        "the groups were different then, and cannot be compared."
    ),
    "{what} per groep en meting": "{what} per group and wave",
    "{title}, per meting": "{title}, per wave",
    "de groepen van deze meting zijn niet van iedereen bekend.": (
        "the groups of this wave are not known of everybody."
    ),
    "{what} per groep, in beeld": "{what} per group, drawn",
    "Lijnen per groep over {len} metingen bij “{title}”. {told}": (
        "Lines per group over {len} waves for “{title}”. {told}"
    ),
    "Per groep zijn de verschillen tussen de metingen niet getoetst. Ze kunnen toeval zijn.": (
        "Per group the differences between the waves were not tested. They may be chance."
    ),
    "{quoted} gemiddeld {number}{s}": "{quoted} mean {number}{s}",
    "Deze vraag is alleen gesteld als {words}.": "This question was asked only if {words}.",
    "Deze vraag kreeg niet iedereen. In de bijlage met de vragenlijst staat wie wel.": (
        "Not everybody was asked this question. The annex with the questionnaire says who was."
    ),
    " (95%-interval: {limits})": " (95% interval: {limits})",
    "van {plain} tot en met {plain2}": "from {plain} to {plain2}",
    "Er konden meer antwoorden gekozen worden. Daarom kunnen de percentages samen meer dan 100% zijn.": (
        "Several answers could be chosen. So the percentages together may be more than 100%."
    ),
    "Dit gegeven komt uit de adreslijst; het is niet gevraagd.": (
        "This fact comes from the address list; it was not asked."
    ),
    "Op de twee assen": "On both axes",
    "{title}, op de twee assen": "{title}, on both axes",
    "s is de standaarddeviatie: hoe groter, hoe minder de antwoorden op elkaar lijken.": (
        "s is the standard deviation: the larger, the less alike the answers are."
    ),
    "De cijfers op de twee assen zijn niet gewogen.": "The figures on both axes are not weighted.",
    "Er kwamen antwoorden via een open link. Deelnemers kozen zelf of ze meededen, dus er is geen interval.": (
        "Answers came through an open link. Participants chose for themselves to take part, so there is no interval."
    ),
    "Alle {every} gaven antwoord. Daarom is er geen interval: toeval speelt geen rol.": (
        "All {every} answered. So there is no interval: chance plays no part."
    ),
    "De gemiddelde score is {value}{interval}, op een schaal {ends}.": (
        "The mean score is {value}{interval}, on a scale {ends}."
    ),
    " De middelste helft: {spread}.": " The middle half: {spread}.",
    "Gemiddelde {value}{interval}.{middle}": "Mean {value}{interval}.{middle}",
    "{number} metingen": "{number} waves",
    "Van {first} naar {title}:\u00a0{lower}{told}": "From {first} to {title}:\u00a0{lower}{told}",
    "{what}, in cijfers": "{what}, in figures",
    " De {most_lines} lijnen met de hoogste laatste waarde zijn getekend.": (
        " The {most_lines} lines with the highest last value are drawn."
    ),
    "{title} met {title2}": "{title} with {title2}",
    "{what}, in beeld": "{what}, drawn",
    "Lijnen over {len} metingen bij “{title}”.{few} {told}": "Lines over {len} waves for “{title}”.{few} {told}",
    "Verschil met {first}": "Difference with {first}",
    "Verschil met de meting ervoor": "Difference with the wave before",
    "95%-interval, p-waarde (Holm) en effect: {label}": "95% interval, p value (Holm) and effect: {label}",
    "{title}, vergeleken met de meting ervoor: {reasons}": "{title}, compared with the wave before: {reasons}",
    "{why} Dit geldt voor {labels}.": "{why} This holds for {labels}.",
    "Het verschil gaat over de {who} die beide keren een antwoord gaven dat meetelt; elke {one} is met "
    "zichzelf vergeleken. Daarom kan het anders zijn dan het verschil tussen de cijfers van iedereen.": (
        "The difference is about the {who} that gave a valid answer both times; each {one} is compared "
        "with itself. So it may differ from the difference between the figures of everybody."
    ),
    "{number} tot en met {who}": "{number} to {who}",
    "{points}\u00a0procentpunt": "{points}\u00a0percentage points",
    "verwaarloosbaar": "negligible",
    "klein": "small",
    "middelgroot": "medium",
    "groot": "large",
    "De verschillen in procentpunt gaan over iedereen en alleen de toets over wie beide keren meedeed: "
    "anders is af te leiden wat een paar van hen antwoordden.": (
        "The differences in percentage points are about everybody and only the test about who took part "
        "both times: otherwise what a few of them answered could be worked out."
    ),
    "Vergeleken als twee losse groepen.": "Compared as two separate groups.",
    "Vergeleken als twee losse groepen: per antwoord deden te weinig {people} beide keren mee.": (
        "Compared as two separate groups: per answer too few {people} took part both times."
    ),
    "Vergeleken als twee losse groepen: minder dan {number} {people} gaven beide keren een antwoord dat meetelt.": (
        "Compared as two separate groups: fewer than {number} {people} gave a valid answer both times."
    ),
    "Vergeleken als twee losse groepen: vergelijken wie beide keren meededen zou een kleine groep herkenbaar maken.": (
        "Compared as two separate groups: comparing who took part both times would make a small group recognisable."
    ),
    "Percentage": "Percentage",
    "Percentage (gewogen)": "Percentage (weighted)",
    "Aantal": "Count",
    "Aantal en percentage per antwoord": "Count and percentage per answer",
    "Waarde": "Value",
    "Gemiddelde en spreiding": "Mean and spread",
    "Op de eerste plaats": "In first place",
    "Gekozen": "Chosen",
    "Gemiddelde plaats": "Mean place",
    "Plaatsen per onderwerp": "Places per subject",
    "Gemiddeld": "Mean",
    "Gaf iets": "Gave something",
    "Staafdiagram bij “{title}”. {told}.": "Bar chart for “{title}”. {told}.",
    "95%-interval van het gemiddelde": "95% interval of the mean",
    "Spreiding (standaarddeviatie)": "Spread (standard deviation)",
    "Een kwart zit op of onder": "A quarter is at or below",
    "De middelste waarde": "The median",
    "Een kwart zit op of boven": "A quarter is at or above",
    "Gemiddelde per onderwerp": "Mean per subject",
    "Percentage per antwoord": "Percentage per answer",
    "Gemiddelde per antwoord": "Mean per answer",
    "Effectief aantal (n_eff)": "Effective number (n_eff)",
    "Ontwerpeffect": "Design effect",
    "Deel van alle keuzes": "Part of all choices",
}
