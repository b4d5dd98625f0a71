"""Which kinds of chapter a report can still get, and what there is to choose for each field of one.

Everything comes from the frozen questionnaires: nothing is offered that the definition could not hold.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from surveyapp.questionnaire.indicators import Typology
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report import menu
from surveyapp.report.definition import SCORED, ReportDefinition, Show
from surveyapp.report.menu import Menu
from surveyapp.report.subjects import subjects

FIELDS: dict[Show, tuple[str, ...]] = {
    "summary": ("questions", "beside"),
    "questions": ("questions", "by", "beside"),
    "sections": ("sections", "by", "beside"),
    "indicators": ("questions", "by", "beside"),
    "open_answers": ("questions",),
    "strengths": ("questions",),
    "changed": ("questions", "beside"),
    "goals": ("beside",),
    "benchmark": ("questions", "series", "months"),
    "effect": ("of", "used", "choices", "beside"),
    "priorities": ("questions", "importance", "overall", "correlation", "lines"),
    "typology": ("questions", "beside"),
    "perspectives": ("concepts", "reverse"),
    "actions": (),
    "followup": (),
    "promises": (),
    "response": (),
    "method": (),
    "questionnaire": (),
    "text": (),
}
"""What an officer chooses for each kind, beside a heading and words. In the order in which kinds are offered; what is
for one respondent is no chapter of a report on a wave."""
NEEDED = {
    "questions": ("questions",),
    "changed": ("beside",),
    "effect": ("of", "used", "beside"),
    "priorities": ("questions",),
}
"""The fields that cannot stay empty; any other that is empty means: all that there are."""
ONCE = ("response", "goals", "actions", "followup", "promises", "method", "questionnaire")
"""What says the same a second time."""
_LEAST_ASPECTS, _LEAST_GROUPS = 2, 2
_LACKS: dict[Show, str] = {
    "indicators": "indicators",
    "open_answers": "open",
    "typology": "typology",
    "benchmark": "figures",
    "strengths": "direction",
}
"""Why there is no chapter of this kind when nothing is offered for it."""


@dataclass(frozen=True)
class Shelf:
    """What one wave has for the chapters of a report. ``earlier``: title by code of the waves to lay beside it;
    ``others``: the questionnaires of other groups; ``series``: title by code of the published figures."""

    questionnaire: Questionnaire
    earlier: dict[str, str] = field(default_factory=dict)
    others: Sequence[Questionnaire] = ()
    series: dict[str, str] = field(default_factory=dict)

    def menus(self, show: Show) -> dict[str, Menu]:
        """What there is to choose, for each field of this kind that is chosen from a list."""
        return {name: made for name in FIELDS[show] if (made := self._menu(show, name)) is not None}

    def answers(self, code: str) -> dict[str, str]:
        """The answers that divide respondents on this variable; of one answered by yes or no nothing is left to say."""
        found = next((each for each in self.questionnaire.variables if each.code == code), None)
        return {} if found is None or found.yes_or_no else {each.code: each.label for each in found.categories}

    def _menu(self, show: Show, name: str) -> Menu | None:
        flat = {"beside": self.earlier, "series": self.series}
        if name in flat:
            return {"": flat[name]} if flat[name] else {}
        made: dict[str, Callable[[], Menu]] = {
            "questions": lambda: self._questions(show),
            "importance": lambda: self._questions(show),
            "overall": lambda: _only(self._variables(), self._scored()),
            "of": lambda: _only(self._variables(), self._outcomes()),
            "used": lambda: menu.groups(self.questionnaire),
            "by": lambda: menu.groups(self.questionnaire),
            "sections": self._sections,
            "concepts": self._concepts,
            "reverse": self._concepts,
        }
        return made[name]() if name in made else None

    def _questions(self, show: Show) -> Menu:
        offered = menu.questions(self.questionnaire)
        facts, open_answers = menu.undivided(self.questionnaire)
        variables = self.questionnaire.variables
        fitting: dict[str, Collection[str]] = {
            "summary": {each.code for each in variables} - open_answers,
            "indicators": {each.code for each in self.questionnaire.indicators},
            "open_answers": open_answers,
            "strengths": self._with_grids({each.code for each in variables if each.better}),
            "changed": self._with_grids(self._outcomes()),
            "priorities": self._with_grids(self._scored() - facts),
            "typology": {each.code for each in self.questionnaire.indicators if isinstance(each, Typology)},
            "benchmark": self._with_grids({each.code for each in variables if each.one_figure}),
        }
        return _only(offered, fitting[show]) if show in fitting else offered

    def _variables(self) -> Menu:
        return menu.variables(self.questionnaire)

    def _scored(self) -> set[str]:
        return {each.code for each in self.questionnaire.variables if each.measure in SCORED}

    def _outcomes(self) -> set[str]:
        facts, open_answers = menu.undivided(self.questionnaire)
        return {each.code for each in self.questionnaire.variables} - facts - open_answers

    def _with_grids(self, codes: set[str]) -> set[str]:
        """These variables, and the grids of which every row is one of them."""
        known = subjects([self.questionnaire]).values()
        return codes | {each.code for each in known if each.together and set(each.codes) <= codes}

    def _sections(self) -> Menu:
        asked = {each.section for each in subjects([self.questionnaire]).values() if each.asked}
        return {"": {each.code: each.title for each in self.questionnaire.sections if each.code in asked}}

    def _concepts(self) -> Menu:
        """What at least two groups were asked about."""
        groups = [{v.concept for v in each.variables if v.concept} for each in (self.questionnaire, *self.others)]
        known = dict.fromkeys(concept for each in groups for concept in sorted(each))
        shared = [code for code in known if sum(code in each for each in groups) >= _LEAST_GROUPS]
        return {"": {code: code.replace("_", " ").capitalize() for code in shared}} if shared else {}


def lacking(definition: ReportDefinition, shelf: Shelf, show: Show) -> str:
    """Why this report cannot get a chapter of this kind; empty when it can.

    "there", "groups", "concepts", "several", "weights", "earlier", "indicators", "open", "scores", "typology",
    "figures", "direction" or "used".
    """
    if show in ONCE and any(chapter.show == show for chapter in definition.chapters):
        return "there"
    if show == "perspectives":
        return _lacking_groups(definition, shelf)
    if show in ("effect", "changed"):
        return _lacking_waves(definition, shelf, show)
    offered = [code for group in shelf.menus(show).get("questions", {}).values() for code in group]
    if show == "priorities" and len(offered) < _LEAST_ASPECTS:
        return "scores"
    return _LACKS[show] if show in _LACKS and not offered else ""


def _lacking_groups(definition: ReportDefinition, shelf: Shelf) -> str:
    if not definition.perspectives:
        return "groups"
    return "" if shelf.menus("perspectives")["concepts"] else "concepts"


def _lacking_waves(definition: ReportDefinition, shelf: Shelf, show: Show) -> str:
    if definition.perspectives or definition.weights:
        return "several" if definition.perspectives else "weights"
    if not shelf.earlier:
        return "earlier"
    return "used" if show == "effect" and not shelf.menus(show)["used"] else ""


def compares(definition: ReportDefinition) -> bool:
    """Whether a chapter may lay earlier waves of the same group beside the last one."""
    return not definition.perspectives and definition.weights is None


def _only(offered: Menu, codes: Collection[str]) -> Menu:
    kept = {title: {code: label for code, label in group.items() if code in codes} for title, group in offered.items()}
    return {title: group for title, group in kept.items() if group}
