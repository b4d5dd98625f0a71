"""The page about privacy for respondents, written from what really holds for this wave.

It opens as long as the link is known: before the opening, while the questionnaire is open, and after closing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from surveyapp.fieldwork import invitations, privacy
from surveyapp.fieldwork.privacy import Facts
from surveyapp.fieldwork.promises import promise
from surveyapp.questionnaire.notation import format_date
from surveyapp.storage.tables import Wave
from surveyapp.web.access import respondent
from surveyapp.web.show import owner, show, show_wave
from surveyapp.web.site import site
from surveyapp.web.texts import texts
from surveyapp.web.visit import edition_of, known, open_visit

pages = Blueprint("privacy", __name__)


@dataclass(frozen=True)
class Part:
    """A heading, with sentences and a list under it."""

    title: str
    sentences: tuple[str, ...]
    items: tuple[str, ...] = ()


@pages.get("/v/<token>/uw-privacy")
@respondent
def personal(token: str) -> ResponseReturnValue:
    """For who holds a personal link."""
    with site().database.reading() as session:
        visit = open_visit(session, token, site().now())
        facts = privacy.facts(session, visit.wave, visit.language)
    parts = _parts(visit.wave, facts, visit.language, invited=visit.is_invited)
    return show("privacy", visit, parts=parts, facts=facts, back=url_for("respond.first_page", token=token))


@pages.get("/o/<token>/uw-privacy")
@respondent
def for_everybody(token: str) -> ResponseReturnValue:
    """For who holds the open link."""
    with site().database.reading() as session:
        wave = known(invitations.find_open(session, token))
        edition = edition_of(wave)
        facts = privacy.facts(session, wave, edition.questionnaire.language)
    parts = _parts(wave, facts, edition.questionnaire.language, invited=False)
    back = url_for("openlink.first_page", token=token)
    return show_wave("privacy", wave, edition, parts=parts, facts=facts, back=back, open_token=token)


def _parts(wave: Wave, facts: Facts, language: str, *, invited: bool) -> list[Part]:
    t = texts(language)
    return [
        Part(t["privacy_who"], tuple(_responsible(wave, facts, language))),
        Part(t["privacy_why"], (t["privacy_why_text"], t["privacy_voluntary"])),
        Part(t["privacy_what"], (), tuple(_kept(facts, t, invited=invited))),
        Part(t["promise"], (promise(wave, language).text,)),
        Part(t["privacy_how_long"], (), tuple(_days(facts, language, invited=invited))),
        Part(t["privacy_who_sees"], (), tuple(_readers(wave, facts, t))),
        Part(t["privacy_rights"], tuple(_rights(facts, t, invited=invited))),
    ]


def _responsible(wave: Wave, facts: Facts, language: str) -> Iterator[str]:
    t = texts(language)
    yield t["privacy_responsible"].format(owner=owner(wave.municipality, language))
    if facts.contact:
        yield t["privacy_contact"].format(contact=", ".join(facts.contact))


def _kept(facts: Facts, t: dict[str, str], *, invited: bool) -> Iterator[str]:
    if invited:
        yield t["privacy_kept_post" if facts.by_post else "privacy_kept_address"]
        if facts.listed:
            yield t["privacy_kept_list"].format(listed=", ".join(label.rstrip("?.:") for label in facts.listed))
        yield t["privacy_kept_mails"]
    yield t["privacy_kept_answers"]
    yield t["privacy_kept_wish"]
    yield t["privacy_no_cookies"]


def _days(facts: Facts, language: str, *, invited: bool) -> Iterator[str]:
    t = texts(language)
    yield _by_day(t, "privacy_names" if invited else "privacy_wishes", facts.addresses_until, language)
    if facts.mode == "anonymous":
        yield t["privacy_drafts_sealed"]
    else:
        yield t["privacy_drafts"]
    if facts.mode == "confidential":
        yield t["privacy_key_gone"] if facts.key_gone else _by_day(t, "privacy_key", facts.key_until, language)
    yield t["privacy_answers_stay"]


def _by_day(t: dict[str, str], key: str, day: object, language: str) -> str:
    return t[key].format(date=format_date(day, language)) if day else t[f"{key}_undated"]  # type: ignore[arg-type]


def _readers(wave: Wave, facts: Facts, t: dict[str, str]) -> Iterator[str]:
    yield t[f"privacy_readers_{facts.mode}"]
    yield t["privacy_report"].format(threshold=wave.municipality.threshold)
    yield t["privacy_suppliers"]


def _rights(facts: Facts, t: dict[str, str], *, invited: bool) -> Iterator[str]:
    yield t["privacy_rights_text"]
    yield t[f"privacy_rights_{facts.mode}"]
    if invited:
        yield t["privacy_no_mail"]
    yield t["privacy_ask"].format(email=facts.privacy_email) if facts.privacy_email else t["privacy_ask_anybody"]
    yield t["privacy_complain"]
