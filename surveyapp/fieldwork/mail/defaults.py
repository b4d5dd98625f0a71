"""What mails say as long as the officer writes nothing else: plain language, in both languages."""

from surveyapp.fieldwork.lettertexts import Text

_BYE = {"nl": "Met vriendelijke groet,\n{gemeente}", "en": "Yours sincerely,\n{gemeente}"}


def _text(language: str, subject: str, *paragraphs: str) -> Text:
    return Text(subject, "\n\n".join(("{aanhef},", *paragraphs, _BYE[language])))


INVITATION = {
    "nl": _text(
        "nl",
        "Wilt u meedoen? {vragenlijst}",
        "{gemeente} vraagt u om mee te doen aan een vragenlijst: {vragenlijst}. Met de antwoorden maken we ons beleid "
        "beter. Daarom horen we graag hoe het bij u gaat.",
        "Invullen kost ongeveer {minuten} minuten. U kunt tussendoor stoppen en later verdergaan. Meedoen kan tot en "
        "met {laatste dag}.",
        "{link}",
        "Deze link is alleen voor u. Kan iemand anders de vragen beter beantwoorden? Geef de link dan door. Dat kan op "
        "de eerste bladzijde van de vragenlijst.",
        "{belofte}",
        "Alvast bedankt voor uw hulp.",
    ),
    "en": _text(
        "en",
        "Will you take part? {vragenlijst}",
        "{gemeente} asks you to take part in a survey: {vragenlijst}. With the answers we can improve our policy. That "
        "is why we would like to hear how you are doing.",
        "It takes about {minuten} minutes. You can stop at any time and continue later. You can take part until "
        "{laatste dag}.",
        "{link}",
        "This link is for you only. Is there somebody who can answer the questions better? Then pass the link on. You "
        "can do that on the first page of the survey.",
        "{belofte}",
        "Thank you in advance for your help.",
    ),
}

FIRST = {
    "nl": _text(
        "nl",
        "Herinnering: {vragenlijst}",
        "Een tijdje geleden vroegen we u om mee te doen aan een vragenlijst: {vragenlijst}. Hebt u er nog geen tijd "
        "voor gehad? Het kan nog tot en met {laatste dag}. Het kost ongeveer {minuten} minuten.",
        "{link}",
        "{belofte}",
        "Wilt u niet meedoen? Dat kunt u zeggen op de eerste bladzijde. Dan krijgt u geen herinneringen meer.",
    ),
    "en": _text(
        "en",
        "Reminder: {vragenlijst}",
        "Some time ago we asked you to take part in a survey: {vragenlijst}. Have you not had time yet? You can still "
        "take part until {laatste dag}. It takes about {minuten} minutes.",
        "{link}",
        "{belofte}",
        "Would you rather not take part? You can say so on the first page. Then you get no more reminders.",
    ),
}
BEGUN = {
    "nl": _text(
        "nl",
        "U bent al begonnen: {vragenlijst}",
        "U bent begonnen met de vragenlijst {vragenlijst}. Dank daarvoor. U hebt de antwoorden nog niet ingestuurd, en "
        "daarom tellen ze nog niet mee.",
        "U gaat verder waar u gebleven was. Insturen kan tot en met {laatste dag}.",
        "{link}",
        "{belofte}",
    ),
    "en": _text(
        "en",
        "You have already begun: {vragenlijst}",
        "You have begun with the survey {vragenlijst}. Thank you for that. You have not sent your answers yet, so they "
        "do not count yet.",
        "You can go on where you stopped. You can send your answers until {laatste dag}.",
        "{link}",
        "{belofte}",
    ),
}
ANONYMOUS = {
    "nl": _text(
        "nl",
        "Herinnering: {vragenlijst}",
        "Een tijdje geleden vroegen we u om mee te doen aan een vragenlijst: {vragenlijst}. Meedoen kan nog tot en met "
        "{laatste dag}. Bent u al begonnen? Dan gaat u verder waar u gebleven was.",
        "{al meegedaan}",
        "{link}",
        "{belofte}",
    ),
    "en": _text(
        "en",
        "Reminder: {vragenlijst}",
        "Some time ago we asked you to take part in a survey: {vragenlijst}. You can still take part until {laatste "
        "dag}. Have you already begun? Then you can go on where you stopped.",
        "{al meegedaan}",
        "{link}",
        "{belofte}",
    ),
}
"""A reminder in an anonymous wave: nobody can know who began, and who answered is known only in groups, and later."""
LAST_SUBJECT = {"nl": "Laatste herinnering: {vragenlijst}", "en": "Last reminder: {vragenlijst}"}

