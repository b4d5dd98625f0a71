"""Waves: made from a questionnaire, opened, closed. Opening freezes the text; closing freezes the count."""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveyapp.fieldwork import ballotbox, corrections, events, links, municipalities, pseudonyms, wishes
from surveyapp.fieldwork.names import free_slug
from surveyapp.fieldwork.refusal import Refusal, WaveClosed
from surveyapp.questionnaire.load import load
from surveyapp.questionnaire.model import Questionnaire
from surveyapp.storage.tables import MODES, Invitation, Municipality, PaperEntry, Response, SealedBallot, Wave
from surveyapp.storage.tenant import of_wave, owned

NETHERLANDS = ZoneInfo("Europe/Amsterdam")
MOST_CACHED = 100
_loaded: dict[tuple[str, str], Questionnaire] = {}


def questionnaire_of(wave: Wave, language: str = "nl") -> Questionnaire:
    """The frozen questionnaire of this wave in this language. Kept by content, so that a page is served fast."""
    key = (wave.content_hash, language)
    if key not in _loaded:
        if len(_loaded) >= MOST_CACHED:
            _loaded.clear()
        _loaded[key] = load(wave.sources, wave.main, language)
    return _loaded[key]


def create(
    session: Session,
    municipality: Municipality,
    sources: Mapping[str, str],
    main: str,
    title: str,
    ordinal: int,
    mode: str,
    now: datetime.datetime,
    by: str,
    *,
    closes_on: datetime.date | None = None,
    population: int | None = None,
    remark: str = "",
) -> Wave:
    """A new wave with its own copy of these sources, not yet open.

    Raises SourceError when the questionnaire does not load, Refusal when the rest makes no sense.
    """
    questionnaire = load(sources, main)
    _require_sense(title, ordinal, mode, population)
    wave = Wave(
        municipality=municipality,
        municipality_id=municipality.id,
        slug=free_slug(title, _slugs(session, municipality), "meting"),
        title=title.strip(),
        ordinal=ordinal,
        perspective=questionnaire.perspective,
        sources=dict(sources),
        main=main,
        content_hash=hashlib.sha256(orjson.dumps([main, sorted(sources.items())])).hexdigest(),
        mode=mode,
        closes_on=closes_on,
        population=population,
        remark=remark.strip(),
    )
    _add(session, wave)
    events.record(session, municipality, "wave.create", now, by, wave)
    return wave


def _require_sense(title: str, ordinal: int, mode: str, population: int | None) -> None:
    if mode not in MODES:
        raise Refusal(f"“{mode}” is geen vorm van privacy. Kies uit: {', '.join(MODES)}.")
    if not title.strip():
        raise Refusal("Geef de meting een titel.")
    if ordinal < 0 or (population is not None and population < 1):
        raise Refusal("Het volgnummer is 0 of hoger, het aantal organisaties 1 of hoger.")


def _add(session: Session, wave: Wave) -> None:
    try:
        with session.begin_nested():
            session.add(wave)
    except IntegrityError:
        raise Refusal("Iemand anders maakte net een meting met deze titel. Kijk in de lijst.") from None


def listing(session: Session, municipality_id: int) -> Sequence[Wave]:
    """The waves of a municipality, newest first."""
    return session.scalars(owned(Wave, municipality_id).order_by(Wave.id.desc())).all()


def find(session: Session, municipality_id: int, slug: str) -> Wave | None:
    """The wave of this municipality with this short name."""
    wave: Wave | None = session.scalar(owned(Wave, municipality_id).where(Wave.slug == slug))
    return wave


def named(session: Session, name: str) -> Wave:
    """The wave that somebody means on the command line: its number, or "gemeente/meting". Raises Refusal."""
    if name.isascii() and name.isdigit():
        wave = session.get(Wave, int(name[:9]))
    else:
        municipality, _, short = name.strip().lower().partition("/")
        wave = find(session, municipalities.find(session, municipality).id, short)
    if wave is None:
        raise Refusal(f"Er is geen meting “{name[:80]}”. Bekijk de lijst met: surveyapp wave list")
    return wave


def _slugs(session: Session, municipality: Municipality) -> set[str]:
    return {wave.slug for wave in listing(session, municipality.id)}


def open_(session: Session, wave: Wave, now: datetime.datetime, by: str) -> None:
    """Start accepting answers. The keys that the promise rests on are made and tried first."""
    if is_due(wave, now):
        raise Refusal("De laatste dag van deze meting is al voorbij. Kies een latere dag.")
    if wave.state == "draft" and wave.mode == "anonymous":
        ballotbox.prepare(session, wave)
    if wave.state == "draft" and wave.mode == "confidential":
        pseudonyms.prepare(session, wave)
    session.flush()
    _move(session, wave, "draft", {"state": "open", "opened_at": now}, "Deze meting is al eens geopend.")
    events.record(session, wave.municipality, "wave.open", now, by, wave)


def close(session: Session, wave: Wave, now: datetime.datetime, by: str) -> None:
    """Stop accepting answers, for good. In an anonymous wave the ballot box is opened here, once.

    Whoever is submitting at this moment is either counted or told that the wave is closed.
    """
    _move(session, wave, "open", {"state": "closed", "closed_at": now}, "Deze meting staat niet open.")
    if wave.mode == "anonymous":
        ballotbox.open_box(session, wave, questionnaire_of(wave), now.astimezone(NETHERLANDS).date())
    else:
        corrections.settle(session, wave)
    wishes.settle(session, wave)
    session.execute(delete(PaperEntry).where(*of_wave(PaperEntry, wave)))  # what was typed in and never handed in
    links.forget(session, wave)
    events.record(session, wave.municipality, "wave.close", now, by, wave)


