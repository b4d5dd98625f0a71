"""The forms with which a municipality settles its own affairs."""

from flask_wtf.file import FileField
from wtforms import BooleanField, EmailField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from surveyapp.fieldwork.municipalities import LONGEST_NAME
from surveyapp.storage.tables import LOWEST_THRESHOLD
from surveyapp.web.staff_forms import StaffForm, WholeField

LANGUAGES = {"en": "Engels"}
"""What can be offered beside Dutch."""


class MunicipalityForm(StaffForm):
    name = StringField(
        "Naam van de gemeente",
        [
            InputRequired("Vul de naam van de gemeente in."),
            Length(max=LONGEST_NAME, message=f"Houd de naam korter dan {LONGEST_NAME} tekens."),
        ],
        description="Zonder het woord gemeente ervoor: dat zetten wij erbij. Deze naam staat boven elke pagina, in "
        "mails, brieven en rapporten.",
    )
    languages = SelectMultipleField(
        "Talen naast het Nederlands",
        choices=LANGUAGES,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,
        description="Deelnemers kunnen kiezen uit deze talen, als de vragenlijst vertaald is.",
    )
    threshold = WholeField(
        "Kleinste groep in uitkomsten",
        [InputRequired("Vul een getal in.")],
        description=f"Uitkomsten over minder mensen laten we nergens zien. Minstens {LOWEST_THRESHOLD}. Is er ooit "
        "een meting geopend, dan kunt u dit getal alleen verhogen.",
    )
    sender_email = EmailField(
        "Afzender van mails",
        [Length(max=254, message="Dit adres is te lang.")],
        description="Het adres waar uitnodigingen en herinneringen vandaan komen. Leeg: het adres van de installatie.",
    )
    privacy_email = EmailField(
        "Adres voor vragen over privacy",
        [Length(max=254, message="Dit adres is te lang.")],
        description="Bijvoorbeeld dat van uw functionaris gegevensbescherming. Het staat op de privacypagina van elke "
        "meting.",
    )
    compares = BooleanField(
        "Onze gemeente doet mee",
        description="Doet u mee, dan staan in uw rapport ook cijfers van andere gemeenten die meedoen, en tellen uw "
        "gesloten metingen mee in hun rapport. Het gaat altijd om minstens drie andere gemeenten samen, zonder namen: "
        "nooit om antwoorden, en nooit om het cijfer van één gemeente. Stopt u ermee, dan telt u niet meer mee in "
        "rapporten die daarna worden gemaakt.",
    )

    reminds_owners = BooleanField(
        "Herinner wie een actie doet",
        description="Twee weken voor de datum van een actie gaat er een mail naar wie de actie doet. Loopt de actie "
        "dan nog, dan gaat er de dag na die datum weer een mail uit, en daarna elke maand, een half jaar lang. Wie "
        "meer acties heeft, krijgt er één mail over.",
    )


class LogoForm(StaffForm):
    file = FileField("Kies een afbeelding", description="Een png, jpg, gif of webp van hoogstens 2 MB.")


class StyleForm(StaffForm):
    text = TextAreaField(
        "Design tokens",
        [
            InputRequired("Plak hier het bestand met uw design tokens."),
            Length(max=500_000, message="Dit bestand is te groot. Plak alleen de tokens."),
        ],
        description="De inhoud van uw NL Design System-bestand. We nemen alleen regels over zoals "
        "--utrecht-page-header-background-color: #0e2f4a; en geen andere opmaak.",
    )
