"""The forms for reports that an officer puts together."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError

from surveyapp.storage.tables import OwnReport
from surveyapp.web.staff_forms import OneOfField, StaffForm
from surveyapp.web.staff_words import REQUEST_KINDS, VIEW_KINDS

LONGEST_TITLE = 200
TITLE = [DataRequired("Geef het rapport een titel."), Length(max=LONGEST_TITLE, message="Neem hoogstens 200 tekens.")]
NEW = ""


class TitleForm(StaffForm):
    title = StringField("Titel van het rapport", TITLE)

    @property
    def tidy(self) -> str:
        """The title on one line."""
        return " ".join((self.title.data or "").split())


class BeginForm(TitleForm):
    """A new report: empty, or with the chapters of a report that is there already."""

    start = OneOfField("Waarmee begint u?", default=NEW)

    def __init__(self, reports: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        copies = [(name, f"Met de hoofdstukken van “{title}”") for name, title in reports.items()]
        self.start.choices = [(NEW, "Met een leeg rapport"), *copies]


class CoverForm(TitleForm):
    subtitle = StringField("Ondertitel", [Length(max=300, message="Neem hoogstens 300 tekens.")])


class ChapterForm(StaffForm):
    title = StringField("Kop", [DataRequired("Geef het hoofdstuk een kop."), *TITLE[1:]])
    text = TextAreaField(
        "Uw tekst",
        [Length(max=10_000, message="Neem hoogstens 10.000 tekens.")],
        description="Komt onder de kop te staan. Een lege regel begint een nieuwe alinea. Noem een cijfer bij zijn "
        "code, bijvoorbeeld {n} voor het aantal deelnemers: dan klopt het altijd.",
    )

    @property
    def paragraphs(self) -> list[str]:
        """What was typed, divided by its empty lines."""
        lines = "\n".join(line.strip() for line in (self.text.data or "").splitlines())
        return [" ".join(part.split()) for part in lines.split("\n\n") if part.strip()]


class TakeForm(StaffForm):
    kind = OneOfField("In welke vorm?", choices=REQUEST_KINDS, default="pdf")


class ViewFileForm(StaffForm):
    kind = OneOfField("In welke vorm?", choices=VIEW_KINDS, default="xlsx")


class DefinitionForm(StaffForm):
    text = TextAreaField("De tekst van het rapport (YAML)", [DataRequired("Er staat geen tekst.")])
    version = HiddenField()


class KeepForm(StaffForm):
    """Into which report an outcome goes."""

    report = SelectField("Rapport", validate_choice=False)
    title = StringField("Titel van het nieuwe rapport", TITLE[1:], description="Alleen als u een nieuw rapport begint.")

    def __init__(self, reports: Sequence[OwnReport], **kwargs: Any) -> None:
        first = reports[0].slug if reports else NEW
        super().__init__(**{"report": first, **kwargs})
        self._offered = [*((each.slug, each.title) for each in reports), (NEW, "Een nieuw rapport")]
        self.report.choices = self._offered
        if not reports:
            self.title.description = ""

    @property
    def tidy(self) -> str:
        """The title of the new report on one line."""
        return " ".join((self.title.data or "").split())

    def validate_report(self, field: SelectField) -> None:
        """Only a report of this wave."""
        if field.data not in {value for value, _ in self._offered}:
            raise ValidationError("Dit rapport is er niet meer. Kies een ander.")

    def validate_title(self, field: StringField) -> None:
        """A new report needs one."""
        if self.report.data == NEW and not (field.data or "").strip():
            raise ValidationError("Geef het nieuwe rapport een titel.")
