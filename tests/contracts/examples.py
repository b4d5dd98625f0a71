"""One small question per type, with what a respondent posts and what must come out: fixture, example and documentation.

A new type adds its example here; the contract tests then take it from YAML to page, storage, table and every report.
"""

from dataclasses import dataclass

HEAD = """\
code: toets
title: Toets van één vraagsoort
perspective: organisations
scales:
  - code: eens3
    choices:
      - {code: oneens, label: Mee oneens}
      - {code: neutraal, label: Niet eens en niet oneens}
      - {code: eens, label: Mee eens}
      - {code: wn, label: Weet ik niet, missing: yes}
sections:
  - code: deel
    title: Eerste deel
    questions:
      - code: genoeg
        type: single
        label: Hebt u genoeg vrijwilligers?
        source: Toets
        choices: [{code: ja, label: Ja}, {code: nee, label: Nee}, {code: wn, label: Weet ik niet, missing: yes}]
"""


@dataclass(frozen=True)
class Example:
    """``yaml`` is one item of ``questions:``; ``posted`` what one respondent posts; ``answers`` what is stored."""

    yaml: str
    posted: dict[str, str | list[str]]
    answers: dict[str, object]
    on_page: str
    """What the respondent must see."""
    in_report: str
    """What every format of the report must say."""


EXAMPLES: dict[str, Example] = {
    "single": Example(
        "{code: q, type: single, label: Welke kleur past?, source: T, choices: [{code: rood, label: Rood}, "
        "{code: anders, label: 'Anders, namelijk', open: yes}]}",
        {"q": "anders", "q_anders": "paars"},
        {"q": "anders", "q_anders": "paars"},
        "Rood",
        "Welke kleur past?",
    ),
    "multiple": Example(
        "{code: q, type: multiple, label: Welke hulp wilt u?, source: T, choices: [{code: geld, label: Meer geld}, "
        "{code: ruimte, label: Meer ruimte}, {code: geen, label: Geen hulp, exclusive: yes}]}",
        {"q": ["ruimte", "geld"]},
        {"q": ["geld", "ruimte"]},
        "Meer ruimte",
        "Meer ruimte",
    ),
    "scale": Example(
        "{code: q, type: scale, label: De regels zijn duidelijk., source: T, scale: eens3}",
        {"q": "eens"},
        {"q": "eens"},
        "De regels zijn duidelijk.",
        "De regels zijn duidelijk.",
    ),
    "grid": Example(
        "{code: q, type: grid, label: Wat vindt u?, source: T, scale: eens3, "
        "rows: [{code: q_a, label: De gemeente luistert.}, {code: q_b, label: De gemeente helpt.}]}",
        {"q_a": "eens", "q_b": "oneens"},
        {"q_a": "eens", "q_b": "oneens"},
        "De gemeente luistert.",
        "De gemeente helpt.",
    ),
    "grade": Example(
        "{code: q, type: grade, label: Welk cijfer geeft u?, source: T}",
        {"q": "8"},
        {"q": 8},
        "Welk cijfer geeft u?",
        "Welk cijfer geeft u?",
    ),
    "number": Example(
        "{code: q, type: number, label: Hoeveel leden hebt u?, source: T, minimum: 0, unit: leden}",
        {"q": "ca. 40"},
        {"q": 40},
        "leden",
        "Hoeveel leden hebt u?",
    ),
    "text": Example(
        "{code: q, type: text, label: Wat kan beter?, source: T, lines: 3}",
        {"q": "Minder <b>regels</b> & meer tijd"},
        {"q": "Minder <b>regels</b> & meer tijd"},
        "Wat kan beter?",
        "Wat kan beter?",
    ),
    "date": Example(
        "{code: q, type: date, label: Wanneer bent u opgericht?, source: T}",
        {"q": "31-12-1999"},
        {"q": "1999-12-31"},
        "Wanneer bent u opgericht?",
        "Wanneer bent u opgericht?",
    ),
    "ranking": Example(
        "{code: q, type: ranking, label: Wat is het belangrijkst?, source: T, maximum: 2, choices: "
        "[{code: geld, label: Meer geld}, {code: tijd, label: Meer tijd}, {code: ruimte, label: Meer ruimte}]}",
        {"q.1": "tijd", "q.2": "geld"},
        {"q": ["tijd", "geld"]},
        "Meer tijd",
        "Meer tijd",
    ),
    "allocation": Example(
        "{code: q, type: allocation, label: Verdeel 100 punten., source: T, choices: "
        "[{code: sport, label: Voor sport}, {code: zorg, label: Voor zorg}]}",
        {"q.sport": "30", "q.zorg": "70"},
        {"q": {"sport": 30, "zorg": 70}},
        "Voor zorg",
        "Voor zorg",
    ),
    "background": Example(
        "{code: q, type: background, label: Kern van de organisatie, source: T, choices: "
        "[{code: noord, label: Kern Noord}, {code: zuid, label: Kern Zuid}]}",
        {},
        {"q": "noord"},
        "Hebt u genoeg vrijwilligers?",
        "Kern Noord",
    ),
    "note": Example(
        "{code: q, type: note, label: Hierna volgt het laatste deel.}",
        {},
        {},
        "Hierna volgt het laatste deel.",
        "Hebt u genoeg vrijwilligers?",
    ),
}


def yaml_of(example: Example) -> str:
    """The questionnaire with this one question behind a plain one."""
    return f"{HEAD}      - {example.yaml}\n"
