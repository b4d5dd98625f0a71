"""What kind of file this is, and what is wrong with it: questionnaire, scales, translation, report or series."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from surveyapp import yamlsource
from surveyapp.problems import Problem, SourceError
from surveyapp.questionnaire.checks.links import guests, links, shelf
from surveyapp.questionnaire.checks.versions import compare
from surveyapp.questionnaire.definitions import code_of
from surveyapp.questionnaire.load import SCALES, Judgement, judge, judge_scales, read_folder, read_overlay
from surveyapp.questionnaire.model import Questionnaire

_TRANSLATION = re.compile(r"(.+)\.[a-z]{2}")
"""The stem of a translation: ``verenigingen.en``."""
_QUESTIONNAIRE = ("sections", "perspective", "base")
"""Keys by which a questionnaire is known; the last one for what is made of others."""


@dataclass(frozen=True)
class File:
    """A file that could be read as YAML."""

    path: Path
    text: str
    node: yamlsource.Node


class Judge:
    """Judges files one by one; remembers the questionnaires, because reports are judged by them."""

    def __init__(self) -> None:
        self.judged: dict[Path, Judgement] = {}
        self.series: dict[Path, str] = {}

    def problems(self, paths: Sequence[Path], against: Path | None = None) -> list[Problem]:
        """Every problem in these files. ``against``: an earlier version that the questionnaires must not contradict."""
        problems: list[Problem] = []
        later: list[File] = []
        for path in paths:
            try:
                text = yamlsource.read_text(path, str(path))
            except SourceError as error:
                problems += error.problems
                continue
            node, found = yamlsource.examine(text, str(path))
            problems += found
            if node is not None:
                file = File(path, text, node)
                later += [file] if is_report(node) or is_series(node) else []
                problems += self._judge(file)
        for file in sorted(later, key=lambda file: is_report(file.node)):  # a report may name a series
            problems += self._report(file) if is_report(file.node) else self._series(file)
        problems += self._links()
        if against:
            problems += self._against(against)
        return problems

    def _links(self) -> list[Problem]:
        """What is wrong with what questions take from worksheets: those that were checked, or lie beside them."""
        problems = []
        for path, judgement in [*self.judged.items()]:
            draft, questionnaire = judgement.draft, judgement.questionnaire
            if draft and questionnaire and (questionnaire.takes or questionnaire.invites):
                known = shelf(self._beside(path))
                found = [*links(draft, known, questionnaire.step), *guests(questionnaire, draft, known)]
                problems += _named(found, path)
        return problems

    def _beside(self, path: Path) -> list[Questionnaire]:
        """The questionnaires in the same folder."""
        for other in sorted(path.parent.glob("*.yaml")):
            if other.name != SCALES and not _TRANSLATION.fullmatch(other.stem) and "step" in other.read_text("utf-8"):
                self._judged(other)
        here = [judgement.questionnaire for at, judgement in self.judged.items() if at.parent == path.parent]
        return [each for each in here if each]

    def _judge(self, file: File) -> list[Problem]:
        for recognises, judged in self._kinds():
            if recognises(file):
                return judged(file)
        return [Problem("Q028", str(file.path), file.node.line)]

    def _kinds(self) -> tuple[tuple[Callable[[File], bool], Callable[[File], list[Problem]]], ...]:
        return (
            (lambda file: is_report(file.node) or is_series(file.node), lambda file: []),  # last, by the questionnaires
            (is_overlay, self._overlay),
            (
                lambda file: any(_has(file.node, key) for key in _QUESTIONNAIRE),
                self._questionnaire,
            ),
            (lambda file: file.path.name == SCALES or _has(file.node, "scales"), self._scales),
        )

    def _questionnaire(self, file: File) -> list[Problem]:
        judgement = self._judged(file.path)
        problems = list(judgement.problems)
        sources = read_folder(file.path) if judgement.draft and not judgement.errors else {}
        for name in sources:
            match = _TRANSLATION.fullmatch(Path(name).stem)
            if judgement.draft and match and match[1] == file.path.stem:
                problems += read_overlay(sources, name, judgement.draft)[1]
        return _named(problems, file.path)

    def _judged(self, path: Path) -> Judgement:
        """The questionnaire in this file, read once."""
        if path not in self.judged:
            try:
                sources = read_folder(path)
                self.judged[path] = judge(sources, sources.main)
            except SourceError as error:
                self.judged[path] = Judgement(problems=list(error.problems))
        return self.judged[path]

    def _overlay(self, file: File) -> list[Problem]:
        match = _TRANSLATION.fullmatch(file.path.stem)
        main = file.path.with_name(f"{match[1] if match else file.path.stem}{file.path.suffix}")
        if match is None or not main.is_file():
            return [Problem("O009", str(file.path), 1, (("translation", ""),), {"name": main.name})]
        judgement = self._judged(main)
        if judgement.draft is None or judgement.errors:
            return _named(judgement.problems, main)
        return _named(read_overlay({file.path.name: file.text}, file.path.name, judgement.draft)[1], file.path)

    def _scales(self, file: File) -> list[Problem]:
        return _named(judge_scales(file.text, file.path.name), file.path)

    def _report(self, file: File) -> list[Problem]:
        """The problems of a report; where several questionnaires could be meant, those by the one that fits best."""
        from surveyapp.report.load import load

        if is_document(file.node):
            return self._document(file)
        judgements: list[list[Problem]] = []
        series = self._codes_of_series(file)
        for choice in [[each] for each in self._candidates(file)] or [[]]:
            try:
                load(file.text, file.path.name, choice, series)
            except SourceError as error:
                judgements.append(list(error.problems))
            else:
                return []
        fewest: list[Problem] = min(judgements, key=len)
        return _named(fewest, file.path)

    def _document(self, file: File) -> list[Problem]:
        """The problems of a document, by the worksheets."""
        from surveyapp.report.documents.definition import load

        try:
            load(file.text, file.path.name, [each for each in self._known(file) if each.step])
        except SourceError as error:
            return _named(error.problems, file.path)
        return []

    def _series(self, file: File) -> list[Problem]:
        """The problems of a series of published figures, by all questionnaires together; no two have the same code."""
        from surveyapp.report.series import load

        code, problems = code_of(file.node), []
        if code in self.series.values():
            line, where = yamlsource.line_of(file.node, "code"), (("series", code),)
            problems = [Problem("B009", file.path.name, line, where, {"name": code})]
        self.series[file.path] = code
        try:
            load(file.text, file.path.name, self._known(file))
        except SourceError as error:
            problems += error.problems
        return _named(problems, file.path)

    def _codes_of_series(self, file: File) -> set[str]:
        """The series that were checked, or those of the folder beside this one."""
        from surveyapp.report.series import read_folder

        return {*self.series.values()} or {*read_folder(file.path.parent.parent / "series")}

    def _known(self, file: File) -> list[Questionnaire]:
        """The questionnaires that were checked, or those of the folder beside this one."""
        if not self.judged:
            for path in sorted((file.path.parent.parent / "questionnaires").glob("*.yaml")):
                if path.name != SCALES and not _TRANSLATION.fullmatch(path.stem):
                    self._judged(path)
        return [judgement.questionnaire for judgement in self.judged.values() if judgement.questionnaire]

    def _candidates(self, file: File) -> list[Questionnaire]:
        """Those for whom the report is."""
        known = self._known(file)
        wanted = file.node.text("perspective") if isinstance(file.node, yamlsource.Mapping) else ""
        return [questionnaire for questionnaire in known if questionnaire.perspective == wanted] or known

    def _against(self, earlier: Path) -> list[Problem]:
        before = Judge()._judged(earlier)
        if before.questionnaire is None:
            return _named(before.problems, earlier)
        problems = []
        for path, judgement in self.judged.items():
            if judgement.draft and judgement.draft.node.text("code") == before.questionnaire.code:
                problems += _named(compare(judgement.draft, before.questionnaire), path)
        return problems


def is_report(node: yamlsource.Node) -> bool:
    """Whether this defines a report."""
    return _has(node, "chapters")


def is_document(node: yamlsource.Node) -> bool:
    """Whether this defines a document of a step of the policy cycle."""
    return is_report(node) and _has(node, "step")


def is_series(node: yamlsource.Node) -> bool:
    """Whether this is a series of published figures."""
    return _has(node, "values") or _has(node, "url")


def is_overlay(file: File) -> bool:
    """Whether this is a translation: by its name, or because it has a language and no code of its own."""
    by_name = _TRANSLATION.fullmatch(file.path.stem) is not None
    return by_name or (_has(file.node, "language") and not _has(file.node, "code"))


def _has(node: yamlsource.Node, key: str) -> bool:
    return yamlsource.child(node, key) is not None


def _named(problems: Iterable[Problem], path: Path) -> list[Problem]:
    """The problems with their file named as the author named it."""
    return [problem.moved(str(path.with_name(problem.file))) for problem in problems]
