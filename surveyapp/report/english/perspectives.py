"""The chapter of perspectives."""

TEXTS = {
    "Bij {number} van de {number2} onderwerpen is het verschil tussen twee groepen duidelijk.": (
        "For {number} of the {number2} subjects the difference between two groups is clear."
    ),
    "oordeelt": "judges",
    "oordelen": "judge",
    "{name} bij {quoted}: {closer} {verb} {how} dan {further}.": (
        "{name} on {quoted}: {closer} {verb} {how} than {further}."
    ),
    "{label}: {groups} min {groups2}": "{label}: {groups} minus {groups2}",
    "Wat elke groep gevraagd is": "What each group was asked",
    "Bij geen enkel onderwerp is het verschil tussen twee groepen duidelijk.": (
        "For none of the subjects is the difference between two groups clear."
    ),
    "duidelijk beter": "clearly more favourably",
    "duidelijk minder goed": "clearly less favourably",
    "Oordeel per groep, van 0 (laagste antwoord) tot 100 (hoogste antwoord)": (
        "Judgement per group, from 0 (lowest answer) to 100 (highest answer)"
    ),
    "Elke groep kreeg een eigen vraag over hetzelfde onderwerp. Het gemiddelde is omgerekend naar de "
    "eigen schaal: 0 is het laagste antwoord, 100 het hoogste.": (
        "Each group got a question of its own about the same subject. The mean is converted to its own "
        "scale: 0 is the lowest answer, 100 the highest."
    ),
    "Blinde vlek: wie dichter bij het beleid staat, oordeelt duidelijk beter dan wie er verder van "
    "staat. Onderschatte kracht: juist duidelijk minder goed. Duidelijk is een verschil van minstens "
    "{number} punten dat groter is dan door toeval te verwachten is (toets van Welch, aangepast "
    "volgens Holm).": (
        "Blind spot: who is closer to the policy judges clearly more favourably than who is further away. "
        "Underrated strength: clearly less favourably. Clear is a difference of at least {number} points "
        "that is larger than chance explains (Welch's test, adjusted by Holm)."
    ),
    "Kleinste groep die getoond wordt: {join}.": "Smallest group that is shown: {join}.",
    "p-waarde (Holm)": "p value (Holm)",
    "Betekenis": "Meaning",
    "Niet alle groepen hadden dezelfde antwoorden. Lees een verschil dan als een aanwijzing.": (
        "Not all groups had the same answers. Read a difference as an indication."
    ),
    "Het oordeel van één persoon heeft geen interval. Het heet duidelijk anders als het buiten het "
    "95%-interval van de andere groep ligt.": (
        "The judgement of one person has no interval. It is called clearly different when it lies outside "
        "the 95% interval of the other group."
    ),
    "De beleidsmedewerker vulde de zelfevaluatie op naam in, en wist dat het antwoord hier naast de "
    "andere komt te staan.": (
        "The policy officer filled in the self-evaluation by name, knowing that the answer would stand "
        "beside the others here."
    ),
    "Van een groep met minder dan {threshold} antwoorden staat hier niets.": (
        "Of a group with fewer than {threshold} answers nothing is shown here."
    ),
    "kreeg": "got",
    "kregen": "got",
    "Er is geen onderwerp waarover minstens twee groepen een vraag kregen.": (
        "There is no subject on which at least two groups were asked a question."
    ),
    "{groups}: niet getoond": "{groups}: not shown",
    "Verschil tussen de groepen, in punten van 100": "Difference between the groups, in points of 100",
    "{who} {verb} meer vragen over {quoted}. De eerste telt hier; niet meegeteld: {left}.": (
        "{who} {verb} more questions on {quoted}. The first counts here; not counted: {left}."
    ),
    "{name} {one} (op naam ingevuld)": "{name} {one} (filled in by name)",
    "{groups}: {low} tot en met {high}": "{groups}: {low} to {high}",
    "blinde vlek": "blind spot",
    "onderschatte kracht": "underrated strength",
    "geen duidelijk verschil": "no clear difference",
    "beleidsmedewerker": "policy officer",
}
