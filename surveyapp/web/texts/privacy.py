"""The page about privacy: who, why, what, how long, who sees it, and one's rights. "Anoniem" is kept for the box."""

TEXTS = {
    "nl": {
        "privacy_link": "Uw privacy",
        "privacy_more": "Lees wat we bewaren, hoelang, en wat u kunt vragen",
        "privacy_title": "Uw privacy bij deze vragenlijst",
        "privacy_back": "Naar de vragenlijst",
        "privacy_who": "Wie is verantwoordelijk?",
        "privacy_responsible": "{owner} stelt deze vragen en is verantwoordelijk voor uw gegevens.",
        "privacy_contact": "Vragen over de vragenlijst? {contact}.",
        "privacy_why": "Waarom vragen we dit?",
        "privacy_why_text": "Om beleid over vrijwilligers te maken, en om later te zien of er iets veranderd is. Dat "
        "is een taak van algemeen belang (artikel 6, eerste lid, onder e, van de privacywet AVG).",
        "privacy_voluntary": "Meedoen is vrijwillig. Doet u niet mee, dan heeft dat geen gevolgen.",
        "privacy_what": "Wat bewaren we?",
        "privacy_kept_address": "De naam, het e-mailadres en de aanhef waarmee we u uitnodigen.",
        "privacy_kept_post": "De naam, het e-mailadres, het postadres en de aanhef waarmee we u uitnodigen.",
        "privacy_kept_list": "Wat al op onze adreslijst staat: {listed}.",
        "privacy_kept_mails": "Welke mails we u stuurden. We houden niet bij of u ze opent.",
        "privacy_kept_answers": "Uw antwoorden. U mag bijna elke vraag overslaan.",
        "privacy_kept_wish": "Uw e-mailadres en taal, als u de uitkomsten wilt ontvangen of van een "
        "bijeenkomst wilt horen. Die staan los van uw antwoorden.",
        "privacy_no_cookies": "Geen cookies, en niet vanaf welk internetadres u antwoordt.",
        "privacy_how_long": "Hoelang bewaren we het?",
        "privacy_names": "Namen, adressen, wensen en de lijst van mails: tot en met {date}.",
        "privacy_names_undated": "Namen, adressen, wensen en de lijst van mails: tot drie maanden na het sluiten.",
        "privacy_wishes": "Uw e-mailadres, als u dat achterlaat: tot en met {date}.",
        "privacy_wishes_undated": "Uw e-mailadres, als u dat achterlaat: tot drie maanden na het sluiten.",
        "privacy_drafts": "Antwoorden die u niet instuurt: even lang, en ze tellen niet mee.",
        "privacy_drafts_sealed": "Antwoorden die u niet instuurt: tot de vragenlijst sluit. Ze zijn versleuteld, en "
        "alleen met uw eigen link te lezen.",
        "privacy_key": "De sleutel van de geheime codes: tot en met {date}. Daarna kan niemand nog nagaan welke "
        "antwoorden van wie zijn.",
        "privacy_key_undated": "De sleutel van de geheime codes: hoogstens vier jaar na het sluiten. Daarna kan "
        "niemand nog nagaan welke antwoorden van wie zijn.",
        "privacy_key_gone": "De sleutel van de geheime codes is vernietigd. Niemand kan nog nagaan welke antwoorden "
        "van wie zijn.",
        "privacy_answers_stay": "De antwoorden zelf, zonder naam, blijven bewaard. Zo kan de gemeente ze vergelijken "
        "met een volgende keer.",
        "privacy_who_sees": "Wie ziet wat?",
        "privacy_readers_anonymous": "Niemand kan zien wat u hebt geantwoord. Als de vragenlijst gesloten is, zien "
        "medewerkers die hieraan werken alle antwoorden door elkaar, zonder naam.",
        "privacy_readers_confidential": "Medewerkers die hieraan werken, zien uitkomsten van groepen. Na het sluiten "
        "kunnen zij ook alle antwoorden zonder naam ophalen.",
        "privacy_readers_named": "Medewerkers die hieraan werken, zien uw antwoorden met uw naam erbij.",
        "privacy_report": "Het rapport met uitkomsten is openbaar. Daarin staat niets over groepen van minder dan "
        "{threshold} deelnemers.",
        "privacy_suppliers": "De leveranciers van onze server en mailserver verwerken gegevens voor ons, en mogen er "
        "niets anders mee doen. We geven niets door aan anderen.",
        "privacy_rights": "Wat kunt u vragen?",
        "privacy_rights_text": "U mag vragen wat we over u bewaren, en vragen om dat te verbeteren of te verwijderen. "
        "U mag ook bezwaar maken.",
        "privacy_rights_anonymous": "Ingestuurde antwoorden kunnen we niet opzoeken of verwijderen: niemand kan "
        "nagaan welke van u zijn.",
        "privacy_rights_confidential": "Zolang de vragenlijst open is, kunt u uw antwoorden zelf bekijken en "
        "veranderen. Zitten ze al in de uitkomsten, dan kunnen we ze losmaken van uw code, maar niet meer weghalen.",
        "privacy_rights_named": "Zolang de vragenlijst open is, kunt u uw antwoorden zelf bekijken en veranderen. "
        "Daarna kunnen we uw naam eraf halen, maar de antwoorden blijven meetellen.",
        "privacy_no_mail": "Wilt u geen mails meer? Onderaan elke mail staat een link om u af te melden.",
        "privacy_ask": "Mail daarvoor naar {email}. U krijgt binnen een maand antwoord.",
        "privacy_ask_anybody": "Neem daarvoor contact op met de gemeente. U krijgt binnen een maand antwoord.",
        "privacy_complain": "Bent u het niet eens met hoe we met uw gegevens omgaan? Dan kunt u een klacht indienen "
        "bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl.",
    },
    "en": {
        "privacy_link": "Your privacy",
        "privacy_more": "Read what we keep, for how long, and what you can ask",
        "privacy_title": "Your privacy in this questionnaire",
        "privacy_back": "To the questionnaire",
        "privacy_who": "Who is responsible?",
        "privacy_responsible": "{owner} asks these questions and is responsible for your data.",
        "privacy_contact": "Any questions about the questionnaire? {contact}.",
        "privacy_why": "Why do we ask this?",
        "privacy_why_text": "To make policy about volunteering, and to see later whether anything has changed. That "
        "is a task in the public interest (GDPR, article 6(1)(e)).",
        "privacy_voluntary": "Taking part is voluntary. If you do not, there are no consequences.",
        "privacy_what": "What do we keep?",
        "privacy_kept_address": "The name, e-mail address and salutation that we invite you with.",
        "privacy_kept_post": "The name, e-mail address, postal address and salutation that we invite you with.",
        "privacy_kept_list": "What our address list holds already: {listed}.",
        "privacy_kept_mails": "Which e-mails we sent you. We do not track whether you open them.",
        "privacy_kept_answers": "Your answers. You may skip nearly every question.",
        "privacy_kept_wish": "Your e-mail address and language, if you want to receive the results or hear of a "
        "meeting. They are kept apart from your answers.",
        "privacy_no_cookies": "No cookies, and not the internet address that you answer from.",
        "privacy_how_long": "How long do we keep it?",
        "privacy_names": "Names, addresses, wishes and the list of e-mails: until {date}, inclusive.",
        "privacy_names_undated": "Names, addresses, wishes and the list of e-mails: until three months after closing.",
        "privacy_wishes": "Your e-mail address, if you leave it: until {date}, inclusive.",
        "privacy_wishes_undated": "Your e-mail address, if you leave it: until three months after closing.",
        "privacy_drafts": "Answers that you do not send in: just as long, and they do not count.",
        "privacy_drafts_sealed": "Answers that you do not send in: until the questionnaire closes. They are "
        "encrypted, and only your own link can read them.",
        "privacy_key": "The key to the secret codes: until {date}, inclusive. After that nobody can tell whose "
        "answers are whose.",
        "privacy_key_undated": "The key to the secret codes: four years after closing at most. After that nobody can "
        "tell whose answers are whose.",
        "privacy_key_gone": "The key to the secret codes has been destroyed. Nobody can tell whose answers are whose "
        "any more.",
        "privacy_answers_stay": "The answers themselves, without a name, are kept, so that the municipality can "
        "compare them with a next time.",
        "privacy_who_sees": "Who sees what?",
        "privacy_readers_anonymous": "Nobody can see what you answered. Once the questionnaire has closed, the staff "
        "who work on this see all answers mixed up, without names.",
        "privacy_readers_confidential": "The staff who work on this see results of groups. After closing they can "
        "also fetch all answers without names.",
        "privacy_readers_named": "The staff who work on this see your answers together with your name.",
        "privacy_report": "The report with results is public. It says nothing about groups of fewer than {threshold} "
        "respondents.",
        "privacy_suppliers": "The suppliers of our server and mail server process data for us, and may not do "
        "anything else with it. We pass nothing on to others.",
        "privacy_rights": "What can you ask?",
        "privacy_rights_text": "You may ask what we keep about you, and ask us to correct or remove it. You may also "
        "object.",
        "privacy_rights_anonymous": "We cannot look up or remove answers that were sent in: nobody can tell which are "
        "yours.",
        "privacy_rights_confidential": "As long as the questionnaire is open, you can view and change your answers "
        "yourself. Once they are part of the results, we can cut them loose from your code, but not take them out.",
        "privacy_rights_named": "As long as the questionnaire is open, you can view and change your answers yourself. "
        "After that we can take your name off, but the answers keep counting.",
        "privacy_no_mail": "No more e-mails from us? There is a link at the end of every e-mail to unsubscribe.",
        "privacy_ask": "To do so, e-mail {email}. You will get an answer within a month.",
        "privacy_ask_anybody": "To do so, contact the municipality. You will get an answer within a month.",
        "privacy_complain": "If you disagree with how we handle your data, you can complain to the Dutch Data "
        "Protection Authority: autoriteitpersoonsgegevens.nl.",
    },
}
