"""The forms of the administrator of the installation."""

from wtforms import StringField
from wtforms.validators import InputRequired, Length

from surveyapp.fieldwork.municipalities import LONGEST_NAME
from surveyapp.web.inviting import TOO_LONG, PersonForm


class TenantForm(PersonForm):
    """A municipality with the person who begins there."""

    name = StringField(
        "Naam van de gemeente",
        [InputRequired("Vul de naam van de gemeente in."), Length(max=LONGEST_NAME, message=TOO_LONG)],
        description="Zonder het woord gemeente ervoor.",
    )
