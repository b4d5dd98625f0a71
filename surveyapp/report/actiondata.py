"""Conclusions, recommendations and actions as they stand in the json. Owners by name; no address comes this far."""

from typing import Any

from surveyapp.report.chapters.actions import of_last
from surveyapp.report.inputs import Action
from surveyapp.report.material import Material

Document = dict[str, Any]
INSIDE: Document = {"owner": None, "budget": None, "document": None, "note": None}
"""What those who took part are not told of an action."""


def advice(material: Material) -> list[Document]:
    """What is said of the last wave; nothing in a report for those who took part."""
    return (
        []
        if _tells_participants(material)
        else [
            {"kind": each.kind, "function": each.function, "text": each.text, "variable": each.variable or None}
            for each in material.last.advice
        ]
    )


def actions(material: Material) -> list[Document]:
    """Every action of the series up to the last wave, whether a chapter shows it or not. In a report for those who took
    part only what is public, without what stays inside."""
    if not _tells_participants(material):
        return [_action(each) for each in material.last.actions]
    return [{**_action(each), **INSIDE} for each in of_last(material) if each.public]


def meeting(material: Material) -> Document | None:
    """The meeting about the results, while it is still to come."""
    found = material.last.meeting
    return {"on": found.on.isoformat(), "time": found.time, "place": found.place} if found else None


def _tells_participants(material: Material) -> bool:
    shown = {chapter.show for chapter in material.definition.chapters}
    return "promises" in shown and not shown & {"actions", "followup"}


def _action(action: Action) -> Document:
    return {
        "wave": action.wave,
        "function": action.function,
        "text": action.text,
        "owner": action.owner or None,
        "due": action.due.isoformat(),
        "budget": action.budget,
        "document": action.document or None,
        "state": action.state,
        "late": action.late,
        "note": action.note or None,
        "public": action.public,
    }
