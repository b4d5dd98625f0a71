"""PT-06: volunteers by sector, 1986, scaled by a thousandth: three bases for one question, nobody counted twice."""

from tests.journeys.chain import Chain

SECTORS = {
    "politiek": ("Politieke, beroeps- en vakorganisaties", 700),
    "geloof": ("Geloof en levensbeschouwing", 900),
    "cultuur": ("Muziek, toneel, zang en andere cultuur", 800),
    "sport": ("Sport", 1700),
    "hobby": ("Hobby", 1100),
    "school": ("Ouderraad en hulp op school", 1200),
    "opvang": ("Crèche en kinderopvang", 200),
    "jeugd": ("Jeugdwerk en clubhuizen", 500),
    "vrouwen": ("Vrouwenorganisaties", 200),
    "hulp": ("Hulp aan buren, ouderen en mensen met een beperking", 1400),
    "actie": ("Maatschappelijk doel of actiegroep", 300),
    "overig": ("Iets anders", 200),
}
PUBLISHED = {"politiek": 7, "geloof": 9, "cultuur": 8, "sport": 17, "hobby": 11, "school": 12, "opvang": 2, "jeugd": 5}
PUBLISHED |= {"vrouwen": 2, "hulp": 14, "actie": 3, "overig": 2}
EVERYONE, VOLUNTEERS, MENTIONS = 10_000, 4_600, 9_200


def questionnaire(with_none: bool) -> str:
    """``with_none``: "none of these" can be ticked, so that everyone gives an answer."""
    choices = "\n".join(f"          - {{code: {code}, label: '{label}'}}" for code, (label, _) in SECTORS.items())
    none = "\n          - {code: geen, label: Geen van deze, exclusive: yes}" if with_none else ""
    return f"""
code: sectoren
title: Vrijwilligerswerk per sector
perspective: organisations
sections:
  - code: werk
    title: Vrijwilligerswerk
    questions:
      - {{code: adres, type: number, label: Wat is uw huisnummer?}}
      - code: sector
        type: multiple
        label: Waar doet u vrijwilligerswerk?
        choices:
{choices}{none}
indicators:
  - {{code: vrijwilliger, kind: share, of: sector, choices: [{", ".join(SECTORS)}], label: Doet vrijwilligerswerk}}
"""


def ticked(nobody: str) -> list[dict[str, str]]:
    """4 600 people share the 9 200 ticks, two each; the other 5 400 answered ``nobody``."""
    ticks = [code for code, (_, count) in SECTORS.items() for _ in range(count)]
    pairs = zip(ticks[:VOLUNTEERS], ticks[VOLUNTEERS:], strict=True)  # no sector is that large, so never twice the same
    given = [*(f"{one};{other}" for one, other in pairs), *[nobody] * (EVERYONE - VOLUNTEERS)]
    return [{"adres": "1", "sector": sectors} for sectors in given]


def test_of_all_respondents_the_published_percentages_come_out(chain: Chain) -> None:
    found = chain.report(["sector", "vrijwilliger"], chain.wave("1986", questionnaire(True), ticked("geen")))
    assert {code: found.cells("sector")[code]["count"] for code in SECTORS} == {c: n for c, (_, n) in SECTORS.items()}
    assert {code: found.shares("sector")[code] for code in PUBLISHED} == {c: p / 100 for c, p in PUBLISHED.items()}
    assert found.cells("vrijwilliger")["ja"]["count"] == VOLUNTEERS
    for code, percentage in PUBLISHED.items():
        assert f"{percentage}%" in found.row(SECTORS[code][0])
    assert "46%" in found.text


def test_who_skips_the_question_is_outside_the_base_and_mentions_have_their_own(chain: Chain) -> None:
    found = chain.report(["sector"], chain.wave("1986", questionnaire(False), ticked("")))
    figures, sport = found.variable("sector")["waves"][0], found.cells("sector")["sport"]
    assert figures["base"] == {
        "asked": EVERYONE,
        "answered": VOLUNTEERS,
        "missing": 0,
        "not_answered": EVERYONE - VOLUNTEERS,
        "valid": VOLUNTEERS,
        "population": None,
        "weighted": None,
        "effective": None,
        "reason": None,
    }
    assert (figures["mentions"], sport["share"], sport["of_mentions"]) == (MENTIONS, 1700 / 4600, 1700 / 9200)
    assert "37%" in found.row("Sport")
