"""PT-04: key figures on taking part, Utrecht 2015-2023. Where the source withdrew a trend there is a dash."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from tests.journeys.chain import Chain

LABELS = {
    "problemen": "Heeft weinig of geen problemen om mee te doen",
    "contacten": "Heeft sociale contacten",
    "werk": "Heeft werk, vrijwilligerswerk of school",
    "buurt": "Doet iets in de buurt",
    "leefbaar": "Is actief voor een leefbare en veilige buurt",
    "ruimte": "Is tevreden over de ruimte voor initiatieven",
    "vrijwilliger": "Doet vrijwilligerswerk",
}
YEARS = ("2015", "2016", "2017", "2018", "2019", "2021", "2023")
PUBLISHED: Mapping[str, tuple[int | None, ...]] = {
    "problemen": (80, 79, 80, 81, 81, 78, 82),
    "contacten": (91, 91, 92, 91, 91, 90, None),
    "werk": (82, 84, 84, 88, 87, None, None),
    "buurt": (48, 46, 46, 44, 45, 41, 54),
    "leefbaar": (None, 28, 28, 28, 29, None, None),
    "ruimte": (36, 35, 38, 39, 40, 39, 42),
    "vrijwilliger": (36, 39, 40, 39, 40, 39, 39),
}
REVISED = {("buurt", "2021"), ("buurt", "2023"), ("problemen", "2023"), ("vrijwilliger", "2023")}
"""A new wording from this year on, so that the year before is not the same question."""
UNKNOWN = 250
"""Who had no opinion on the room for initiatives; outside the base, so the 1 000 with an opinion give the figure."""


def share(code: str, year: str) -> int | None:
    return PUBLISHED[code][YEARS.index(year)]


def questionnaire(year: str) -> str:
    questions = "\n".join(
        f"      - {{code: {code}, type: single, label: '{label}', revision: {revision(code, year)}, choices: "
        "[{code: ja, label: Ja}, {code: nee, label: Nee}, {code: wn, label: Weet niet, missing: yes}]}"
        for code, label in LABELS.items()
        if share(code, year) is not None
    )
    return f"""
code: meedoen
title: Meedoen in {year}
perspective: organisations
sections:
  - code: meedoen
    title: Meedoen
    questions:
{questions}
"""


def revision(code: str, year: str) -> int:
    return 1 + sum(each <= year for changed, each in REVISED if changed == code)


def residents(year: str) -> Iterator[dict[str, str]]:
    """A thousand with an opinion on everything, and some who have none on the room for initiatives."""
    measured = {code: percentage for code in LABELS if (percentage := share(code, year)) is not None}
    for number in range(1000):
        yield {code: "ja" if number < 10 * percentage else "nee" for code, percentage in measured.items()}
    for _ in range(UNKNOWN):
        yield dict.fromkeys(measured, "wn")


def expected(code: str, earlier: str, later: str) -> tuple[str | None, float | None]:
    """Why there is no change, or the change in parts of 1."""
    before, after = share(code, earlier), share(code, later)
    if before is None or after is None:
        return "not_measured", None
    return ("revision_changed", None) if (code, later) in REVISED else (None, after / 100 - before / 100)


def test_every_pair_of_years_gives_the_published_shares_and_only_the_changes_that_stand(chain: Chain) -> None:
    measured = {year: chain.wave(year, questionnaire(year), residents(year)) for year in YEARS}
    for earlier, later in pairwise(YEARS):
        asked = [code for code in LABELS if (share(code, earlier), share(code, later)) != (None, None)]
        found = chain.report(asked, measured[earlier], measured[later])
        for code in asked:
            waves = {wave["wave"]: wave for wave in found.variable(code)["waves"]}
            shares = {wave: figures["cells"][0]["share"] for wave, figures in waves.items()}
            years = [year for year in (earlier, later) if share(code, year) is not None]
            assert shares == {measured[year].slug: (share(code, year) or 0) / 100 for year in years}
            reason, difference = expected(code, earlier, later)
            assert found.variable(code)["comparison"]["reason"] == reason
            assert found.differences(code).get("ja") == difference


def test_a_change_of_wording_shows_both_figures_and_a_dash_between_them(chain: Chain) -> None:
    waves = [chain.wave(year, questionnaire(year), residents(year)) for year in ("2021", "2023")]
    found = chain.report(["buurt"], *waves)
    assert found.row("Ja")[:3] == ["41%", "54%", "–"]
    assert "+13" not in found.text
    assert "Daarom staat hier geen verschil." in found.text


def test_a_wave_without_the_question_has_a_dash(chain: Chain) -> None:
    waves = [chain.wave(year, questionnaire(year), residents(year)) for year in ("2021", "2023")]
    assert chain.report(["contacten"], *waves).row("Ja")[:3] == ["90%", "–", "–"]


def test_who_has_no_opinion_is_outside_the_base_and_the_report_says_so(chain: Chain) -> None:
    waves = [chain.wave(year, questionnaire(year), residents(year)) for year in ("2021", "2023")]
    found = chain.report(["ruimte"], *waves)
    assert found.row("Ja")[:3] == ["39%", "42%", "+3"]
    base = found.variable("ruimte")["waves"][1]["base"]
    assert (base["answered"], base["missing"], base["valid"]) == (1250, UNKNOWN, 1000)
    assert found.row("Weet niet")[:2] == ["250", "250"]
    assert "missing_excluded" in found.variable("ruimte")["waves"][1]["remarks"]


def test_the_same_figure_in_two_wordings_is_not_called_stable(chain: Chain) -> None:
    waves = [chain.wave(year, questionnaire(year), residents(year)) for year in ("2021", "2023")]
    assert chain.report(["vrijwilliger"], *waves).row("Ja")[:3] == ["39%", "39%", "–"]
