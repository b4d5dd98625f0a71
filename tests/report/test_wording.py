"""The sentences of a report: what may be said on which figures, and what not."""

import pytest

from surveyapp.analysis.tabulation import Base, Reason
from surveyapp.report.numbers import Notation
from surveyapp.report.voice import Voice
from surveyapp.report.wording import PEOPLE, REASONS, Shift, Told, decapitalised

SPACE = "\u00a0"
VOICE = Voice(PEOPLE["organisations"], Notation("nl"))
JA, NEE, SOMS = Told("Ja", 23, "61%"), Told("Nee", 9, "24%"), Told("Soms", 6, "16%")


def plain(text: str) -> str:
    return text.replace(SPACE, " ")


@pytest.mark.parametrize(
    ("answers", "base", "several", "complete", "sentence"),
    [
        (
            [JA, NEE, SOMS],
            38,
            False,
            True,
            "61% van de 38 organisaties die antwoord gaven, koos “Ja”. Daarna volgt “Nee” (24%).",
        ),
        (
            [JA, NEE, SOMS],
            38,
            True,
            True,
            "61% van de 38 organisaties die antwoord gaven, noemt “Ja”. Daarna volgen “Nee” (24%) en “Soms” (16%).",
        ),
        (
            [Told("Ja", 7, "58%"), Told("Nee", 5, "42%")],
            12,
            False,
            True,
            "7 van de 12 organisaties die antwoord gaven, kozen “Ja”. Daarna volgt “Nee” (5 keer).",
        ),
        (
            [Told("Ja", 1, "20%"), Told("Nee", 0, "0%")],
            5,
            False,
            True,
            "1 van de 5 organisaties die antwoord gaven, koos “Ja”.",
        ),
        (
            [Told("Ja", 38, "100%"), Told("Nee", 0, "0%")],
            38,
            False,
            True,
            "Alle 38 organisaties die antwoord gaven, kozen “Ja”.",
        ),
        (
            [Told("Ja", 19, "50%"), Told("Nee", 19, "50%")],
            38,
            False,
            True,
            "Het vaakst gekozen zijn “Ja” en “Nee”: elk door 50% van de 38 organisaties die antwoord gaven.",
        ),
        ([JA], 38, False, False, "61% van de 38 organisaties die antwoord gaven, koos “Ja”."),
        (
            [Told("Een", 20, "50%"), Told("Twee", 10, "25%"), Told("Drie", 10, "25%")],
            40,
            False,
            True,
            "50% van de 40 organisaties die antwoord gaven, koos “Een”.",
        ),
    ],
    ids=["most", "several", "small base", "one", "all", "tie", "something hidden", "tie for the second place"],
)
def test_the_answer_given_most_is_told_with_its_base(
    answers: list[Told], base: int, several: bool, complete: bool, sentence: str
) -> None:
    assert plain(VOICE.chosen(answers, base, several, complete)) == sentence


@pytest.mark.parametrize(
    ("told", "base", "sentence"),
    [
        (JA, 38, "Voor 61% van de 38 organisaties die antwoord gaven, geldt: heeft genoeg vrijwilligers."),
        (
            Told("Ja", 7, "58%"),
            12,
            "Voor 7 van de 12 organisaties die antwoord gaven, geldt: heeft genoeg vrijwilligers.",
        ),
        (
            Told("Ja", 0, "0%"),
            38,
            "Voor geen van de 38 organisaties die antwoord gaven, geldt: heeft genoeg vrijwilligers.",
        ),
        (
            Told("Ja", 38, "100%"),
            38,
            "Voor alle 38 organisaties die antwoord gaven, geldt: heeft genoeg vrijwilligers.",
        ),
    ],
)
def test_an_indicator_is_told_as_what_holds_for_whom(told: Told, base: int, sentence: str) -> None:
    assert plain(VOICE.holds("Heeft genoeg vrijwilligers", told, base)) == sentence


@pytest.mark.parametrize(
    ("told", "base", "sentence"),
    [
        (JA, 38, "61% van de 38 organisaties die antwoord gaven, koos “Eens” of “Helemaal eens”."),
        (Told("", 0, "0%"), 38, "Geen van de 38 organisaties die antwoord gaven, koos “Eens” of “Helemaal eens”."),
    ],
)
def test_the_top_of_a_scale_is_told_with_its_answers(told: Told, base: int, sentence: str) -> None:
    assert plain(VOICE.top(["Eens", "Helemaal eens"], told, base)) == sentence


