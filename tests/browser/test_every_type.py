"""Every question type in a real browser: no barriers, with and without errors, on any width."""

from collections.abc import Callable

import pytest

from surveyapp.questionnaire.types import QUESTION_TYPES
from surveyapp.storage.database import Database
from tests.browser.visitor import Visitor
from tests.surveys import data, run

THREE = [{"code": code, "label": code * 3} for code in ("aap", "noot", "mies")]
OPEN = [*THREE, {"code": "anders", "label": "Anders, namelijk", "open": "yes"}]
SCALE = {"code": "eens", "choices": [{"code": c, "label": f"Helemaal mee {c}"} for c in ("oneens", "neutraal", "eens")]}
LONG = "Vrijwilligersorganisatieondersteuningsbeleidsevaluatie?"

EXAMPLES: dict[str, dict[str, object]] = {
    "single": {"choices": OPEN},
    "multiple": {"choices": OPEN, "maximum": 2},
    "scale": {"scale": "eens"},
    "grid": {"scale": "eens", "rows": [{"code": "rij1", "label": LONG}, {"code": "rij2", "label": "Het gaat goed."}]},
    "grade": {},
    "number": {"unit": "vrijwilligers"},
    "text": {"lines": 4},
    "date": {},
    "ranking": {"choices": THREE},
    "allocation": {"choices": THREE},
    "background": {"choices": THREE},
    "note": {},
}
ASKS_NOTHING = {"background", "note"}


def survey(database: Database, kind: str) -> str:
    """The page with a question of this type, and one that is always there and required."""
    required = {} if kind in ASKS_NOTHING else {"required": "yes"}
    question = {"code": "q", "type": kind, "label": LONG, "help": "Een toelichting.", **required, **EXAMPLES[kind]}
    name = {"code": "naam", "type": "text", "label": "Uw naam", "required": "yes"}
    return run(database, data(question, name, scales=[SCALE])).invite() + "/deel"


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_a_page_of_every_type_has_no_barriers(
    visitor: Callable[..., Visitor], sqlite_database: Database, kind: str
) -> None:
    someone = visitor()
    someone.page.goto(survey(sqlite_database, kind))
    assert someone.barriers() == []
    assert someone.overflow() == 0
    someone.press("Volgende")
    assert someone.page.title().startswith("Fout: ")
    assert someone.barriers() == []
    assert someone.overflow() == 0


@pytest.mark.parametrize("kind", sorted(set(QUESTION_TYPES) - ASKS_NOTHING))
def test_the_summary_of_errors_leads_to_the_field(
    visitor: Callable[..., Visitor], sqlite_database: Database, kind: str
) -> None:
    someone = visitor(scripts=False)
    someone.page.goto(survey(sqlite_database, kind))
    someone.press("Volgende")
    link = someone.page.locator("#fouten a").first
    target = link.get_attribute("href")
    assert target is not None
    field = someone.page.locator(f"[id='{target[1:]}']")
    described = field.locator("xpath=ancestor-or-self::*[@aria-invalid='true'][1]").get_attribute("aria-describedby")
    assert described is not None
    assert any(
        part.endswith("-error") and someone.page.locator(f"[id='{part}']").is_visible() for part in described.split()
    )


def test_a_grid_is_a_table_on_a_wide_screen_and_cards_on_a_narrow_one(
    visitor: Callable[..., Visitor], sqlite_database: Database
) -> None:
    someone = visitor(width=1280)
    someone.page.goto(survey(sqlite_database, "grid"))
    table = someone.page.get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts() == [
        "Uitspraak",
        "Helemaal mee oneens",
        "Helemaal mee neutraal",
        "Helemaal mee eens",
    ]
    assert table.get_by_role("rowheader").count() == 2
    assert table.get_by_role("radiogroup", name="Het gaat goed.").count() == 1
    someone.page.set_viewport_size({"width": 375, "height": 800})
    assert someone.page.get_by_role("columnheader").count() == 0
    assert someone.page.locator("fieldset legend").all_inner_texts() == [LONG, "Het gaat goed."]


@pytest.mark.parametrize("kind", ["single", "multiple", "grid", "grade"])
def test_every_target_is_large_enough_for_a_finger(
    visitor: Callable[..., Visitor], sqlite_database: Database, kind: str
) -> None:
    someone = visitor(width=375)
    someone.page.goto(survey(sqlite_database, kind))
    boxes = [target.bounding_box() for target in someone.page.locator(".option:visible, .button:visible").all()]
    assert min(box["height"] for box in boxes if box) >= 44
