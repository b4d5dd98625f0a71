"""The form with which an officer composes a questionnaire, and the text that it stands for."""

from collections.abc import Iterator, Mapping
from typing import Any

from wtforms import BooleanField, SelectMultipleField, TextAreaField
from wtforms.validators import Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from surveyapp import yamlsource
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.web.staff_forms import StaffForm

MARK = "# Hieronder staat wat in de browser is aangekruist."
TICKED = ("base", "themes", "short", "without")
"""What is ticked; everything else of a composition is text."""


class TicksField(SelectMultipleField):
    """Any number of possibilities, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        known = {choice[0] for choice in self.iter_choices()}
        if unknown := next((code for code in self.data or () if code not in known), None):
            raise ValidationError(f"“{unknown[:60]}” staat niet in de lijst.")


class ComposeForm(StaffForm):
    """Themes, the short version, what is left out, and the rest as text."""

    themes = TicksField("Welke thema's voegt u toe?", description="Ze komen vóór de laatste bladzijde.")
    short = BooleanField("Alleen de korte versie, voor kleine organisaties")
    without = TicksField("Welke vragen laat u weg?")
    own = TextAreaField(
        "Eigen antwoorden en eigen vragen",
        [Length(max=100_000, message="Deze tekst is te lang.")],
        description="Mag leeg blijven. Bijvoorbeeld: uw eigen dorpen of wijken, of een bladzijde met eigen vragen.",
    )

    @classmethod
    def of(cls, base: Questionnaire, themes: Mapping[str, Questionnaire], composition: str) -> "ComposeForm":
        """The form for this base, filled in with the composition that is there; empty: none yet."""
        node, _ = yamlsource.examine(composition, "") if composition else (None, [])
        now: dict[str, Any] = node.data() if isinstance(node, yamlsource.Mapping) else {}
        left = now.get("without", [])
        form = cls(
            data={
                "themes": now.get("themes", []),
                "short": now.get("short") in ("yes", "ja", "true"),
                "without": left,
                "own": _own(composition, now),
            }
        )
        form.themes.choices = [(name, _titled(theme)) for name, theme in themes.items()]
        known = dict(_leads([base, *themes.values()]))
        form.without.choices = [*known.items(), *((code, code) for code in left if code not in known)]
        return form

    def text(self, base: str) -> str:
        """The composition. What was typed comes first, so that its lines are those that problems name."""
        ticked: dict[str, Any] = {"base": base}
        ticked |= {"themes": list(self.themes.data)} if self.themes.data else {}
        ticked |= {"short": "yes"} if self.short.data else {}
        ticked |= {"without": list(self.without.data)} if self.without.data else {}
        typed = (self.own.data or "").replace("\r\n", "\n").rstrip()
        return f"{typed}\n{MARK}\n{yamlsource.write(ticked)}" if typed else yamlsource.write(ticked)


def _own(composition: str, now: Mapping[str, Any]) -> str:
    """What was typed; of a composition that was written elsewhere, what the boxes cannot show."""
    typed, mark, _ = composition.partition(f"{MARK}\n")
    rest = {key: value for key, value in now.items() if key not in TICKED}
    return typed if mark else yamlsource.write(rest) if rest else ""


def _titled(theme: Questionnaire) -> str:
    minutes = max(1, round(theme.minutes))
    return f"{theme.title} ({minutes} {'minuut' if minutes == 1 else 'minuten'})"


def _leads(questionnaires: list[Questionnaire]) -> Iterator[tuple[str, str]]:
    for questionnaire in questionnaires:
        for section in questionnaire.sections:
            for question in section.questions:
                if question.measure or question.unfold():
                    yield question.code, f"{section.title}: {question.label}"
