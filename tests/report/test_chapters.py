"""What a chapter shows, and what an author's own words become."""

from dataclasses import replace
from typing import Any

import pytest

from surveyapp.report.chapters.groups import TOGETHER, Group, merged
from surveyapp.report.model import Callout, Finding, Listing, Paragraph, Report, Table
from tests.builders import choices, questionnaire
from tests.report.waves import answered, blocks, report, wave

CLUBS = questionnaire(
    sections=[
        {
            "code": "wie",
            "title": "Wie bent u?",
            "questions": [
                {"code": "soort", "type": "background", "label": "Soort", "choices": choices("sport", "zorg", "hobby")},
                {"code": "groot", "type": "number", "label": "Hoe groot?", "help": "Ongeveer."},
            ],
        },
        {
            "code": "mening",
            "title": "Wat vindt u?",
            "questions": [
                {
                    "code": "genoeg",
                    "type": "single",
                    "label": "Genoeg?",
                    "choices": choices("ja", "nee"),
                    "tags": ["bf1"],
                },
                {
                    "code": "tip",
                    "type": "text",
                    "label": "Hebt u een tip?",
                    "ask_if": {"genoeg": "nee", "groot": {"minimum": 5}},
                },
            ],
        },
    ],
    indicators=[{"code": "ruim", "kind": "share", "of": "genoeg", "choices": "ja", "label": "Heeft genoeg"}],
)
ANSWERS: list[dict[str, Any]] = [{"soort": "sport", "groot": 10, "genoeg": "ja"}] * 6 + [
    {"soort": "zorg", "groot": 20, "genoeg": "nee", "tip": "Meer <geld> & rust."}
] * 6


def made(*chapters: dict[str, object], invited: int = 20, threshold: int = 5, times: int = 1) -> Report:
    coded = [{"code": f"c{place}", "title": "Titel", **chapter} for place, chapter in enumerate(chapters)]
    return report({"chapters": coded}, wave(CLUBS, ANSWERS * times, invited=invited * times), threshold=threshold)


def texts(made: Report) -> str:
    return " ".join(block.text for block in blocks(made) if hasattr(block, "text")).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Er deden {n} organisaties mee.", "Er deden 12 organisaties mee."),
        ("{share:ruim} heeft genoeg.", "50% heeft genoeg."),
        ("{share:genoeg.nee} en {count:genoeg.nee} van {n:genoeg}", "50% en 6 van 12"),
        ("Gemiddeld {mean:groot}, midden {median:groot}", "Gemiddeld 15,0, midden –"),
        ("Zie {share:tip}.", "Zie –. (Op de plaats van het streepje is geen cijfer te geven.)"),
        ("Verschil {change:genoeg}", "Verschil –"),
    ],
)
def test_a_text_gets_the_figures_that_it_names(text: str, shown: str) -> None:
    assert texts(made({"text": text})).startswith(shown)


def test_a_text_gets_a_median_when_there_are_enough_numbers() -> None:
    assert texts(made({"text": "Midden {median:groot}"}, times=2)).startswith("Midden 15")


def test_sections_become_chapters_with_their_own_titles() -> None:
    chapters = made({"show": "sections", "text": "Vooraf."}).chapters
    assert [(chapter.code, chapter.title) for chapter in chapters] == [
        ("wie", "Wie bent u?"),
        ("mening", "Wat vindt u?"),
    ]
    assert chapters[0].blocks[0] == Paragraph("Vooraf.")
    assert [b.code for chapter in chapters for b in chapter.blocks if isinstance(b, Finding)] == [
        "soort",
        "groot",
        "genoeg",
    ]


def test_a_section_that_another_chapter_shows_is_not_shown_again() -> None:
    found = made({"show": "questions", "sections": ["wie"]}, {"show": "sections"}).chapters
    assert [chapter.code for chapter in found] == ["c0", "mening"]


def test_questions_are_found_by_tag() -> None:
    found = blocks(made({"show": "questions", "tags": ["bf1"]}))
    assert [block.code for block in found if isinstance(block, Finding)] == ["genoeg"]


def test_without_a_list_the_summary_shows_every_indicator() -> None:
    box = next(block for block in blocks(made({"show": "summary"})) if isinstance(block, Callout))
    assert [item.replace("\u00a0", " ") for item in box.items] == ["Heeft genoeg: 50% (n = 12)"]


