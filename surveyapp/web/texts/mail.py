"""What the page says on which somebody signs off from mail."""

TEXTS: dict[str, dict[str, str]] = {
    "nl": {
        "unsubscribe": "Geen mails over vragenlijsten meer?",
        "unsubscribe_text": "Op {address} krijgt u dan geen mails meer van {owner} over vragenlijsten. Andere mails "
        "van de gemeente blijven gewoon komen.",
        "unsubscribe_link": "De link naar de vragenlijst in uw mail blijft werken zolang de vragenlijst open is. Van "
        "uw adres bewaren we alleen een code, om te weten dat we u niet mogen mailen.",
        "unsubscribe_button": "Ja, meld mij af",
        "unsubscribed": "U bent afgemeld",
        "unsubscribed_text": "{address} krijgt geen mails meer van {owner} over vragenlijsten.",
        "unsubscribe_actions": "Geen herinneringen aan acties meer?",
        "unsubscribe_actions_text": "Op {address} krijgt u dan geen herinneringen meer van {owner} aan acties die "
        "op uw naam staan. Andere mails van de gemeente blijven gewoon komen.",
        "unsubscribe_actions_link": "De acties blijven op uw naam staan. Doet iemand anders ze? Laat het de gemeente "
        "weten. Van uw adres bewaren we alleen een code, om te weten dat we u niet mogen herinneren.",
        "unsubscribed_actions_text": "{address} krijgt geen herinneringen aan acties meer van {owner}.",
        "unsubscribed_back": "Bedenkt u zich? Laat het de gemeente weten.",
    },
    "en": {
        "unsubscribe": "No more mails about surveys?",
        "unsubscribe_text": "You will get no more mails about surveys from {owner} at {address}. Other mails of the "
        "municipality will still come.",
        "unsubscribe_link": "The link to the survey in your mail keeps working for as long as the survey is open. Of "
        "your address we keep a code only, to know that we may not mail you.",
        "unsubscribe_button": "Yes, sign me off",
        "unsubscribed": "You are signed off",
        "unsubscribed_text": "{address} will get no more mails about surveys from {owner}.",
        "unsubscribe_actions": "No more reminders of actions?",
        "unsubscribe_actions_text": "You will get no more reminders from {owner} at {address} of actions in your name. "
        "Other mails of the municipality will still come.",
        "unsubscribe_actions_link": "The actions stay in your name. If somebody else does them, let the municipality "
        "know. Of your address we keep a code only, to know that we may not remind you.",
        "unsubscribed_actions_text": "{address} will get no more reminders of actions from {owner}.",
        "unsubscribed_back": "If you change your mind, let the municipality know.",
    },
}
