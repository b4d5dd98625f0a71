"""From texts to a questionnaire: the file, the shared scales beside it, and its translations."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from surveyapp import yamlsource
from surveyapp.problems import Problem, SourceError
from surveyapp.questionnaire.choices import Scale
from surveyapp.questionnaire.model import Questionnaire

SCALES = "scales.yaml"


def read_folder(path: Path) -> dict[str, str]:
    """The texts that belong to this questionnaire, by file name: itself, the scales and translations next to it."""
    beside = [path.with_name(SCALES), *sorted(path.parent.glob(f"{path.stem}.*.yaml"))]
    return {each.name: yamlsource.read_text(each, each.name) for each in (path, *beside) if each == path or each.exists()}


def load(sources: Mapping[str, str], main: str, language: str = "nl") -> Questionnaire:
    """The questionnaire in these texts. Raises SourceError with everything that is wrong."""
    data: Any = yamlsource.parse(sources[main], main).data()
    overlay = f"{Path(main).stem}.{language}.yaml"
    shared: Any = yamlsource.parse(sources[SCALES], SCALES).data() if SCALES in sources else {}
    scales = [*shared.get("scales", []), *data.get("scales", [])]
    if language != "nl" and overlay in sources:
        words: Any = yamlsource.parse(sources[overlay], overlay).data()
        _translate(data, scales, words)
        data["language"] = language
    try:
        known = {scale.code: scale for scale in map(Scale.model_validate, scales)}
        return Questionnaire.model_validate(data, context={"scales": known})
    except ValidationError as error:
        raise SourceError([Problem("Y026", f"{main} {e['loc']} {e['msg']}", 1) for e in error.errors()]) from None


def _translate(data: dict[str, Any], scales: list[dict[str, Any]], words: dict[str, Any]) -> None:
    data.update({key: words[key] for key in ("title", "intro", "thanks", "credit") if key in words})
    for scale in scales:
        _label_choices(scale["choices"], words.get("scales", {}).get(scale["code"], {}))
    for section in data["sections"]:
        section.update(words.get("sections", {}).get(section["code"], {}))
        for question in section["questions"]:
            for part in (question, *question.get("rows", [])):
                _label(part, words.get("questions", {}).get(part["code"], {}))
    for indicator in data.get("indicators", []):
        indicator.update(words.get("indicators", {}).get(indicator["code"], {}))


def _label(question: dict[str, Any], words: dict[str, Any]) -> None:
    question.update({key: text for key, text in words.items() if key != "choices"})
    _label_choices(question.get("choices", []), words.get("choices", {}))


def _label_choices(choices: list[dict[str, Any]], labels: dict[str, str]) -> None:
    for choice in choices:
        choice["label"] = labels.get(choice["code"], choice["label"])
