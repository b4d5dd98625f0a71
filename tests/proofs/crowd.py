"""A wave with many respondents who answer over the network, and keep account of what the site promised them."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, cast

from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Wave
from tests.respondent import Respondent
from tests.servers import DOWN, Browser, Site
from tests.surveys import NOW, OFFICER, Survey, data, run, section

JA_NEE = [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]
QUESTIONNAIRE = data(
    sections=[
        section("een", {"code": "vrijw", "type": "single", "choices": JA_NEE, "required": True}),
        section("twee", {"code": "aantal", "type": "number"}, {"code": "geheim", "type": "text"}),
    ]
)
RECEIVED = "We hebben uw antwoorden ontvangen"
"""On the page that thanks, and whenever the link is opened again."""


@dataclass
class Poll:
    """One open wave, the links of its organisations, and who was told that the answers are in."""

    survey: Survey
    links: dict[str, str]
    acknowledged: set[str] = field(default_factory=set)
    filled_in: set[str] = field(default_factory=set)

    def typed(self, name: str) -> dict[str, Any]:
        """What this organisation fills in; nobody else writes the same."""
        return {"vrijw": "ja", "aantal": len(name), "geheim": f"Geheim van {name}"}

    def answer(self, name: str, site: Site) -> None:
        """From the link to "thank you". Called again when the site fell away, it goes on where it was."""
        browser = site.browser()
        try:
            if name not in self.filled_in:
                self.to_review(name, browser)
                self.filled_in.add(name)
            if self._hand_in(name, browser):
                self.acknowledged.add(name)
        finally:
            cast(Browser, browser).close()

    def to_review(self, name: str, browser: Any) -> Respondent:
        """Fill in what is still to be filled in, up to the page where it is handed in."""
        visitor = Respondent(browser, self.links[name]).open(f"{self.links[name]}/een").next(vrijw="ja")
        typed = self.typed(name)
        return visitor.next(aantal=str(typed["aantal"]), geheim=typed["geheim"])

    def _hand_in(self, name: str, browser: Any) -> bool:
        visitor = Respondent(browser, self.links[name]).open()
        if not visitor.sees(RECEIVED):
            visitor = visitor.open(f"{self.links[name]}/uw-antwoorden").submit()
        return visitor.sees(RECEIVED) or visitor.sees(RECEIVED)

    def close(self) -> None:
        """The officer closes the wave."""
        self.survey.close()

    def stored(self) -> Counter[str]:
        """How often each secret is among the responses; everything else of the response is as it was typed."""
        found: Counter[str] = Counter()
        with self.survey.database.reading() as session:
            for document in responses.documents(session, session.get_one(Wave, self.survey.wave_id)):
                name = str(document["geheim"]).removeprefix("Geheim van ")
                assert document == self.typed(name)
                found[name] += 1
        return found

    def counted(self) -> int:
        """What the officer's page says."""
        with self.survey.database.reading() as session:
            return waves.counts(session, session.get_one(Wave, self.survey.wave_id)).submitted or 0


def poll(database: Database, mode: str, count: int, municipality: str = "zonstad") -> Poll:
    """An open wave to which so many organisations are invited."""
    survey = run(database, QUESTIONNAIRE, mode, municipality=municipality)
    names = [f"{mode} {number}" for number in range(count)]
    with database.transaction() as session:
        wave = session.get_one(Wave, survey.wave_id)
        tokens = invitations.add(session, wave, [{"unit": name, "name": name} for name in names])
        links = {name: f"/v/{token}" for name, token in zip(names, tokens, strict=True)}
    return Poll(survey, links)


def patiently(work: Callable[[], None], stopped: threading.Event) -> bool:
    """Try again for as long as the site is gone; False when nobody waits any more."""
    while not stopped.is_set():
        try:
            work()
        except DOWN:
            time.sleep(0.01)
        else:
            return True
    return False


def together(works: Iterable[Callable[[], Any]]) -> list[Any]:
    """Do all of this at the same moment, each in a thread of its own."""
    listed = list(works)
    gate = threading.Barrier(len(listed))

    def one(work: Callable[[], Any]) -> Any:
        gate.wait(30)
        return work()

    with ThreadPoolExecutor(len(listed)) as pool:
        return list(pool.map(one, listed))


__all__ = ["NOW", "OFFICER", "RECEIVED", "Poll", "patiently", "poll", "together"]
