"""What changed since the first wave: better, worse, otherwise; how much may be chance, and what cannot be compared."""

from collections.abc import Iterator, Sequence

from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Note, Paragraph
from surveyapp.report.sentences.movement import Movement, moved, movements
from surveyapp.report.sentences.sentence import Sentence, Tone, listing
from surveyapp.report.subjects import chosen

HEADINGS = {
    Tone.GOOD: "Dit ging vooruit:",
    Tone.BAD: "Dit ging achteruit:",
    Tone.PLAIN: "Dit werd anders:",
}
LEAD = "Sinds {wave}: {better} vooruit, {worse} achteruit, {other} anders. Bij {chance} cijfers kan het toeval zijn."
NEEDS_TWO = "Voor een vergelijking zijn twee metingen nodig."
APART = "{number} cijfers zijn niet te vergelijken: ze zijn niet in beide metingen gemeten, of anders gevraagd."
UNTESTED = "Van {number} cijfers was niet te toetsen of het verschil toeval is."


def changed(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """Counts first, then the sentences; without a list in the definition, of every question and indicator."""
    notation = material.printer.notation
    if len(material.waves) < 2:
        return [Paragraph(notation.say(NEEDS_TWO))]
    about = movements(material, chosen(chapter, material.subjects) or list(material.subjects.values()))
    told = [found for each in about if (found := moved(material, each))]
    blocks: list[Block] = [Paragraph(_lead(material, about, told), lead=True, codes=_codes(about))]
    for tone, heading in HEADINGS.items():
        if some := [each for each in told if each.tone is tone]:
            blocks += [Paragraph(notation.say(heading)), listing(some)]
    return [*blocks, *(Note(text) for text in _silent(material, about))]


def _lead(material: Material, about: Sequence[Movement], told: Sequence[Sentence]) -> str:
    number = material.printer.notation.number
    better, worse, other = (sum(each.tone is tone for each in told) for tone in HEADINGS)
    chance = sum(each.shift is not None and each.shift.p is not None for each in about) - len(told)
    counts = {"better": number(better), "worse": number(worse), "other": number(other), "chance": number(chance)}
    return material.printer.notation.say(LEAD, wave=material.waves[0].title, **counts)


def _codes(about: Sequence[Movement]) -> tuple[str, ...]:
    return tuple(each.code for each in about)


def _silent(material: Material, about: Sequence[Movement]) -> Iterator[str]:
    apart = sum(not each.comparable for each in about)
    untested = sum(each.shift is not None and each.shift.p is None for each in about)
    for number, text in ((apart, APART), (untested, UNTESTED)):
        if number:
            yield material.printer.notation.say(text, number=material.printer.notation.number(number))
