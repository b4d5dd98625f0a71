"""What charts say: titles, text alternatives, names of what is drawn."""

TEXTS = {
    "{answer} (deel van wie iets antwoordde)": "{answer} (part of all who answered)",
    "Zo ver liggen de groepen uit elkaar, van 0 tot 100": "How far the groups are apart, from 0 to 100",
    "Per onderwerp een lijn van 0 tot 100 met een punt per groep. {told}.": (
        "A line from 0 to 100 per subject with a point per group. {told}."
    ),
    "De oordelen met hun 95%-interval, van 0 tot 100": "The ratings with their 95% interval, from 0 to 100",
    "Punten met hun 95%-interval op een lijn van 0 tot 100, per onderwerp en groep. {told}.": (
        "Points with their 95% interval on a line from 0 to 100, per subject and group. {told}."
    ),
    "Respons per groep, in procenten: {title}": "Response per group, in percent: {title}",
    "Respons": "Response",
    "Staafdiagram van de respons bij “{title}”. {told}.": "Bar chart of the response by “{title}”. {told}.",
    "Uitgenodigd: {invited}; ingevuld: {answered}. De respons is het deel van de uitgenodigden.": (
        "Invited: {invited}; completed: {answered}. The response is the part of those invited."
    ),
}