def test_open_answers_come_as_typed_without_any_group() -> None:
    found = blocks(made({"show": "open_answers"}, times=2))
    assert [block.items for block in found if isinstance(block, Listing)] == [("Meer <geld> & rust.",) * 12]
    assert "sport" not in str(found).lower()


def test_of_very_many_open_answers_a_part_is_printed_and_the_report_says_so() -> None:
    form = questionnaire({"code": "tip", "type": "text"})
    people = [{"tip": f"Antwoord {number}"} for number in range(1_200)]
    found = blocks(report({"chapters": [{"code": "t", "title": "T", "show": "open_answers"}]}, wave(form, people)))
    [listed] = [block.items for block in found if isinstance(block, Listing)]
    assert len(set(listed)) == 200
    assert [block.statement for block in found if isinstance(block, Finding)] == [
        "1.200\u00a0organisaties schreven een antwoord."
    ]
    assert any(isinstance(block, Paragraph) and "Hieronder staan er 200" in block.text for block in found)


def test_open_answers_need_twice_as_many_people_as_other_answers() -> None:
    """Six were asked: enough for a table, too few for what somebody wrote."""
    found = blocks(made({"show": "open_answers"}))
    assert not any(isinstance(block, Listing) for block in found)


def test_the_response_account_counts_who_was_invited_and_who_answered() -> None:
    account = made({"show": "response"}, invited=20)
    table = next(block for block in blocks(account) if isinstance(block, Table))
    shown = {row.header: row.cells[0].text for row in table.rows}
    assert texts(account).startswith("Van de 20 organisaties die een uitnodiging kregen, vulden 12 de vragenlijst in.")
    assert (shown["Uitgenodigd"], shown["Totaal ingevuld (n)"], shown["Respons"]) == ("20", "12", "60%")
    assert shown["Periode"] == "2 maart 2026 tot en met 3 april 2026"


def test_an_open_link_has_no_response_rate() -> None:
    opened = wave(CLUBS, ANSWERS, open_link=True)
    account = report({"chapters": [{"code": "r", "title": "R", "show": "response"}]}, opened)
    table = next(block for block in blocks(account) if isinstance(block, Table))
    shown = {row.header: row.cells[0].text for row in table.rows}
    assert (shown["Respons"], shown["Ingevuld via de open link"]) == ("–", "12")
    assert "geen responspercentage" in texts(account)


@pytest.mark.parametrize(
    ("answered", "shown"),
    [
        ({"a": 9, "b": 8, "c": 7}, {"a": 9, "b": 8, "c": 7}),
        ({"a": 9, "b": 3, "c": 4}, {"a": 9, TOGETHER: 7}),
        ({"a": 9, "b": 8, "c": 3}, {"a": 9, TOGETHER: 11}),
        ({"a": 9, "b": 0}, {"a": 9, "b": 0}),
    ],
)
def test_small_groups_are_taken_together_so_that_none_can_be_told_apart(
    answered: dict[str, int], shown: dict[str, int]
) -> None:
    groups = [Group(label, 10, count) for label, count in answered.items()]
    assert {group.label: group.answered for group in merged(groups, 5)} == shown


def test_the_method_page_says_what_a_reader_needs_to_judge_the_figures() -> None:
    page = made({"show": "method"})
    rules = " ".join(next(block.items for block in blocks(page) if isinstance(block, Listing)))
    table = next(block for block in blocks(page) if isinstance(block, Table))
    assert all(word in rules for word in ("niet gewogen", "95%-interval", "toeval", "afgerond", "minder dan 5"))
    assert {row.header for row in table.rows} >= {"Versie (controlegetal)", "Ingevuld (n)", "In totaal (N)", "Gewogen"}


def test_the_method_page_of_a_comparison_names_the_tests_that_were_used() -> None:
    two = (wave(CLUBS, ANSWERS, "nulmeting"), wave(CLUBS, ANSWERS, "eenmeting"))
    page = report({"compare": "yes", "chapters": [{"code": "m", "title": "M", "show": "method"}]}, *two)
    rules = " ".join(next(block.items for block in blocks(page) if isinstance(block, Listing)))
    assert all(word in rules for word in ("z-toets", "Welch", "Holm", "twee losse groepen"))
    assert "Mann-Whitney" not in rules


