"""The questionnaires that come with the program: complete, translated, short enough, and frozen where it matters."""

from collections import defaultdict

import pytest

from surveyapp.questionnaire.answers import AnswerError
from surveyapp.questionnaire.choices import Scale
from surveyapp.questionnaire.load import SCALES, judge, judge_scales, read_folder
from surveyapp.questionnaire.model import Questionnaire
from tests.shelf import COMPOSED, FOLDER, SHIPPED, SURVEYS, THEMES, WORKSHEETS, shipped

ITEMS = (6, 6, 6, 5, 5, 5, 4, 5, 4, 4, 5, 4, 3, 7)
"""How many items each theme has; theme 14 counts the rows of its two grids."""
EXPECTED = {
    "verenigingen": {f"vo{number:02}" for number in range(1, 28) if number != 25}
    | {"vo13_hoofd", "vo25_behouden", "vo25_veranderen", "sector", "kern"},
    "collega": {f"col{number:02}" for number in range(16)},
    "zelfevaluatie": {f"zelf{number:02}" for number in (*range(15), *range(20, 29))}
    | {"zelf01_toelichting", "zelf02_toelichting", "zelf21_fte", "zelf21_budget"}
    | {f"zelf26_bf{number}_partij" for number in range(1, 6)}
    | {f"zelf28_{goal}_{part}" for goal in (1, 2, 3) for part in ("doel", "maat", "waarde", "jaar")},
}
"""Every question as the author wrote it; the rows of a grid come on top."""
SHORT = {"vo01", "vo02", "vo04", "vo07", "vo08", "vo11", "vo12", "vo15", "vo17", "vo19", "vo20", "vo24", "vo26"}
ROWS = {"vo10": 4, "vo11": 10, "vo16": 6, "vo19": 6, "zelf04": 8, "zelf26": 5, "zelf27": 4}
FIELDS = (
    "welzijn",
    "onderwijs",
    "zorg",
    "vrije_tijd",
    "sport",
    "veiligheid",
    "werk",
    "levensbeschouwing",
)
"""The eight policy fields of annex 2."""
SAME_IN_BOTH_LANGUAGES = {"Sport", "Sponsors"}
BASISFUNCTIES = {"bf1", "bf2", "bf3", "bf4", "bf5"}


def asked(questionnaire: Questionnaire, **answers: str | list[str]) -> set[str]:
    """The questions that these answers lead to."""
    return {question.code for _, question in questionnaire.asked(answers)}


@pytest.fixture(params=SHIPPED)
def questionnaire(request: pytest.FixtureRequest) -> Questionnaire:
    return shipped(request.param)


@pytest.fixture(params=SURVEYS)
def survey(request: pytest.FixtureRequest) -> Questionnaire:
    return shipped(request.param)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_questionnaire_has_no_problem_and_no_warning(name: str) -> None:
    assert judge(read_folder(FOLDER / f"{name}.yaml"), f"{name}.yaml").problems == []


def test_the_shared_scales_have_no_problem_and_no_warning() -> None:
    assert judge_scales((FOLDER / SCALES).read_text(encoding="utf-8"), SCALES) == []


