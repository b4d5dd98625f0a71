"""The forms of the pages about the address list."""

from collections.abc import Mapping
from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, Field, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from surveyapp.fieldwork.addresses import Table
from surveyapp.fieldwork.addresses.address import HOME, LONGEST_NAME, LONGEST_PERSON, clean, person, postcode
from surveyapp.fieldwork.addresses.columns import FACT, PARTS, Roles, code_of
from surveyapp.fieldwork.addresses.reading import LONGEST_FACT
from surveyapp.fieldwork.addresses.table import LARGEST_FILE, MOST_ADDRESSES
from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.question import Question
from surveyapp.storage.tables import Invitation
from surveyapp.web.staff_forms import OneOfField, StaffForm
from surveyapp.web.staff_words import DUTCH

LANGUAGES = {"nl": "Nederlands", "en": "Engels"}
MARKS = {
    "none": "Niets bijzonders",
    "refused": "Heeft gezegd niet mee te doen",
    "bounced": "Mail komt niet aan",
    "ineligible": "Hoort niet bij de groep: bestaat niet meer, of is geen vrijwilligersorganisatie",
}
OTHER = "other"


class InvitationsForm(StaffForm):
    file = FileField(
        "Kies een bestand",
        description="Een Excel-bestand (.xlsx) of een csv-bestand, met de namen van de kolommen op de eerste regel. "
        f"Hoogstens {LARGEST_FILE // 1024**2} MB en {DUTCH.number(MOST_ADDRESSES)} regels.",
    )
    addresses = TextAreaField(
        "Of plak de lijst hier",
        description="U kunt rechtstreeks uit een spreadsheet plakken. Met de namen van de kolommen op de eerste regel.",
    )


class ChoiceField(SelectField):
    """A list to choose from, with our own words for what is not in it."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, validate_choice=False, **kwargs)

    def pre_validate(self, form: Any) -> None:
        if self.data not in (self.choices or {}):
            raise ValidationError("Kies een van de mogelijkheden.")


class EarlierForm(StaffForm):
    earlier = ChoiceField("Welke meting?", choices={})


class ColumnsForm(StaffForm):
    """A choice for every column of a list; see ``columns_form``."""

    list = HiddenField()

    def roles(self) -> Roles:
        """What was chosen."""
        chosen = [field.data or "" for field in self if field.id.startswith("column_")]
        return tuple(
            FACT + clean(self[f"code_{place}"].data or "").lower() if role == OTHER else role
            for place, role in enumerate(chosen)
        )

    def at(self, place: int) -> Field:
        """Where somebody can mend what was chosen for this column."""
        chosen = self[f"column_{place}"]
        return self[f"code_{place}"] if chosen.data == OTHER else chosen


def columns_form(
    table: Table, roles: Roles, facts: Mapping[str, Question], questionnaire: Questionnaire, **given: Any
) -> ColumnsForm:
    """The form for the columns of this list; what was posted goes before ``roles``."""
    known = {"": "niet gebruiken", **PARTS}
    known |= {FACT + code: f"kenmerk: {question.label}" for code, question in facts.items()}
    fields: dict[str, Any] = {}
    for place, (title, role) in enumerate(zip(table.titles, roles, strict=True)):
        own = role not in known
        code = role.removeprefix(FACT) if own else code_of(title, questionnaire)
        fields[f"column_{place}"] = ChoiceField(
            title or f"Kolom {place + 1}", choices={**known, OTHER: "ander kenmerk"}, default=OTHER if own else role
        )
        fields[f"code_{place}"] = StringField("Korte naam van het kenmerk", default=code)
    made: ColumnsForm = type("TheseColumnsForm", (ColumnsForm,), fields)(**given)
    return made


class ApplyForm(StaffForm):
    list = HiddenField()
    seen = HiddenField()
    confirmed = BooleanField("Ik heb deze punten bekeken. Het klopt zo.")


class MarkForm(StaffForm):
    mark = OneOfField("Wat is er met deze organisatie?", choices=MARKS)


def _printable(_form: StaffForm, field: StringField) -> None:
    field.data = clean(field.data or "")
    if not field.data.isprintable() or "\ufffd" in field.data:
        raise ValidationError("Er staan tekens in die hier niet in passen.")


def _most(length: int) -> list[Any]:
    return [_printable, Length(max=length, message=f"Houd dit korter dan {length} tekens.")]


class AddressForm(StaffForm):
    """One line of the list; ``address_form`` adds its facts."""

    name = StringField("Naam van de organisatie", [InputRequired("Vul de naam in."), *_most(LONGEST_NAME)])
    email = StringField("E-mailadres", _most(254), description="Leeg? Stuur dan een brief.")
    salutation = StringField(
        "Aanhef of contactpersoon", _most(LONGEST_PERSON), description="Bijvoorbeeld: mevrouw De Vries."
    )
    language = ChoiceField("Taal", choices=LANGUAGES)
    street = StringField("Straat en huisnummer", _most(HOME["street"]))
    postcode = StringField("Postcode", _most(HOME["postcode"]))
    place = StringField("Plaats", _most(HOME["place"]))

    def validate_name(self, field: StringField) -> None:
        if not field.data:
            raise ValidationError("Vul de naam in.")

    def validate_email(self, field: StringField) -> None:
        if field.data and mailbox(field.data) is None:
            raise ValidationError("Dit is geen e-mailadres. Zo ziet het eruit: naam@vereniging.nl.")

    def values(self) -> dict[str, Any]:
        """As columns of the invitation."""
        home = {part: str(self[part].data or "") for part in HOME}
        home["postcode"] = postcode(home["postcode"])
        facts = {field.id.removeprefix(FACT): field.data for field in self if field.id.startswith(FACT) and field.data}
        return {
            "name": self.name.data,
            "email": mailbox(self.email.data or "") or "",
            "salutation": person(self.salutation.data or ""),
            "language": self.language.data,
            "address": {part: text for part, text in home.items() if text},
            "background": facts,
        }


def address_form(invitation: Invitation, facts: Mapping[str, Question], *, fixed: bool, **given: Any) -> AddressForm:
    """The form for this line; ``fixed``: without its facts, for they stay as they are."""
    fields: dict[str, Any] = {}
    for code in () if fixed else (*facts, *(code for code in invitation.background if code not in facts)):
        fields[FACT + code] = _fact(code, facts.get(code))
    known = {**invitation.address, **{FACT + code: value for code, value in invitation.background.items()}}
    made: AddressForm = type("ThisAddressForm", (AddressForm,), fields)(obj=invitation, data=known, **given)
    return made


def _fact(code: str, question: Question | None) -> Any:
    if question is None:
        return StringField(code, _most(LONGEST_FACT))
    return ChoiceField(
        question.label, choices={"": "niet bekend", **{each.code: each.label for each in question.categories}}
    )
