"""Conditions, scales and indicators."""

from tests.questionnaire.faults.building import (
    EENS,
    KIND,
    QUESTIONNAIRE,
    ROWS,
    SCALED,
    SCALES,
    A,
    B,
    Fault,
    indicator,
    of,
    scale,
    scaled,
    scored,
    survey,
)

CONDITIONS = [
    of("C001", 10, survey("{code: q, type: text, label: Q?, ask_if: eerst}")),
    of("C002", 10, survey("{code: q, type: text, label: Q?, ask_if: {any: {eerst: ja}}}")),
    of("C003", 10, survey("{code: q, type: text, label: Q?, ask_if: {aantal: {min: 3}}}")),
    of("C004", 10, survey("{code: q, type: text, label: Q?, ask_if: {eerst: []}}")),
    of("C005", 10, survey("{code: q, type: text, label: Q?, ask_if: {eerts: ja}}")),
    of("C005", 10, survey("{code: q, type: text, label: Q?, ask_if: {not: {any: [{eerst: ja}, {weg: ja}]}}}")),
    of(
        "C006",
        10,
        survey(
            "{code: q, type: text, label: Q?, ask_if: {later: ja}}",
            KIND.replace("soort", "later").replace("code: a,", "code: ja,"),
        ),
    ),
    of("C007", 10, survey("{code: q, type: text, label: Q?, ask_if: {eerst: [ja, soms]}}")),
    of("C008", 10, survey("{code: q, type: text, label: Q?, ask_if: {eerst: {minimum: 3}}}")),
    of("C009", 10, survey("{code: q, type: text, label: Q?, ask_if: {aantal: ja}}")),
    of("C010", 10, survey("{code: q, type: text, label: Q?, ask_if: {aantal: {minimum: 5, maximum: 3}}}")),
    of("C011", 10, survey("{code: q, type: text, label: Q?, ask_if: {all: [{eerst: ja}, {eerst: nee}]}}")),
    of(
        "C012",
        11,
        scaled(
            f"{{code: g, type: grid, label: G?, scale: eens, {ROWS}}}",
            "{code: q, type: text, label: Q?, ask_if: {g: a}}",
        ),
    ),
    of("C013", 10, survey("{code: q, type: text, label: Q?, ask_if: {aantal: {minimum: 10}}}")),
    of("C014", 10, survey("{code: q, type: text, label: Q?, ask_if: {q: {answered: yes}}}")),
]
FIGURES = [
    of("S001", 10, survey("{code: q, type: scale, label: Q?, scale: eens9}")),
    Fault("S002", 12, {QUESTIONNAIRE: scaled(SCALED), SCALES: f"scales:\n{EENS}\n"}),
    of("S003", 12, scale("{code: a, label: A, score: 1}", B)),
    of("S004", 12, scored("1", "2", "4")),
    of("S005", 12, scored("1", "2", "2")),
    of(
        "S006",
        12,
        scale(
            "{code: a, label: A, score: 1}",
            "{code: b, label: B, score: 2}",
            "{code: c, label: C, score: 9, missing: yes}",
        ),
    ),
    of("S007", 12, scale(A, "{code: b, label: B, missing: yes}")),
    of("S008", 12, scored("1", "3", "2")),
    of(
        "S004",
        2,
        "scales:\n  - {code: x, choices: [{code: a, label: A, score: 1}, {code: b, label: B, score: 2},"
        " {code: c, label: C, score: 5}]}\n",
        SCALES,
    ),
    of("Q001", 3, f"scales:\n{EENS}\nschalen: []\n", SCALES),
    of("I001", 11, indicator("{code: i, kind: share, label: I, of: eerts, choices: ja}")),
    of("I002", 12, indicator("{code: i, kind: mean, label: I, of: q}", "{code: q, type: text, label: Q?}")),
    of("I003", 11, indicator("{code: i, kind: share, label: I, of: eerst, choices: [soms]}")),
    of("I004", 11, indicator("{code: i, kind: mean, label: I, of: [eerst]}")),
    of("I005", 11, indicator("{code: i, kind: mean, label: I, of: [aantal], reverse: [eerst]}")),
    of("I006", 11, indicator("{code: i, kind: mean, label: I, of: [aantal], minimum_valid: 2}")),
    of("I007", 11, indicator("{code: i, kind: meen, label: I, of: [aantal]}")),
    of("I008", 11, indicator("{code: i, label: I, of: [aantal]}")),
    of("I010", 11, indicator("{code: aantal, kind: share, label: I, of: eerst, choices: ja}")),
    of("I011", 11, indicator("{code: i, kind: sum, label: I, of: [aantal, aantal]}")),
    of("I012", 11, indicator("{code: i, kind: share, label: I, of: eerst, choices: [ja, nee]}")),
    of("I014", 14, scaled(SCALED, more="indicators:\n  - {code: i, kind: share, label: I, of: q, choices: [c, wn]}\n")),
    of(
        "I015",
        14,
        scaled(
            f"{{code: g, type: grid, label: G?, scale: eens, {ROWS}}}",
            more="indicators:\n  - {code: i, kind: mean, label: I, of: g}\n",
        ),
    ),
]


def typology(cut: str = "3", last: str = "x: high, y: high") -> str:
    """A questionnaire with a typology; the axes are on lines 17 and 18, the types from line 19."""
    corners = ("x: low, y: low", "x: low, y: high", "x: high, y: low", last)
    types = "".join(f"      - {{code: t{n}, label: T{n}, {corner}}}\n" for n, corner in enumerate(corners))
    axes = f"    x: {{label: X, of: q, cut: {cut}}}\n    y: {{label: Y, of: q, cut: 2}}\n    types:\n"
    return scaled(SCALED, more=f"indicators:\n  - code: i\n    kind: typology\n    label: I\n{axes}{types}")


FIGURES += [
    of("I009", 19, typology(last="x: low, y: low")),
    of("I013", 17, typology(cut="30")),
    of("Q046", 19, typology() + "      - {code: t5, label: T5, x: low, y: low}\n"),
]
