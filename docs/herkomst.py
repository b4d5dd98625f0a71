"""Makes docs/herkomst.md: where every question, item and heading of the step plan is found in the product.

Run it with ``make herkomst``. What there is to find stands in herkomst.csv: places in the publication, not its words
("Stap 1, vraag" with 5 behind it stands for five places), and where it is when no questionnaire asks it. The rest
follows from the ``source:`` keys in questionnaires/, with semicolons between their parts:
"Stap 1, vorm 1-4; Digimon".
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from surveyapp.questionnaire.load import SCALES, load, made_of, read_folder
from surveyapp.questionnaire.model import Block
from surveyapp.questionnaire.question import Question
from surveyapp.yamlsource import read_text

HERE = Path(__file__).parent
PLACES, PAGE = HERE / "herkomst.csv", HERE / "herkomst.md"
QUESTIONNAIRES = HERE.parent / "questionnaires"
MOST = 6  # questions of one questionnaire that are named one by one
HEADING = re.compile(r"(?:Stap [1-9]|Bijlage [1-3]|Bijlage 4[AB])")
"""A whole step or annex: true, but too wide to prove anything."""
RANGE = re.compile(r"(.+) (\d+)-(\d+)")
TOP = """# Waar elk onderdeel van het stappenplan te vinden is

Gemaakt met `make herkomst` uit `docs/herkomst.csv` en de regels `source:` in de vragenlijsten; verander deze bladzijde
niet met de hand. Het stappenplan is: MOVISIE, Integraal beleid op vrijwilligerswerk (2011). De plaatsen zijn geteld in
die uitgave; de vragen zijn in onze eigen woorden.
"""


@dataclass
class Place:
    """One question, item or heading of the publication, and who asks it: codes per questionnaire."""

    name: str
    about: str
    elsewhere: str = ""
    asked: dict[str, list[str]] = field(default_factory=dict)
    label: str = ""
    """Of the question that comes from the fewest places, so that it is about this one."""
    shared: int = 1_000

    @property
    def found(self) -> bool:
        """Whether it is anywhere in the product."""
        return bool(self.asked or self.elsewhere)

    @property
    def where(self) -> str:
        """Codes per questionnaire; more than a few are counted."""
        parts = [f"`{name}`: {_few(codes)}" for name, codes in self.asked.items()]
        return "; ".join([*parts, self.elsewhere] if self.elsewhere else parts)


def _few(codes: list[str]) -> str:
    return ", ".join(codes) if len(codes) <= MOST else f"{', '.join(codes[:3])} en {len(codes) - 3} meer"


def places() -> dict[str, Place]:
    """Every place of the publication, in its order, not yet looked for."""
    with PLACES.open(encoding="utf-8", newline="") as file:
        found = [place for row in csv.DictReader(file) for place in _counted(row)]
    return {place.name: place for place in found}


def _counted(row: dict[str, str]) -> Iterator[Place]:
    if not row["count"]:
        yield Place(row["place"], row["about"], row["elsewhere"])
        return
    elsewhere = row["elsewhere"].split("; ") if row["elsewhere"] else [""] * int(row["count"])
    for number, text in zip(range(1, int(row["count"]) + 1), elsewhere, strict=True):
        yield Place(f"{row['place']} {number}", row["about"], text)


def asked() -> Iterator[tuple[str, Question, str]]:
    """Every question of what is not made of others: the name of its file, itself, and how it reads."""
    for path in sorted(QUESTIONNAIRES.glob("*.yaml"), key=lambda path: path.stem):
        if path.name != SCALES and "." not in path.stem and not made_of(read_text(path, path.name), path.name):
            for section in load(read_folder(path), path.name).sections:
                for block in section.blocks:
                    yield from ((path.stem, question, label) for question, label in _read(block))


def _read(block: Block) -> Iterator[tuple[Question, str]]:
    """The question itself, without the text field behind a choice; of a grid its rows."""
    if block.lead in block.questions:
        yield block.lead, block.lead.label
    else:
        yield from ((row, f"{block.lead.label} {row.label}") for row in block.questions)


def named(source: str) -> Iterator[str]:
    """The places of the publication that a ``source:`` names."""
    for part in (part.strip() for part in source.split(";")):
        span = RANGE.fullmatch(part)
        if span:
            yield from (f"{span[1]} {number}" for number in range(int(span[2]), int(span[3]) + 1))
        elif re.match(r"stap|bijlage", part, re.IGNORECASE):
            yield part


def traced() -> tuple[dict[str, Place], list[str]]:
    """Every place with the questions that come from it, and what the questions name that is no place."""
    found, unknown = places(), []
    for questionnaire, question, label in asked():
        names = list(named(question.source))
        for name in names:
            if name in found:
                _note(found[name], questionnaire, question.code, label, len(names))
            elif not HEADING.fullmatch(name):
                unknown.append(f"{questionnaire}: {question.code}: {name}")
    return found, unknown


def _note(place: Place, questionnaire: str, code: str, label: str, shared: int) -> None:
    place.asked.setdefault(questionnaire, []).append(code)
    if shared < place.shared:
        place.label, place.shared = label, shared


def page() -> str:
    """The page, in Markdown."""
    lines, heading = [TOP], ""
    for place in traced()[0].values():
        step = place.name.partition(",")[0]
        if step != heading:
            heading = step
            lines.append(f"\n## {step}\n\n| plaats | gaat over | te vinden in | onze vraag |\n|---|---|---|---|\n")
        lines.append(f"| {place.name} | {place.about} | {place.where} | {place.label} |\n")
    return "".join(lines)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
