"""What the chapters that an officer can choose are for, why one cannot be chosen, and what is asked about each."""

from surveyapp.report.definition import Show

SHOWS = {
    "text": "Alleen tekst",
    "summary": "Samenvatting",
    "response": "Respons",
    "sections": "Alle vragen per onderdeel",
    "questions": "Uitkomst",
    "indicators": "Indicatoren",
    "open_answers": "Open antwoorden",
    "perspectives": "Groepen naast elkaar",
    "effect": "Effect van ondersteuning",
    "priorities": "Belang en tevredenheid",
    "own": "Eigen antwoorden naast die van iedereen",
    "typology": "Plaats tussen vier typen",
    "benchmark": "Naast andere gemeenten",
    "goals": "Doelen en wat er gehaald is",
    "actions": "Conclusies, aanbevelingen en acties",
    "followup": "Wat er van eerdere acties kwam",
    "promises": "Wat u aan wie meedeed belooft",
    "strengths": "Sterke punten en werk te doen",
    "changed": "Wat er veranderde",
    "method": "Verantwoording",
    "questionnaire": "De vragenlijst",
}
"""What a chapter of a report shows."""
EXPLAINED: dict[Show, str] = {
    "summary": "De belangrijkste cijfers in een kader, en wat er verder opvalt. Hoort vooraan.",
    "questions": "Per vraag die u kiest een tabel, een grafiek en een zin die zegt wat eruit kwam.",
    "sections": "Alle vragen van een of meer onderdelen van de vragenlijst. Elk onderdeel wordt een hoofdstuk.",
    "indicators": "De cijfers die uit meer antwoorden berekend zijn, elk met een tabel en een grafiek.",
    "open_answers": "Wat mensen zelf schreven, in willekeurige volgorde, zonder namen.",
    "strengths": "Twee lijsten: wat duidelijk goed gaat, en waar duidelijk werk te doen is.",
    "changed": "Wat vooruitging, wat achteruitging en wat toeval kan zijn, vergeleken met een eerdere meting.",
    "goals": "Elk doel dat vooraf is vastgelegd, met: gehaald, niet gehaald of niet te zeggen.",
    "actions": "Wat u uit deze meting concludeert en gaat doen, per basisfunctie. Valt weg als er nog niets staat.",
    "followup": "Hoe het ging met de acties van eerdere metingen. Valt weg als die er niet zijn.",
    "promises": "De openbare acties, zonder namen en bedragen, en de bijeenkomst. Valt weg als er niets openbaar is.",
    "benchmark": "Uw cijfers naast die van andere gemeenten en naast cijfers die anderen publiceerden.",
    "effect": "Veranderde er meer bij wie ondersteuning gebruikte dan bij de anderen?",
    "priorities": "Wat vindt men belangrijk, en hoe tevreden is men erover? In één figuur met vier vakken.",
    "typology": "Waar staat u tussen vier typen, volgens wie meedeed?",
    "perspectives": "Hetzelfde onderwerp door de ogen van organisaties, collega's, partners en uzelf.",
    "response": "Hoeveel deelnemers zijn uitgenodigd en hoeveel deden er mee.",
    "method": "Hoe er gerekend is, wat er verborgen is en hoe zeker de cijfers zijn.",
    "questionnaire": "Alle vragen met hun antwoorden, als bijlage.",
    "text": "Een kop met uw eigen woorden, bijvoorbeeld een inleiding of een aanbeveling.",
}
"""Each kind of chapter in one line."""
HEADINGS: dict[Show, str] = {
    "summary": "Samenvatting",
    "questions": "",
    "sections": "",
    "indicators": "In het kort",
    "open_answers": "Wat mensen zelf schreven",
    "strengths": "Wat goed gaat en wat werk vraagt",
    "changed": "Wat er veranderde",
    "goals": "Zijn de doelen gehaald?",
    "actions": "Wat de gemeente gaat doen",
    "followup": "Wat er van de acties terechtkwam",
    "promises": "Wat de gemeente hiermee doet",
    "benchmark": "Naast andere gemeenten",
    "effect": "Wie ondersteuning gebruikte, en wie niet",
    "priorities": "Wat eerst aandacht vraagt",
    "typology": "Waar we staan",
    "perspectives": "Dezelfde onderwerpen, verschillende blikken",
    "response": "Wie deed mee",
    "method": "Hoe we gerekend hebben",
    "questionnaire": "Bijlage: de vragenlijst",
    "text": "",
}
"""The heading that is filled in beforehand."""
LACKS = {
    "there": "Staat al in dit rapport.",
    "groups": "Kan alleen in een rapport over meer groepen. Begin daarvoor met het bestaande rapport daarover.",
    "concepts": "Geen onderwerp is aan twee groepen gevraagd.",
    "several": "Kan niet in een rapport over meer groepen.",
    "weights": "Kan niet in een rapport met gewogen antwoorden.",
    "earlier": "Daarvoor is een eerdere gesloten meting onder dezelfde groep nodig.",
    "indicators": "De vragenlijst van deze meting heeft geen indicatoren.",
    "open": "De vragenlijst van deze meting heeft geen open vragen.",
    "scores": "Daarvoor zijn minstens twee vragen met een schaal of een cijfer nodig.",
    "typology": "De vragenlijst van deze meting kent geen typen.",
    "figures": "De vragenlijst van deze meting heeft geen cijfers om naast elkaar te leggen.",
    "direction": "De vragenlijst zegt van geen enkel cijfer welke kant goed is.",
    "used": "De vragenlijst van deze meting vraagt niet wie ondersteuning gebruikte.",
}
"""Why a kind cannot be chosen."""
ALL_QUESTIONS = {
    "summary": "Kruist u niets aan, dan staan alle indicatoren in het kader.",
    "indicators": "Kruist u niets aan, dan komen alle indicatoren erin.",
    "open_answers": "Kruist u niets aan, dan komen alle open vragen erin.",
    "strengths": "Kruist u niets aan, dan telt alles mee waarvan is vastgelegd welke kant goed is.",
    "changed": "Kruist u niets aan, dan telt alles mee wat te vergelijken is.",
    "benchmark": "Kruist u niets aan, dan komen alle indicatoren erin die één cijfer zijn.",
    "typology": "Kruist u niets aan, dan komen ze er allemaal in.",
    "priorities": "Kies minstens twee onderwerpen waarover men een oordeel gaf.",
}
"""What is said at the list of questions, for each kind."""
MISSING = {
    "questions": "Kruis minstens één vraag aan.",
    "of": "Kruis minstens één uitkomst aan.",
    "used": "Kies wie ondersteuning gebruikte.",
    "choices": "Kruis aan welke antwoorden betekenen dat men de ondersteuning gebruikte.",
    "beside": "Kies minstens één eerdere meting.",
    "importance": "Kruis aan hoe belangrijk elk onderwerp is, of kies hieronder een algemeen oordeel.",
    "overall": "Kies het een of het ander: aangekruiste vragen naar het belang, of een algemeen oordeel.",
}
"""What is said at a field that cannot stay as it is."""
