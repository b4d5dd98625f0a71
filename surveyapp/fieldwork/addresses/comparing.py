"""What a list says differently about somebody who is on it already. An empty cell says nothing, and wipes nothing."""

from dataclasses import dataclass
from typing import Any

from surveyapp.fieldwork.addresses.address import Address
from surveyapp.fieldwork.addresses.reading import Remarks
from surveyapp.fieldwork.addresses.register import Known
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.question import Question, label_of
from surveyapp.storage.tables import Wave

PARTS = {"name": "naam", "email": "e-mail", "salutation": "aanhef", "language": "taal"}
HOME = {"street": "straat", "postcode": "postcode", "place": "plaats"}
SENT_ON = "heeft de uitnodiging doorgegeven aan een collega. Het e-mailadres van die collega blijft staan."
FIXED = "de meting is open. Kenmerken van wie al op de lijst staat, veranderen dan niet meer."


@dataclass(frozen=True)
class Change:
    """Somebody on the list of whom the new list says something else; ``fields``: what it is called, old and new."""

    known: Known
    values: dict[str, Any]
    fields: tuple[tuple[str, str, str], ...]
    line: int


def facts_are_fixed(wave: Wave) -> bool:
    """Whether what the list knows of somebody stays: else moving one organisation from group to group would tell,
    by the numbers per group, whether it has answered.
    """
    return wave.state != "draft" and wave.mode != "named"


class Comparison:
    """Compares one by one; what is kept as it is, is told."""

    def __init__(self, wave: Wave, handed_over: set[int], notes: Remarks) -> None:
        self._fixed = facts_are_fixed(wave)
        self._questions = questionnaire_of(wave).questions
        self._handed_over = handed_over
        self._notes = notes

    def of(self, known: Known, address: Address) -> Change:
        """The difference; without fields when there is none."""
        fields: list[tuple[str, str, str]] = []
        values: dict[str, Any] = {}
        for part, word in PARTS.items():
            values[part] = self._part(known, address, part)
            if values[part] != getattr(known, part):
                fields.append((word, getattr(known, part), values[part]))
        values["address"] = {**known.home, **address.home}
        fields += [
            (HOME[part], str(known.home.get(part, "")), text)
            for part, text in address.home.items()
            if text != known.home.get(part)
        ]
        values["background"], facts = self._background(known, address)
        return Change(known, values, tuple(fields + facts), address.line)

    def _part(self, known: Known, address: Address, part: str) -> str:
        old, new = getattr(known, part), getattr(address, part)
        if not new or new.casefold() == old.casefold() != new:
            return str(old if part == "email" or not new else new)
        if new != old and known.id in self._handed_over and part in ("email", "salutation"):
            self._notes.add(address.line, f"“{known.name[:60]}” {SENT_ON}")
            return str(old)
        return str(new)

    def _background(self, known: Known, address: Address) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
        different = {code: value for code, value in address.background.items() if known.background.get(code) != value}
        if different and self._fixed:
            self._notes.add(address.line, FIXED)
            return known.background, []
        shown = [
            (self._label(code), self._show(code, known.background.get(code)), self._show(code, value))
            for code, value in different.items()
        ]
        return {**known.background, **different}, shown

    def _label(self, code: str) -> str:
        question: Question | None = self._questions.get(code)
        return question.label if question else code

    def _show(self, code: str, value: object) -> str:
        question: Question | None = self._questions.get(code)
        if value is None:
            return ""
        return label_of(question.categories, value) if question else str(value)
