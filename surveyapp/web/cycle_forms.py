"""The forms of the policy cycle."""

from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length
from wtforms.validators import Optional as MayBeEmpty

from surveyapp.policycycle.steps import LONGEST_OWNER
from surveyapp.web.staff_forms import DayField, OneOfField, StaffForm, WholeField
from surveyapp.web.staff_words import DOCUMENT_KINDS


class StartForm(StaffForm):
    first_year = WholeField("Eerste jaar", [InputRequired("Vul het eerste jaar in.")])
    last_year = WholeField(
        "Laatste jaar", [InputRequired("Vul het laatste jaar in.")], description="Meestal vier jaar later."
    )


class PlanForm(StaffForm):
    owner = StringField(
        "Wie zorgt voor deze stap?",
        [Length(max=LONGEST_OWNER, message=f"Neem hoogstens {LONGEST_OWNER} tekens.")],
    )
    due_on = DayField("Wanneer is de stap klaar?", validators=[MayBeEmpty()])

    @property
    def tidy(self) -> str:
        """The owner on one line."""
        return " ".join((self.owner.data or "").split())


class WaveForm(StaffForm):
    wave = SelectField("Welke meting?", [InputRequired("Kies een meting.")], validate_choice=False)


class DocumentForm(StaffForm):
    kind = OneOfField("In welke vorm?", choices=DOCUMENT_KINDS, default="docx")
