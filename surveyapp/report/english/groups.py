"""The chapter of groups."""

TEXTS = {
    "Let op: de antwoorden zijn anders verdeeld dan de adreslijst {test}. {quoted} telt te zwaar mee, "
    "{quoted2} te licht.": (
        "Mind: the answers are spread otherwise than the address list {test}. {quoted} counts too heavily, "
        "{quoted2} too lightly."
    ),
    "Uitgenodigd": "Invited",
    "Ingevuld": "Completed",
    "Deel van de lijst": "Part of the list",
    "Deel van de antwoorden": "Part of the answers",
    "Of de antwoorden net zo verdeeld zijn als de lijst, is niet te zeggen.": (
        "Whether the answers are spread like the list cannot be said."
    ),
    "De antwoorden zijn ongeveer net zo over de groepen verdeeld als de adreslijst; wat anders is, kan "
    "toeval zijn {test}.": (
        "The answers are spread over the groups about like the address list; what differs may be chance {test}."
    ),
    "Respons volgens AAPOR per groep: {title}": "Response by AAPOR per group: {title}",
    "Respons per groep: {title}": "Response per group: {title}",
    "Overige groepen samen": "Other groups together",
    "chi-kwadraattoets": "chi-squared test",
    "exacte multinomiale toets": "exact multinomial test",
    "chi-kwadraattoets, met de kleinste groepen samen": "chi-squared test, with the smallest groups together",
}
