"""An anonymous wave as it goes: some stop halfway, decline first, hand over, answer on paper, leave a wish; visitors
come by the open link; reminders go out; and it closes. Everybody answers through the pages, in random order.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from uuid import uuid4

from flask import Flask

from surveyapp.fieldwork import handover, invitations, optouts, paper
from surveyapp.fieldwork.handover import Colleague
from surveyapp.fieldwork.mail import queue
from surveyapp.settings import Settings
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.web import create_app
from tests.surveys import NOW, OFFICER, Survey, data, run, section

ORGANISATIONS, SILENT, VISITORS = 40, 5, 3
KINDS = ["sport"] * 22 + ["zorg"] * 12 + ["cultuur"] * 6 + ["natuur"] * 5
PLACES = [f"kern{number}" for number in range(9)]
JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
QUESTIONNAIRE = data(
    sections=[
        section(
            "een",
            {"code": "soort", "type": "background", "choices": [{"code": k, "label": k} for k in sorted(set(KINDS))]},
            {"code": "kern", "type": "background", "choices": [{"code": place, "label": place} for place in PLACES]},
            {"code": "vrijw", "type": "single", "choices": JA_NEE, "required": True},
            {"code": "geheim", "type": "text", "max_length": 4000},
        ),
        section("twee", {"code": "aantal", "type": "number", "ask_if": {"vrijw": "ja"}}),
    ]
)
SECRET = "een-geheim-van-de-site-van-ruim-veertig-tekens"


@dataclass
class Story:
    """One wave. ``arrival``: who handed in, in order. ``words``: who wrote which word, that nobody else writes."""

    database: Database
    random: Random
    watch: Callable[[str], None]
    arrival: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    survey: Survey = field(init=False)
    minutes: int = 0

    def __post_init__(self) -> None:
        self.client = site_of(self.database, self.now).test_client()
        self.survey = run(self.database, QUESTIONNAIRE, "anonymous")
        kinds = self.random.sample(KINDS, len(KINDS))
        guests = [
            {"unit": name, "name": name, "email": f"{name}@voorbeeld.nl", "background": self.facts(kind)}
            for name, kind in zip((f"vereniging-{number:02}-te-zonstad" for number in range(45)), kinds, strict=True)
        ]
        with self.database.transaction() as session:
            made = invitations.add(session, self.wave(session), guests)
            self.open_token = invitations.make_open_link(session, self.wave(session))
        self.tokens = {str(guest["name"]): token for guest, token in zip(guests, made, strict=True)}
        self.answering = self.random.sample(sorted(self.tokens), ORGANISATIONS)

    def facts(self, kind: str) -> dict[str, str]:
        return {"soort": kind, "kern": self.random.choice(PLACES)}

    def now(self) -> datetime.datetime:
        return NOW + datetime.timedelta(minutes=self.minutes)

    def wave(self, session: Session) -> Wave:
        """The wave, in this session."""
        return session.get_one(Wave, self.survey.wave_id)

    def play(self) -> None:
        """Everything until the officer closes the wave, with a backup before and after every submission."""
        ways = dict(zip(self.answering, self.random.sample(WAYS, ORGANISATIONS), strict=True))
        for name in self.random.sample(sorted(self.tokens), len(self.tokens)):
            self.minutes += self.random.randint(1, 90)
            self.beforehand(name, ways.get(name, "unfinished"))
        for place, name in enumerate(self.random.sample(self.answering, ORGANISATIONS)):
            self.minutes += self.random.randint(1, 90)
            if place in (7, 19, 33):
                self.visit(f"voorbijganger-{place}")
            if place == ORGANISATIONS // 2:
                self.remind()
            self.watch("")
            self.hand_in(name, ways[name])
            self.arrival.append(name)
            self.watch(name)

    def close(self) -> None:
        """The officer closes the wave; one more backup."""
        self.minutes += 1
        self.survey.close()
        self.watch("")

    def beforehand(self, name: str, way: str) -> None:
        """What happens between the invitation and the day of the answer."""
        if way in ("later", "unfinished"):
            self.first_page(name, "later")
        elif way == "declined":
            self.send(name, "niet-meedoen")
        elif way == "handed over":
            with self.database.transaction() as session:
                ticket = invitations.find(session, self.tokens[name])
                assert ticket
                handover.hand_over(session, ticket, Colleague("Kim", f"kim.{name}@voorbeeld.nl"), self.now())
        elif way == "no mail":
            with self.database.transaction() as session:
                optouts.add(session, self.wave(session).municipality_id, f"{name}@voorbeeld.nl")

    def remind(self) -> None:
        """Everybody who is not known to have answered gets a reminder."""
        with self.database.transaction() as session:
            for each in session.query(Invitation).filter_by(state="invited", channel="link"):
                queue.put(session, "reminder1", self.now(), invitation=each)

    def visit(self, name: str) -> None:
        """Somebody who was not invited."""
        page = self.client.get(f"/o/{self.open_token}").text
        begun = self.client.post(f"/o/{self.open_token}", data={"_token": hidden(page, "_token")})
        self.tokens[name] = str(begun.location).split("/")[2]
        self.hand_in(name, "at once")

    def hand_in(self, name: str, way: str) -> None:
        """From the first page to "thank you", or from the paper form."""
        if way == "paper":
            return self.on_paper(name)
        if way != "later":
            self.first_page(name, "next")
        if self.answers(name)["vrijw"] == "ja":
            self.send(name, "twee", aantal=str(len(name)), _direction="next")
        assert "We hebben uw antwoorden ontvangen" in self.send(name, "uw-antwoorden")
        if way == "wish":
            self.send(name, "uw-wensen", email=f"{name}@voorbeeld.nl", uitkomsten="ja")
        return None

    def answers(self, name: str) -> dict[str, str]:
        """What this organisation says; the length differs from a word to a page."""
        if name not in self.said:
            self.words[name] = f"woord{uuid4().hex}"
            told = self.words[name] + " lang verhaal" * self.random.randint(0, 250)
            self.said[name] = {"vrijw": self.random.choice(["ja", "nee"]), "geheim": told}
        return self.said[name]

    def first_page(self, name: str, direction: str) -> None:
        self.send(name, "een", **self.answers(name), _direction=direction)

    def send(self, name: str, page: str, **fields: str) -> str:
        """Open a page and send its form."""
        shown = self.client.get(f"/v/{self.tokens[name]}/{page}").text
        kept = {key: hidden(shown, key) for key in ("_token", "_version")}
        sent = self.client.post(f"/v/{self.tokens[name]}/{page}", data={**kept, **fields})
        assert sent.status_code in (200, 303), sent.text
        return sent.text

    def on_paper(self, name: str) -> None:
        with self.database.transaction() as session:
            ticket = invitations.find(session, self.tokens[name])
            assert ticket
            ticket = replace(ticket, on_paper=True)
            entry = paper.begin(session, ticket, self.now(), OFFICER)
            paper.keep(session, ticket, entry, self.answers(name), entry.version, OFFICER)
            paper.hand_in(session, ticket, paper.entries(session, ticket), self.answers(name), self.now(), OFFICER)


WAYS = ["later"] * 8 + ["declined"] * 3 + ["handed over"] * 3 + ["no mail"] * 2 + ["paper"] * 3 + ["wish"] * 6
WAYS += ["at once"] * (ORGANISATIONS - len(WAYS))


@cache
def site() -> Flask:
    """One site for all stories: to compile its templates takes longer than a wave."""
    nowhere = Database("sqlite:////dev/null", Path("/dev/null"))
    return create_app(Settings(environment="development", secret_key=SECRET), nowhere)


def site_of(database: Database, now: Callable[[], datetime.datetime]) -> Flask:
    """The site, on this database, at this time."""
    site().extensions["site"] = replace(site().extensions["site"], database=database, now=now)
    return site()


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""