SHIFT = Shift("“Ja”", ("0-meting", "1-meting"), "52%", "61%", "+9 procentpunt", 0.012, True)
MOVED = "“Ja”: van 52% (0-meting) naar 61% (1-meting), een verschil van +9 procentpunt."


@pytest.mark.parametrize(
    ("p", "significant", "sentence"),
    [
        (0.012, True, f"{MOVED} Dat verschil is groter dan door toeval te verwachten is (p = 0,012)."),
        (0.0001, True, f"{MOVED} Dat verschil is groter dan door toeval te verwachten is (p < 0,001)."),
        (0.34, False, f"{MOVED} Dat verschil kan toeval zijn (p = 0,340)."),
        (None, False, f"{MOVED} Of dat verschil toeval is, kon niet worden getoetst."),
    ],
)
def test_only_a_tested_difference_is_called_more_than_chance(p: float | None, significant: bool, sentence: str) -> None:
    shift = Shift(SHIFT.subject, SHIFT.waves, "52%", "61%", "+9 procentpunt", p, significant)
    assert plain(VOICE.changed(shift)) == sentence


def test_a_difference_that_is_printed_as_zero_is_nearly_the_same() -> None:
    shift = Shift("Het gemiddelde", ("0-meting", "1-meting"), "6,6", "6,5", "0,0", 0.9, False, nothing=True)
    assert VOICE.changed(shift) == "Het gemiddelde: 6,6 (0-meting) en 6,5 (1-meting). Dat is bijna gelijk."


def test_levels_that_are_printed_alike_are_nearly_the_same_whatever_their_difference_rounds_to() -> None:
    shift = Shift("“Ja”", ("0-meting", "1-meting"), "19%", "19%", "+1 procentpunt", 0.2, False)
    assert VOICE.changed(shift) == "“Ja”: 19% (0-meting) en 19% (1-meting). Dat is bijna gelijk."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [SHIFT, Shift("“Nee”", SHIFT.waves, "1%", "2%", "+1 procentpunt", 0.5, False)],
            "Bij één van de 2 antwoorden is het verschil groter dan door toeval te verwachten is: "
            "“Ja” (+9 procentpunt).",
        ),
        (
            [Shift("“Nee”", SHIFT.waves, "1%", "2%", "+1 procentpunt", 0.5, False)] * 2,
            "Bij alle 2 antwoorden kan het verschil toeval zijn.",
        ),
        (
            [Shift("“Nee”", SHIFT.waves, "1%", "2%", "+1 procentpunt", None, False)] * 2,
            "Of de verschillen toeval zijn, kon niet worden getoetst.",
        ),
    ],
)
def test_of_several_differences_only_the_clear_ones_are_named(changes: list[Shift], sentence: str) -> None:
    assert VOICE.shifts(changes, 2, "antwoorden") == sentence


@pytest.mark.parametrize(
    ("base", "missing", "line"),
    [
        (Base(38, 38, 0, 0, 38, 60), [], "n = 38; de vraag is gesteld aan 38 organisaties (N = 60)."),
        (Base(38, 38, 0, 0, 38), [("Weet ik niet", 0)], "n = 38; de vraag is gesteld aan 38 organisaties."),
        (
            Base(41, 40, 2, 1, 38),
            [("Weet ik niet", 2)],
            "n = 38; de vraag is gesteld aan 41 organisaties. "
            "Telt niet mee: 2 keer “Weet ik niet” en 1 keer niet ingevuld.",
        ),
        (Base(1, 1, 0, 0, 1), [], "n = 1; de vraag is gesteld aan 1 organisatie."),
    ],
)
def test_the_base_says_who_counts_and_who_does_not(base: Base, missing: list[tuple[str, int]], line: str) -> None:
    assert plain(VOICE.base(base, missing)) == line


def test_every_reason_for_a_missing_figure_has_words() -> None:
    assert set(REASONS) == set(Reason)


@pytest.mark.parametrize(
    ("parts", "text"), [(["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c"), ([], "")]
)
def test_a_list_is_read_aloud(parts: list[str], text: str) -> None:
    assert Notation("nl").joined(parts) == text


@pytest.mark.parametrize(
    ("label", "tail"), [("Heeft genoeg.", "heeft genoeg"), ("VOG is geregeld", "VOG is geregeld"), ("É", "é")]
)
def test_a_label_loses_its_capital_inside_a_sentence(label: str, tail: str) -> None:
    assert decapitalised(label) == tail
