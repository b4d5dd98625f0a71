"""The forms about a wave: making and changing it, another closing moment, how long things are kept."""

import datetime
import re
from typing import Any

from wtforms import Field, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError
from wtforms.widgets import TextInput

from surveyapp.fieldwork.waves import Senseless
from surveyapp.fieldwork.waves.rules import LONGEST_CONTACT, LONGEST_TITLE
from surveyapp.storage.tables import Wave
from surveyapp.web.staff_forms import DayField, OneOfField, StaffForm, WholeField
from surveyapp.web.staff_words import MODES, ORDINALS

CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?(?: ?uur)?")
SHORT_TITLE = f"Houd de naam korter dan {LONGEST_TITLE} tekens."
ONE_LINE = Length(max=LONGEST_CONTACT, message=f"Houd dit korter dan {LONGEST_CONTACT} tekens.")


class ClockField(Field):
    """A time as people write it: 17:00, 17.00, 1700 or 17 uur."""

    widget = TextInput()
    data: datetime.time | None

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, validators=[Optional()], **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = None
        text = str(valuelist[0]).strip() if valuelist else ""
        if not text:
            return
        found = CLOCK.fullmatch(text)
        if found is None:
            raise ValueError(f"“{text[:40]}” is geen tijd die we kennen. Schrijf de tijd zo: 17:00.")
        self.data = datetime.time(int(found[1]), int(found[2] or 0))

    def _value(self) -> str:
        """What stands in the input: as it was typed, or as we write it."""
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:%H:%M}" if self.data else ""


class WaveForm(StaffForm):
    """What an officer decides about a wave; ``of`` leaves only what may still change."""

    questionnaire = OneOfField("Welke vragenlijst?")
    title = StringField(
        "Naam van de meting",
        [InputRequired("Geef de meting een naam."), Length(max=LONGEST_TITLE, message=SHORT_TITLE)],
        description="Zo heet de meting op uw overzicht en in het rapport. Bijvoorbeeld: Verenigingen 2026.",
    )
    ordinal = OneOfField(
        "De hoeveelste meting is dit?", choices={str(ordinal): text for ordinal, text in ORDINALS.items()}
    )
    mode = OneOfField(
        "Wat belooft u over de antwoorden?",
        choices=MODES,
        description="Dit staat op de eerste pagina van de vragenlijst. Na het openen kunt u het niet meer veranderen.",
    )
    opens_on = DayField(
        "Eerste dag om mee te doen",
        validators=[Optional()],
        description="Leeg: meteen zodra u de meting opent. Wie eerder komt, leest vanaf wanneer het kan.",
    )
    opens_time = ClockField("Vanaf hoe laat?", description="Leeg: vanaf middernacht.")
    closes_on = DayField(
        "Laatste dag om mee te doen",
        validators=[Optional()],
        description="Drie tot vier weken werkt goed. Leeg: u sluit de meting zelf.",
    )
    closes_time = ClockField("Tot hoe laat?", description="Leeg: tot middernacht, dus de hele dag.")
    population = WholeField(
        "Hoeveel organisaties zijn er in totaal?",
        validators=[Optional()],
        description="Ook wie u niet uitnodigt. Hiermee rekent het rapport uit hoe zeker de uitkomsten zijn.",
    )
    contact_name = StringField(
        "Naam", [Optional(), ONE_LINE], description="Bijvoorbeeld: Sam de Wit, team Samenleving."
    )
    contact_email = StringField(
        "E-mailadres", [Optional(), ONE_LINE], description="Antwoorden op onze mails komen op dit adres binnen."
    )
    contact_phone = StringField("Telefoon", [Optional(), ONE_LINE])
    addresses_until = DayField(
        "Namen en adressen bewaren tot en met",
        validators=[Optional()],
        description="Leeg: tot drie maanden na het sluiten. Hoogstens een jaar. Daarna gaan ze vanzelf weg.",
    )
    key_until = DayField(
        "Sleutel van de geheime codes bewaren tot en met",
        validators=[Optional()],
        description="Alleen bij “Vertrouwelijk”. Leeg: tot vier jaar na het sluiten. Daarmee kunt u de volgende meting "
        "koppelen aan deze.",
    )
    remark = TextAreaField(
        "Opmerking voor wie het rapport leest",
        [Optional(), Length(max=2000, message="Houd de opmerking korter dan 2.000 tekens.")],
        description="Bijvoorbeeld: de voetbalclubs deden niet mee.",
    )

    def validate_population(self, field: WholeField) -> None:
        if field.data == 0:
            raise ValidationError("Vul een getal in van 1 of hoger.")

    @classmethod
    def new(cls, questionnaires: dict[str, str], contact_email: str) -> "WaveForm":
        """The form of a new wave, of one of these questionnaires."""
        form = cls(data={"contact_email": contact_email})
        form.questionnaire.choices = questionnaires
        return form

    @classmethod
    def of(cls, wave: Wave, changeable: tuple[str, ...]) -> "WaveForm":
        """The form of a wave that exists, with the fields that may still change."""
        values = {field: getattr(wave, field) for field in changeable}
        form = cls(data={**values, "ordinal": str(wave.ordinal)})
        for name in [field.name for field in form]:
            if name not in (*changeable, "csrf_token"):
                del form[name]
        return form

    def values(self) -> dict[str, Any]:
        """What was filled in, by column of the wave."""
        found = {field.name: field.data for field in self if field.name not in ("questionnaire", "csrf_token")}
        if "ordinal" in found:
            found["ordinal"] = int(found["ordinal"])
        return {name: "" if value is None and name in TEXTS else value for name, value in found.items()}


TEXTS = ("title", "remark", "contact_name", "contact_email", "contact_phone")


class ExtendForm(StaffForm):
    closes_on = DayField("Nieuwe laatste dag", validators=[InputRequired("Kies een dag.")])
    closes_time = ClockField("Tot hoe laat?", description="Leeg: tot middernacht, dus de hele dag.")


class KeepForm(StaffForm):
    """Days that are chosen already; an empty field leaves the day as it is."""

    addresses_until = DayField("Namen en adressen bewaren tot en met", validators=[Optional()])
    key_until = DayField("Sleutel van de geheime codes bewaren tot en met", validators=[Optional()])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for field in (self.addresses_until, self.key_until):
            field.flags.optional = False  # nothing is gained by leaving it empty, so the page does not say that one may


def blame(form: StaffForm, senseless: Senseless) -> bool:
    """Put a refusal beside the field that it is about; False when the form has no such field."""
    if senseless.field not in form:
        return False
    form[senseless.field].errors = [str(senseless)]
    return True