def test_nothing_else_lies_in_the_folder() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {
        *(f"{name}.yaml" for name in (*SHIPPED, *COMPOSED)),
        SCALES,
        "verenigingen.en.yaml",
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_every_item_of_the_plan_is_asked(name: str) -> None:
    leads = {question.code for section in shipped(name).sections for question in section.questions}
    assert leads == EXPECTED[name]


@pytest.mark.parametrize(("name", "items"), list(zip(THEMES, ITEMS, strict=True)))
def test_a_theme_has_its_items_on_one_page_and_can_be_added(name: str, items: int) -> None:
    theme = shipped(name)
    numbered = {code.split("_")[1] for code in theme.questions}
    assert len(theme.questions if name == "th14" else numbered) == items
    assert len(theme.sections) == 1
    assert (theme.theme_of, theme.perspective) == ("verenigingen", "organisations")
    assert theme.minutes < 3


def test_no_theme_has_a_code_of_the_base_or_of_another_theme() -> None:
    parts = [shipped(name) for name in ("verenigingen", *THEMES)]
    for codes in (
        [variable.code for part in parts for variable in part.variables],
        [section.code for part in parts for section in part.sections],
    ):
        assert len(codes) == len(set(codes))


@pytest.mark.parametrize("name", WORKSHEETS)
def test_a_worksheet_names_its_step_and_asks_how_far_it_is(name: str) -> None:
    worksheet = shipped(name)
    assert f"ws{worksheet.step}" == name
    assert list(worksheet.questions)[-1] == f"{name}_stand"


@pytest.mark.parametrize(
    ("name", "chosen", "part"),
    [("ws3", "ws3_08", "rol"), ("ws4", "ws4_brief", ""), ("ws5", "ws5_akkoord", "akkoord"), ("ws6", "ws6_09", "")],
)
def test_a_worksheet_goes_into_the_policy_fields_that_were_chosen(name: str, chosen: str, part: str) -> None:
    worksheet = shipped(name)
    stem = chosen if name == "ws4" else name
    for field in FIELDS:
        code = "_".join(filter(None, (stem, field, part)))
        assert code in asked(worksheet, **{chosen: [field]})
        assert code not in asked(worksheet, **{chosen: [other for other in FIELDS if other != field]})


@pytest.mark.parametrize(("meeting", "minutes"), [("start", 180), ("start", 240), ("vervolg", 90), ("vervolg", 120)])
def test_the_minutes_of_a_meeting_add_up_to_its_length(meeting: str, minutes: int) -> None:
    worksheet, code = shipped("ws4"), f"ws4_{meeting}_prog{minutes}"
    programme = worksheet.questions[code]
    assert code in asked(worksheet, **{f"ws4_{meeting}_duur": f"min{minutes}"})
    assert programme.read([f"opening={minutes - 5}", "pauze=5"])
    with pytest.raises(AnswerError):
        programme.read([f"opening={minutes - 5}", "pauze=6"])


def test_the_form_on_paper_that_step_1_chooses_can_stand_beside_step_9() -> None:
    first, last = shipped("ws1").questions["ws1_06"], shipped("zelfevaluatie").questions["zelf01"]
    assert first.categories == last.categories


@pytest.mark.parametrize(
    ("steering", "broad", "found"),
    [(5, 1, "type1"), (5, 5, "type2"), (1, 1, "type3"), (1, 5, "type4"), (3, 5, "tussen"), (1, 3, "tussen")],
)
def test_the_typetest_finds_the_type_that_the_statements_describe(steering: int, broad: int, found: str) -> None:
    test = shipped("typetest")
    answers = {}
    for axis, score, turned in (("1-6", steering, {4, 5}), ("7-12", broad, {8, 10, 12})):
        low, high = map(int, axis.split("-"))
        for number in range(low, high + 1):
            place = 6 - score if number in turned else score
            answers[f"tt{number:02}"] = test.questions["tt01"].categories[place - 1].code
    now = next(indicator for indicator in test.indicators if indicator.code == "type_nu")
    assert now.value(answers, test.questions) == found


def test_a_sum_of_one_point_is_between_two_types_and_of_two_points_is_not() -> None:
    axis = next(i for i in shipped("typetest").indicators if i.code == "type_nu").y  # type: ignore[attr-defined]
    assert [axis.side(3 + points / 6) for points in (-2, -1, 0, 1, 2)] == ["low", None, None, None, "high"]


@pytest.mark.parametrize(("grid", "rows"), ROWS.items())
def test_a_grid_has_all_its_rows_and_their_codes_say_whose_they_are(grid: str, rows: int) -> None:
    questionnaire = shipped("zelfevaluatie" if grid.startswith("zelf") else "verenigingen")
    block = next(b for section in questionnaire.sections for b in section.blocks if b.lead.code == grid)
    assert len(block.questions) == rows
    assert all(question.code.startswith(f"{grid}_") for question in block.questions)


def test_every_question_says_where_it_comes_from(questionnaire: Questionnaire) -> None:
    assert [code for code, question in questionnaire.questions.items() if not question.source] == []


def test_every_questionnaire_names_the_publication_it_follows(questionnaire: Questionnaire) -> None:
    assert questionnaire.credit == "Naar: MOVISIE, Integraal beleid op vrijwilligerswerk (2011)"


@pytest.mark.parametrize("name", [*SURVEYS, *WORKSHEETS])
def test_every_questionnaire_says_why_who_and_how_long_and_thanks(name: str) -> None:
    questionnaire = shipped(name)
    assert "minuten" in questionnaire.intro
    assert "bedoeld voor" in questionnaire.intro or "zijn voor" in questionnaire.intro
    assert questionnaire.thanks.startswith("Dank u wel")


def test_nobody_needs_more_than_ten_minutes(survey: Questionnaire) -> None:
    assert 2 <= survey.minutes <= 10


def test_a_question_can_be_read_in_one_breath(questionnaire: Questionnaire) -> None:
    long = [q.label for q in questionnaire.questions.values() if len(q.label.split()) > 16]
    assert long == []


def test_respondents_are_addressed_the_same_way_everywhere(questionnaire: Questionnaire) -> None:
    texts = [questionnaire.intro, questionnaire.thanks]
    texts += [f"{q.label} {q.help}" for q in questionnaire.questions.values()]
    words = {word.strip(".,?!:").lower() for text in texts for word in text.split()}
    assert not words & {"je", "jij", "jouw", "jullie"}


def test_the_short_version_holds_the_starred_items() -> None:
    sections = shipped("verenigingen").sections
    assert {question.code for section in sections for question in section.questions if question.short} == SHORT


def test_every_basisfunctie_has_questions_and_a_wish() -> None:
    questionnaire = shipped("verenigingen")
    assert {tag for q in questionnaire.questions.values() for tag in q.tags} == BASISFUNCTIES
    wishes = {i.tags for i in questionnaire.indicators if i.code.startswith("wens_")}
    assert wishes == {(tag,) for tag in BASISFUNCTIES}


def test_every_kind_of_help_belongs_to_one_basisfunctie() -> None:
    questionnaire = shipped("verenigingen")
    help_ = [c.code for c in questionnaire.questions["vo17"].categories if not (c.exclusive or c.open)]
    wishes = [code for i in questionnaire.indicators if i.code.startswith("wens_") for code in _choices(i)]
    assert sorted(wishes) == sorted(help_)


def _choices(indicator: object) -> tuple[str, ...]:
    return tuple(getattr(indicator, "choices", ()))


@pytest.mark.parametrize(
    ("answers", "code", "is_asked"),
    [
        ({"vo08": "genoeg"}, "vo09", False),
        ({"vo08": "zoekend"}, "vo09", True),
        ({"vo08": "tekort"}, "vo09", True),
        ({"vo15": "bekend"}, "vo16_advies", False),
        ({"vo15": "gebruikt"}, "vo16_advies", True),
        ({"vo11_geld": "geen"}, "vo12", False),
        ({"vo11_geld": "klein"}, "vo12", True),
        ({"vo13": ["geen"]}, "vo13_hoofd", False),
        ({"vo13": ["subsidie"]}, "vo13_hoofd", True),
    ],
)
def test_organisations_get_only_the_questions_that_concern_them(
    answers: dict[str, str], code: str, is_asked: bool
) -> None:
    assert (code in asked(shipped("verenigingen"), **answers)) is is_asked


def test_at_the_first_measurement_the_officer_is_not_asked_to_look_back() -> None:
    first, later = (asked(shipped("zelfevaluatie"), zelf00=phase) for phase in ("nee", "ja"))
    assert {f"zelf{number:02}" for number in (2, 3, 8, 13)} <= later - first
    assert {"zelf20", "zelf28"} <= first


def test_only_as_many_goals_are_asked_as_there_are() -> None:
    two = asked(shipped("zelfevaluatie"), zelf28="twee", zelf28_1_doel="a", zelf28_2_doel="b")
    assert {"zelf28_1_waarde", "zelf28_2_jaar"} <= two
    assert "zelf28_3_doel" not in two


def test_a_goal_can_be_tied_to_a_figure_that_the_report_has() -> None:
    figures = {variable.code for variable in shipped("verenigingen").variables}
    offered = {c.code for c in shipped("zelfevaluatie").questions["zelf28_1_maat"].categories if not c.open}
    assert offered <= figures


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("col02", "zelf03"), ("col04", "zelf05"), ("col08", "zelf09"), ("col09", "zelf10"), ("col10", "zelf11")],
)
def test_colleague_and_officer_can_be_laid_side_by_side(ours: str, theirs: str) -> None:
    concept = shipped("collega").questions[ours].concept
    assert concept
    assert shipped("zelfevaluatie").questions[theirs].concept == concept


