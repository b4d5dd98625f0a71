"""The form for one chapter of a report: a heading, words, and what its kind takes from the frozen questionnaire."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

from wtforms import SelectMultipleField
from wtforms.validators import NumberRange, Optional, ValidationError

from surveyapp.report import menu
from surveyapp.report.definition import BenchmarkDefinition, ChapterDefinition, EffectDefinition, Show
from surveyapp.report.menu import Menu
from surveyapp.report.offering import FIELDS, NEEDED, Shelf
from surveyapp.web.chapter_words import ALL_QUESTIONS, HEADINGS, MISSING
from surveyapp.web.explore_forms import FACT, GroupedField
from surveyapp.web.own_report_forms import ChapterForm
from surveyapp.web.staff_forms import OneOfField, WholeField

CORRELATIONS = {"pearson": "Gewoon (Pearson)", "spearman": "Op volgorde (Spearman), bij scheve antwoorden"}
LINES = {"means": "Bij het gemiddelde van de onderwerpen", "midpoint": "In het midden van de schaal"}


class GroupedTicksField(SelectMultipleField):
    """Any number of possibilities in groups, as boxes to tick, in the order in which they are offered."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.groups: Menu = {}

    def pre_validate(self, form: Any) -> None:
        known = {code for group in self.groups.values() for code in group}
        if unknown := next((code for code in self.data or () if code not in known), None):
            raise ValidationError(f"“{unknown[:60]}” staat niet in de lijst.")


