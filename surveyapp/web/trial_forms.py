"""The forms about trying and opening a wave."""

from typing import Any

from wtforms import BooleanField

from surveyapp.web.staff_forms import OneOfField, StaffForm

ALL = "alles"
"""Instead of a report from the library: every outcome, as on the screen."""
RATES = {"30": "30%, een lage respons", "50": "50%, een gewone respons", "70": "70%, een hoge respons"}
KINDS = {"pdf": "Pdf", "html": "Webpagina"}


class TrialForm(StaffForm):
    """Which trial report to make."""

    definition = OneOfField("Welk verslag?")
    rate = OneOfField("Hoeveel organisaties doen mee?", choices=RATES, default="50")
    kind = OneOfField("In welke vorm?", choices=KINDS, default="pdf")

    def __init__(self, definitions: dict[str, str], **kwargs: Any) -> None:
        super().__init__(**{"definition": next(iter(definitions), None), **kwargs})
        self.definition.choices = definitions


class OpenForm(StaffForm):
    untried = BooleanField("Ik open deze meting zonder geldige proef.")
