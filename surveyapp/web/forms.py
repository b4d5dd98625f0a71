"""The form of one page: one WTForms field class for every question type, and a token against forged posts.

The token is derived from the respondent's own link, so respondents need no cookie. It does not grow old; when it does
not fit (another secret after a restart, a form saved to disk) the page is shown again with everything still filled in.
"""

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
        if not hmac.compare_digest(str(field.data or "").encode(), str(field.current_token).encode()):
            raise ValidationError("token")


def link_token(link: str) -> str:
    """The token in every form behind this link."""
    key = str(current_app.secret_key).encode()
    return hmac.digest(key, b"respondent form " + link.encode(), "sha256").hex()


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

    def __init__(self, question: Question, _form: BaseForm) -> None:
        # Nothing of Field's own set-up: labels, validators and choices are the question's, and pages must be fast.
        self.question = question
        self.name = self.short_name = self.code = question.code
        self.raw: list[str] = []
        self.errors: Sequence[str] = ()
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

    def post_process(self, formdata: Any = None) -> None:
        """Nothing is left to do once the field is filled."""

    @property
    def is_plain(self) -> bool:
        """Whether it holds nothing but choices: no error, and nothing in somebody's own words."""
        return not self.errors and (
            not self.raw or set(self.raw) <= {choice.code for choice in self.question.categories}
        )

    @property
    def described_by(self) -> str:
        """Ids of the texts that belong to this field, for ``aria-describedby``."""
        parts = (f"{self.code}-help" if self.question.help else "", f"{self.code}-error" if self.errors else "")
        return " ".join(filter(None, parts))


class PageForm(BaseForm):
    """The fields of these questions, filled with what was typed or else with the saved answers."""

    def __init__(self, link: str, questions: Iterable[Question], answers: Answers, posted: Posted | None) -> None:
        super().__init__((), meta=LinkMeta(link))
        self._fields |= {question.code: AnswerField(question, _form=self) for question in questions}
        self.process(None if posted is None else PostedForm(posted), data=answers)

    @property
    def is_genuine(self) -> bool:
        """Whether the posted page came from us."""
        return bool(self[TOKEN].validate(self))

    @property
    def token(self) -> str:
        """The token to put in the page."""
        return str(cast(CSRFTokenField, self[TOKEN]).current_token)

    def answer_field(self, code: str) -> AnswerField:
        """The field of the question with this code."""
        return cast(AnswerField, self[code])

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Put these messages, by question code, with their fields."""
        for code, message in errors.items():
            self.answer_field(code).errors = [message]


class PostedForm(dict[str, Sequence[str]]):
    """What WTForms asks of a posted form, over plain lists."""

    def getlist(self, name: str) -> list[str]:
        return list(self.get(name, ()))
