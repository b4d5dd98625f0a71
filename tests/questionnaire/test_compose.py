"""A questionnaire made of a base, themes, local choices and pages of one's own, with things left out."""

import pytest

from surveyapp.problems import SourceError
from surveyapp.questionnaire.freeze import COMPOSITION, frozen
from surveyapp.questionnaire.load import SCALES, judge, load, read_folder
from surveyapp.questionnaire.model import Questionnaire
from tests.shelf import FOLDER, THEMES, shipped

BASE = """
code: basis
title: Basis
perspective: organisations
sections:
  - code: een
    title: Een
    questions:
      - {code: kern, type: background, label: Kern, choices: [{code: a, label: A}, {code: b, label: B}]}
      - {code: genoeg, type: single, label: Genoeg?, short: yes, choices: [{code: ja, label: J}, {code: nee, label: N}]}
      - {code: hulp, type: grid, label: Hulp?, scale: mate, rows: [{code: geld, label: G}, {code: tijd, label: T}]}
  - code: twee
    title: Twee
    questions: [{code: lang, type: text, label: Hoe lang al?}]
  - code: slot
    title: Slot
    questions: [{code: meer, type: text, label: Nog iets?, short: yes}]
indicators:
  - {code: hulpscore, kind: sum, label: Hulp samen, of: [geld, tijd]}
  - {code: heeft_genoeg, kind: share, label: Genoeg, of: genoeg, choices: ja}
scales:
  - {code: mate, choices: [{code: laag, label: Laag}, {code: hoog, label: Hoog}]}
"""
ENGLISH = """
language: en
title: Base
sections: {een: {title: One}, twee: {title: Two}, slot: {title: Last}}
questions:
  kern: {label: Village, choices: {a: A, b: B}}
  genoeg: {label: Enough?, choices: {ja: 'Yes', nee: 'No'}}
  lang: {label: How long?}
"""
THEME = """
code: thema
title: Thema
perspective: organisations
theme_of: basis
sections: [{code: onderwerp, title: Onderwerp, questions: [{code: wat, type: text, label: Wat?}]}]
indicators: []
"""
OWN = "sections: [{code: eigen, title: E, questions: [{code: x, type: number, label: X?, ask_if: {genoeg: ja}}]}]"
FILES = {"basis.yaml": BASE, "basis.en.yaml": ENGLISH, "thema.yaml": THEME}


def composed(text: str) -> Questionnaire:
    return load({**FILES, "samen.yaml": f"base: basis\n{text}\n"}, "samen.yaml")


def pages(questionnaire: Questionnaire) -> list[str]:
    return [section.code for section in questionnaire.sections]


def test_without_any_wish_it_is_the_base_itself() -> None:
    assert composed("") == load(FILES, "basis.yaml")


def test_themes_and_pages_of_ones_own_come_before_the_last_page() -> None:
    made = composed(f"themes: [thema]\n{OWN}")
    assert pages(made) == ["een", "twee", "onderwerp", "eigen", "slot"]
    assert made.code == "basis"
    assert {question.code for _, question in made.asked({"genoeg": "ja"})} >= {"wat", "x"}
    assert "x" not in {question.code for _, question in made.asked({"genoeg": "nee"})}


@pytest.mark.parametrize(
    ("left", "gone"),
    [("genoeg", {"genoeg", "heeft_genoeg"}), ("tijd", {"tijd", "hulpscore"}), ("hulp", {"geld", "tijd", "hulpscore"})],
)
def test_what_is_left_out_takes_its_figures_along(left: str, gone: set[str]) -> None:
    before, after = ({v.code for v in made.variables} for made in (composed(""), composed(f"without: [{left}]")))
    assert before - after == gone
    assert gone <= set(composed(f"without: [{left}]").left_out)


@pytest.mark.parametrize("left", ["lang", "geld, tijd, kern, genoeg"])
def test_a_page_of_which_nothing_stays_goes(left: str) -> None:
    assert len(pages(composed(f"without: [{left}]"))) == 2


def test_the_short_version_asks_what_is_marked_and_knows_the_address_list() -> None:
    made = composed("short: yes\nthemes: [thema]")
    assert list(made.questions) == ["kern", "genoeg", "wat", "meer"]
    assert [indicator.code for indicator in made.indicators] == ["heeft_genoeg"]


