"""PT-09: does your association have enough volunteers? Two of three options joined, over four waves."""

from itertools import pairwise

from tests.journeys.chain import Chain, repeated

QUESTIONNAIRE = """
code: genoeg
title: Genoeg vrijwilligers
perspective: organisations
sections:
  - code: vrijwilligers
    title: Vrijwilligers
    questions:
      - code: vo08
        type: single
        label: Heeft uw vereniging genoeg vrijwilligers?
        choices:
          - {code: genoeg, label: 'Ja, en we zoeken niemand'}
          - {code: zoekt, label: 'Ja, maar we zoeken nog wel mensen'}
          - {code: tekort, label: 'Nee, te weinig'}
indicators:
  - {code: heeft_genoeg, kind: share, of: vo08, choices: [genoeg, zoekt], label: Heeft genoeg vrijwilligers}
"""
PUBLISHED = {"2016": 86, "Winter 2018-19": 82, "Februari 2021": 85, "Februari 2023": 78}
WAVES = {
    "2016": {"genoeg": 360, "zoekt": 500, "tekort": 140},
    "Winter 2018-19": {"genoeg": 300, "zoekt": 520, "tekort": 180},
    "Februari 2021": {"genoeg": 450, "zoekt": 400, "tekort": 150},
    "Februari 2023": {"genoeg": 260, "zoekt": 520, "tekort": 220},
}


def test_the_joined_share_and_its_change_are_the_published_ones_in_every_wave(chain: Chain) -> None:
    measured = {title: chain.wave(title, QUESTIONNAIRE, repeated(counts, "vo08")) for title, counts in WAVES.items()}
    for earlier, later in pairwise(PUBLISHED):
        found = chain.report(["heeft_genoeg"], measured[earlier], measured[later])
        shares = [found.shares("heeft_genoeg", wave)["ja"] for wave in (0, 1)]
        assert shares == [PUBLISHED[earlier] / 100, PUBLISHED[later] / 100]
        assert found.differences("heeft_genoeg")["ja"] == shares[1] - shares[0]


def test_the_last_two_waves_read_as_published_in_the_pdf(chain: Chain) -> None:
    titles = list(WAVES)[-2:]
    measured = [chain.wave(title, QUESTIONNAIRE, repeated(WAVES[title], "vo08")) for title in titles]
    found = chain.report(["vo08", "heeft_genoeg"], *measured)
    assert found.row("Ja")[:3] == ["85%", "78%", "−7"]
    assert found.row("Nee, te weinig")[:3] == ["15%", "22%", "+7"]
