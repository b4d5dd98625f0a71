"""``surveyapp tabulate``: one table of a wave in the terminal, or as json."""

import json
import re

import pytest

from tests.cli.test_report import Machine
from tests.cli.test_report import machine as machine  # the fixture


def test_a_table_has_counts_shares_limits_and_its_base(machine: Machine) -> None:
    shown = machine.run("tabulate", "zonstad/0-meting", "genoeg")
    assert shown.exit_code == 0, shown.output
    assert re.search(r"^Ja +26 +74% +66% tot 81%$", shown.output, re.MULTILINE)
    assert "n = 35; de vraag is gesteld aan 35 organisaties (N = 47)." in shown.output


def test_json_has_the_figures_of_that_variable_only_and_unrounded(machine: Machine) -> None:
    found = json.loads(machine.run("tabulate", "1", "genoeg", "--json").output)
    assert [variable["code"] for variable in found["variables"]] == ["genoeg"]
    assert found["variables"][0]["waves"][0]["cells"][0]["share"] == 26 / 35


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["genoeg", "--by", "geneog"], "De vragenlijst heeft geen vraag of indicator “geneog”. Bedoelt u “genoeg”?"),
        (["Genoeg!"], "“Genoeg!” is geen code van een vraag of indicator."),
        (["leden"], "De vragenlijst heeft geen vraag of indicator “leden”. Gebruik een code van de vragenlijst."),
    ],
)
def test_an_unknown_code_is_one_clear_message(machine: Machine, words: list[str], said: str) -> None:
    failed = machine.run("tabulate", "1", *words)
    assert str(failed.exception) == said


GROUPED = """\
code: groepen
title: Met groepen
perspective: organisations
sections:
  - code: deel
    title: Deel
    questions:
      - {code: genoeg, type: single, label: Genoeg?, choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]}
      - code: soort
        type: single
        label: Soort?
        choices: [{code: sport, label: Sport}, {code: zorg, label: Zorg}, {code: buurt, label: Buurt}]
      - {code: leden, type: number, label: Leden?}
"""


def grouped(machine: Machine, **ja_and_nee: tuple[int, int]) -> None:
    """A second wave: so many yes and no per kind of organisation."""
    (machine.folder / "questionnaires" / "groepen.yaml").write_text(GROUPED)
    rows = [f"ja,{soort},9\n" * ja + f"nee,{soort},9\n" * nee for soort, (ja, nee) in ja_and_nee.items()]
    (machine.folder / "groepen.csv").write_text("genoeg,soort,leden\n" + "".join(rows))
    options = ("--municipality", "zonstad", "--title", "Groepen", "--population", "90", "--open")
    for words in (
        ("wave", "create", "groepen", *options),
        ("import", "2", machine.folder / "groepen.csv"),
        ("wave", "close", "2"),
    ):
        done = machine.run(*words)
        assert done.exit_code == 0, done.output


def test_by_another_question_every_group_has_its_own_shares_and_base(machine: Machine) -> None:
    grouped(machine, sport=(12, 6), zorg=(8, 12), buurt=(7, 7))
    shown = machine.run("tabulate", "2", "genoeg", "--by", "soort")
    assert shown.exit_code == 0, shown.output
    rows = [line.split() for line in shown.output.splitlines()]
    for row in ("Groep Ja Nee n", "Sport 67% 33% 18", "Zorg 40% 60% 20", "Buurt 50% 50% 14", "Iedereen 52% 48% 52"):
        assert row.split() in rows
    assert "Verschillen tussen de groepen zijn niet getoetst." in shown.output
    found = json.loads(machine.run("tabulate", "2", "genoeg", "--by", "soort", "--json").output)
    (divided,) = next(each["breakdowns"] for each in found["variables"] if each["code"] == "genoeg")
    assert divided["by"] == "soort"
    shares = {group["group"]: group["cells"][0]["share"] for group in divided["groups"]}
    assert shares == {"sport": 12 / 18, "zorg": 8 / 20, "buurt": 7 / 14}


def test_a_group_below_the_threshold_is_hidden_and_so_is_another_from_which_it_would_follow(machine: Machine) -> None:
    grouped(machine, sport=(12, 6), zorg=(8, 12), buurt=(1, 2))
    shown = machine.run("tabulate", "2", "genoeg", "--by", "soort").output
    assert re.search(r"^Buurt( +minder dan 5){3}$", shown, re.MULTILINE)
    assert re.search(r"^Sport( +afgeschermd){3}$", shown, re.MULTILINE)
    assert re.search(r"^Zorg +40% +60% +20$", shown, re.MULTILINE)
    refused = str(machine.run("tabulate", "2", "genoeg", "--by", "leden").exception)
    assert refused == (
        "Naar “leden” is niet uit te splitsen: daar horen geen antwoorden of klassen bij. Wel naar: genoeg, soort."
    )


def test_a_wave_whose_ballot_box_is_closed_shows_nothing(machine: Machine) -> None:
    options = ("--municipality", "zonstad", "--title", "1-meting", "--open")
    made = machine.run("wave", "create", "kort", *options)
    assert made.exit_code == 0, made.output
    assert "stembus" in str(machine.run("tabulate", "2", "genoeg").exception)


def test_two_waves_stand_side_by_side_with_the_difference_and_how_it_was_judged(machine: Machine) -> None:
    (machine.folder / "later.csv").write_text("genoeg\n" + "ja\n" * 10 + "nee\n" * 25)
    options = ("--municipality", "zonstad", "--title", "1-meting", "--ordinal", "1", "--population", "47", "--open")
    for words in (("wave", "create", "kort", *options), ("import", "2", machine.folder / "later.csv")):
        assert machine.run(*words).exit_code == 0
    assert machine.run("wave", "close", "2").exit_code == 0
    shown = machine.run("tabulate", "2", "genoeg", "--compare", "1")
    assert shown.exit_code == 0, shown.output
    told = r"^Ja +74% +29% +−46 +−\d\d tot −\d\d +p < 0,001 +h = −\d,\d\d \(groot\)$"
    assert re.search(told, shown.output, re.MULTILINE)
    assert "Vergeleken als twee losse groepen." in shown.output
    found = json.loads(machine.run("tabulate", "2", "genoeg", "--compare", "1", "--json").output)
    assert found["variables"][0]["comparison"]["shares"][0]["difference"] == 10 / 35 - 26 / 35


def test_a_wave_is_not_compared_with_itself(machine: Machine) -> None:
    assert "verschillende metingen" in str(machine.run("tabulate", "1", "genoeg", "--compare", "1").exception)
