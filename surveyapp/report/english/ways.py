"""The chapter of ways."""

TEXTS = {
    "Respons naar hoe de uitnodiging ging": "Response by how the invitation went",
    "Uitnodiging": "Invitation",
    "Respons volgens AAPOR naar hoe de uitnodiging ging": "Response by AAPOR by how the invitation went",
    "{title}: uitgenodigd": "{title}: invited",
    "ingevuld": "completed",
    "respons": "response",
    "Per mail": "By mail",
    "Per brief, of met een link die is overhandigd": "By letter, or with a link that was handed over",
    "Geteld is de eerste uitnodiging. Wie een mail kreeg en later een brief, telt bij mail.": (
        "The first invitation counts. Who got a mail and later a letter counts with mail."
    ),
}
