"""An officer who brings an address list: from step to step as a browser would, with what travels along."""

import io
import re
from html import unescape
from typing import Any

from werkzeug.test import TestResponse

from tests.officer import Officer

HIDDEN = re.compile(r'<input type="hidden" name="(list|seen)" value="([^"]*)"')
CHOICE = re.compile(r'<select[^>]* name="(column_\d+)"[^>]*>(.*?)</select>', re.DOTALL)
CHOSEN = re.compile(r'<option selected value="([^"]*)"')
CODE = re.compile(r'<input[^>]* name="(code_\d+)"[^>]* value="([^"]*)"')


def fields(page: TestResponse) -> dict[str, str]:
    """What the forms of a step would send when nobody touches them."""
    found = {name: unescape(value) for name, value in HIDDEN.findall(page.text)}
    for name, options in CHOICE.findall(page.text):
        chosen = CHOSEN.search(options)
        found[name] = unescape(chosen[1]) if chosen else ""
    return found | {name: unescape(value) for name, value in CODE.findall(page.text)}


def paste(els: Officer, wave: str, text: str) -> TestResponse:
    """The page with the columns, or what is wrong with the list."""
    return els.send(f"{wave}/uitnodigen", addresses=text)


def upload(els: Officer, wave: str, name: str, data: bytes) -> TestResponse:
    """The same with a file."""
    return els.send(f"{wave}/uitnodigen", file=(io.BytesIO(data), name))


def choose(els: Officer, wave: str, columns: TestResponse, **chosen: str) -> TestResponse:
    """The page that says what would happen, with these choices in place of the guesses."""
    return els.send(f"{wave}/uitnodigen/kolommen", **{**fields(columns), **chosen})


def apply(els: Officer, wave: str, preview: TestResponse, **more: Any) -> TestResponse:
    """Do it."""
    kept = {name: value for name, value in fields(preview).items() if name in ("list", "seen")}
    return els.send(f"{wave}/uitnodigen/inlezen", **{**kept, **more})


def bring(els: Officer, wave: str, text: str) -> TestResponse:
    """All steps with a list that has nothing to look at."""
    return apply(els, wave, choose(els, wave, paste(els, wave, text)))


def links(els: Officer, wave: str) -> dict[str, str]:
    """The personal links, by name."""
    rows = els.send(f"{wave}/uitnodigen/links").data.decode("utf-8-sig").splitlines()[1:]
    return {row.split(";")[0]: row.split(";")[2] for row in rows}
