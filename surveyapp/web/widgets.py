"""Turns a block into HTML by the template that its type names, and keeps what many respondents see alike."""

from collections import OrderedDict
from collections.abc import Mapping

from flask import current_app
from markupsafe import Markup

from surveyapp.questionnaire.question import Question
from surveyapp.web.page import ShownBlock

MOST_KEPT = 5_000
Key = tuple[object, ...]


class Widgets:
    """The HTML of blocks. Kept are only blocks without errors and without typed text: nothing that anybody wrote."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, tuple[Question, Markup]] = OrderedDict()

    def __call__(self, block: ShownBlock, t: Mapping[str, str]) -> Markup:
        """The HTML of this block, with these texts."""
        if not all(field.is_plain for field in block.fields.values()):
            return _render(block, t)
        key = self._key(block, t)
        lead, html = self._kept.get(key, (None, Markup()))
        if lead is not block.lead:
            html = _render(block, t)
            self._kept[key] = (block.lead, html)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return html

    @staticmethod
    def _key(block: ShownBlock, t: Mapping[str, str]) -> Key:
        held = tuple(tuple(field.raw) for field in block.fields.values())
        words = tuple(field.words for field in block.fields.values())
        return (id(block.lead), t["required"], block.words, block.explanation, block.hint, block.rule, held, words)


def _render(block: ShownBlock, t: Mapping[str, str]) -> Markup:
    template = current_app.jinja_env.get_template(f"widgets/{block.lead.widget}.html")
    return Markup(template.render(block=block, t=t))  # noqa: S704 - made by an escaping template
