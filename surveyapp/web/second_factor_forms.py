"""The forms about the second factor."""

from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length

from surveyapp.web.staff_forms import StaffForm

LONGEST_CODE = 40


class CodeForm(StaffForm):
    code = StringField(
        "Code",
        [InputRequired("Vul de code in."), Length(max=LONGEST_CODE, message="Deze code is te lang.")],
    )


class ConfirmForm(CodeForm):
    """Somebody at an unlocked computer may not change how its owner signs in."""

    password = PasswordField("Uw wachtwoord", [InputRequired("Vul het wachtwoord in waarmee u nu inlogt.")])
