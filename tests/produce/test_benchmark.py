"""Municipalities of one installation beside each other: who counts, and that nothing of one of them gets out."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from surveyapp.fieldwork import rows, waves
from surveyapp.problems import SourceError
from surveyapp.produce import processing, reports
from surveyapp.report.model import Report
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave

NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 11, 23)
SURVEY = """\
code: kort
title: Kort
perspective: organisations
sections:
  - code: deel
    title: Deel
    questions:
      - {code: vol, type: single, label: Hebt u genoeg?, choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]}
      - {code: cijfer, type: grade, label: Welk cijfer geeft u?}
indicators:
  - {code: genoeg, kind: share, label: Heeft genoeg, of: vol, choices: ja}
"""
DEFINITION = """\
code: kort
title: Kort verslag
chapters:
  - {code: anderen, title: Anderen, show: benchmark, questions: [genoeg, cijfer]}
"""
SERIES = """\
code: landelijk
title: Clubs in Nederland
indicator: genoeg
unit: percent
definition: Deel dat ja zegt.
population: Alle clubs.
source: Instituut (2025)
url: https://instituut.example.org
comparable: yes
values: [{year: 2025, value: 60}]
"""


class Country:
    """An installation with municipalities that each closed a wave, one day after the other."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session, self.folder, self.day = session, folder, 0
        for name, text in (("reports", DEFINITION), ("series", SERIES)):
            (folder / name).mkdir()
            (folder / name / "kort.yaml").write_text(text, encoding="utf-8")

    def town(self, name: str, yes: int, no: int, *, compares: bool = True, **changes: Any) -> Wave:
        """A municipality in which so many said yes and no, and gave a 7."""
        town = Municipality(
            slug=name, name=f"Gemeente {name}", compares=compares, threshold=changes.get("threshold", 5)
        )
        self.session.add(town)
        self.session.flush()
        return self.wave(town, yes, no, **changes)

    def wave(self, town: Municipality, yes: int, no: int, **changes: Any) -> Wave:
        self.day += 1
        opened = NOON + datetime.timedelta(days=self.day)
        sources = {"kort.yaml": changes.get("text", SURVEY)}
        title = f"Meting van {town.slug} {self.day}"
        wave = waves.create(self.session, town, sources, "kort.yaml", title, 0, "confidential", opened, "toets")
        waves.open_(self.session, wave, opened, "toets")
        answers = [*["ja"] * yes, *["nee"] * no]
        rows.store(self.session, wave, [json.dumps({"vol": each, "cijfer": 7}) for each in answers], opened, "toets")
        wave.population = changes.get("population")
        if not changes.get("open"):
            waves.close(self.session, wave, opened + datetime.timedelta(hours=5), "toets")
        return wave

    def report(self, wave: Wave) -> Report:
        return reports.report(self.session, self.folder / "reports" / "kort.yaml", [wave], TODAY)

    def beside(self, wave: Wave, code: str = "genoeg") -> dict[str, Any]:
        """What the json says about one variable."""
        (chapter,) = json.loads(reports.render(self.report(wave), "json"))["benchmarks"]
        found: dict[str, Any] = next(each for each in chapter["variables"] if each["code"] == code)
        return found


@pytest.fixture
def country(sqlite_database: Database, tmp_path: Path) -> Any:
    with sqlite_database.transaction() as session:
        yield Country(session, tmp_path)


def others(country: Country, *extra: dict[str, Any]) -> Wave:
    """Zonstad, and three others; ``extra`` changes the last of them."""
    own = country.town("zonstad", 16, 4)
    country.town("maanstad", 9, 11)
    country.town("sterstad", 13, 7)
    country.town("veenstad", 10, 10, **(extra[0] if extra else {}))
    return own