class ContentForm(ChapterForm):
    """Every field that a kind can have; those of other kinds are taken off."""

    questions = GroupedTicksField("Welke vragen?")
    sections = GroupedTicksField(
        "Welke onderdelen?",
        description="Kruist u niets aan, dan komen alle onderdelen erin waar geen ander hoofdstuk over gaat.",
    )
    concepts = GroupedTicksField("Welke onderwerpen?", description="Kruist u niets aan, dan komen ze er allemaal in.")
    reverse = GroupedTicksField(
        "Bij welke onderwerpen is een laag antwoord juist goed?", description="Meestal bij geen."
    )
    of = GroupedTicksField(
        "Welke uitkomsten volgt u?", description="Van deze uitkomsten staat erin hoe ze veranderden."
    )
    used = GroupedField("Wie gebruikte ondersteuning?", none="Kies een vraag", missing="Deze meting heeft geen vraag")
    choices = GroupedTicksField("Welke antwoorden betekenen: gebruikt?")
    importance = GroupedTicksField(
        "Hoe belangrijk vindt men elk onderwerp?",
        description="Evenveel vragen als hierboven, in dezelfde volgorde. Niet gevraagd? Laat dit dan leeg.",
    )
    overall = GroupedField(
        "Of leid het belang af uit een algemeen oordeel",
        none="Niet afleiden",
        missing="Deze meting heeft geen vraag",
        description="Wat het sterkst samenhangt met dit oordeel, telt dan als het belangrijkst.",
    )
    correlation = OneOfField("Hoe meten we die samenhang?", choices=CORRELATIONS, default="pearson")
    lines = OneOfField("Waar lopen de lijnen tussen de vier vakken?", choices=LINES, default="means")
    series = GroupedTicksField(
        "Naast welke gepubliceerde cijfers?",
        description="Kruist u niets aan, dan komen alle cijfers erin die bij deze vragen horen.",
    )
    months = WholeField(
        "Hoeveel maanden mag de meting van een andere gemeente van de uwe af liggen?",
        default=24,
        validators=[Optional(), NumberRange(1, 120, "Kies een getal van 1 tot en met 120.")],
    )
    by = GroupedTicksField("Ook per groep?", description="Voor elke groep die u aankruist, komt er een tabel bij.")
    beside = GroupedTicksField(
        "Naast welke eerdere metingen?", description="Zonder kruisje gaat het alleen over deze meting."
    )

    def __init__(self, show: Show, shelf: Shelf, *, compares: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._show, self._shelf = show, shelf
        self._offer(shelf.menus(show), compares)
        if "questions" in self:
            self.questions.description = ALL_QUESTIONS.get(show, "")
        if show == "sections":
            del self.title
            self.text.description = "Komt in het eerste van deze hoofdstukken, onder de kop."

    def _offer(self, menus: Mapping[str, Menu], compares: bool) -> None:
        """The fields of this kind for which there is something to choose."""
        every = {name for fields in FIELDS.values() for name in fields}
        menus = {**menus, "beside": menus.get("beside", {}) if compares else {}}
        for name in every - set(FIELDS[self._show]):
            del self[name]
        for name in set(FIELDS[self._show]) & set(menus):
            listed = self[name]
            assert isinstance(listed, GroupedTicksField | GroupedField)
            listed.groups = menus[name]
            if not menus[name]:
                del self[name]
        if "choices" in self:
            self.choices.groups = {"": answers} if (answers := self._shelf.answers(self.used.data or "")) else {}

    @classmethod
    def new(cls, show: Show, shelf: Shelf, *, compares: bool) -> Self:
        """The form for a chapter that is not there yet."""
        first = [*shelf.earlier][:1] if "beside" in NEEDED.get(show, ()) else []
        return cls(show, shelf, compares=compares, data={"title": HEADINGS[show], "beside": first})

    @classmethod
    def of_chapter(cls, chapter: ChapterDefinition, shelf: Shelf, whole: Sequence[str], *, compares: bool) -> Self:
        """The form filled in with a chapter that is there; ``whole``: the earlier waves of the report."""
        now = {name: getattr(chapter, name) for name in ChapterDefinition.model_fields}
        effect, benchmark = chapter.effect, chapter.benchmark
        inside = {"of": effect.of, "used": effect.used, "choices": effect.choices} if effect else {}
        around = {"series": benchmark.series or (), "months": benchmark.months}
        beside = whole if chapter.beside is None else chapter.beside
        words = {"text": "\n\n".join(chapter.text), "beside": beside}
        return cls(chapter.show, shelf, compares=compares, data={**now, **inside, **around, **words})

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of what this kind takes, in the order in which it is asked."""
        return tuple(name for name in FIELDS[self._show] if name in self and self._is_asked(name))

    def _is_asked(self, name: str) -> bool:
        return name != "choices" or bool(self.choices.groups)

    @property
    def chosen(self) -> dict[str, Any]:
        """What stands under the keys of the chapter."""
        made: dict[str, Any] = {"text": tuple(self.paragraphs)}
        if "title" in self:
            made["title"] = " ".join((self.title.data or "").split())
        for name in self.fields:
            data = self[name].data
            made[name] = tuple(data or ()) if isinstance(self[name], GroupedTicksField) else data or None
        return _nested(made, self._show)

    def validate(self, extra_validators: Any = None) -> bool:
        """What has to be chosen, beside what each field says of itself."""
        right = bool(super().validate(extra_validators))
        missing = [name for name in NEEDED.get(self._show, ()) if name in self and not self[name].data]
        if self._show == "effect" and not missing and "choices" in self.fields and not self.choices.data:
            missing.append("choices")
        told = {name: MISSING[name] for name in missing}
        if self._show == "priorities" and bool(self.importance.data) == bool(self._overall):
            told |= {name: MISSING[name] for name in (("overall",) if self._overall else ("importance",))}
        facts, _ = menu.undivided(self._shelf.questionnaire)
        if self._show == "questions" and "by" in self and self.by.data and set(self.questions.data or ()) & facts:
            told["by"] = FACT
        for name, message in told.items():
            self.complain(name, message)
        return right and not told

    @property
    def _overall(self) -> str:
        return str(self.overall.data or "") if "overall" in self else ""

    def complain(self, name: str, message: str) -> None:
        """Say this beside the field."""
        self[name].errors = [*self[name].errors, message]


def _nested(made: dict[str, Any], show: Show) -> dict[str, Any]:
    """What a definition keeps together under one key."""
    if show == "effect":
        inside = {key: made.pop(key) for key in ("of", "used", "choices") if key in made}
        return {**made, "effect": EffectDefinition.model_construct(**inside)}
    if show == "benchmark":
        months, series = made.pop("months", None) or 24, made.pop("series", ()) or None
        return {**made, "benchmark": BenchmarkDefinition(months=months, series=series)}
    return made
