"""What an author can do wrong: a problem has a number, a place, a cause and a remedy, in Dutch and in English.

The texts stand beside this file, a catalogue per subject; the first letter of a number is the subject:
Y the file as YAML, Q questions, C conditions, M compositions (what is made of questionnaires), S scales, I indicators,
O translations (overlays), R reports, B benchmarks, V another version of a questionnaire, W warnings.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal, TypeAlias

from surveyapp.problems.benchmarks import BENCHMARKS
from surveyapp.problems.catalogue import Kind
from surveyapp.problems.compositions import COMPOSITIONS
from surveyapp.problems.conditions import CONDITIONS
from surveyapp.problems.figures import FIGURES
from surveyapp.problems.files import FILES
from surveyapp.problems.overlays import OVERLAYS
from surveyapp.problems.questions import QUESTIONS
from surveyapp.problems.reports import REPORTS
from surveyapp.problems.sense import SENSE
from surveyapp.problems.versions import VERSIONS
from surveyapp.problems.warnings import WARNINGS

Language = Literal["nl", "en"]
Where: TypeAlias = tuple[tuple[str, str], ...]
"""The place in words, from outside to inside: ``(("question", "vo01"), ("choice", "ja"))``."""

CATALOGUE: dict[str, Kind] = {
    **FILES,
    **QUESTIONS,
    **SENSE,
    **CONDITIONS,
    **COMPOSITIONS,
    **FIGURES,
    **OVERLAYS,
    **REPORTS,
    **BENCHMARKS,
    **VERSIONS,
    **WARNINGS,
}
PLACES: dict[str, tuple[str, str]] = {
    "file": ("bestand", "file"),
    "questionnaire": ("vragenlijst", "questionnaire"),
    "section": ("onderdeel", "section"),
    "question": ("vraag", "question"),
    "row": ("rij", "row"),
    "choice": ("antwoord", "choice"),
    "scale": ("schaal", "scale"),
    "indicator": ("indicator", "indicator"),
    "type": ("type", "type"),
    "translation": ("vertaling", "translation"),
    "report": ("rapport", "report"),
    "chapter": ("hoofdstuk", "chapter"),
    "series": ("reeks", "series"),
    "value": ("waarde", "value"),
}
"""What a place is called: Dutch, English."""
_MEANT = {"nl": "bedoelde u “{near}”?", "en": "did you mean “{near}”?"}
_LONGEST = 80  # characters of an author's own text that a message repeats
_MOST_DIFFERENT, _MOST_COMPARED = 3, 300  # letters, names: a guess must not take long
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Problem:
    """One mistake in one place. ``params`` fill the text; a parameter ``near`` replaces the remedy by a suggestion."""

    code: str
    file: str
    line: int
    where: Where = ()
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Literal["error", "warning"]:
        """A warning does not stop anybody."""
        return "warning" if CATALOGUE[self.code].warning else "error"

    def text(self, language: Language = "nl") -> str:
        """``file:line: CODE where: what; how to mend it``, on one line that is safe to print."""
        return f"{_safe(self.file, 400)}:{self.line}: {self.code} {self.place(language)}: {self.advice(language)}"

    def place(self, language: Language = "nl") -> str:
        """Where it is, in words: "vraag vo01, antwoord ja"."""
        column = 0 if language == "nl" else 1
        where = self.where or (("file", ""),)
        return ", ".join(f"{PLACES[kind][column]} {_safe(name)}".rstrip() for kind, name in where)

    def advice(self, language: Language = "nl") -> str:
        """What is wrong and how to mend it, without the place."""
        what, mend = CATALOGUE[self.code].words(language)
        if self.params.get("near"):
            mend = _MEANT[language]
        return f"{what}; {mend}".format_map({name: _safe(value) for name, value in self.params.items()})

    def moved(self, file: str) -> "Problem":
        """The same problem, with the file named as the author named it."""
        return replace(self, file=file)


class SourceError(ValueError):
    """A file, or several that belong together, with everything that is wrong in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.text() for problem in problems))
        self.problems = tuple(problems)


def near(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant; empty when there is none."""
    if not 0 < len(name) <= 40:
        return ""
    alike = (each for each in known if abs(len(each) - len(name)) <= _MOST_DIFFERENT)
    by_lower = {each.lower(): each for each in islice(alike, _MOST_COMPARED)}
    found = difflib.get_close_matches(name.lower(), by_lower, 1, 0.7)
    return by_lower[found[0]] if found else ""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file and line, each once."""
    unique = {problem.text(): problem for problem in problems}
    return sorted(unique.values(), key=lambda problem: (problem.file, problem.line, problem.code))


def _safe(value: object, longest: int = _LONGEST) -> str:
    """A value in a message: one line, nothing that a terminal would act upon, not too long."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, list | tuple | set | frozenset):
        return _listed(value)
    text = _UNPRINTABLE.sub(" ", str(value)[: longest * 4])
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _listed(values: Iterable[object]) -> str:
    names = [_safe(value) for value in values]
    return ", ".join(names[:15]) + (" …" if len(names) > 15 else "") if names else "–"