def test_others_count_together_and_nothing_of_one_of_them_gets_out(database: Database, tmp_path: Path) -> None:
    """On both databases: names, titles, levels and bases of other municipalities are in no file."""
    with database.transaction() as session:
        country = Country(session, tmp_path)
        own = others(country)
        found = country.beside(own)
        files = "".join(reports.render(country.report(own), kind).decode() for kind in ("json", "html"))

    assert found["own"]["level"] == 0.8
    assert found["others"] | {"mean": None} == {
        "municipalities": 3,
        "answers": 60,
        "mean": None,
        "median": None,
        "lower_quartile": None,
        "upper_quartile": None,
        "reason": None,
    }
    assert found["others"]["mean"] == 0.53
    assert found["published"][0]["level"] == 0.6
    for secret in ("maanstad", "sterstad", "veenstad", "Gemeente m", "Meting van m", "45%", "0.45", "65%", "0.65"):
        assert secret not in files
    assert "zonstad" in files


@pytest.mark.parametrize(
    "change",
    [
        {"compares": False},
        {"open": True},
        {"threshold": 21},
        {"text": SURVEY.replace("Hebt u genoeg?", "Hebt u er genoeg?")},
        {"text": SURVEY.replace("code: kort", "code: ander")},
        {"population": 12},
    ],
    ids=["opted out", "still open", "own threshold", "other words", "other questionnaire", "more answers than units"],
)
def test_who_does_not_count_leaves_fewer_than_three(country: Country, change: dict[str, Any]) -> None:
    found = country.beside(others(country, change))
    assert found["others"]["reason"] == "too_few_municipalities"
    assert found["others"]["mean"] is found["others"]["municipalities"] is found["gap"] is None


def test_a_changed_question_takes_out_only_itself(country: Country) -> None:
    own = others(country, {"text": SURVEY.replace("Hebt u genoeg?", "Hebt u er genoeg?")})
    assert country.beside(own, "cijfer")["others"]["mean"] == 7.0


def test_of_a_municipality_that_measured_twice_the_latest_counts(country: Country) -> None:
    own = country.town("zonstad", 16, 4)
    earlier = country.town("maanstad", 20, 0)
    country.town("sterstad", 13, 7)
    country.town("veenstad", 10, 10)
    country.wave(earlier.municipality, 9, 11)
    assert country.beside(own)["others"]["mean"] == 0.53


def test_reports_before_and_after_somebody_joins_do_not_tell_who(country: Country) -> None:
    own = others(country)
    before = country.beside(own)["others"]
    for number in (1, 2):
        country.town(f"later-{number}", 12, 8)
        assert country.beside(own)["others"] == before
    country.town("later-3", 12, 8)
    after = country.beside(own)["others"]
    assert after["municipalities"] == 6
    assert after["mean"] == 0.57
    assert after["median"] == 0.6


def test_one_large_municipality_hides_the_figure(country: Country) -> None:
    own = country.town("zonstad", 16, 4)
    country.town("maanstad", 9, 11)
    country.town("sterstad", 13, 7)
    country.town("grootstad", 60, 40)
    assert country.beside(own)["others"]["reason"] == "dominated"


@pytest.mark.parametrize("compares", [True, False])
def test_the_text_for_the_register_says_that_figures_are_compared(country: Country, compares: bool) -> None:
    wave = country.town("zonstad", 16, 4, compares=compares)
    text = str(processing.register(country.session, wave, TODAY).chapters)
    assert ("doet mee aan de vergelijking met andere gemeenten" in text) is compares


@pytest.mark.parametrize(
    ("change", "reason"), [({"compares": False}, "not_taking_part"), ({"open": True}, "not_closed")]
)
def test_who_does_not_take_part_or_is_not_ready_sees_published_figures_only(
    country: Country, change: dict[str, Any], reason: str
) -> None:
    own = country.town("zonstad", 16, 4, **change)
    for name in ("maanstad", "sterstad", "veenstad"):
        country.town(name, 10, 10)
    found = country.beside(own)
    assert found["others"]["reason"] == reason
    assert [each["series"] for each in found["published"]] == ["landelijk"]


def test_a_report_that_names_a_series_that_is_not_there_is_refused_before_anything_is_read(country: Country) -> None:
    path = country.folder / "reports" / "kort.yaml"
    path.write_text(DEFINITION.replace("[genoeg, cijfer]", "genoeg, benchmark: {series: landlijk}"), encoding="utf-8")
    with pytest.raises(SourceError, match="B010"):
        country.report(country.town("zonstad", 16, 4))
