"""The questionnaire as it was asked: every question with its answers, and in words when it was asked."""

from collections.abc import Iterator, Sequence

from surveyapp.questionnaire.measures import Measure
from surveyapp.questionnaire.model import Block as Together
from surveyapp.questionnaire.model import Questionnaire, Section
from surveyapp.questionnaire.question import Question
from surveyapp.report.conditions import in_words
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Note, Paragraph, Row, Table
from surveyapp.report.wording import unpiped

_OPEN = {Measure.NUMBER: "een getal", Measure.DATE: "een datum", Measure.TEXT: "eigen woorden"}
"""What is filled in where there is nothing to choose."""


def annex(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """The questionnaire of the report's last wave, a table per section."""
    questionnaire = material.last.questionnaire
    blocks: list[Block] = [Paragraph(material.say("Vragenlijst: “{title}”.", title=questionnaire.title))]
    blocks += [_table(material, questionnaire, section) for section in questionnaire.sections]
    if questionnaire.credit:
        blocks.append(Note(questionnaire.credit))
    return blocks


def _table(material: Material, questionnaire: Questionnaire, section: Section) -> Table:
    rows = tuple(row for block in section.blocks for row in _rows(material, questionnaire, section, block))
    return Table(
        section.title,
        material.say("Code"),
        (material.say("Vraag"), material.say("Antwoorden"), material.say("Wanneer gevraagd")),
        rows,
    )


def _rows(material: Material, questionnaire: Questionnaire, section: Section, together: Together) -> Iterator[Row]:
    lead, when = together.lead, Cell(_when(material, questionnaire, section, together.lead))
    yield Row(lead.code, (Cell(unpiped(_question(lead))), Cell(_answers(material, lead)), when))
    for part in together.questions:
        if part is not lead:
            yield Row(part.code, (Cell(unpiped(part.label)), Cell(_part_answers(material, lead, part)), Cell("")))


def _question(lead: Question) -> str:
    return f"{lead.label} ({lead.help})" if lead.help else lead.label


def _answers(material: Material, question: Question) -> str:
    """The choices, or what is filled in instead."""
    choices = " / ".join(choice.label for choice in question.categories)
    return choices or (material.say(_OPEN[question.measure]) if question.measure in _OPEN else "")


def _part_answers(material: Material, lead: Question, part: Question) -> str:
    """A row of a grid has the grid's answers; what is asked behind a choice has its own."""
    return material.say("zie hierboven") if part.categories == lead.categories else _answers(material, part)


def _when(material: Material, questionnaire: Questionnaire, section: Section, lead: Question) -> str:
    if not lead.on_page:
        return material.say("Niet gevraagd: uit de adreslijst")
    conditions = [condition for condition in (section.ask_if, lead.ask_if) if condition]
    if not conditions:
        return material.say("Altijd, verplicht") if lead.required else material.say("Altijd")
    words = [in_words(condition, questionnaire, material.printer.notation) for condition in conditions]
    return material.say("Alleen als {join}", join=f"; {material.say('en')} ".join(words))
