"""The forms of the pages for staff: WTForms with a token against forged posts, and messages in plain Dutch."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    DateField,
    Field,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import EqualTo, InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, TextInput

from surveyapp.fieldwork.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD
from surveyapp.report.definition import ReportDefinition
from surveyapp.web.staff_words import ANSWER_KINDS, REQUEST_KINDS


class WholeField(IntegerField):
    """A whole number as people write it: 1400, 1.400 or 1 400."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[Any]) -> None:
        text = str(valuelist[0]).strip() if valuelist else ""
        digits = text.replace(".", "").replace(" ", "")
        self.data = None
        if digits.isascii() and digits.isdigit() and len(digits) < 10:
            self.data = int(digits)
        elif text:
            raise ValueError(f"“{text[:40]}” kunnen we niet als heel getal lezen. Vul alleen cijfers in.")


class DayField(DateField):
    """A date, as the browser sends it or as people write it."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, format=["%Y-%m-%d", "%d-%m-%Y"], **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            text = " ".join(map(str, valuelist))[:40]
            raise ValueError(f"“{text}” is geen datum die we kennen. Schrijf de datum zo: 31-12-2026.") from None


class OneOfField(RadioField):
    """One of a few possibilities, none chosen beforehand."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, validate_choice=False, **kwargs)

    def pre_validate(self, form: Any) -> None:
        if self.data not in {choice[0] for choice in self.iter_choices()}:
            raise ValidationError("Kies een van de mogelijkheden.")


def whole(typed: object) -> int:
    """What was chosen or sent along as a number, 0 when it is none."""
    text = str(typed or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def wrong_fields(form: FlaskForm) -> list[Field]:
    """The fields with an error, in order, for the summary on top of the page."""
    return [field for field in form if field.errors]


def first_input(field: Field) -> str:
    """Id of the first input of a field, for a link that lands on something one can type in."""
    return f"{field.id}-0" if isinstance(field, RadioField) else field.id


class StaffForm(FlaskForm):
    """A form with a token against forged posts."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]

    def is_accepted(self) -> bool:
        """Whether it was sent and nothing is wrong with it."""
        return bool(self.validate_on_submit())  # type: ignore[no-untyped-call]


class SignInForm(StaffForm):
    email = StringField("E-mailadres", [InputRequired("Vul uw e-mailadres in."), Length(max=254)])
    password = PasswordField("Wachtwoord", [InputRequired("Vul uw wachtwoord in."), Length(max=LONGEST_PASSWORD)])
    next = HiddenField()


class NewPasswordForm(StaffForm):
    new = PasswordField(
        "Nieuw wachtwoord",
        [
            InputRequired("Vul een nieuw wachtwoord in."),
            Length(SHORTEST_PASSWORD, message=f"Neem een wachtwoord van minstens {SHORTEST_PASSWORD} tekens."),
            Length(max=LONGEST_PASSWORD, message=f"Neem een wachtwoord van hoogstens {LONGEST_PASSWORD} tekens."),
        ],
        description=f"Minstens {SHORTEST_PASSWORD} tekens. Een zin van vier of meer woorden is sterk.",
    )
    again = PasswordField(
        "Nieuw wachtwoord, nog een keer",
        [InputRequired("Vul het nieuwe wachtwoord nog een keer in."), EqualTo("new", "De twee zijn niet gelijk.")],
    )


class PasswordForm(NewPasswordForm):
    current = PasswordField("Uw wachtwoord van nu", [InputRequired("Vul het wachtwoord in waarmee u nu inlogt.")])


class PopulationForm(StaffForm):
    population = WholeField(
        "Hoeveel organisaties zijn er in totaal?",
        [InputRequired("Vul een getal in.")],
        description="Ook wie u niet uitnodigde. Hiermee rekent het rapport uit hoe zeker de uitkomsten zijn.",
    )


class SourceForm(StaffForm):
    text = TextAreaField("De tekst van de vragenlijst (YAML)")
    file = FileField("Of kies een bestand", description="Een bestand dat eindigt op .yaml of .yml.")


class BesideField(SelectMultipleField):
    """Earlier waves to lay beside this one."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        known = {choice[0] for choice in self.iter_choices()}
        for code in self.data or ():
            if code not in known:
                raise ValidationError(f"Er is geen eerdere gesloten meting “{code[:60]}” om mee te vergelijken.")


class ReportForm(StaffForm):
    definition = OneOfField("Welk rapport?")
    beside = BesideField(
        "Vergeleken met welke eerdere metingen?",
        description="Telt alleen bij een rapport over meer metingen. Kies er meer voor een reeks.",
    )
    kind = OneOfField("In welke vorm?", choices=REQUEST_KINDS, default="pdf")

    def __init__(self, definitions: Mapping[str, ReportDefinition], earlier: Mapping[str, str], **kwargs: Any) -> None:
        first = {"definition": next(iter(definitions), None), "beside": list(earlier)[:1]}
        super().__init__(**{**first, **kwargs})
        self._definitions = definitions
        self.titles = {name: each.title for name, each in definitions.items()}
        self.definition.choices = self.titles
        self.beside.choices = list(earlier.items())

    def validate_beside(self, field: BesideField) -> None:
        """A report that compares needs something to compare with."""
        chosen = self._definitions.get(self.definition.data)
        if chosen and chosen.compare and not field.data:
            raise ValidationError("Kies minstens één eerdere meting. Dit rapport vergelijkt metingen.")


class FeedbackForm(StaffForm):
    definition = OneOfField("Welk verslag?")

    def __init__(self, definitions: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(**{"definition": next(iter(definitions), None), **kwargs})
        self.definition.choices = [*definitions.items()]


class AnswersForm(StaffForm):
    kind = OneOfField("In welke vorm?", choices=ANSWER_KINDS, default="csv")
