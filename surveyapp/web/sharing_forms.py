"""The forms to share results: what is told besides them, which page, and making it public."""

from collections.abc import Mapping
from typing import Any

from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from surveyapp.fieldwork.publications import Shared
from surveyapp.storage.tables import Publication
from surveyapp.web.staff_forms import DayField, OneOfField, StaffForm, whole

LONGEST_MESSAGE = 300
"""In characters: the page stays one sheet, with room for what was agreed."""
_LONG, _SHORT = (Length(max=most, message=f"Neem hoogstens {most} tekens.") for most in (LONGEST_MESSAGE, 120))


class VersionForm(StaffForm):
    """A press of a button, by who saw this version."""

    version = HiddenField()

    @property
    def seen(self) -> int:
        """The version that was on the page."""
        return whole(self.version.data)


class SharedForm(VersionForm):
    """The meeting about the results, and a word of the municipality."""

    message = TextAreaField(
        "Wat wilt u zelf zeggen tegen wie meedeed?",
        [_LONG],
        description="Dit komt boven wat de gemeente gaat doen. Een paar zinnen is genoeg.",
    )
    meeting_on = DayField("Datum van de bijeenkomst", validators=[Optional()])
    meeting_time = StringField("Tijd", [_SHORT], description="Bijvoorbeeld: 19.30 tot 21.00 uur.")
    meeting_place = StringField("Plaats", [_SHORT], description="Bijvoorbeeld: Dorpshuis De Brink, Kerkplein 3.")

    @classmethod
    def of(cls, row: Publication | None, **kwargs: Any) -> "SharedForm":
        """Filled in with what is there."""
        names = (*Shared.__dataclass_fields__, "version")
        return cls(data={name: getattr(row, name) for name in names} if row else {"version": 0}, **kwargs)

    @property
    def shared(self) -> Shared:
        """What was typed."""
        time, place, message = (
            (field.data or "").strip() for field in (self.meeting_time, self.meeting_place, self.message)
        )
        return Shared(self.meeting_on.data, time, place, message)


class PageForm(StaffForm):
    """Which report becomes the page."""

    definition = OneOfField("Welke bladzijde?")

    def __init__(self, titles: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(**{"definition": next(iter(titles), None), **kwargs})
        self.definition.choices = [*titles.items()]