def test_local_choices_replace_those_of_the_base() -> None:
    made = composed("choices: {kern: [{code: dorp, label: Dorp}, {code: stad, label: Stad}]}\ntitle: Ons onderzoek")
    assert [choice.code for choice in made.questions["kern"].categories] == ["dorp", "stad"]
    assert made.title == "Ons onderzoek"


def test_a_wave_keeps_one_text_with_the_words_of_its_translation() -> None:
    text = "base: basis\nthemes: [thema]\nwithout: [lang]\nchoices: {kern: [{code: d, label: D}, {code: s, label: S}]}"
    files = {**FILES, "samen.yaml": text, SCALES: "scales:\n" + BASE.partition("scales:\n")[2].replace("mate", "ander")}
    kept = frozen(files, "samen.yaml")
    assert set(kept) == {"samen.yaml", "samen.en.yaml", SCALES, COMPOSITION}
    assert kept[COMPOSITION] == text
    assert load(kept, "samen.yaml") == load(files, "samen.yaml")
    english = judge(kept, "samen.yaml", "en")
    assert english.errors == []
    assert english.questionnaire is not None
    assert english.questionnaire.questions["genoeg"].label == "Enough?"
    assert [choice.label for choice in english.questionnaire.questions["kern"].categories] == ["D", "S"]


def test_what_is_not_composed_is_kept_as_it_is() -> None:
    assert frozen(FILES, "basis.yaml") == FILES


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("themes: [thema]\nwithout: [weg]", ("samen.yaml", 3, "M004")),
        (
            "sections:\n  - code: e\n    title: E\n    questions: [{code: x, type: txt, label: A}]",
            ("samen.yaml", 5, "Q015"),
        ),
        ("themes: {thema: yes}", ("samen.yaml", 2, "Q005")),
        ("choices: [kern]", ("samen.yaml", 2, "Q006")),
        ("choices: {kern: [{code: a, label: A}]}", ("samen.yaml", 2, "Q018")),
        ("sections: [{code: leeg, title: Leeg}]", ("samen.yaml", 2, "Q002")),
        ("sections: nergens", ("samen.yaml", 2, "Q005")),
        ("themes: [samen]", ("samen.yaml", 2, "M001")),
        ("themes: [../../etc/passwd]", ("samen.yaml", 2, "Q007")),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text: str, place: tuple[str, int, str]) -> None:
    problems = judge({**FILES, "samen.yaml": f"base: basis\n{text}\n"}, "samen.yaml").problems
    assert [(problem.file, problem.line, problem.code) for problem in problems] == [place]


def test_what_is_wrong_in_the_base_is_told_in_the_base() -> None:
    files = {
        **FILES,
        "basis.yaml": BASE.replace("type: text, label: Hoe", "type: txt, label: Hoe"),
        "samen.yaml": "base: basis",
    }
    with pytest.raises(SourceError) as caught:
        load(files, "samen.yaml")
    assert [(problem.file, problem.code) for problem in caught.value.problems] == [("basis.yaml", "Q015")]


def test_all_themes_together_make_a_sound_questionnaire_that_is_too_long() -> None:
    files = {**read_folder(FOLDER / "verenigingen.yaml")}
    for name in THEMES:
        files |= read_folder(FOLDER / f"{name}.yaml")
    judgement = judge({**files, "alles.yaml": f"base: verenigingen\nthemes: [{', '.join(THEMES)}]\n"}, "alles.yaml")
    assert [problem.code for problem in judgement.problems] == ["W001"]
    assert judgement.questionnaire is not None
    assert len(judgement.questionnaire.sections) == len(shipped("verenigingen").sections) + len(THEMES)


def test_the_short_version_that_ships_asks_the_starred_items_in_half_the_time() -> None:
    short, whole = shipped("verenigingen_kort"), shipped("verenigingen")
    starred = {code for code, question in whole.questions.items() if question.short}
    assert starred <= set(short.questions)
    assert short.minutes < whole.minutes / 2
    assert "vier minuten" in short.intro
