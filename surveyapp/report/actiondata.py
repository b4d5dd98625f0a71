"""Conclusions, recommendations and actions as they stand in the json. Owners by name; no address comes this far."""

from typing import Any

from surveyapp.report.inputs import Action
from surveyapp.report.material import Material

Document = dict[str, Any]


def advice(material: Material) -> list[Document]:
    """What is said of the last wave."""
    return [
        {"kind": each.kind, "function": each.function, "text": each.text, "variable": each.variable or None}
        for each in material.last.advice
    ]


def actions(material: Material) -> list[Document]:
    """Every action of the series up to the last wave, whether a chapter shows it or not."""
    return [_action(each) for each in material.last.actions]


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
