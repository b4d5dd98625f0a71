"""The words of the text for the register and the DPIA: one screen to review with a data protection officer."""

PURPOSE = (
    "Beleid over vrijwilligers maken, uitvoeren en beoordelen: weten wat organisaties en mensen nodig hebben, en na "
    "een tijd meten of er iets veranderd is."
)
GROUND = (
    "Taak van algemeen belang (artikel 6, eerste lid, onder e, van de AVG), op grond van de Gemeentewet en de Wet "
    "maatschappelijke ondersteuning 2015. Meedoen is vrijwillig. Voor statistiek en onderzoek gelden de waarborgen van "
    "artikel 89 van de AVG."
)
PEOPLE = {
    "organisations": "Contactpersonen van vrijwilligersorganisaties in de gemeente.",
    "colleagues": "Medewerkers van de gemeente.",
    "partners": "Contactpersonen van partners van de gemeente, zoals een steunpunt of een welzijnsorganisatie.",
    "self": "De ambtenaar die het vrijwilligersbeleid uitvoert.",
}
RECIPIENTS = (
    "Medewerkers van de gemeente die deze meting uitvoeren. De leverancier van de server en van de mailserver, als "
    "verwerker. Het rapport met uitkomsten is openbaar; daarin staan geen uitkomsten over minder dan {threshold} "
    "deelnemers."
)
COMPARED = (
    "De gemeente doet mee aan de vergelijking met andere gemeenten op deze installatie. Die zien cijfers van minstens "
    "drie gemeenten samen, zonder namen; geen antwoorden, en geen cijfer van één gemeente."
)
SECURITY = (
    "Inloggen met een sterk wachtwoord, en waar dat is ingesteld een tweede factor. Elke pagina heeft één "
    "toegangsregel, en elke gemeente ziet alleen haar eigen gegevens. Persoonlijke links zijn niet te raden; de "
    "database bewaart er alleen een vingerafdruk van. Sleutels liggen buiten de database. Wat medewerkers doen, staat "
    "in een logboek dat niemand kan veranderen; wat deelnemers doen, staat daar niet in."
)
NECESSITY = (
    "Zonder vragenlijst weet de gemeente niet wat er nodig is en of het beleid werkt. Geen andere bron vertelt dat.",
    "Er wordt niet meer gevraagd dan nodig. Bijna elke vraag mag worden overgeslagen.",
    "Namen en adressen dienen alleen om uit te nodigen en te herinneren. Ze zijn niet nodig voor de uitkomsten, en "
    "gaan daarom eerder weg.",
    "Er worden geen cookies geplaatst, er wordt niemand gevolgd, en of iemand een mail opent, wordt niet bijgehouden.",
)
LAWFUL = {
    "anonymous": "Er is gekozen voor anoniem: de gemeente hoeft niet te weten wie wat antwoordde.",
    "confidential": "Er is gekozen voor vertrouwelijk: zo kan een volgende meting dezelfde organisaties vergelijken, "
    "zonder dat medewerkers antwoorden per organisatie zien.",
    "named": "Er is gekozen voor op naam: de gemeente wil met deelnemers over hun antwoorden kunnen praten. Leg vast "
    "waarom dat nodig is.",
}
MEASURES = {
    "anonymous": (
        "Een ingestuurd antwoord gaat versleuteld in een digitale stembus, onder een willekeurig nummer. Niemand kan "
        "het lezen tot de meting sluit.",
        "Bij het sluiten gaan alle antwoorden tegelijk open, in willekeurige volgorde en met één datum. Daarna wordt "
        "de sleutel vernietigd.",
        "Wie heeft meegedaan, wordt alleen per groepje zichtbaar. Ook met twee reservekopieën is niet te zien welk "
        "antwoord van wie is.",
    ),
    "confidential": (
        "Bij een antwoord staat geen naam, maar een geheime code. Die is alleen te maken met een sleutel die buiten de "
        "database ligt.",
        "Medewerkers zien uitkomsten vanaf een minimum aantal deelnemers, en tussentijds alleen per groepje.",
        "Het blijven persoonsgegevens zolang de sleutel er is: het is pseudonimisering.",
    ),
    "named": (
        "Antwoorden staan bij de naam. Deelnemers lezen dat voordat zij beginnen.",
        "Ook hier toont een rapport geen uitkomsten over te kleine groepen.",
    ),
}
SEALED = "In de stembus staat niets dat naar iemand leidt."
RISKS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "Iemand ziet wie wat antwoordde",
        {
            "anonymous": f"{SEALED} De sleutel bestaat na het sluiten niet meer. Wat overblijft: een naam in een open "
            "antwoord.",
            "confidential": "Daarvoor is de sleutel nodig, die apart ligt en op een afgesproken dag verdwijnt. Wat "
            "overblijft: een beheerder met toegang tot database én sleutel kan het nagaan zolang de sleutel er is.",
            "named": "Dat kan, en is zo beloofd. Beperk wie een account heeft. Wat overblijft: deelnemers antwoorden "
            "misschien minder vrij.",
        },
    ),
    (
        "Kleine groepen zijn te herkennen in een rapport",
        dict.fromkeys(
            ("anonymous", "confidential", "named"),
            "Kleine groepen worden verborgen, ook als ze door aftrekken te vinden zouden zijn. Een medewerker leest "
            "open antwoorden na. Wat overblijft: een combinatie van rapporten en eigen kennis.",
        ),
    ),
    (
        "Een link komt bij een ander terecht",
        {
            "anonymous": "Wie de link heeft, ziet antwoorden die nog niet zijn ingestuurd, en daarna niets meer.",
            "confidential": "Wie de link heeft, ziet de antwoorden tot de meting sluit. Deelnemers lezen dat bij "
            "doorgeven.",
            "named": "Wie de link heeft, ziet de antwoorden tot de meting sluit. Deelnemers lezen dat bij doorgeven.",
        },
    ),
    (
        "De database of een reservekopie lekt uit",
        {
            "anonymous": "Antwoorden in de stembus zijn onleesbaar zonder de sleutel. Namen en adressen staan leesbaar "
            "in de database: ze worden daarom kort bewaard.",
            "confidential": "Zonder de sleutel zijn antwoorden niet aan namen te koppelen. Namen en adressen staan "
            "leesbaar in de database: ze worden daarom kort bewaard.",
            "named": "Namen en antwoorden staan leesbaar in de database. Bewaar ze kort en versleutel reservekopieën.",
        },
    ),
    (
        "Gegevens blijven te lang staan",
        dict.fromkeys(
            ("anonymous", "confidential", "named"),
            "Het programma verwijdert ze vanzelf op de dag die deelnemers lazen, en schrijft dat op. Wat overblijft: "
            "reservekopieën en bestanden die medewerkers zelf ophaalden.",
        ),
    ),
)
"""What can go wrong for a participant, and per mode what was done against it and what remains."""
CYCLE = (
    (
        "Doel",
        "Vrijwilligersbeleid samen maken en uitvoeren: vastleggen wie waarvoor zorgt, wie erbij hoort, en wie wat "
        "heeft afgesproken.",
    ),
    (
        "Betrokkenen",
        "Collega's, bestuurders en partners die op een werkblad worden genoemd. En medewerkers die werkbladen en "
        "doelen invullen.",
    ),
    (
        "Persoonsgegevens",
        "Namen en zakelijke e-mailadressen van contactpersonen, wie voor een stap of een actie zorgt, wie akkoord gaf "
        "en wanneer, en wat iemand verder in een tekst noemt. Van elke verandering op een werkblad en aan een doel: "
        "wie, wat en wanneer. Aan welk adres en op welke dag een herinnering aan acties ging.",
    ),
    ("Herkomst", "De medewerkers die de werkbladen en doelen invullen."),
    (
        "Ontvangers",
        "Medewerkers van de gemeente met een account. Wie een document krijgt dat uit de werkbladen is gemaakt, zoals "
        "een plan van aanpak of een uitnodiging. Doelen staan in het rapport, ook wie een doel later veranderde.",
    ),
    (
        "Bewaartermijnen",
        "Werkbladen en doelen blijven bewaard, ook als een cyclus gesloten is: de volgende cyclus kijkt erop terug. "
        "Het programma haalt daar niets vanzelf uit weg. Spreek zelf af wanneer namen weg mogen. De lijst van "
        "herinneringen aan acties verdwijnt na een jaar vanzelf.",
    ),
    (
        "Rechten",
        "Wie erom vraagt, krijgt te zien wat er over hem of haar op werkbladen, bij doelen en bij acties staat. De "
        "naam of het adres wordt dan ook verwijderd uit eerdere versies. In het logboek blijft staan wat iemand met "
        "een account deed.",
    ),
)
"""What is kept of a policy cycle, beside the waves."""
STILL_TO_FILL = (
    "De functionaris gegevensbescherming, en diens advies.",
    "Met welke leveranciers u een verwerkersovereenkomst hebt: server, beheer, mail.",
    "Hoelang reservekopieën blijven bestaan, en wie erbij kan.",
    "Wie in uw gemeente een account heeft, en waarom.",
    "Of u deelnemers of hun koepel hebt gevraagd wat zij van deze verwerking vinden.",
    "Uw besluit: is het overblijvende risico aanvaardbaar?",
)
