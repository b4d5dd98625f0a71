"""The forms of the administrator of the installation."""

from wtforms import EmailField, StringField
from wtforms.validators import InputRequired, Length

from surveyapp.fieldwork.accounts.people import LONGEST_NAME as LONGEST_PERSON
from surveyapp.fieldwork.municipalities import LONGEST_NAME
from surveyapp.web.staff_forms import StaffForm

TOO_LONG = "Dit is te lang."


class PersonForm(StaffForm):
    """Somebody who gets an account."""

    email = EmailField(
        "E-mailadres",
        [InputRequired("Vul een e-mailadres in."), Length(max=254, message=TOO_LONG)],
        description="Hier logt deze persoon straks mee in.",
    )
    person = StringField("Naam", [Length(max=LONGEST_PERSON, message=TOO_LONG)], description="Mag leeg blijven.")


class TenantForm(PersonForm):
    """A municipality with the person who begins there."""

    name = StringField(
        "Naam van de gemeente",
        [InputRequired("Vul de naam van de gemeente in."), Length(max=LONGEST_NAME, message=TOO_LONG)],
        description="Zonder het woord gemeente ervoor.",
    )