def correct_population(session: Session, wave: Wave, population: int, now: datetime.datetime, by: str) -> None:
    """Set how many there are in all; the audit trail keeps what it was. Raises Refusal when more have answered."""
    answered = counts(session, wave).submitted
    if population < max(answered, 1):
        raise Refusal(f"Er zijn al {answered} antwoorden. Het totaal kan niet kleiner zijn.")
    before, wave.population = wave.population, population
    detail = f"{before if before is not None else '–'} → {population}"
    events.record(session, wave.municipality, "wave.population", now, by, wave, detail)


def _move(session: Session, wave: Wave, state: str, values: dict[str, object], otherwise: str) -> None:
    """One conditional update: of two who do this at the same moment, one is refused."""
    changed = session.execute(
        update(Wave).where(Wave.municipality_id == wave.municipality_id, Wave.id == wave.id, Wave.state == state),
        values,
        execution_options={"synchronize_session": False},
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise Refusal(otherwise)
    session.refresh(wave, list(values))


def opening_moment(wave: Wave) -> datetime.datetime | None:
    """From when answers are accepted, on the clock of the Netherlands; None: as soon as the wave is opened.

    A time that the clock shows twice, on the night it goes back, means the first time.
    """
    return min(_moments(wave.opens_on, wave.opens_time or datetime.time())) if wave.opens_on else None


def closing_moment(wave: Wave) -> datetime.datetime | None:
    """Until when answers are accepted; None: until the officer closes the wave. Without a time the day counts in full.

    A time that the clock shows twice, on the night it goes back, means the second time: nobody is cut off early.
    """
    if wave.closes_on is None:
        return None
    if wave.closes_time is None:
        return max(_moments(wave.closes_on + datetime.timedelta(days=1), datetime.time()))
    return max(_moments(wave.closes_on, wave.closes_time))


def _moments(day: datetime.date, time: datetime.time) -> list[datetime.datetime]:
    """Both meanings of a time in the Netherlands; they differ on the two nights that the clock is changed."""
    local = datetime.datetime.combine(day, time, NETHERLANDS)
    return [local.replace(fold=fold).astimezone(datetime.UTC) for fold in (0, 1)]


def has_begun(wave: Wave, now: datetime.datetime) -> bool:
    """Whether the first day is there."""
    begin = opening_moment(wave)
    return begin is None or now >= begin


def is_due(wave: Wave, now: datetime.datetime) -> bool:
    """Whether the period is over."""
    end = closing_moment(wave)
    return end is not None and now >= end


def require_open(session: Session, wave: Wave, now: datetime.datetime) -> None:
    """Raises WaveClosed unless the wave accepts answers; until this transaction ends it cannot close."""
    state = session.scalar(select(Wave.state).where(Wave.id == wave.id).with_for_update(read=True))
    if state != "open" or is_due(wave, now) or not has_begun(wave, now):
        raise WaveClosed


@dataclass(frozen=True)
class Counts:
    """What may be shown about participation at this moment.

    ``invited`` and ``answered`` are about the address list; ``open`` came by the open link and has no response rate;
    ``imported`` came from a file. ``partial`` started and did not finish; None when nobody may know. In an anonymous
    wave that is not closed, ``answered`` and ``open`` lag behind: they change for several respondents at a time.
    """

    invited: int
    answered: int
    open: int
    imported: int
    partial: int | None

    @property
    def submitted(self) -> int:
        """Everybody who handed in."""
        return self.answered + self.open + self.imported


def counts(session: Session, wave: Wave) -> Counts:
    """How many were invited and took part, as far as may be shown now."""
    people = _tally(session, wave, Invitation, (Invitation.channel, Invitation.state))
    invited = sum(number for (channel, _), number in people.items() if channel == "link")
    if wave.mode == "anonymous" and wave.state != "closed":
        query = (
            select(SealedBallot.channel, func.sum(SealedBallot.responses))
            .where(*of_wave(SealedBallot, wave))
            .group_by(SealedBallot.channel)
        )
        boxes = {row[0]: int(row[1]) for row in session.execute(query)}
        imported = boxes.get("import", 0)  # forms on paper are of invited people: they count in groups, as names do
        return Counts(invited, people.get(("link", "answered"), 0), people.get(("open", "answered"), 0), imported, None)
    found = _tally(session, wave, Response, (Response.channel, Response.state))
    submitted = {channel: number for (channel, state), number in found.items() if state == "submitted"}
    partial = sum(number for (_, state), number in found.items() if state == "draft")
    by_link, typed = submitted.get("link", 0), submitted.get("paper", 0)
    on_paper = min(typed, max(people.get(("link", "answered"), 0) - by_link, 0))  # invited, and answered on paper
    return Counts(
        invited,
        by_link + on_paper,
        submitted.get("open", 0),
        submitted.get("import", 0) + typed - on_paper,
        None if wave.mode == "anonymous" else partial,
    )


def _tally(
    session: Session, wave: Wave, table: type[Invitation] | type[Response], by: tuple[object, object]
) -> dict[tuple[str, str], int]:
    query = select(*by, func.count()).where(*of_wave(table, wave)).group_by(*by)  # type: ignore[call-overload]
    return {(first, second): number for first, second, number in session.execute(query)}
