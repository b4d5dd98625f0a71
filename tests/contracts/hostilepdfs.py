"""PDFs of the kinds that the program makes, with hostile texts wherever people can type one, and few answers."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random

from surveyapp.fieldwork import invitations, waves
from surveyapp.problems import SourceError
from surveyapp.questionnaire import madeup
from surveyapp.questionnaire.answers import Value
from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.questionnaire.types import QUESTION_TYPES
from surveyapp.report import commentary, editing
from surveyapp.report.build import build
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.documents.build import Written
from surveyapp.report.documents.build import build as build_document
from surveyapp.report.documents.definition import load as load_document
from surveyapp.report.feedback import Feedback
from surveyapp.report.inputs import Action, Advice, Commentary, Meeting, Sender, WaveInput
from surveyapp.report.load import load
from surveyapp.report.model import Report
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality
from tests.report.hostile import HOSTILE
from tests.report.test_logo import png
from tests.report.waves import TODAY, wave
from tests.shelf import SHIPPED, SURVEYS, WORKSHEETS, shipped
from tests.surveys import NOW, OFFICER, data

ROOT = Path(__file__).parents[2]
RESPONDENTS = 7
ELSEWHERE = ("longer than a cell", "emoji longer than a cell", "half a character")
"""Printed by tests of their own: the long ones would only take time here, and no database stores half a character."""
TYPED = tuple(text for name, text in HOSTILE.items() if name not in ELSEWHERE)
KEPT = tuple(t for t in TYPED if t.strip() and t.isprintable())
"""What a form and the database let through: on one line, without controls or half characters."""
AUTHORED = ("R&D: score < 5", *(text for text in KEPT if not set("{<") & set(text)))
"""Of that, what may be in a questionnaire: no markup, and no braces that name nothing."""
EVERYTHING = " ".join(TYPED)
TITLE = " ".join(sorted(KEPT, key=len))[:119]
"""As long as the title of a wave may be."""
SENDER = Sender("R&D <b>&amp; جمعية الأمل 😀 Łódź", 5, "#ffdd00", png())


@cache
def measured(questionnaire: Questionnaire, ordinal: int = 0) -> WaveInput:
    """A wave of which every open answer is hostile, and its title and remark too. One for all reports on it."""
    chance, typed = Random(ordinal), cycle(TYPED)
    answers = [madeup.answers(questionnaire, {}, chance) for _ in range(RESPONDENTS)]
    for code, question in questionnaire.questions.items():
        if question.measure is Measure.TEXT:
            for one in answers:
                one[code] = next(typed)
    made = wave(questionnaire, answers, f"{ordinal}-meting", invited=RESPONDENTS + 1)
    return replace(
        made,
        title=TITLE,
        remark=EVERYTHING,
        ordinal=ordinal,
        advice=(Advice("conclusion", 1, EVERYTHING), Advice("recommendation", 5, EVERYTHING)),
        actions=tuple(_action(made, text, number) for number, text in enumerate(KEPT)),
        meeting=Meeting(TODAY, KEPT[0], KEPT[1]),
        message=EVERYTHING,
    )


def _action(of: WaveInput, text: str, number: int) -> Action:
    """An action that says the same in all its words, in one of the four states."""
    state = ("open", "busy", "done", "dropped")[number % 4]
    return Action(
        of.code,
        TITLE,
        number % 5 + 1,
        text,
        owner=text,
        due=TODAY,
        state=state,
        late=number % 2 == 0,
        budget=10**number,
        document=text,
        note=text,
        public=True,
    )


def report(name: str) -> Report:
    """The report by this definition of the library, on waves of questionnaires that it fits."""
    definition, asked = _fitted(name)
    if definition.personal:
        return feedback(definition, asked[0])
    about = [measured(each, place) for place, each in enumerate(asked)]
    made = build(definition, about, SENDER, TODAY)
    words = [
        Commentary(chapter.code, kind, EVERYTHING, EVERYTHING[:80], TODAY)
        for chapter in made.chapters[:2]
        for kind in commentary.HEADINGS
    ]
    return commentary.placed(made, words)


def _fitted(name: str) -> tuple[ReportDefinition, list[Questionnaire]]:
    text, file = (ROOT / "reports" / f"{name}.yaml").read_text(encoding="utf-8"), f"{name}.yaml"
    definition = load(text, file)
    if definition.perspectives:
        groups = {shipped(each).perspective: shipped(each) for each in SURVEYS if shipped(each).concepts}
        return definition, [groups[each] for each in definition.perspectives]
    for each in SHIPPED:
        try:
            return load(text, file, [shipped(each)]), [shipped(each)] * definition.waves
        except SourceError:
            continue
    raise AssertionError(f"no shipped questionnaire has what {file} asks for")


def feedback(definition: ReportDefinition, asked: Questionnaire) -> Report:
    """The report for one who took part, under a hostile name, with hostile answers of their own."""
    own: dict[str, Value | None] = madeup.answers(asked, {}, Random(1))
    own |= {code: EVERYTHING for code, question in asked.questions.items() if question.measure is Measure.TEXT}
    return Feedback(definition, measured(asked), SENDER, TODAY).of(EVERYTHING, own)


def own_report() -> Report:
    """A report of an officer's own: hostile headings and paragraphs."""
    made = editing.with_view(editing.begun(KEPT[0], "organisations"), KEPT[1], "vo08")
    return build(editing.reworded(made, "vo08", KEPT[2], KEPT), [measured(shipped("verenigingen"))], SENDER, TODAY)


