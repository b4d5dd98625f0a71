"""The forms of the pages about mail."""

import datetime
from typing import Any

from wtforms import StringField, TextAreaField
from wtforms.validators import Length, Optional, StopValidation, ValidationError

from surveyapp.fieldwork.lettertexts import Text
from surveyapp.fieldwork.mail.places import LONGEST_BODY, LONGEST_SUBJECT
from surveyapp.fieldwork.waves.period import NETHERLANDS, exists
from surveyapp.web.staff_forms import DayField, OneOfField, StaffForm
from surveyapp.web.texts import LANGUAGES
from surveyapp.web.wave_forms import ClockField

AT_ONCE, AT_MOMENT = "meteen", "moment"


def _chosen(form: "PlanForm", field: DayField) -> None:
    """An empty day is no error by itself, but whoever chose a moment must not find that the mail went out at once."""
    if form.when.data == AT_MOMENT and not "".join(field.raw_data or ()).strip():
        field.errors = []
        raise StopValidation("Kies een dag.")


class PlanForm(StaffForm):
    """When a mailing goes out."""

    when = OneOfField(
        "Wanneer?",
        choices={AT_ONCE: "Meteen", AT_MOMENT: "Op een moment dat ik kies"},
        default=AT_ONCE,
    )
    day = DayField("Dag", validators=[_chosen, Optional()], description="Alleen als u zelf een moment kiest.")
    time = ClockField("Tijd", description="Bijvoorbeeld 14:00. Leeg: om 9 uur 's ochtends.")
    results_at = StringField(
        "Waar staan de uitkomsten?",
        [Length(max=500, message="Houd het adres korter dan 500 tekens.")],
        description="Het adres van een webpagina, bijvoorbeeld https://www.gemeente.nl/uitkomsten.",
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for field in (self.day, self.time):
            field.flags.optional = False  # what may stay empty depends on what was chosen above

    def validate_time(self, field: ClockField) -> None:
        if self.when.data == AT_MOMENT and self.day.data and field.data and not exists(self.day.data, field.data):
            raise ValidationError("Die nacht gaat de klok een uur vooruit: deze tijd bestaat dan niet.")

    def moment(self, now: datetime.datetime) -> datetime.datetime:
        """The moment that was chosen."""
        if self.when.data == AT_ONCE or self.day.data is None:
            return now
        return datetime.datetime.combine(self.day.data, self.time.data or datetime.time(9), NETHERLANDS)


class MailTextForm(StaffForm):
    """The texts of one kind; ``text_form`` adds a subject and a body for each text and language."""

    def given(self, text: str, language: str, ours: Text) -> Text:
        """What was typed; an empty field means our own words again."""
        subject = (self[f"subject-{text}-{language}"].data or "").strip()
        body = (self[f"body-{text}-{language}"].data or "").replace("\r\n", "\n").strip()
        return Text(subject or ours.subject, body or ours.body)


def text_form(texts: list[str], languages: list[str], **given: Any) -> MailTextForm:
    """The form for these texts in these languages."""
    fields: dict[str, Any] = {}
    for text in texts:
        for language in languages:
            of = "" if len(languages) == 1 else f" ({LANGUAGES[language]})"
            fields[f"subject-{text}-{language}"] = StringField(
                f"Onderwerp{of}", [Length(max=LONGEST_SUBJECT + 100, message="Houd het onderwerp korter.")]
            )
            fields[f"body-{text}-{language}"] = TextAreaField(
                f"Tekst{of}", [Length(max=4 * LONGEST_BODY, message="Houd de tekst korter.")]
            )
    made: MailTextForm = type("TheseTextsForm", (MailTextForm,), fields)(**given)
    return made
