"""What an officer can choose for a report: only kinds of chapter that can work, and only what the wave asked."""

from pathlib import Path
from typing import get_args

import pytest

from surveyapp.problems import SourceError
from surveyapp.report import editing, faults, offering
from surveyapp.report.definition import EffectDefinition, ReportDefinition, Show
from surveyapp.report.load import load
from surveyapp.report.offering import FIELDS, Shelf
from surveyapp.report.writing import text_of
from surveyapp.web.chapter_words import EXPLAINED, HEADINGS, LACKS, SHOWS
from tests.builders import choices, questionnaire

CLUBS = questionnaire(
    {"code": "soort", "type": "background", "label": "Soort", "choices": choices("sport", "zorg")},
    {"code": "genoeg", "type": "single", "label": "Genoeg?", "choices": choices("ja", "nee")},
    {"code": "hulp", "type": "grid", "scale": "eens3", "rows": [{"code": "h1", "label": "A", "concept": "steun"}]},
    {"code": "cijfer", "type": "number"},
    {"code": "wens", "type": "text"},
    indicators=[{"code": "krap", "kind": "share", "label": "Te weinig", "of": "genoeg", "choices": ["nee"]}],
)
COLLEAGUES = questionnaire({"code": "c1", "type": "number", "concept": "steun"}, perspective="colleagues")
BARE = questionnaire({"code": "wens", "type": "single", "choices": choices("a", "b")})
EARLIER = {"0-meting": "0-meting"}
OWN = editing.begun("Voor de raad", "organisations")
SEVERAL = OWN.model_copy(update={"perspective": None, "perspectives": ("organisations", "colleagues")})
FULL = Shelf(CLUBS, EARLIER)


def codes(shelf: Shelf, show: Show, name: str) -> list[str]:
    return [code for group in shelf.menus(show)[name].values() for code in group]


def read(definition: ReportDefinition) -> ReportDefinition:
    return load(text_of(definition), "rapport.yaml", [CLUBS, CLUBS], (), ["0-meting", "1-meting"])


def test_every_kind_is_offered_with_its_words_except_what_is_for_one_respondent() -> None:
    every = set(get_args(Show))
    assert set(SHOWS) >= every
    assert set(FIELDS) == set(EXPLAINED) == set(HEADINGS) == every - {"own"}


@pytest.mark.parametrize(
    ("definition", "shelf", "show", "reason"),
    [
        (OWN, FULL, "response", "there"),
        (OWN, FULL, "goals", ""),
        (OWN, FULL, "perspectives", "groups"),
        (SEVERAL, FULL, "perspectives", "concepts"),
        (SEVERAL, Shelf(CLUBS, others=[COLLEAGUES]), "perspectives", ""),
        (SEVERAL, FULL, "effect", "several"),
        (SEVERAL, FULL, "changed", "several"),
        (OWN, FULL, "effect", ""),
        (OWN, FULL, "changed", ""),
        (OWN, Shelf(CLUBS), "effect", "earlier"),
        (OWN, Shelf(CLUBS), "changed", "earlier"),
        (OWN, FULL, "indicators", ""),
        (OWN, Shelf(BARE), "indicators", "indicators"),
        (OWN, FULL, "open_answers", ""),
        (OWN, Shelf(BARE), "open_answers", "open"),
        (OWN, FULL, "priorities", ""),
        (OWN, Shelf(BARE), "priorities", "scores"),
        (OWN, FULL, "benchmark", ""),
        (OWN, Shelf(BARE), "benchmark", "figures"),
        (OWN, FULL, "typology", "typology"),
        (OWN, FULL, "strengths", "direction"),
    ],
)
def test_a_kind_that_cannot_work_is_not_offered_and_has_a_reason(
    definition: ReportDefinition, shelf: Shelf, show: Show, reason: str
) -> None:
    assert offering.lacking(definition, shelf, show) == reason
    assert not reason or LACKS[reason]


