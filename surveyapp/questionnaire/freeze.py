"""The text of a questionnaire as a wave keeps it: whole, whatever it was made of, with its scales and translations."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from surveyapp import yamlsource
from surveyapp.problems import SourceError
from surveyapp.questionnaire import parts
from surveyapp.questionnaire.compose import OWN_WORDS, compose, is_composition
from surveyapp.questionnaire.definitions import code_of
from surveyapp.questionnaire.load import SCALES

COMPOSITION = "samenstelling.yaml"
"""What a composed questionnaire was made of, beside its text."""


def frozen(sources: Mapping[str, str], main: str) -> dict[str, str]:
    """The texts as a wave keeps them: a composition is one text, with the translations of its base.

    Raises SourceError with what is wrong with the composition.
    """
    node, _ = yamlsource.examine(sources[main], main)
    if not isinstance(node, yamlsource.Mapping) or not is_composition(node):
        return dict(sources)
    whole, problems = compose(node, sources)
    if whole is None:
        raise SourceError(problems)
    kept = {main: yamlsource.write(whole.data()), COMPOSITION: sources[main]}
    kept |= {SCALES: sources[SCALES]} if SCALES in sources else {}
    return kept | dict(_translations(sources, Path(main).stem, node, whole))


def _translations(
    sources: Mapping[str, str], stem: str, node: yamlsource.Mapping, whole: yamlsource.Mapping
) -> list[tuple[str, str]]:
    """Those of the base, under the name of the composition; what is added stays in its own language."""
    found = []
    for name, text in sources.items():
        if match := re.fullmatch(rf"{re.escape(node.text('base'))}\.([a-z]{{2}})\.yaml", name):
            words, _ = yamlsource.examine(text, name)
            if isinstance(words, yamlsource.Mapping):
                found.append((f"{stem}.{match[1]}.yaml", yamlsource.write(_fewer_words(words.data(), node, whole))))
    return found


def _fewer_words(words: dict[str, Any], node: yamlsource.Mapping, whole: yamlsource.Mapping) -> dict[str, Any]:
    """A translation without what the composition left out or says in words of its own."""
    asked = {code_of(question): question for question in parts.questions(whole)}
    opened = {f"{code}_{code_of(choice)}" for code, q in asked.items() for choice in parts.items(q, "choices")}
    there = {
        "sections": {code_of(section) for section in parts.sections(whole)},
        "questions": {code for question in asked.values() for code in parts.codes(question)} | opened,
        "indicators": {code_of(indicator) for indicator in parts.items(whole, "indicators")},
    }
    kept = {key: value for key, value in words.items() if key not in OWN_WORDS or key not in node.entries}
    for key, codes in there.items():
        if isinstance(kept.get(key), dict):
            kept[key] = {code: said for code, said in kept[key].items() if code in codes}
    for code in parts.listed(node.entries.get("choices")):
        if isinstance(said := kept.get("questions", {}).get(code), dict):
            kept["questions"][code] = {key: value for key, value in said.items() if key != "choices"}
    return kept
