"""From the text of a report definition to a definition that fits its questionnaires, or every problem with it."""

from collections.abc import Collection, Iterator, Sequence

from surveyapp import yamlsource
from surveyapp.problems import Problem, SourceError, near
from surveyapp.questionnaire.definitions import read_definition
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.definition import ChapterDefinition, Misfit, ReportDefinition, misfits

CODES = {
    "variable": "R001",
    "section": "R002",
    "tag": "R003",
    "choice": "R004",
    "perspective": "R005",
    "chapter": "R006",
    "by": "R001",
    "group": "R011",
    "concept": "R013",
    "outcome": "R001",
    "use": "R004",
    "importance": "R001",
    "score": "R016",
    "pairs": "R015",
    "figure": "B011",
    "series": "B010",
    "wave": "R018",
    "typology": "R019",
}
"""The problem that each kind of misfit is."""


KEYS = {
    "concept": "concepts",
    "outcome": "effect",
    "use": "effect",
    "variable": "questions",
    "section": "sections",
    "tag": "tags",
    "choice": "text",
    "chapter": "code",
    "by": "by",
    "group": "by",
    "importance": "questions",
    "score": "questions",
    "pairs": "importance",
    "figure": "questions",
    "series": "benchmark",
    "wave": "beside",
    "typology": "questions",
}
"""The key of a chapter under which the misfit stands."""


def load(
    text: str,
    name: str,
    questionnaires: Sequence[Questionnaire] = (),
    series: Collection[str] | None = None,
    waves: Sequence[str] = (),
) -> ReportDefinition:
    """The definition in this text. With questionnaires, everything it names must be in one of them; with the codes of
    the published series that there are, every series it names must be one of them.

    With the codes of their ``waves``, the last one last, the waves that its chapters name must be there as well.

    Raises SourceError with every problem.
    """
    node = yamlsource.parse(text, name)
    definition: ReportDefinition | None
    definition, problems = read_definition(node, ReportDefinition)
    fitting = _asked_only(definition, questionnaires) if definition else None
    if definition and fitting and questionnaires:
        found = misfits(fitting, questionnaires, waves)
        problems = [*problems, *(_problem(misfit, definition, node) for misfit in found)]
    if definition and series is not None:
        problems = [*problems, *(_problem(misfit, definition, node) for misfit in _unknown_series(definition, series))]
    if fitting is None or problems:
        raise SourceError(problems)
    return fitting


def _asked_only(definition: ReportDefinition, questionnaires: Sequence[Questionnaire]) -> ReportDefinition:
    """Without what was left out on purpose when the questionnaires were composed; a chapter of only that goes too."""
    known = {variable.code for each in questionnaires for variable in each.variables}
    known |= {question.code for each in questionnaires for section in each.sections for question in section.questions}
    gone = {code for each in questionnaires for code in each.left_out} - known
    if not gone:
        return definition
    chapters = [chapter for chapter in definition.chapters if _is_about_more(chapter, gone)]
    fewer = tuple(chapter.model_copy(update=_fewer(chapter, gone)) for chapter in chapters)
    return definition.model_copy(update={"chapters": fewer})


def _is_about_more(chapter: ChapterDefinition, gone: set[str]) -> bool:
    if chapter.effect and ({chapter.effect.used, *chapter.effect.of} & gone):
        return False
    if chapter.show == "priorities" and {*chapter.questions, *chapter.importance, chapter.overall} & gone:
        return False
    return not chapter.questions or bool(set(chapter.questions) - gone)


def _fewer(chapter: ChapterDefinition, gone: set[str]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(code for code in getattr(chapter, key) if code not in gone) for key in ("questions", "by")}


def _unknown_series(definition: ReportDefinition, series: Collection[str]) -> Iterator[Misfit]:
    for chapter in definition.chapters:
        for code in chapter.benchmark.series or ():
            if code not in series:
                yield Misfit(chapter.code, "series", code, tuple(sorted(series)))


def _problem(misfit: Misfit, definition: ReportDefinition, node: yamlsource.Node) -> Problem:
    codes = [chapter.code for chapter in definition.chapters]
    where = (("chapter", misfit.chapter),) if misfit.chapter else (("report", definition.code),)
    path: tuple[str | int, ...] = ("perspective" if misfit.kind == "perspective" else "weights",)
    if misfit.chapter:
        path = ("chapters", codes.index(misfit.chapter), KEYS[misfit.kind])
    params = {"name": misfit.code, "known": misfit.known, "near": near(misfit.code, misfit.known)}
    return Problem(CODES[misfit.kind], node.file, yamlsource.line_of(node, *path), where, params)
