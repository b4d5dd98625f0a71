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
