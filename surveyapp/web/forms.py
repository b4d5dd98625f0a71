"""The form of one page: one WTForms field class for every question type, and a token against forged posts.

The token is derived from the respondent's own link, so respondents need no cookie. It does not grow old; when it does
not fit (another secret after a restart, a form saved to disk) the page is shown again with everything still filled in.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from flask import current_app
from wtforms import Field
from wtforms.csrf.core import CSRF, CSRFTokenField
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta
from wtforms.utils import unset_value
from wtforms.validators import ValidationError

from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.question import Question

Posted = Mapping[str, Sequence[str]]
"""A posted form: name of an input to what was filled in. Names of our own begin with an underscore, no code does."""

TOKEN, VERSION, TOLD, DIRECTION = "_token", "_version", "_told", "_direction"


class LinkToken(CSRF):
    """A token that only a page opened with this link can hold."""

    def setup_form(self, form: BaseForm) -> list[Any]:
        self.link: str = form.meta.link
        return super().setup_form(form)

    def generate_csrf_token(self, csrf_token_field: CSRFTokenField) -> str:
        return link_token(self.link)

    def validate_csrf_token(self, form: BaseForm, field: CSRFTokenField) -> None:
        if not hmac.compare_digest(str(field.data or ""), link_token(self.link)):
            raise ValidationError("token")


def link_token(link: str) -> str:
    """The token in every form behind this link."""
    key = str(current_app.secret_key).encode()
    return hmac.new(key, b"respondent form " + link.encode(), hashlib.sha256).hexdigest()


class LinkMeta(DefaultMeta):
    """Settings of the form: our token, no translations of WTForms' own texts."""

    csrf = True
    csrf_class = LinkToken
    csrf_field_name = TOKEN
    locales = False

    def __init__(self, link: str) -> None:
        self.link = link


class AnswerField(Field):
    """One plain question on the page. ``raw`` is what its inputs hold, typed just now or answered before."""

    def __init__(self, question: Question, **kwargs: Any) -> None:
        super().__init__(label="", **kwargs)
        self.question = question
        self.code = question.code
        self.raw: list[str] = []
        self.words = self.explanation = ""

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Take what was typed; without a posted form, the answer that was saved."""
        saved = None if data is unset_value else data
        self.raw = self.question.write(saved) if formdata is None else self.question.posted(formdata)

    @property
    def text(self) -> str:
        """The content of a single text input."""
        return self.raw[0] if self.raw else ""

    def part(self, key: str) -> str:
        """What stands behind ``key=`` in a question with several named inputs."""
        return next((text.partition("=")[2] for text in self.raw if text.startswith(f"{key}=")), "")

    @property
    def described_by(self) -> str:
        """Ids of the texts that belong to this field, for ``aria-describedby``."""
        parts = (f"{self.code}-help" if self.question.help else "", f"{self.code}-error" if self.errors else "")
        return " ".join(filter(None, parts))


class PageForm(BaseForm):
    """The fields of these questions, filled with what was typed or else with the saved answers."""

    def __init__(self, link: str, questions: Iterable[Question], answers: Answers, posted: Posted | None) -> None:
        fields: list[Any] = [(question.code, AnswerField(question)) for question in questions]
        super().__init__(fields, meta=LinkMeta(link))
        self.process(None if posted is None else PostedForm(posted), data=answers)

    @property
    def is_genuine(self) -> bool:
        """Whether the posted page came from us."""
        return bool(self[TOKEN].validate(self))

    @property
    def token(self) -> str:
        """The token to put in the page."""
        return link_token(self.meta.link)

    def answer_field(self, code: str) -> AnswerField:
        """The field of the question with this code."""
        return cast(AnswerField, self[code])

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Put these messages, by question code, with their fields."""
        for code, message in errors.items():
            self[code].errors = [message]


class PostedForm(dict[str, Sequence[str]]):
    """What WTForms asks of a posted form, over plain lists."""

    def getlist(self, name: str) -> list[str]:
        return list(self.get(name, ()))
