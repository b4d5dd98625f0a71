"""Turns a block into HTML by the template that its type names, and keeps what many respondents see alike."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from flask import current_app
from markupsafe import Markup

from surveyapp.questionnaire.question import Question
from surveyapp.web.page import ShownBlock

MOST_KEPT = 5_000
Key = tuple[object, ...]


class Widgets:
    """The HTML of blocks. Kept are only blocks with nothing but choices: no error, and nothing that anybody wrote."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, tuple[Question, str]] = OrderedDict()

    def __call__(self, blocks: Iterable[ShownBlock], t: Mapping[str, str]) -> Markup:
        """The HTML of these blocks, with these texts."""
        return Markup("".join([self._html(block, t) for block in blocks]))  # noqa: S704 - made by escaping templates

    def _html(self, block: ShownBlock, t: Mapping[str, str]) -> str:
        key = _key(block, t)
        if key is None:
            return _render(block, t)
        lead, html = self._kept.get(key, (None, ""))
        if lead is not block.lead:
            html = _render(block, t)
            self._kept[key] = (block.lead, html)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return html


def _key(block: ShownBlock, t: Mapping[str, str]) -> Key | None:
    """What the HTML depends on; None for a block that must not be kept."""
    parts: list[object] = [id(block.lead), block.rule, block.words, block.explanation, t["next"]]
    for field in block.fields.values():
        if not field.is_plain:
            return None
        parts.append((field.words, *field.raw))
    return tuple(parts)


def _render(block: ShownBlock, t: Mapping[str, str]) -> str:
    template = current_app.jinja_env.get_template(f"widgets/{block.lead.widget}.html")
    return template.render(block=block, t=t)
