"""The form for a goal: figures are typed as people write them, a share in percents."""

import datetime
from typing import Any

from wtforms import FloatField, HiddenField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import TextInput

from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.policycycle import goals
from surveyapp.policycycle.goals import Aim
from surveyapp.questionnaire.notation import format_number
from surveyapp.report import menu
from surveyapp.storage.tables import Goal, Wave
from surveyapp.web.explore_forms import GroupedField
from surveyapp.web.staff_forms import DayField, OneOfField, StaffForm
from surveyapp.web.staff_words import GOAL_DIRECTIONS

LATER_WAVES = 5
"""So many waves further a goal can be chosen for."""
SHARE, NUMBER = "Een percentage, bijvoorbeeld 60.", "Een getal, bijvoorbeeld 7,5."


class FigureField(FloatField):
    """A number as people write it: 60, 62,5 or 62,5%."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[Any]) -> None:
        text = str(valuelist[0]).strip() if valuelist else ""
        self.typed, self.data = text, None
        digits = text.removesuffix("%").strip().replace(",", ".")
        if not text:
            return
        try:
            self.data = float(digits) if len(digits) < 12 and digits.replace(".", "", 1).isdigit() else None
        except ValueError:
            self.data = None
        if self.data is None:
            raise ValueError(f"“{text[:40]}” kunnen we niet als getal lezen. {SHARE} {NUMBER}")

    def _value(self) -> str:
        if getattr(self, "typed", ""):
            return str(self.typed)
        return format_number(self.data, "nl") if self.data is not None else ""


class GoalForm(StaffForm):
    """What is to be reached, when, and what that rests on."""

    variable = GroupedField(
        "Welk cijfer wilt u volgen?", none="Kies een vraag of indicator", missing="Deze meting heeft geen cijfer"
    )
    direction = OneOfField("Welke kant moet het op?", choices=GOAL_DIRECTIONS)
    target = FigureField(
        "Welke waarde wilt u halen?",
        [InputRequired("Vul een getal in.")],
        description="Bij een aandeel een percentage, bijvoorbeeld 60. Bij een gemiddelde een getal, bijvoorbeeld 7,5.",
    )
    ordinal = SelectField("Bij welke meting kijkt u of het gelukt is?", coerce=int, validate_choice=False)
    due_on = DayField("Op welke datum moet het gehaald zijn?", validators=[InputRequired("Vul een datum in.")])
    norm = FigureField(
        "Van welke norm gaat u uit?",
        [Optional()],
        description="Bijvoorbeeld het landelijke cijfer of een afspraak in een nota.",
    )
    source = TextAreaField(
        "Waar komt dit doel of deze norm vandaan?",
        [
            InputRequired("Schrijf op waar dit doel vandaan komt."),
            Length(max=1000, message="Neem hoogstens 1000 tekens."),
        ],
        description="Bijvoorbeeld: raadsbesluit van 12 mei 2026, of de uitkomst van een buurgemeente.",
    )
    reason = TextAreaField("Waarom verandert dit?", [Length(max=1000, message="Neem hoogstens 1000 tekens.")])
    version = HiddenField()

    @classmethod
    def of(cls, wave: Wave, goal: Goal | None = None) -> "GoalForm":
        """The form for this wave, filled in with the goal that is there."""
        known = goals.measurable(wave)
        form = cls(data=_filled(wave, goal, known) if goal else {"ordinal": wave.ordinal + 1})
        groups = menu.questions(questionnaire_of(wave))
        offered = {
            title: {code: name for code, name in group.items() if code in known} for title, group in groups.items()
        }
        form.variable.groups = {title: group for title, group in offered.items() if group}
        form.ordinal.choices = [
            (each, f"{each}-meting") for each in range(wave.ordinal + 1, wave.ordinal + 1 + LATER_WAVES)
        ]
        form.norm.flags.optional = True
        return form

    def aim(self, wave: Wave) -> Aim:
        """What was typed, in the unit of the figure."""
        code = self.variable.data or ""
        variable = goals.measurable(wave).get(code)
        parts = 100 if variable and variable.yes_or_no else 1
        target, norm = (None if each is None else each / parts for each in (self.target.data, self.norm.data))
        source = " ".join((self.source.data or "").split())
        return Aim(
            code,
            self.direction.data,
            target or 0.0,
            self.ordinal.data or 0,
            self.due_on.data or datetime.date.min,
            source,
            norm,
        )


class WithdrawForm(StaffForm):
    """Why a goal is given up."""

    why = TextAreaField("Waarom laat u dit doel los?", [Length(max=1000, message="Neem hoogstens 1000 tekens.")])


def _filled(wave: Wave, goal: Goal, known: dict[str, Any]) -> dict[str, Any]:
    variable = known.get(goal.variable)
    parts = 100 if variable and variable.yes_or_no else 1
    return {
        "variable": goal.variable,
        "direction": goal.direction,
        "target": round(goal.target * parts, 6),
        "norm": None if goal.norm is None else round(goal.norm * parts, 6),
        "ordinal": goal.ordinal,
        "due_on": goal.due_on,
        "source": goal.source,
        "version": str(goal.version),
    }