@pytest.mark.parametrize(
    ("show", "name", "offered"),
    [
        ("questions", "questions", ["genoeg", "hulp", "h1", "cijfer", "wens", "soort", "krap"]),
        ("questions", "by", ["soort", "genoeg", "h1", "krap"]),
        ("questions", "beside", ["0-meting"]),
        ("indicators", "questions", ["krap"]),
        ("open_answers", "questions", ["wens"]),
        ("priorities", "questions", ["hulp", "h1", "cijfer"]),
        ("priorities", "overall", ["h1", "cijfer"]),
        ("benchmark", "questions", ["genoeg", "hulp", "h1", "cijfer", "krap"]),
        ("effect", "of", ["genoeg", "h1", "cijfer", "krap"]),
        ("sections", "sections", ["deel"]),
    ],
)
def test_each_field_offers_what_its_kind_can_hold(show: Show, name: str, offered: list[str]) -> None:
    assert sorted(codes(FULL, show, name)) == sorted(offered)


def test_only_answers_that_say_more_than_yes_or_no_are_asked_about() -> None:
    assert FULL.answers("krap") == {}
    assert list(FULL.answers("soort")) == ["sport", "zorg"]
    assert FULL.answers("weg") == {}


def test_whatever_is_offered_is_accepted_by_the_check() -> None:
    made = OWN
    for show in FIELDS:
        if offering.lacking(made, FULL, show) or show in ("effect", "priorities"):
            continue
        chosen = {name: tuple(codes(FULL, show, name)) for name in FULL.menus(show) if name not in ("series",)}
        made = editing.with_chapter(made, show, {"title": "Kop", **chosen})
    effect = EffectDefinition(of=("genoeg",), used="krap")
    made = editing.with_chapter(made, "effect", {"title": "E", "effect": effect, "beside": ("0-meting",)})
    made = editing.with_chapter(made, "priorities", {"title": "P", "questions": ("hulp",), "overall": "cijfer"})
    assert [each.show for each in read(made).chapters][-2:] == ["method", "questionnaire"]
    assert made.compare


def test_a_problem_is_told_under_the_key_where_it_stands() -> None:
    effect = EffectDefinition.model_construct(of=("weg",), used="krap", choices=("weg",))
    made = editing.with_chapter(OWN, "effect", {"title": "E", "text": ("Het is 61%.",), "effect": effect})
    with pytest.raises(SourceError) as words:
        read(made)
    assert set(faults.by_key(text_of(made), "effect", words.value.problems)) == {"text"}
    made = editing.with_chapter(OWN, "questions", {"title": "Q", "questions": ("weg",), "by": ("wens",)})
    with pytest.raises(SourceError) as wrong:
        read(editing.with_chapter(made, "text", {"title": "T", "text": ("{mean:weg}",)}))
    text = text_of(editing.with_chapter(made, "text", {"title": "T", "text": ("{mean:weg}",)}))
    assert set(faults.by_key(text, "questions", wrong.value.problems)) == {"questions", "by", ""}


def test_choices_change_and_what_stays_keeps_its_order() -> None:
    made = editing.with_chapter(OWN, "questions", {"title": "Q", "questions": ("wens", "genoeg", "cijfer")})
    again = editing.rechosen(made, "questions", {"title": "R", "questions": ("cijfer", "hulp", "wens")})
    assert again.chapters[1].questions == ("wens", "cijfer", "hulp")
    assert (again.chapters[1].title, again.chapters[1].beside) == ("R", ())


def test_a_report_begins_with_the_chapters_of_another() -> None:
    shipped = read(editing.with_chapter(OWN, "questions", {"title": "Q", "questions": ("genoeg",)}))
    begun = editing.begun_from("Voor het college", shipped)
    assert (begun.title, begun.code, begun.chapters) == ("Voor het college", "eigen", shipped.chapters)


def test_every_report_that_is_shipped_can_be_begun_from() -> None:
    for path in sorted((Path(__file__).parents[2] / "reports").glob("*.yaml")):
        shipped = load(path.read_text(encoding="utf-8"), path.name)
        again = load(text_of(editing.begun_from("Voor de raad", shipped)), path.name)
        assert again.chapters == shipped.chapters, path.name
        assert (again.compare, again.perspectives) == (shipped.compare, shipped.perspectives), path.name