def test_the_annex_shows_every_question_with_its_answers_and_when_it_was_asked() -> None:
    tables = [block for block in blocks(made({"show": "questionnaire"})) if isinstance(block, Table)]
    shown = {row.header: [cell.text for cell in row.cells] for table in tables for row in table.rows}
    assert [table.caption for table in tables] == ["Wie bent u?", "Wat vindt u?"]
    assert shown["soort"] == ["Soort", "Sport / Zorg / Hobby", "Niet gevraagd: uit de adreslijst"]
    assert shown["groot"] == ["Hoe groot? (Ongeveer.)", "een getal", "Altijd"]
    assert shown["tip"][2] == "Alleen als bij “Genoeg?” is gekozen: “Nee” en “Hoe groot?” 5 of meer is"


def test_the_cover_says_whose_report_it_is_and_on_how_many_answers_it_rests() -> None:
    facts = dict(made({"text": "x"}).facts)
    assert facts == {"Nulmeting": "12\u00a0organisaties, 2 maart 2026 tot en met 3 april 2026"}


def test_the_same_answers_give_the_same_report() -> None:
    every: list[dict[str, object]] = [
        {"show": show} for show in ("summary", "response", "indicators", "open_answers", "method", "questionnaire")
    ]
    assert made(*every) == made(*every)


def test_answers_are_counted_by_the_wave_that_has_the_question() -> None:
    earlier = questionnaire({"code": "oud", "type": "single", "choices": choices("ja", "nee")})
    later = questionnaire({"code": "nieuw", "type": "single", "choices": choices("ja", "nee")})
    two = (wave(earlier, answered("oud", ja=9)), wave(later, answered("nieuw", ja=9), "eenmeting"))
    found = report({"compare": "yes", "chapters": [{"code": "s", "show": "sections"}]}, *two)
    assert [block.code for block in blocks(found) if isinstance(block, Finding)] == ["nieuw", "oud"]


SECTOR = {"code": "soort", "type": "background", "choices": choices("sport", "zorg")}


def divided(sport: int, zorg: int) -> str:
    """Out of 50 and 50 on the list."""
    form = questionnaire(SECTOR, {"code": "q", "type": "single", "choices": choices("ja", "nee")})
    rows = [{"soort": "sport", "q": "ja"}] * sport + [{"soort": "zorg", "q": "ja"}] * zorg
    one = wave(form, rows, invited=100)
    one = replace(one, table=replace(one.table, groups={"soort": {"sport": 50, "zorg": 50}}))
    return texts(report({"chapters": [{"code": "r", "title": "R", "show": "response"}]}, one))


def test_the_report_says_whether_the_answers_are_a_fair_picture_of_the_list() -> None:
    assert "ongeveer net zo over de groepen verdeeld" in divided(20, 22)
    assert "“Sport” telt te zwaar mee, “Zorg” te licht" in divided(45, 10)


def test_all_rates_stand_in_the_method() -> None:
    found = blocks(made({"show": "method"}, invited=20))
    table = next(b for b in found if isinstance(b, Table) and b.caption.startswith("Respons volgens"))
    assert [row.header for row in table.rows][:6] == ["RR1", "RR2", "RR3", "RR4", "RR5", "RR6"]
    assert table.rows[1].cells[0].value == 0.6


def test_small_groups_of_the_list_are_taken_together_with_their_real_numbers() -> None:
    """Their frequencies are hidden: that must not make them nobody here."""
    made_of: list[dict[str, Any]] = [
        *ANSWERS,
        *[{"soort": "hobby", "genoeg": "ja"}] * 3,
        *[{"soort": "sport", "genoeg": "ja"}] * 4,
    ]
    given = wave(CLUBS, made_of, invited=40)
    listed = {"soort": {"sport": 20, "zorg": 12, "hobby": 8}}
    chapter = {"code": "c", "title": "Titel", "show": "response"}
    made = report({"chapters": [chapter]}, replace(given, table=replace(given.table, groups=listed)))
    table = next(block for block in blocks(made) if isinstance(block, Table) and "per groep" in block.caption)
    assert [(row.header, row.cells[1].text) for row in table.rows] == [("Sport", "10"), ("Overige groepen samen", "9")]
