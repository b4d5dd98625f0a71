"""A driver that speaks like a respondent: opens a link, answers, goes on, goes back, hands in.

It fills in what stands on the page, the way a browser does: hidden fields, ticked boxes and typed text go along with
what the respondent changes. So the token against forged posts and the version of the draft travel by themselves.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

Typed = str | list[str]


@dataclass
class Form:
    """The fields of a page with what they hold, and the words on it."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    has_form: bool = False
    action: str = ""
    """Where it is sent; empty: to the page itself."""


class _Reader(HTMLParser):
    """Collects what a browser would send, the visible words and the links."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self._select = self._area = self._href = ""
        self._silent = False
        self._link_words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form.has_form, self.form.action = True, given.get("action", "")
        elif tag == "input":
            self._input(given)
        elif tag == "select":
            self._select = given["name"]
            self.form.fields.setdefault(self._select, [""])
        elif tag == "option" and "selected" in given:
            self.form.fields[self._select] = [given["value"]]
        elif tag == "textarea":
            self._area = given["name"]
            self.form.fields[self._area] = [""]
        elif tag == "a":
            self._href, self._link_words = given.get("href", ""), []
        self._silent = tag in ("script", "style") or self._silent

    def _input(self, given: dict[str, str]) -> None:
        name = given.get("name", "")
        boxes = self.form.fields.setdefault(name, [])
        if given.get("type") not in ("radio", "checkbox") or "checked" in given:
            boxes.append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.form.fields[self._area] = [self.form.fields[self._area][0].removeprefix("\n")]
            self._area = ""
        elif tag == "a" and self._href:
            self.form.links[" ".join(self._link_words)] = self._href
            self._href = ""
        self._silent = self._silent and tag not in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.form.fields[self._area][0] += data
        elif data.strip() and not self._silent:
            self.form.words.append(" ".join(data.split()))
            if self._href:
                self._link_words.append(" ".join(data.split()))


class Respondent:
    """Somebody with a link. After each step ``page``, ``status``, ``address`` and ``fields`` tell where they are."""

    def __init__(self, client: FlaskClient, link: str) -> None:
        self.client = client
        self.link = link
        self.page = self.address = ""
        self.status = 0
        self.form = Form()

    def open(self, address: str | None = None) -> "Respondent":
        """Open the link of the invitation, or another address."""
        return self._arrive(self.client.get(address or self.link, follow_redirects=True))

    def follow(self, words: str) -> "Respondent":
        """Follow the link with these words in it."""
        found = [href for text, href in self.form.links.items() if words in text]
        assert found, f"no link with “{words}” among {list(self.form.links)}"
        return self.open(found[0])

    def answer(self, **answers: Typed) -> "Respondent":
        """Fill in fields of this page by name; ``deel__a`` stands for ``deel.a``."""
        for name, typed in answers.items():
            field = name.replace("__", ".")
            assert field in self.form.fields, f"no field {field} among {list(self.form.fields)}"
            self.form.fields[field] = [typed] if isinstance(typed, str) else list(typed)
        return self

    def next(self, **answers: Typed) -> "Respondent":
        """Answer and go to the next page."""
        return self.answer(**answers).press("next")

    def back(self, **answers: Typed) -> "Respondent":
        """Go back; what was typed goes along."""
        return self.answer(**answers).press("back")

    def later(self, **answers: Typed) -> "Respondent":
        """Save and stop for now."""
        return self.answer(**answers).press("later")

    def submit(self) -> "Respondent":
        """Press the only button of this page: begin, or hand in."""
        return self._send(self.form.fields)

    def press(self, direction: str) -> "Respondent":
        """Press a button of a page of questions."""
        return self._send({**self.form.fields, "_direction": [direction]})

    def sees(self, *words: str) -> bool:
        """Whether all these words stand on the page."""
        text = " ".join(self.form.words)
        return all(each in text for each in words)

    def errors(self) -> list[str]:
        """The questions that the summary of errors links to, by code."""
        return [href[3:] for href in self.form.links.values() if href.startswith("#f-")]

    def value(self, name: str) -> str:
        """What a field holds now."""
        return ";".join(self.form.fields[name])

    def _send(self, fields: dict[str, list[str]]) -> "Respondent":
        assert self.form.has_form, f"nothing to send on {self.address}"
        action = self.form.action or self.address
        return self._arrive(self.client.post(action, data=_pairs(fields), follow_redirects=True))

    def _arrive(self, response: TestResponse) -> "Respondent":
        self.page, self.status, self.address = response.text, response.status_code, response.request.full_path
        reader = _Reader()
        reader.feed(self.page)
        self.form = reader.form
        return self


def _pairs(fields: dict[str, list[str]]) -> MultiDict[str, str]:
    return MultiDict((name, value) for name, values in fields.items() for value in values)
