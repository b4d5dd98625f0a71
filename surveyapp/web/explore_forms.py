"""The form of the page to explore results: it is sent by GET, so that the address of the page holds what was chosen."""

from collections.abc import Mapping, Sequence
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Form, StringField
from wtforms.validators import ValidationError

from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.report import menu
from surveyapp.storage.tables import Wave
from surveyapp.web.staff_forms import BesideField

LATER = "Dit kan zodra de meting gesloten is. Tot dan ziet u de tussenstand van iedereen samen."
FACT = "Een gegeven van de adreslijst splitsen we niet uit. Kies het hier, en kies hierboven de vraag."
OPEN_ANSWERS = "Open antwoorden splitsen we niet uit. Zo blijft niemand te herkennen."
ITSELF = "Kies hier iets anders dan de vraag zelf."


class GroupedField(StringField):
    """A list to choose from, in groups; ``none`` is what it says while nothing is chosen."""

    def __init__(self, label: str, *, none: str, missing: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.none, self._missing = none, missing
        self.groups: menu.Menu = {}

    def pre_validate(self, form: Any) -> None:
        if self.data and not any(self.data in group for group in self.groups.values()):
            raise ValidationError(f"{self._missing} “{self.data[:60]}”. Kies uit de lijst.")


class ExploreForm(Form):
    """Which question, per group of what, beside which earlier waves."""

    question = GroupedField("Vraag", name="vraag", none="Kies een vraag", missing="Deze meting heeft geen vraag")
    by = GroupedField("Uitgesplitst naar", name="per", none="Niet uitgesplitst", missing="Uitsplitsen kan niet naar")
    beside = BesideField("Vergeleken met", name="met", description="Per groep ziet u ook hoe het in die metingen was.")

    def __init__(self, wave: Wave, earlier: Sequence[Wave], sent: MultiDict[str, str]) -> None:
        super().__init__(sent)
        self._closed = wave.state == "closed"
        self._questionnaire = questionnaire_of(wave)
        self.question.groups = menu.questions(self._questionnaire)
        self.by.groups = menu.groups(self._questionnaire) if self._closed else {}
        self.beside.choices = [(each.slug, each.title) for each in earlier] if self._closed else []
        self.by.description = "" if self._closed else LATER

    def validate_by(self, field: GroupedField) -> None:
        """What cannot be shown per group."""
        facts, open_answers = menu.undivided(self._questionnaire)
        if field.data and self.question.data:
            for wrong, message in (
                (field.data == self.question.data, ITSELF),
                (self.question.data in facts, FACT),
                (self.question.data in open_answers, OPEN_ANSWERS),
            ):
                if wrong:
                    raise ValidationError(message)

    @property
    def heading(self) -> str:
        """What the question is about: the title of its section."""
        return next((title for title, group in self.question.groups.items() if self.question.data in group), "")

    @property
    def link(self) -> Mapping[str, str | list[str]]:
        """What was chosen, as the address of the page holds it."""
        chosen = {"vraag": self.question.data, "per": self.by.data, "met": self.beside.data}
        return {name: value for name, value in chosen.items() if value}
