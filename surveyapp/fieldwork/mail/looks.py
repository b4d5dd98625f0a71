"""How a mail looks: text alone, and the same as HTML in the municipality's colours.

The HTML fetches nothing and needs no style sheet to be read. Whatever comes from outside is escaped, and only what the
officer wrote becomes a live link, never a name on a list.
"""

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from surveyapp.fieldwork import contrast, housestyle
from surveyapp.fieldwork.lettertexts import PLACE, filled

WIDTH = 76
LOGO = "logo"
"""Name of the picture inside the mail."""
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
STYLE = (
    "body{{margin:0;padding:0;background:{page};color:{ink};font:17px/1.5 Arial,Helvetica,sans-serif}}"
    ".head,.body,.foot{{max-width:600px;margin:0 auto;padding:20px 24px}}"
    ".head{{font-size:20px;font-weight:bold;color:{heading};border-bottom:4px solid {main}}}"
    ".head img{{display:block;height:56px;width:auto;max-width:100%}}"
    "p{{margin:0 0 16px;overflow-wrap:anywhere}}a{{color:{link}}}"
    ".button{{display:inline-block;padding:12px 22px;border-radius:4px;background:{main};color:{on_main};"
    "font-weight:bold;text-decoration:none}}"
    ".quiet{{font-size:15px}}"
    ".foot{{border-top:1px solid {line};font-size:15px;color:{faint}}}"
)
BUTTONS = {
    "link": {"nl": "Naar de vragenlijst", "en": "Go to the survey"},
    "uitkomsten": {"nl": "Naar de uitkomsten", "en": "Go to the results"},
    "acties": {"nl": "Naar de acties", "en": "Go to the actions"},
}
OTHERWISE = {"nl": "Werkt de knop niet? Ga dan naar:", "en": "Does the button not work? Then go to:"}


@dataclass(frozen=True)
class Sheet:
    """What a mail says: the officer's text with ``values`` for its places, and ``foot`` with lines of our own, the last
    of which ends with an address to go to. ``note``: above everything, for a mail that only serves to look at.
    """

    language: str
    owner: str
    body: str
    values: Mapping[str, str]
    foot: tuple[tuple[str, str], ...]
    note: str = ""


def plain(sheet: Sheet) -> str:
    """The text alone."""
    parts = [sheet.note] if sheet.note else []
    parts += [filled(each, sheet.values) for each in paragraphs(sheet.body)]
    foot = "\n\n".join(_wrapped(f"{words} {address}".strip()) for words, address in sheet.foot)
    return "\n\n".join(_wrapped(each) for each in parts) + f"\n\n-- \n{foot}\n"


def paragraphs(body: str) -> list[str]:
    """A blank line starts a new one."""
    return [each.strip() for each in re.split(r"\n\s*\n", body.replace("\r\n", "\n")) if each.strip()]


def _wrapped(paragraph: str) -> str:
    lines = (
        textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) for line in paragraph.splitlines()
    )
    return "\n".join("\n".join(each) for each in lines)


def html(sheet: Sheet, theme: str, *, logo: str = "") -> str:
    """The same as HTML; ``logo``: where the picture is, when there is one."""
    owner = escape(sheet.owner)
    head = f'<img src="{escape(logo)}" alt="{owner}" height="56">' if logo else owner
    body = "\n".join(_paragraph(each, sheet) for each in paragraphs(sheet.body))
    note = f'<p class="quiet"><strong>{escape(sheet.note)}</strong></p>\n' if sheet.note else ""
    foot = "\n".join(f"<p>{escape(words)} {_anchor(address)}</p>" for words, address in sheet.foot)
    return (
        f'<!doctype html>\n<html lang="{sheet.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{owner}</title>\n<style>{style(theme)}</style>\n</head>\n<body>\n"
        f'<div class="head">{head}</div>\n<div class="body">\n{note}{body}\n</div>\n'
        f'<div class="foot">\n{foot}\n</div>\n'
        "</body>\n</html>\n"
    )


def style(theme: str) -> str:
    """The style sheet inside the mail, in the colours of these design tokens."""
    chosen = {**housestyle.DEFAULTS, **housestyle.tokens(theme)}

    def hexadecimal(name: str) -> str:
        """Written out, for a mail program knows no tokens."""
        found = contrast.colour(chosen[name], chosen)
        return "#{:02x}{:02x}{:02x}".format(*found) if found else housestyle.DEFAULTS[name]

    return STYLE.format(
        page=hexadecimal("--utrecht-document-background-color"),
        ink=hexadecimal("--utrecht-document-color"),
        heading=hexadecimal("--utrecht-heading-color"),
        link=hexadecimal("--utrecht-link-color"),
        main=hexadecimal(housestyle.MAIN_COLOUR),
        on_main=hexadecimal("--utrecht-button-primary-action-color"),
        faint=hexadecimal("--utrecht-form-field-description-color"),
        line="#c8d0da",
    )


def _paragraph(text: str, sheet: Sheet) -> str:
    alone = PLACE.fullmatch(text)
    if alone and alone[1] in BUTTONS and sheet.values.get(alone[1]):
        address = escape(sheet.values[alone[1]])
        words = escape(BUTTONS[alone[1]][sheet.language])
        otherwise = escape(OTHERWISE[sheet.language])
        return (
            f'<p><a class="button" href="{address}">{words}</a></p>\n'
            f'<p class="quiet">{otherwise}<br><a href="{address}">{address}</a></p>'
        )
    return f"<p>{_inline(text, sheet.values)}</p>"


def _inline(text: str, values: Mapping[str, str]) -> str:
    """What the officer wrote, with what is filled in. Only ours and the officer's addresses can be clicked."""
    found, at = [], 0
    for place in PLACE.finditer(text):
        found.append(_linked(text[at : place.start()]))
        value = values.get(place[1], place[0])
        found.append(_anchor(value) if place[1] in BUTTONS else _lines(value))
        at = place.end()
    return "".join((*found, _linked(text[at:])))


def _linked(text: str) -> str:
    found, at = [], 0
    for url in _URL.finditer(text):
        found += [_lines(text[at : url.start()]), _anchor(url[0])]
        at = url.end()
    return "".join((*found, _lines(text[at:])))


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def _anchor(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>' if address else ""
