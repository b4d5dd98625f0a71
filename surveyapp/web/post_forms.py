"""The forms of the pages about letters and paper."""

from typing import Any

from wtforms import BooleanField, SelectField, StringField, TextAreaField
from wtforms.validators import Length

from surveyapp.fieldwork import letters
from surveyapp.web.staff_forms import OneOfField, StaffForm

WHO = {
    letters.EVERYBODY: "Iedereen op de adreslijst",
    letters.WITHOUT_MAIL: "Wie geen e-mailadres heeft",
    letters.UNREACHED: "Wie we niet per e-mail bereiken: geen adres, of de mail kwam terug",
    letters.NOT_YET: "Wie nog niet meedeed",
}
WINDOWS = {"left": "Links", "right": "Rechts"}
LANGUAGES = {"nl": "Nederlands", "en": "Engels"}
_LONG = Length(max=6000, message="Houd de tekst korter dan 6000 tekens.")
_LINE = Length(max=150, message="Houd deze regel korter dan 150 tekens.")


class LettersForm(StaffForm):
    who = OneOfField("Wie krijgt een brief?", choices=WHO, default=letters.EVERYBODY)
    window = OneOfField(
        "Waar zit het venster van uw envelop?",
        choices=WINDOWS,
        default="left",
        description="Het adres past in een envelop DL, C5/6 of C5. De streepjes aan de rand zeggen waar u vouwt.",
    )
    group = SelectField(
        "Op volgorde van",
        validate_choice=False,
        description="Een brief per beleidsveld? Kies hier de kolom met het beleidsveld. De brieven liggen dan op "
        "volgorde, en elke brief begint met dat veld.",
    )

    def __init__(self, groups: dict[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.group.choices = [("", "Naam"), *groups.items()]


class FormsForm(StaffForm):
    who = OneOfField("Voor wie?", choices=WHO, default=letters.WITHOUT_MAIL)
    language = OneOfField("In welke taal?", choices=LANGUAGES, default="nl")


class WordsForm(StaffForm):
    subject_nl = StringField("Onderwerp", [_LINE])
    body_nl = TextAreaField("Tekst", [_LONG])
    subject_en = StringField("Onderwerp", [_LINE])
    body_en = TextAreaField("Tekst", [_LONG])
    back_nl = TextAreaField("Hoe komt het formulier terug? (Nederlands)", [_LONG])
    back_en = TextAreaField("Hoe komt het formulier terug? (Engels)", [_LONG])


class SearchForm(StaffForm):
    words = StringField("De acht woorden op het formulier", [Length(max=200)])
    invitation = StringField("Nummer", [Length(max=10)])
    take_over = BooleanField("Overnemen")
    blank = BooleanField("Zonder code")
