"""From stored waves to reports and files: what reaches a report, and what is refused."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from surveyapp.fieldwork import invitations, responses, waves
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.problems import SourceError
from surveyapp.produce import reports
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Municipality, Wave

OPENED = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)
CLOSED = OPENED + datetime.timedelta(days=30)
TODAY = datetime.date(2026, 11, 23)
QUESTIONNAIRE = """\
code: kort
title: Korte vragenlijst
perspective: organisations
sections:
  - code: deel
    title: Deel
    questions:
      - code: soort
        type: background
        label: Soort
        choices: [{code: sport, label: Sport}, {code: zorg, label: Zorg}]
      - code: genoeg
        type: single
        label: Hebt u genoeg vrijwilligers?
        choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]
      - {code: tip, type: text, label: Hebt u een tip?}
"""
DEFINITION = """\
code: kort
title: Kort verslag
chapters:
  - {code: respons, title: Respons, show: response}
  - {code: vragen, show: sections}
"""
COMPARISON = DEFINITION.replace("title: Kort verslag", "title: Twee metingen\ncompare: yes")


def closed(
    session: Session,
    municipality: Municipality,
    answers: Sequence[str],
    ordinal: int = 0,
    population: int | None = None,
) -> Wave:
    """A closed wave in which these answers were given, and two organisations did not react."""
    sources = {"kort.yaml": QUESTIONNAIRE}
    title = f"{ordinal}-meting"
    wave = waves.create(
        session, municipality, sources, "kort.yaml", title, ordinal, "anonymous", OPENED, "toets", population=population
    )
    waves.open_(session, wave, OPENED, "toets")
    for place, answer in enumerate([*answers, "", ""]):
        token = invitations.invite(
            session, wave, f"Club {place}", background={"soort": "sport" if place % 2 else "zorg"}
        )
        if answer:
            ticket = invitations.find(session, token)
            assert ticket
            saved = responses.save(session, ticket, {"genoeg": answer}, 0, OPENED)
            responses.submit(session, ticket, saved.version, OPENED)
    waves.close(session, wave, CLOSED, "toets")
    return wave


def definition(folder: Path, text: str = DEFINITION) -> Path:
    path = folder / "kort.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_closed_wave_becomes_a_report_with_its_response_and_its_shares(
    database: Database, municipality: Municipality, tmp_path: Path
) -> None:
    with database.transaction() as session:
        wave = closed(session, session.merge(municipality), ["ja"] * 6 + ["nee"] * 2)
    with database.reading() as session:
        report = reports.report(session, definition(tmp_path), [session.merge(wave)], TODAY)

    found = json.loads(reports.render(report, "json"))
    assert report.municipality == "Zonstad"
    told = found["waves"][0]["response"]
    assert {key: told[key] for key in ("gross", "invited", "answered", "used", "no_contact", "imported")} == {
        "gross": 10,
        "invited": 10,
        "answered": 8,
        "used": 8,
        "no_contact": 2,
        "imported": 0,
    }
    assert told["rate"] == told["rates"]["RR2"] == 0.8
    assert told["channels"] == {"link": 8}
    assert found["waves"][0]["population"] == 10
    genoeg = next(variable for variable in found["variables"] if variable["code"] == "genoeg")
    assert [(cell["code"], cell["count"], cell["share"]) for cell in genoeg["waves"][0]["cells"]] == [
        ("ja", 6, 0.75),
        ("nee", 2, 0.25),
    ]


def test_two_waves_are_laid_side_by_side_the_earlier_one_first(
    database: Database, municipality: Municipality, tmp_path: Path
) -> None:
    with database.transaction() as session:
        town = session.merge(municipality)
        earlier = closed(session, town, ["ja"] * 6 + ["nee"] * 2)
        later = closed(session, town, ["ja"] * 5 + ["nee"] * 5, ordinal=1)
    with database.reading() as session:
        pair = [session.merge(later), session.merge(earlier)]
        report = reports.report(session, definition(tmp_path, COMPARISON), pair, TODAY)

    assert [wave["title"] for wave in report.data["waves"]] == ["0-meting", "1-meting"]  # type: ignore[attr-defined]


def test_the_results_on_screen_show_every_question(database: Database, municipality: Municipality) -> None:
    with database.transaction() as session:
        wave = closed(session, session.merge(municipality), ["ja"] * 6 + ["nee"] * 2)
    with database.reading() as session:
        report = reports.results(session, session.merge(wave), TODAY)

    titles = [getattr(block, "title", "") for chapter in report.chapters for block in chapter.blocks]
    assert {"Hebt u genoeg vrijwilligers?", "Hebt u een tip?"} <= set(titles)


def test_one_report_is_written_as_several_files_and_nothing_else_is_left_behind(
    sqlite_database: Database, tmp_path: Path
) -> None:
    with sqlite_database.transaction() as session:
        wave = closed(session, Municipality(slug="zonstad", name="Zonstad"), ["ja"] * 8)
        report = reports.report(session, definition(tmp_path), [wave], TODAY)
    folder = tmp_path / "uit"
    folder.mkdir()

    reports.write(report, [folder / "a.HTML", folder / "b.json", folder / "c.xlsx"])

    assert sorted(path.name for path in folder.iterdir()) == ["a.HTML", "b.json", "c.xlsx"]


@pytest.mark.parametrize("name", ["rapport.odt", "rapport", "rapport.pdf.exe"])
def test_a_kind_of_file_that_cannot_be_made_is_refused_with_the_kinds_that_can(name: str) -> None:
    with pytest.raises(Refusal, match=r"\.pdf, \.html, \.docx, \.xlsx, \.json"):
        reports.require_kinds([Path(name)])


def test_a_definition_that_names_an_unknown_question_is_refused_before_any_answer_is_read(
    sqlite_database: Database, tmp_path: Path
) -> None:
    wrong = DEFINITION + "  - {code: meer, title: Meer, show: questions, questions: [genoge]}\n"
    with sqlite_database.transaction() as session:
        wave = closed(session, Municipality(slug="zonstad", name="Zonstad"), ["ja"] * 8)
        with pytest.raises(SourceError, match=r"kort\.yaml:6: R001 .*genoge.*genoeg"):
            reports.report(session, definition(tmp_path, wrong), [wave], TODAY)


def test_a_report_on_two_waves_is_not_made_of_one(sqlite_database: Database, tmp_path: Path) -> None:
    with sqlite_database.transaction() as session:
        wave = closed(session, Municipality(slug="zonstad", name="Zonstad"), ["ja"] * 8)
        with pytest.raises(Refusal, match="twee metingen"):
            reports.report(session, definition(tmp_path, COMPARISON), [wave], TODAY)
        with pytest.raises(Refusal, match="Kies verschillende metingen"):
            reports.report(session, definition(tmp_path, COMPARISON), [wave, wave], TODAY)


def test_more_answers_than_there_are_organisations_is_told_and_not_computed_with(
    sqlite_database: Database, tmp_path: Path
) -> None:
    with sqlite_database.transaction() as session:
        wave = closed(session, Municipality(slug="zonstad", name="Zonstad"), ["ja"] * 8, population=7)
        with pytest.raises(Refusal, match="meer antwoorden"):
            reports.report(session, definition(tmp_path), [wave], TODAY)


def test_a_ballot_box_that_is_not_open_gives_no_results(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        municipality = Municipality(slug="zonstad", name="Zonstad")
        sources = {"kort.yaml": QUESTIONNAIRE}
        wave = waves.create(session, municipality, sources, "kort.yaml", "0", 0, "anonymous", OPENED, "toets")
        with pytest.raises(Refusal, match="nog niet geopend"):
            reports.results(session, wave, TODAY)
        waves.open_(session, wave, OPENED, "toets")
        with pytest.raises(Refusal, match="stembus"):
            reports.results(session, wave, TODAY)


@pytest.mark.parametrize(
    ("mode", "extra"),
    [
        ("confidential", "\n  - {code: per, title: Per soort, show: sections, by: soort}"),
        ("confidential", "\nweights: {by: soort}"),
        ("named", ""),
    ],
)
def test_an_open_wave_without_names_is_not_divided_since_two_looks_tell_who_took_part_in_between(
    sqlite_database: Database, tmp_path: Path, mode: str, extra: str
) -> None:
    with sqlite_database.transaction() as session:
        municipality = Municipality(slug="zonstad", name="Zonstad")
        sources = {"kort.yaml": QUESTIONNAIRE}
        wave = waves.create(session, municipality, sources, "kort.yaml", "0-meting", 0, mode, OPENED, "toets")
        waves.open_(session, wave, OPENED, "toets")
        assert reports.report(session, definition(tmp_path), [wave], TODAY)
        if not extra:
            assert reports.tabulated(session, [wave], "genoeg", ["soort"], TODAY)
            return
        with pytest.raises(Refusal, match="“0-meting” is nog open"):
            reports.tabulated(session, [wave], "genoeg", ["soort"], TODAY)
        with pytest.raises(Refusal, match="“0-meting” is nog open"):
            reports.report(session, definition(tmp_path, DEFINITION.rstrip() + extra), [wave], TODAY)


@pytest.mark.parametrize(("main", "colour"), [("#8a1538", "#8a1538"), ("red", "#154273")])
def test_a_report_wears_the_main_colour_of_the_house_style(sqlite_database: Database, main: str, colour: str) -> None:
    tokens = f":root {{ --utrecht-button-primary-action-background-color: {main}; }}"
    with sqlite_database.transaction() as session:
        dressed = Municipality(slug="zonstad", name="Zonstad", theme=tokens)
        session.add(dressed)
        session.flush()
        wave = closed(session, dressed, ["ja"] * 6)
    with sqlite_database.reading() as session:
        assert reports.results(session, session.get_one(Wave, wave.id), TODAY).colour == colour


def test_who_is_not_eligible_is_in_no_rate_and_few_that_refused_are_not_told_apart(
    database: Database, municipality: Municipality
) -> None:
    with database.transaction() as session:
        wave = closed(session, session.merge(municipality), ["ja"] * 8)
        account = wave.account or {}
        wave.account = {**account, "totals": {**account["totals"], "ineligible": 1, "refused": 1}}
    with database.reading() as session:
        told = reports.results(session, session.merge(wave), TODAY).data["waves"][0]["response"]  # type: ignore[index]
    assert (told["gross"], told["invited"], told["not_eligible"]) == (10, 9, 1)
    assert (told["refusal"], told["no_contact"], told["rate"]) == (0, 1, 8 / 9)