@pytest.mark.parametrize(("theirs", "ours"), [("ext03", "vo23"), ("ext05", "vo19_samen")])
def test_partner_and_organisation_can_be_laid_side_by_side(theirs: str, ours: str) -> None:
    concept = shipped("partners").questions[theirs].concept
    assert concept
    assert shipped("verenigingen").questions[ours].concept == concept


def test_within_a_questionnaire_a_concept_is_asked_once(questionnaire: Questionnaire) -> None:
    codes: dict[str, list[str]] = defaultdict(list)
    for code, question in questionnaire.questions.items():
        if question.concept:
            codes[question.concept].append(code)
    assert {concept: found for concept, found in codes.items() if len(found) > 1} == {}


def test_something_is_told_back_to_every_respondent(survey: Questionnaire) -> None:
    assert [indicator.code for indicator in survey.indicators if indicator.feedback]


USED_SCALES = {
    scale.code: scale
    for name in SHIPPED
    for section in shipped(name).sections
    for question in section.questions
    if isinstance(scale := getattr(question, "scale", None), Scale)
}


@pytest.mark.parametrize("code", [code for code in USED_SCALES if code[-1] == "5" or "5_" in code])
def test_a_scale_with_two_ends_is_balanced_around_a_middle(code: str) -> None:
    scores = [choice.score for choice in USED_SCALES[code].choices if not choice.missing]
    assert scores == [1, 2, 3, 4, 5]
    middle = USED_SCALES[code].choices[2].label
    assert middle.startswith("Niet ")
    assert " niet " in middle


@pytest.mark.parametrize("code", [code for code in USED_SCALES if code.endswith(("_wn", "_nvt"))])
def test_a_way_out_is_marked_missing_and_comes_last(code: str) -> None:
    *valid, last = USED_SCALES[code].choices
    assert last.missing
    assert not any(choice.missing for choice in valid)


def test_the_english_version_translates_every_text_and_keeps_every_code() -> None:
    dutch, english = shipped("verenigingen"), shipped("verenigingen", "en")
    assert list(dutch.questions) == list(english.questions)
    same = [text for text, other in zip(_texts(dutch), _texts(english), strict=True) if text and text == other]
    assert set(same) <= SAME_IN_BOTH_LANGUAGES


def _texts(questionnaire: Questionnaire) -> list[str]:
    texts = [questionnaire.title, questionnaire.intro, questionnaire.thanks, questionnaire.credit]
    for section in questionnaire.sections:
        texts += [section.title, section.text]
        for block in section.blocks:
            for question in (block.lead, *block.questions):
                texts += [question.label, question.help, *(choice.label for choice in question.categories)]
    return [*texts, *(indicator.label for indicator in questionnaire.indicators)]