THANKS = {
    "nl": _text(
        "nl",
        "Bedankt voor het meedoen: {vragenlijst}",
        "U hebt meegedaan aan de vragenlijst {vragenlijst}. Hartelijk dank voor uw tijd. U krijgt hierover geen "
        "herinneringen meer.",
        "Hebt u een vraag? Dan kunt u deze mail beantwoorden.",
    ),
    "en": _text(
        "en",
        "Thank you for taking part: {vragenlijst}",
        "You took part in the survey {vragenlijst}. Thank you very much for your time. You will get no more reminders "
        "about it.",
        "Do you have a question? Then you can reply to this mail.",
    ),
}
RESULTS = {
    "nl": _text(
        "nl",
        "De uitkomsten zijn er: {vragenlijst}",
        "U vroeg om de uitkomsten van de vragenlijst {vragenlijst}. Ze zijn er.",
        "{uitkomsten}",
        "Bedankt voor uw belangstelling.",
    ),
    "en": _text(
        "en",
        "The results are in: {vragenlijst}",
        "You asked for the results of the survey {vragenlijst}. They are here now.",
        "{uitkomsten}",
        "Thank you for your interest.",
    ),
}
MEETING = {
    "nl": _text(
        "nl",
        "Een bijeenkomst over de uitkomsten: {vragenlijst}",
        "U wilde het horen als er een bijeenkomst komt over de uitkomsten van de vragenlijst {vragenlijst}. Die is er:",
        "{bijeenkomst}",
        "U bent van harte welkom. Hebt u een vraag? Dan kunt u deze mail beantwoorden.",
    ),
    "en": _text(
        "en",
        "A meeting about the results: {vragenlijst}",
        "You wanted to hear of a meeting about the results of the survey {vragenlijst}. There will be one:",
        "{bijeenkomst}",
        "You are very welcome. Do you have a question? Then you can reply to this mail.",
    ),
}
HANDOVER = {
    "nl": _text(
        "nl",
        "De vraag om mee te doen is aan u doorgegeven: {vragenlijst}",
        "Iemand van {organisatie} vraagt u om een vragenlijst van {gemeente} in te vullen: {vragenlijst}. Dat kost "
        "ongeveer {minuten} minuten. Meedoen kan tot en met {laatste dag}.",
        "{link}",
        "Wat er al was ingevuld, ziet u ook.",
        "{belofte}",
    ),
    "en": _text(
        "en",
        "You are asked to take part: {vragenlijst}",
        "Somebody of {organisatie} asks you to answer a survey of {gemeente}: {vragenlijst}. It takes about {minuten} "
        "minutes. You can take part until {laatste dag}.",
        "{link}",
        "You will also see what was filled in before.",
        "{belofte}",
    ),
}
ALREADY = {
    "nl": "Hebt u al meegedaan? Dan hoeft u niets te doen. De vragenlijst is anoniem: wij zien pas later wie meedeed, "
    "en alleen in groepjes.",
    "en": "Have you already taken part? Then you do not have to do anything. The survey is anonymous: we only see "
    "later who took part, and only in groups.",
}


def default(text: str, language: str, *, anonymous: bool) -> Text:
    """Our own words for this text; see ``kinds.TEXTS``."""
    if text.startswith("reminder"):
        return _reminder(text, language, anonymous=anonymous)
    known = {
        "invitation": INVITATION,
        "thanks": THANKS,
        "results": RESULTS,
        "meeting": MEETING,
        "handover": HANDOVER,
    }
    return known[text][language]


def _reminder(text: str, language: str, *, anonymous: bool) -> Text:
    """The last one says in its subject that it is the last."""
    found = (ANONYMOUS if anonymous else BEGUN if text.endswith("_begun") else FIRST)[language]
    return Text(LAST_SUBJECT[language], found.body) if text == "reminder3" else found
