"""The chapter of response."""

TEXTS = {
    "Van de {invited} die een uitnodiging kregen, vulden {number} de vragenlijst in. De respons is {percent}.": (
        "Of the {invited} that were invited, {number} completed the questionnaire. The response rate is {percent}."
    ),
    "Wie deed mee": "Who took part",
    "vanaf {day}, nog open": "from {day}, still open",
    "Uitkomsten over minder dan {threshold} {many} laten we niet zien.": (
        "We do not show figures about fewer than {threshold} {many}."
    ),
    "Ingevuld na een uitnodiging": "Completed after an invitation",
    "Liet weten niet mee te doen": "Said not to take part",
    "Begonnen, niet afgemaakt": "Begun, not finished",
    "Geen reactie": "No reaction",
    "Uitnodiging kwam niet aan": "Invitation did not arrive",
    "Hoort er toch niet bij": "Turned out not to be eligible",
    "Waarvan op papier": "Of which on paper",
    "Ingevuld via de open link": "Completed through the open link",
    "Ingelezen uit een bestand": "Read in from a file",
    "Totaal ingevuld (n)": "Completed in all (n)",
    "Zo veel zijn er in totaal (N)": "There are so many in all (N)",
    "Belofte": "Promise",
    "Respons per manier van invullen": "Response per way of answering",
    "Manier": "Way",
    "Dat is gehaald.": "That is met.",
    "Dat is niet gehaald: lees verschillen extra voorzichtig.": "That is not met: read differences with extra care.",
    "{title}: vuistregel van gemeenten (Burgerpeiling, KING/VNG, protocol 2017): een marge van "
    "hoogstens 5\u00a0procentpunt, met 95% zekerheid. Van {count} zijn daarvoor {number} antwoorden nodig. "
    "Het zijn er {number2}, met een marge van {number3}\u00a0procentpunt. {told}": (
        "{title}: rule of thumb of municipalities (Burgerpeiling, KING/VNG, protocol 2017): a margin of at "
        "most 5\u00a0percentage points, with 95% certainty. Of {count} that takes {number} answers. There are "
        "{number2}, with a margin of {number3}\u00a0percentage points. {told}"
    ),
    "De respons is het deel van de uitgenodigden dat de vragenlijst heeft ingestuurd (AAPOR, RR2).": (
        "The response rate is the part of those invited that handed in the questionnaire (AAPOR, RR2)."
    ),
    "Er is geteld per {one}: van elke {one2} telt één antwoord. Wat niet is ingestuurd, telt nergens mee.": (
        "The count is per {one}: of each {one2} one answer counts. What was not handed in counts nowhere."
    ),
    "Bij een open link is niet bekend hoeveel mensen hem zagen. Daarvoor is er geen responspercentage.": (
        "With an open link it is not known how many people saw it. So there is no response rate for that."
    ),
    "{prefix}{took_part} deed mee.": "{prefix}{took_part} took part.",
    "{prefix}{took_part} deden mee.": "{prefix}{took_part} took part.",
    "Via de open link kwam er {extra} bij.": "Through the open link {extra} more took part.",
    "Via de open link kwamen er {extra} bij.": "Through the open link {extra} more took part.",
    "Op de adreslijst (bruto)": "On the address list (gross)",
    "Samen": "Together",
    "Anoniem: niemand kan zien wie welk antwoord gaf.": "Anonymous: nobody can see who gave which answer.",
    "Vertrouwelijk: antwoorden worden niet met een naam erbij getoond.": (
        "Confidential: answers are not shown with a name."
    ),
    "Op naam: bij elk antwoord is bekend wie het gaf.": "By name: of each answer it is known who gave it.",
    "Op het scherm, met de eigen link": "On screen, with the own link",
    "Op papier": "On paper",
}
