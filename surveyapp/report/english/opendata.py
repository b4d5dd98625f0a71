"""The data dictionary of the open data. Codes that stand in a column are left as they are."""

TEXTS = {
    "Elke uitkomst: een regel per vraag, meting, groep en antwoord.": (
        "Every outcome: a row per question, wave, group and answer."
    ),
    "Code van de vraag of indicator; zie vragen.csv.": "Code of the question or indicator; see vragen.csv.",
    "Code van de meting; zie metingen.csv.": "Code of the wave; see metingen.csv.",
    "Code van de vraag waarnaar is uitgesplitst; leeg: van iedereen.": (
        "Code of the question that makes the groups; empty: of everybody."
    ),
    "Code van de groep binnen die uitsplitsing.": "Code of the group among those.",
    "Naam van die groep.": "Name of that group.",
    "geheel: van de vraag zelf. antwoord: een antwoord dat telt. telt niet mee: weet niet.": (
        "geheel: of the question as a whole. antwoord: an answer that counts. telt niet mee: don't know."
    ),
    "Code van het antwoord.": "Code of the answer.",
    "Het antwoord in woorden.": "The answer in words.",
    "Hoeveel inzendingen dit antwoord gaven.": "How many responses gave this answer.",
    "Deel van n, van 0 tot 1; gewogen als het rapport weegt.": "Part of n, from 0 to 1; weighted if the report is.",
    "Ondergrens van het aandeel (95%, Wilson).": "Lower limit of the share (95%, Wilson).",
    "Bovengrens van het aandeel (95%, Wilson).": "Upper limit of the share (95%, Wilson).",
    "Gemiddelde van de getallen, scores, plaatsen of punten.": "Mean of the numbers, scores, ranks or points.",
    "Ondergrens van het gemiddelde (95%).": "Lower limit of the mean (95%).",
    "Bovengrens van het gemiddelde (95%).": "Upper limit of the mean (95%).",
    "Standaardafwijking.": "Standard deviation.",
    "Het middelste getal.": "Median.",
    "Geldige antwoorden: de basis van het aandeel.": "Valid answers: the base of the share.",
    "Aan hoeveel de vraag is gesteld.": "How many were asked the question.",
    "Hoeveel een antwoord gaven dat niet meetelt, zoals weet niet.": (
        "How many gave an answer that does not count, such as don't know."
    ),
    "Hoeveel de vraag oversloegen.": "How many skipped the question.",
    "Hoeveel er in totaal zijn (N), als dat bekend is.": "How many there are in all (N), if known.",
    "Waarom er geen cijfer is: no_answers (geen antwoorden), below_threshold (kleine groep), "
    "protects_another (zou een andere kleine groep verraden).": (
        "Why there is no figure: no_answers, below_threshold (small group), protects_another (would give away another "
        "small group)."
    ),
    "Elke vraag en elke indicator: wat is gevraagd en hoe is gemeten.": (
        "Every question and indicator: what was asked and how it was measured."
    ),
    "Code van de vraag of indicator.": "Code of the question or indicator.",
    "De vraag in woorden.": "The question in words.",
    "nominal, ordinal, number, multiple, rank, allocation, date of text.": (
        "nominal, ordinal, number, multiple, rank, allocation, date or text."
    ),
    "Code van het onderdeel van de vragenlijst.": "Code of the part of the questionnaire.",
    "Hetzelfde begrip in vragenlijsten voor andere groepen.": "The same concept in questionnaires for other groups.",
    "Eenheid van een getal.": "Unit of a number.",
    "Codes van onderwerpen, met spaties ertussen.": "Codes of topics, with spaces between them.",
    "Van een indicator: codes van de vragen waaruit hij bestaat.": (
        "Of an indicator: codes of the questions that it is made of."
    ),
    "Per meting de versie van de vraag: alleen gelijke versies zijn te vergelijken.": (
        "The version of the question per wave: only equal versions can be compared."
    ),
    "Elke meting: wanneer, wat, en hoeveel inzendingen.": "Every wave: when, what, and how many responses.",
    "Code van de meting.": "Code of the wave.",
    "Naam van de meting.": "Name of the wave.",
    "0 is de 0-meting, 1 de volgende.": "0 is the baseline, 1 the next.",
    "Code van de vragenlijst.": "Code of the questionnaire.",
    "Titel van de vragenlijst.": "Title of the questionnaire.",
    "Hash (SHA-256) van de vastgezette tekst van de vragenlijst.": (
        "Hash (SHA-256) of the text of the questionnaire as it was fixed."
    ),
    "anonymous (anoniem), confidential (vertrouwelijk) of named (op naam).": "anonymous, confidential or named.",
    "Eerste dag.": "First day.",
    "Laatste dag; leeg als de meting nog loopt.": "Last day; empty while the wave is open.",
    "Hoeveel inzendingen meetellen.": "How many responses count.",
    "Hoeveel er zijn uitgenodigd.": "How many were invited.",
    "Hoeveel genodigden antwoordden.": "How many of those invited answered.",
    "Respons (AAPOR RR2), van 0 tot 1.": "Response rate (AAPOR RR2), from 0 to 1.",
    "Wat er bijzonder was aan de meting.": "What was special about the wave.",
    "Wat er tussen twee metingen veranderde; leeg in een rapport over één meting.": (
        "What changed between two waves; empty in a report on one wave."
    ),
    "De eerste van de twee metingen.": "The first of the two waves.",
    "De tweede van de twee metingen.": "The second of the two waves.",
    "same: vergelijkbaar. Anders waarom niet.": "same: comparable. Otherwise why not.",
    "paired: dezelfde organisaties met zichzelf vergeleken. Anders waarom niet.": (
        "paired: the same organisations compared with themselves. Otherwise why not."
    ),
    "Wat veranderde: aandeel, twee hoogste, gemiddelde, gemiddelde per keuze, geheel.": (
        "What changed: aandeel (share), twee hoogste (the two highest), gemiddelde (mean), gemiddelde per keuze (mean "
        "per choice), geheel (the question as a whole)."
    ),
    "Het cijfer van de eerste meting.": "The figure of the first wave.",
    "Het cijfer van de tweede meting.": "The figure of the second wave.",
    "Later min eerst.": "Second minus first.",
    "Ondergrens van het verschil (95%).": "Lower limit of the difference (95%).",
    "Bovengrens van het verschil (95%).": "Upper limit of the difference (95%).",
    "Overschrijdingskans van de toets.": "p-value of the test.",
    "Na correctie voor het aantal toetsen (Holm).": "After correction for the number of tests (Holm).",
    "Effectgrootte.": "Effect size.",
    "Waarom er geen verschil is.": "Why there is no difference.",
    "Wat er in elke kolom staat.": "What stands in every column.",
    "Naam van het bestand.": "Name of the file.",
    "Naam van de kolom.": "Name of the column.",
    "string (tekst), integer (geheel getal), number (getal) of date (jjjj-mm-dd).": (
        "string, integer, number or date (yyyy-mm-dd)."
    ),
    "Wat er staat.": "What it says.",
}
