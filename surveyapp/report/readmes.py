"""What explains a zip to who opens it, in Dutch; ``english/readmes.py`` has the English."""

EVIDENCE = """\
Bewijsbundel bij: {title}
{municipality}, {date}. Gemaakt met surveyapp {version}.

rapport.*                   het rapport
reports/, series/           de definitie van het rapport, en gepubliceerde cijfers waar het naar kan verwijzen
vragenlijsten/              de vragenlijst van elke meting, zoals hij bij het openen is vastgezet
verborgen.csv               welke cijfers verborgen zijn en waarom, zonder de cijfers zelf
besluiten.csv               wat er over de metingen is besloten, door wie en wanneer
herkomst.json               waar het rapport op rust: vingerafdrukken van antwoorden, vragenlijsten en bestanden

Zo controleert u het rapport. Neem de database (of een back-up) en surveyapp {version}, pak deze bundel uit, en draai:

    surveyapp report reports/{definition} {waves} --date {day} --bundle opnieuw.zip

Is er niets veranderd, dan is opnieuw.zip byte voor byte gelijk aan deze bundel. Is er iets anders, dan zegt
herkomst.json wat. De vingerafdruk van de antwoorden is SHA-256 over regels "kenmerk, tab, antwoorden", op volgorde van
het kenmerk; de antwoorden zijn json met de sleutels op volgorde. Het kenmerk is willekeurig en staat alleen in de
database: zonder de database is uit de vingerafdruk geen antwoord af te leiden.
"""

OPEN_DATA = """\
{title}
{municipality}, {date}

Dit zijn de cijfers achter het rapport, als open data. Kleine groepen zijn verborgen, net als in het rapport. Antwoorden
van een organisatie of persoon staan er niet in.

{files}
cijfers.json heeft alle cijfers, ook die van de toetsen. De opbouw staat in docs/report-json.md van surveyapp.
datapackage.json beschrijft de csv-bestanden voor programma's (Data Package van Frictionless Data).

De csv-bestanden zijn UTF-8, met een komma tussen de kolommen en een punt in getallen. Een leeg veld: er is geen cijfer.
Aandelen zijn delen van 1: 0.61 is 61%. Een tekst die een rekenblad voor een formule zou houden, begint met een '.
Noem bij gebruik altijd de basis (n) en de bron: {title}, {municipality}, {date}.
"""
