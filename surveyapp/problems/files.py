"""Y: the file cannot be read as YAML, told in the author's terms."""

from surveyapp.problems.catalogue import Kind

FILES = {
    "Y001": Kind(
        ("het bestand is leeg", "schrijf er een vragenlijst, schalen, een vertaling of een rapport in"),
        ("the file is empty", "write a questionnaire, scales, a translation or a report in it"),
    ),
    "Y002": Kind(
        ("het bestand is groter dan {limit} kB", "maak het kleiner of verdeel het over meer bestanden"),
        ("the file is larger than {limit} kB", "make it smaller or split it into several files"),
    ),
    "Y003": Kind(
        ("dit teken is niet in UTF-8 opgeslagen", "sla het bestand op met de codering UTF-8"),
        ("this character is not stored as UTF-8", "save the file with the encoding UTF-8"),
    ),
    "Y004": Kind(
        ("hier staat een onzichtbaar teken ({found}) dat niet mag", "haal het weg"),
        ("there is an invisible character here ({found}) that is not allowed", "remove it"),
    ),
    "Y005": Kind(
        ("hier is ingesprongen met een tab", "gebruik spaties, twee per niveau"),
        ("this is indented with a tab", "use spaces, two for each level"),
    ),
    "Y006": Kind(
        (
            "het aanhalingsteken {quote} dat hier begint, wordt niet gesloten",
            "zet aan het eind van de tekst ook {quote}",
        ),
        ("the quote {quote} that opens here is never closed", "put {quote} at the end of the text as well"),
    ),
    "Y007": Kind(
        (
            "er staat een dubbele punt in een tekst zonder aanhalingstekens",
            'zet de hele tekst tussen "…", of voeg een ontbrekende komma toe',
        ),
        ("there is a colon in a text without quotes", 'put the whole text between "…", or add a missing comma'),
    ),
    "Y008": Kind(
        ("de inspringing klopt niet", "laat de regel precies onder zijn buren beginnen"),
        ("the indentation is wrong", "start the line exactly below its neighbours"),
    ),
    "Y009": Kind(
        (
            "het haakje {bracket} dat hier begint, wordt niet goed gesloten",
            "zet {closing} op de goede plaats, met komma's tussen de delen",
        ),
        (
            "the bracket {bracket} that opens here is not closed well",
            "put {closing} in the right place, with commas between the parts",
        ),
    ),
    "Y010": Kind(
        ("na het streepje moet een spatie komen", "schrijf “- {rest}”"),
        ("a dash needs a space after it", "write “- {rest}”"),
    ),
    "Y011": Kind(
        ("na “{name}” ontbreekt een dubbele punt met een spatie", "schrijf “{name}: …”"),
        ("a colon with a space is missing after “{name}”", "write “{name}: …”"),
    ),
    "Y012": Kind(
        ("“{name}” staat er twee keer, ook al op regel {first}", "laat er één staan"),
        ("“{name}” is here twice, on line {first} as well", "keep one of them"),
    ),
    "Y013": Kind(
        (
            "na het gesloten aanhalingsteken staat nog tekst",
            'zet de hele tekst tussen "…" en schrijf een " erin als \\"',
        ),
        ("there is text after the closing quote", 'put the whole text between "…" and write a " inside it as \\"'),
    ),
    "Y014": Kind(
        ("een tekst kan hier niet met {found} beginnen", 'zet de hele tekst tussen "…"'),
        ("a text cannot start with {found} here", 'put the whole text between "…"'),
    ),
    "Y015": Kind(
        (
            "achter een backslash staat een teken dat niet kan",
            "schrijf \\\\ voor een backslash, of gebruik '…' om de tekst",
        ),
        (
            "there is a character after a backslash that cannot stand there",
            "write \\\\ for a backslash, or put '…' around the text",
        ),
    ),
    "Y016": Kind(
        (
            "een lijst kan niet op dezelfde regel beginnen als “{name}:”",
            "zet het streepje op de volgende regel, ingesprongen",
        ),
        ("a list cannot start on the same line as “{name}:”", "put the dash on the next line, indented"),
    ),
    "Y017": Kind(
        (
            "verwijzingen met & en * kunnen niet",
            "schrijf de inhoud uit; moet een tekst zo beginnen, zet hem dan tussen aanhalingstekens",
        ),
        (
            "references with & and * are not possible",
            "write the content in full; put quotes around a text that starts like this",
        ),
    ),
    "Y018": Kind(
        ("samenvoegen met << kan niet", "schrijf de inhoud uit"),
        ("merging with << is not possible", "write the content in full"),
    ),
    "Y019": Kind(
        (
            "een label met een uitroepteken ({found}) kan niet",
            "haal het weg, of zet de hele tekst tussen aanhalingstekens",
        ),
        ("a tag with an exclamation mark ({found}) is not possible", "remove it, or put the whole text between quotes"),
    ),
    "Y020": Kind(
        ("hier begint een tweede document", "haal de regel met --- of ... weg, of maak er twee bestanden van"),
        ("a second document starts here", "remove the line with --- or ..., or make two files of it"),
    ),
    "Y021": Kind(
        ("de inhoud gaat meer dan {limit} niveaus diep", "haal overbodige haakjes en inspringingen weg"),
        ("the content goes deeper than {limit} levels", "remove brackets and indentation that are not needed"),
    ),
    "Y022": Kind(
        ("het bestand heeft meer dan {limit} onderdelen", "verdeel het over meer bestanden"),
        ("the file has more than {limit} parts", "split it into several files"),
    ),
    "Y023": Kind(
        ("een naam voor een dubbele punt moet een kort woord zijn", "schrijf een gewoon woord voor de dubbele punt"),
        ("a name before a colon must be a short word", "write a plain word before the colon"),
    ),
    "Y024": Kind(
        ("een regel die met % begint, kan niet", "haal de regel weg"),
        ("a line that starts with % is not possible", "remove the line"),
    ),
    "Y025": Kind(
        (
            "de tekst na {found} is niet te lezen",
            "zet na {found} niets meer en begin de tekst ingesprongen op de volgende regel",
        ),
        (
            "the text after {found} cannot be read",
            "put nothing behind {found} and start the text indented on the next line",
        ),
    ),
    "Y026": Kind(
        ("hier klopt iets niet aan de schrijfwijze", "vergelijk de regel en de regel erboven met een voorbeeld"),
        ("something is wrong with the notation here", "compare this line and the one above it with an example"),
    ),
    "Y027": Kind(
        ("het bestand bestaat niet of is niet te lezen", "controleer de naam en de rechten"),
        ("the file does not exist or cannot be read", "check its name and permissions"),
    ),
    "Y028": Kind(
        ("er zijn meer dan {limit} problemen", "los eerst op wat hierboven staat en controleer opnieuw"),
        ("there are more than {limit} problems", "mend what is listed above first and check again"),
    ),
    "Y029": Kind(
        ("in de komma-lijst ontbreekt iets", "schrijf achter elke komma en elke dubbele punt een waarde"),
        ("something is missing in the list with commas", "write a value after every comma and every colon"),
    ),
}
