"""Strengths and points to act on: what lies clearly on the good or on the bad side of the middle of its scale."""

from collections.abc import Iterator, Sequence

from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Note, Paragraph
from surveyapp.report.sentences.sentence import Sentence, Tone, listing
from surveyapp.report.sentences.standing import of_tone
from surveyapp.report.subjects import Subject, chosen

STRONG, WEAK = "Dit gaat goed:", "Hier is werk te doen:"
RULE = (
    "Een punt is sterk, of vraagt werk, als het hele 95%-interval aan de goede of aan de slechte kant van het midden "
    "van de schaal ligt: 50%, of het midden tussen de laagste en de hoogste score. Bij minder dan 20 antwoorden zeggen "
    "we dat alleen als iedereen meedeed. Van {silent} van de {of} cijfers met een goede en een slechte kant is het "
    "niet te zeggen."
)


def strengths(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """Two lists with a heading, and the rule; without a list in the definition, of everything with a good side."""
    judged = directed(material, chosen(chapter, material.subjects) or list(material.subjects.values()))
    strong, weak = (list(of_tone(material, judged, tone)) for tone in (Tone.GOOD, Tone.BAD))
    notation = material.printer.notation
    if not judged:
        return [Paragraph(notation.say("Van geen enkel cijfer is gezegd welke kant goed is."))]
    counted = {"strong": notation.number(len(strong)), "weak": notation.number(len(weak))}
    lead = notation.say("Sterk: {strong}. Vraagt werk: {weak}.", **counted)
    silent = len(judged) - len(strong) - len(weak)
    rule = notation.say(RULE, silent=notation.number(silent), of=notation.number(len(judged)))
    told = (*_list(material, STRONG, strong), *_list(material, WEAK, weak))
    return [Paragraph(lead, lead=True, codes=tuple(judged)), *told, Note(rule)]


def directed(material: Material, subjects: Sequence[Subject]) -> list[str]:
    """The variables of these subjects that have a good side: indicators first, rows of a grid last."""
    ordered = sorted(subjects, key=lambda subject: (not subject.indicator, subject.together))
    codes = (code for subject in ordered for code in subject.codes)
    return [code for code in codes if material.figures.variables[code].better]


def _list(material: Material, heading: str, sentences: Sequence[Sentence]) -> Iterator[Block]:
    if sentences:
        yield Paragraph(material.printer.notation.say(heading))
        yield listing(sentences)