def document(name: str) -> Report:
    """The document of a step of the policy cycle, with every item of its worksheets filled in."""
    sheets = [shipped(each) for each in WORKSHEETS]
    definition = load_document((ROOT / "documents" / f"{name}.yaml").read_text(encoding="utf-8"), name, sheets)
    typed, chance, notes = cycle(TYPED), Random(4), dict[str, Written]()
    for sheet in sheets:
        for code, question in sheet.questions.items():
            value = next(typed) if question.measure is Measure.TEXT else question.sample(chance)
            notes[code] = Written(question, question.label, value)
    taken: dict[str, Report | str] = {each.code: EVERYTHING for each in definition.reports}
    return build_document(definition, notes, SENDER, TODAY, [(EVERYTHING, EVERYTHING)], taken)


def survey() -> dict[str, object]:
    """A questionnaire of an officer's own, with hostile labels in every type that is answered on paper."""
    labels = cycle(AUTHORED)
    choices = [{"code": f"c{n}", "label": text, "open": n == 0} for n, text in enumerate(AUTHORED[:4])]
    sport = [{"code": "sport", "label": AUTHORED[0]}, {"code": "zorg", "label": AUTHORED[-1]}]
    fields: dict[str, dict[str, object]] = {
        **{kind: {"choices": choices} for kind in ("single", "multiple", "ranking", "allocation")},
        "scale": {"scale": "eens"},
        "grid": {"scale": "eens", "rows": [{"code": f"r{n}", "label": text} for n, text in enumerate(AUTHORED)]},
        "background": {"choices": sport},
    }
    questions = [
        {"code": kind, "type": kind, "label": next(labels), "source": "T", **fields.get(kind, {})}
        for kind in QUESTION_TYPES
    ]
    scale = {"code": "eens", "choices": [{"code": f"s{n}", "label": text} for n, text in enumerate(AUTHORED[:5])]}
    return {**data(*questions, scales=[scale]), "title": AUTHORED[0]}


def held(database: Database) -> int:
    """A wave of that questionnaire with a hostile name in a municipality with one, and hostile names on its list."""
    with database.transaction() as session:
        zonstad = Municipality(slug="zonstad", name=SENDER.name, logo=SENDER.logo)
        session.add(zonstad)
        session.flush()
        sources = {"toets.yaml": json.dumps(survey())}
        made = waves.create(session, zonstad, sources, "toets.yaml", TITLE, 0, "named", NOW, OFFICER, closes_on=TODAY)
        invitations.add(session, made, list(_guests()))
        return made.id


def _guests() -> Iterator[dict[str, object]]:
    """Every text is the name or the salutation or the address of somebody, in Dutch or in English."""
    for number in range(0, len(KEPT), 4):
        name, salutation, street, place = (KEPT + KEPT)[number : number + 4]
        yield {
            "unit": str(number),
            "name": name,
            "salutation": salutation,
            "address": {"street": street, "postcode": "1234 AB", "place": place},
            "background": {"background": "sport"},
            "language": "en" if number % 8 else "nl",
        }
