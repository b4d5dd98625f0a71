"""A municipality's house style: NL Design System design tokens, out of the token file that it has already.

A token is a colour, a size or a font. Anything else in the file is left behind; nothing may be fetched from elsewhere.
"""

import re

from surveyapp.fieldwork import contrast

TOKEN = re.compile(r"(--[a-z][a-z0-9-]{0,100})\s*:\s*([^;{}<>\\@]{1,300}?)\s*(?=[;}]|$)")
OUTSIDE = re.compile(r"url|expression|image|src|/\*", re.IGNORECASE)
MAIN_COLOUR = "--utrecht-button-primary-action-background-color"
FAMILY = "--utrecht-document-font-family"
GENERIC = ("inherit", "initial", "unset", "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _-]{0,59}")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def tokens(text: str) -> dict[str, str]:
    """The custom properties in this text, by name."""
    return {name: value for name, value in TOKEN.findall(text) if not OUTSIDE.search(value)}


def main_colour(text: str) -> str | None:
    """The colour of the main button, as "#0b5394"; None when the file has none that is written so."""
    colour = tokens(text).get(MAIN_COLOUR, "")
    return colour if COLOUR.fullmatch(colour) else None


def font_family(text: str) -> str:
    """The name of the typeface that texts are set in, "Fira Sans"; empty when the file names none."""
    first = tokens(text).get(FAMILY, "").partition(",")[0].strip().strip("'\"")
    named = NAME.fullmatch(first) and first.casefold() not in GENERIC and not first.startswith("ui-")
    return first if named else ""


DEFAULTS = {
    "--utrecht-document-color": "#1d2733",
    "--utrecht-document-background-color": "#ffffff",
    "--utrecht-heading-color": "#0e2f4a",
    "--utrecht-link-color": "#0b5394",
    "--utrecht-link-hover-color": "#083a68",
    MAIN_COLOUR: "#0b5394",
    "--utrecht-button-primary-action-hover-background-color": "#083a68",
    "--utrecht-button-primary-action-color": "#ffffff",
    "--utrecht-button-secondary-action-background-color": "#ffffff",
    "--utrecht-button-secondary-action-color": "#0b5394",
    "--utrecht-form-control-background-color": "#ffffff",
    "--utrecht-form-control-color": "#1d2733",
    "--utrecht-form-field-description-color": "#47566a",
    "--utrecht-form-field-error-message-color": "#b3131b",
    "--utrecht-page-header-background-color": "#0e2f4a",
    "--utrecht-page-header-color": "#ffffff",
    "--utrecht-page-footer-background-color": "#f3f5f8",
    "--utrecht-page-footer-color": "#47566a",
}
"""The colours of the program where a municipality has none of its own, as in ``web/static/surveyapp.css``."""

TEXT_ON = (
    ("--utrecht-document-color", "--utrecht-document-background-color"),
    ("--utrecht-heading-color", "--utrecht-document-background-color"),
    ("--utrecht-link-color", "--utrecht-document-background-color"),
    ("--utrecht-link-hover-color", "--utrecht-document-background-color"),
    ("--utrecht-form-field-description-color", "--utrecht-document-background-color"),
    ("--utrecht-form-field-error-message-color", "--utrecht-document-background-color"),
    ("--utrecht-button-primary-action-color", MAIN_COLOUR),
    ("--utrecht-button-primary-action-color", "--utrecht-button-primary-action-hover-background-color"),
    ("--utrecht-button-secondary-action-color", "--utrecht-button-secondary-action-background-color"),
    ("--utrecht-form-control-color", "--utrecht-form-control-background-color"),
    ("--utrecht-page-header-color", "--utrecht-page-header-background-color"),
    ("--utrecht-page-footer-color", "--utrecht-page-footer-background-color"),
)
"""Which text stands on which background."""


def hard_to_read(text: str) -> list[str]:
    """A sentence for each text that would stand out too little from its background. A colour that is written in a way
    that we cannot compute with is not judged.
    """
    chosen = {**DEFAULTS, **tokens(text)}
    found = []
    for front, back in TEXT_ON:
        one, other = contrast.colour(chosen[front], chosen), contrast.colour(chosen[back], chosen)
        if one and other and contrast.ratio(one, other) < contrast.ENOUGH:
            ratio = f"{contrast.ratio(one, other):.1f}".replace(".", ",")
            found.append(f"{front} op {back}: contrast {ratio} op 1, en 4,5 is nodig.")
    return found
