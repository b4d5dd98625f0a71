"""What it asks of a respondent: time, and an answer to what one may not know. Mostly warnings."""

from collections.abc import Iterator

from surveyapp import yamlsource
from surveyapp.problems import Problem
from surveyapp.questionnaire.choices import Scale
from surveyapp.questionnaire.draft import Draft

MOST_MINUTES = 10
_ROOM_FOR_DOUBT = 3  # choices from which a required judgement needs a way out


def own_rules(draft: Draft) -> Iterator[Problem]:
    """What each question type says of its own definition."""
    for _, lead in draft.questions:
        for code, params in lead.model.check():
            yield lead.problem(code, *_place_of(lead.node, params), **params)


def _place_of(node: yamlsource.Mapping, params: dict[str, object]) -> tuple[str | int, ...]:
    """The line that a rule of a type is about: the choice it names, or the key whose value it repeats."""
    choices = node.entries.get("choices")
    if "choice" in params and isinstance(choices, yamlsource.Sequence):
        for place, choice in enumerate(choices.items):
            if isinstance(choice, yamlsource.Mapping) and choice.text("code") == params["choice"]:
                return ("choices", place)
    return next(((key,) for key in ("maximum", "minimum") if key in params and key in node.entries), ())


def time(draft: Draft) -> Iterator[Problem]:
    """Up to ten minutes more people take part. A worksheet is filled in bit by bit, by people whose work it is."""
    if "step" in draft.node.entries:
        return
    minutes = sum(section.model.seconds for section in draft.sections) / 60
    if minutes > MOST_MINUTES:
        yield draft.problem("W001", "sections", minutes=round(minutes))


def answerable(draft: Draft) -> Iterator[Problem]:
    """Somebody must be able to answer something."""
    asked = [plain for plain in draft.plain if plain.question.on_page]
    if draft.questions and not asked and not draft.broken:
        yield draft.problem("Q042", "sections")


def way_out(draft: Draft) -> Iterator[Problem]:
    """Who must judge on a scale but does not know needs a choice that says so."""
    for _, lead in draft.questions:
        scale: Scale | None = getattr(lead.model, "scale", None)
        if lead.model.required and scale and len(scale.choices) >= _ROOM_FOR_DOUBT and not _has_way_out(scale):
            yield lead.problem("W002", "required")


def _has_way_out(scale: Scale) -> bool:
    return any(choice.missing for choice in scale.choices)
