"""Links and codes: what each leads to, and what one reads when it leads to no questions."""

TEXTS = {
    "nl": {
        # a link that does not open a form
        "already": "U hebt deze vragenlijst al ingestuurd",
        "already_text": "Bedankt. We hebben uw antwoorden ontvangen. U hoeft niets meer te doen.",
        "already_copy": "Uw antwoorden kunnen we hier niet meer laten zien.",
        "closed": "Deze vragenlijst is gesloten",
        "closed_text": "U kunt niet meer meedoen. Hebt u vragen? Neem dan contact op met de gemeente.",
        "closed_typing": "De vragenlijst sloot terwijl u bezig was. Wat u hier invulde, is niet meer bewaard.",
        "not_open": "Deze vragenlijst is nog niet open",
        "not_open_text": "Probeer het later nog eens met dezelfde link.",
        "day_and_time": "{date}, {time} uur",
        "not_open_date": "U kunt meedoen vanaf {date}. Gebruik dan dezelfde link.",
        # open link
        "open_start_text": "Iedereen met deze link mag meedoen. U krijgt na het begin een eigen link, waarmee u later "
        "verder kunt gaan.",
        "open_once": "Vul de vragenlijst één keer per organisatie in.",
        "open_resume": "Bent u al begonnen? Gebruik dan uw eigen link.",
        "own_link": "Uw eigen link",
        "own_link_text": "Wilt u tussendoor stoppen? Bewaar dan eerst deze link. Alleen hiermee kunt u later verder.",
        # the eight words of a letter
        "code_owner": "Vragenlijst van uw gemeente",
        "code_title": "Vul uw code in",
        "code_text": "In uw brief staan acht woorden. Typ ze hieronder over. Daarna komt u bij de vragenlijst.",
        "code_words": "De acht woorden uit uw brief",
        "code_help": "Hoofdletters en spaties maken niet uit.",
        "code_go": "Naar de vragenlijst",
        "code_error": "Deze code kennen we niet",
        "code_empty": "Typ hier de acht woorden die in uw brief staan.",
        "code_shape": "Dit zijn niet precies acht woorden van vijf letters. Kijk of u alles goed hebt overgenomen.",
        "code_unknown": "Kijk of alle woorden kloppen en in de goede volgorde staan. Klopt alles? Bel of mail dan de "
        "gemeente: in uw brief staat hoe.",
    },
    "en": {
        "already": "You have already sent in this questionnaire",
        "already_text": "Thank you. We have received your answers. There is nothing more to do.",
        "already_copy": "We cannot show your answers here any more.",
        "closed": "This questionnaire is closed",
        "closed_text": "You can no longer take part. If you have questions, please contact the municipality.",
        "closed_typing": "The questionnaire closed while you were busy. What you filled in on this page was not saved.",
        "not_open": "This questionnaire is not open yet",
        "not_open_text": "Please try again later with the same link.",
        "day_and_time": "{date}, {time}",
        "not_open_date": "You can take part from {date}. Use the same link then.",
        "open_start_text": "Everyone with this link may take part. Once you start, you get a link of your own to "
        "continue later.",
        "open_once": "Fill in the questionnaire once per organisation.",
        "open_resume": "Already started? Then use your own link.",
        "own_link": "Your own link",
        "own_link_text": "Do you want to stop halfway? Save this link first. It is the only way to continue later.",
        "code_owner": "Your municipality's survey",
        "code_title": "Enter your code",
        "code_text": "Your letter has eight words. Copy them below. They take you to the questionnaire.",
        "code_words": "The eight words from your letter",
        "code_help": "Capitals and spaces do not matter.",
        "code_go": "To the questionnaire",
        "code_error": "We do not know this code",
        "code_empty": "Type the eight words from your letter here.",
        "code_shape": "These are not exactly eight words of five letters. Please check that you copied all of them.",
        "code_unknown": "Check that all words are right and in the right order. If they are, call or e-mail the "
        "municipality: your letter says how.",
    },
}
