"""One small file per problem of the catalogue, with the line it is on: the documentation of every mistake we know.

``survey`` starts with two plain questions on lines 8 and 9, so that what is added stands on line 10 and further.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

HEAD = """\
code: toets
title: Toets
perspective: organisations
sections:
  - code: deel
    title: Deel
    questions:
      - {code: eerst, type: single, label: Eerst?, choices: [{code: ja, label: Ja}, {code: nee, label: Nee}]}
      - {code: aantal, type: number, label: Hoeveel?, minimum: 0, maximum: 9}
"""
AB = "choices: [{code: a, label: Appel}, {code: b, label: Banaan}]"
EENS = (
    "  - {code: eens, choices: [{code: a, label: Oneens}, {code: b, label: Noch eens noch oneens},"
    " {code: c, label: Eens}, {code: wn, label: Weet niet, missing: yes}]}"
)
QUESTIONNAIRE = "toets.yaml"
OVERLAY = "toets.en.yaml"
SCALES = "scales.yaml"
REPORT = "rapport.yaml"


def survey(*questions: str, more: str = "") -> str:
    """A questionnaire with these questions, each on a line; ``more`` follows at the top level."""
    return HEAD + "".join(f"      - {question}\n" for question in questions) + more


def scaled(*questions: str, scale: str = EENS, more: str = "") -> str:
    """A questionnaire that has a scale ``eens`` of its own, after the questions."""
    return survey(*questions, more=f"scales:\n{scale}\n{more}")


def indicator(text: str, *questions: str, more: str = "") -> str:
    """A questionnaire with one indicator, on the line after ``indicators:``."""
    return survey(*questions, more=f"indicators:\n  - {text}\n{more}")


def translation(text: str) -> dict[str, str]:
    """A questionnaire with a translation that is complete but for what ``text`` says on line 7 and further."""
    whole = (
        "language: en\nsections: {deel: {title: Part}}\nquestions:\n"
        "  eerst: {label: First?, choices: {ja: Yes, nee: No}}\n  aantal: {label: How many?}\n"
        "  soort: {label: Kind?, choices: {a: Apple, anders: 'Other, namely'}}\n"
    )
    return {QUESTIONNAIRE: survey(KIND), OVERLAY: whole + text}


def report(text: str, more: str = "") -> dict[str, str]:
    """A report of one chapter that says ``text``, from line 5."""
    return {
        QUESTIONNAIRE: survey(),
        REPORT: f"code: rapport\ntitle: Rapport\n{more}chapters:\n  - code: een\n    title: Een\n{text}",
    }


KIND = (
    "{code: soort, type: single, label: Soort?, "
    "choices: [{code: a, label: A}, {code: anders, label: 'Anders', open: yes}]}"
)
ROWS = "rows: [{code: r1, label: Rij een}, {code: r2, label: Rij twee}]"
SIXTEEN_ROWS = ", ".join(f"{{code: r{number}, label: Rij {number}}}" for number in range(16))
MANY = "[" + "a, " * 50_001 + "]"
LONG = "woord " * 36


@dataclass(frozen=True)
class Fault:
    """``code`` is the only problem in ``files``; it is on ``line`` of ``file``. ``before``: an earlier version."""

    code: str
    line: int
    files: Mapping[str, str | bytes]
    file: str = QUESTIONNAIRE
    before: str = ""
    absent: tuple[str, ...] = field(default=())


def of(code: str, line: int, text: str | bytes, file: str = QUESTIONNAIRE) -> Fault:
    """A fault in one file."""
    return Fault(code, line, {file: text}, file)


YAML = [
    of("Y001", 1, "# alleen een opmerking\n"),
    of("Y002", 1, "a" * 1_000_001),
    of("Y003", 2, b"code: toets\ntitle: Caf\xe9\n"),
    of("Y004", 2, "code: toets\ntitle: a\0b\n"),
    of("Y004", 2, 'code: toets\ntitle: "a\\0b"\nsections: []\n'),
    of("Y005", 2, "code: toets\n\ttitle: x\n"),
    of("Y005", 3, "sections:\n  - code: x\n\t  title: y\n"),
    of("Y006", 2, 'code: toets\ntitle: "Toets\nperspective: self\n'),
    of("Y006", 2, "code: toets\ntitle: 'Toets\nperspective: self\n"),
    of("Y006", 2, 'code: toets\ntitle: "Toets\nintro: "Welkom"\nthanks: Dank\n'),
    of("Y007", 2, "code: toets\ntitle: Toets: een vraag\n"),
    of("Y007", 2, "code: toets\nx: {code: a, label: Kies: dit of dat}\n"),
    of("Y008", 3, "code: toets\ntitle: Toets\n   intro: x\n"),
    of("Y008", 3, "a:\n    b: c\n  d: e\n"),
    of("Y008", 3, "a:\n  - b\n  c: d\n"),
    of("Y009", 2, "code: toets\nx: [a, b\ntitle: y\n"),
    of("Y009", 1, "x: {a: b\ntitle: y\n"),
    of("Y009", 2, "code: toets\nx: [\n"),
    of("Y010", 2, "sections:\n  -code: x\n"),
    of("Y011", 2, "code: toets\ntitle Toets\nperspective: self\n"),
    of("Y011", 1, "code:toets\ntitle: Toets\n"),
    of("Y011", 10, survey("code:laatst")),
    of("Y012", 3, HEAD.replace("title: Toets\n", "title: Toets\ntitle: Nog eens\n", 1)),
    of("Y013", 2, 'code: toets\ntitle: "Toets" van Jan\n'),
    of("Y013", 2, "code: toets\ntitle: 'Wat is 't?'\n"),
    of("Y014", 2, "code: toets\ntitle: @home\n"),
    of("Y014", 2, "code: toets\ntitle: `x`\n"),
    of("Y014", 2, "code: toets\ntitle: %x\n"),
    of("Y014", 2, "code: toets\ntitle: * let op\n"),
    of("Y015", 2, 'code: toets\ntitle: "a\\qb"\n'),
    of("Y016", 2, "code: toets\nsections: - code: x\n"),
    of("Y017", 2, "code: toets\ntitle: &a Toets\nintro: *a\n"),
    of("Y017", 1, "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
    of("Y018", 3, "code: toets\nx:\n  <<: {a: b}\n"),
    of("Y019", 2, "code: toets\ntitle: !!python/object:os.system x\n"),
    of("Y019", 2, "code: toets\ntitle: !mooi x\n"),
    of("Y020", 2, "code: toets\n---\ntitle: x\n"),
    of("Y020", 2, "code: toets\n...\ntitle: x\n"),
    of("Y021", 1, "[" * 100_000),
    of("Y021", 20, "".join(" " * depth + "a:\n" for depth in range(900))),
    of("Y021", 1, "- " * 5_000 + "a"),
    of("Y022", 1, MANY),
    of("Y023", 1, "? [a, b]\n: c\n"),
    of("Y023", 2, "code: toets\n" + "a" * 61 + ": b\n"),
    of("Y024", 1, "%YAML 1.1\n---\ncode: toets\n"),
    of("Y025", 2, "code: toets\nintro: | Welkom\n  bij ons\n"),
    Fault("Y027", 1, {}, absent=(QUESTIONNAIRE,)),
    of("Y029", 2, "code: toets\nx: [a,, b]\n"),
    of("Y029", 2, "code: toets\nx: {a: b}}\n"),
]
STRUCTURE = [
    of("Q001", 10, survey("{code: q, type: number, label: Q?, minimun: 1}")),
    of("Q001", 2, HEAD.replace("title: Toets", "titel: Toets")),
    of("Q001", 10, survey("{code: q, type: number, lable: Q?}")),
    of("Q002", 10, survey("{code: q, type: number}")),
    of("Q002", 1, HEAD.replace("title: Toets\n", "", 1)),
    of("Q003", 10, survey("{code: q, type: number, label: }")),
    of("Q003", 10, survey("{code: q, type: number, label: ''}")),
    of("Q004", 10, survey("{code: q, type: number, label: [a, b]}")),
    of("Q005", 10, survey("{code: q, type: multiple, label: Q?, choices: {a: b}}")),
    of("Q006", 10, survey("zomaar een tekst")),
    of("Q006", 10, survey("{code: q, type: multiple, label: Q?, choices: [a, {code: b, label: B}]}")),
    of("Q007", 10, survey("{code: Q1, type: number, label: Q?}")),
    of("Q007", 10, survey("{code: 1q, type: number, label: Q?}")),
    of("Q008", 10, survey("{code: q, type: number, label: Q?, required: misschien}")),
    of("Q009", 10, survey("{code: q, type: number, label: Q?, revision: twee}")),
    of("Q010", 10, survey("{code: q, type: number, label: Q?, minimum: veel}")),
    of("Q011", 10, survey(f"{{code: q, type: number, label: Q?, unit: {'x' * 31}}}")),
    of("Q012", 10, survey(f"{{code: q, type: multiple, label: Q?, minimum: 0, {AB}}}")),
    of("Q013", 10, survey("{code: q, type: text, label: Q?, lines: 40}")),
    of("Q014", 3, HEAD.replace("organisations", "organisation")),
    of("Q015", 10, survey("{code: q, type: nummer, label: Q?}")),
    of("Q016", 10, survey("{code: q, label: Q?}")),
    of("Q017", 10, survey("{code: aantal, type: number, label: Nog eens?}")),
    of("Q017", 10, scaled("{code: g, type: grid, label: G?, scale: eens, rows: [{code: aantal, label: Rij}]}")),
    of(
        "Q017",
        11,
        scaled("{code: r1, type: text, label: R?}", f"{{code: g, type: grid, label: G?, scale: eens, {ROWS}}}"),
    ),
    of("Q018", 10, survey("{code: q, type: ranking, label: Q?, choices: [{code: a, label: A}]}")),
    of("Q018", 4, "code: toets\ntitle: Toets\nperspective: self\nsections: []\n"),
    of("Q019", 10, survey("{code: q, type: single, label: Q?}")),
    of("Q020", 10, survey("{code: q, type: single, label: Q?, choices: [{code: a, label: A}]}")),
    of(
        "Q021",
        10,
        survey(
            "{code: q, type: single, label: Q?, choices: [{code: a, label: A}, {code: b, label: B, exclusive: yes}]}"
        ),
    ),
    of("Q022", 10, survey(f"{{code: q, type: multiple, label: Q?, maximum: 3, {AB}}}")),
    of("Q023", 10, survey("{code: q, type: number, label: Q?, minimum: 9, maximum: 1}")),
    of("Q024", 10, survey("{code: q, type: number, label: Q?, classes: [10, 5]}")),
    of(
        "Q025",
        10,
        survey(
            "{code: q, type: allocation, label: Q?, "
            "choices: [{code: a, label: A}, {code: b, label: B, exclusive: yes}]}"
        ),
    ),
    of("Q026", 10, scaled("{code: g, type: grid, label: G?, scale: eens, rows: []}")),
    of("Q026", 10, scaled("{code: g, type: grid, label: G?, scale: eens}")),
    of("Q027", 10, survey("{code: q, type: date, label: Q?, earliest: gisteren}")),
    of("Q028", 1, "code: toets\ntitle: Toets\n"),
    of("Q028", 1, "- code: toets\n"),
]
SENSE = [
    of("Q030", 10, survey(f"{{code: q, type: background, label: Q?, required: yes, {AB}}}")),
    of("Q030", 10, survey("{code: q, type: note, label: Let op., required: yes}")),
    of("Q031", 10, survey("{code: q, type: single, label: Q?, choices: [{code: a, label: A}, {code: a, label: B}]}")),
    of("Q032", 10, survey("{code: q, type: single, label: Q?, choices: [{code: a, label: Ja}, {code: b, label: JA}]}")),
    of("Q033", 10, survey("{code: q, type: single, label: Q?, choices: [{code: a, label: Ja}, {code: b, label: Ja}]}")),
    of("Q034", 10, survey("{code: q, type: number, label: Hoeveel <b>nu</b>?}")),
    of("Q034", 2, HEAD.replace("title: Toets", "title: Toets &amp; meer", 1)),
    of("Q035", 10, survey("{code: all, type: number, label: Q?}")),
    of("Q036", 11, survey("{code: soort_anders, type: text, label: Welke?}", KIND)),
    of("Q037", 10, survey("{code: q, type: number, label: 'U koos {eerts}. Hoeveel?'}")),
    of("Q038", 10, survey("{code: q, type: number, label: 'U koos {later}.'}", "{code: later, type: text, label: L?}")),
    of("Q039", 10, survey("{code: q, type: number, label: 'Hoeveel {ongeveer zo}?'}")),
    of("Q040", 10, survey(more="  - {code: deel, title: Nog, questions: [{code: q, type: text, label: Q?}]}\n")),
    of("Q041", 11, survey("{code: n, type: note, label: Let op.}", "{code: q, type: text, label: 'Zie {n}'}")),
    of("Q042", 4, HEAD.split("      - ")[0] + "      - {code: n, type: note, label: Let op.}\n"),
    of(
        "Q043",
        10,
        scaled("{code: g, type: grid, label: G?, scale: eens, rows: [{code: r1, label: Rij}, {code: r2, label: Rij}]}"),
    ),
    of("Q045", 10, survey(KIND.replace("soort", "een_heel_lange_code_die_bijna_te_lang_is"))),
    of("Q044", 10, survey("{code: q, type: multiple, label: Q?, choices: [{code: a, label: A, missing: yes}]}")),
]
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
SCALED = "{code: q, type: scale, label: Q?, scale: eens}"
_A, _B, _C = "{code: a, label: A}", "{code: b, label: B}", "{code: c, label: C}"


def scale(*choices: str) -> str:
    """A questionnaire that uses a scale of these choices, on line 12."""
    return scaled(SCALED, scale=f"  - {{code: eens, choices: [{', '.join(choices)}]}}")


def scored(*scores: str) -> str:
    """A scale with these scores."""
    return scale(
        *(f"{{code: {code}, label: {code}, score: {score}}}" for code, score in zip("abcdef", scores, strict=False))
    )


FIGURES = [
    of("S001", 10, survey("{code: q, type: scale, label: Q?, scale: eens9}")),
    Fault("S002", 12, {QUESTIONNAIRE: scaled(SCALED), SCALES: f"scales:\n{EENS}\n"}),
    of("S003", 12, scale("{code: a, label: A, score: 1}", _B)),
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
    of("S007", 12, scale(_A, "{code: b, label: B, missing: yes}")),
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
OVERLAYS = [
    Fault(
        "O002",
        2,
        {
            **translation(""),
            OVERLAY: translation("")[OVERLAY].replace(
                "{deel: {title: Part}}", "{deel: {title: Part}, del: {title: X}}"
            ),
        },
        OVERLAY,
    ),
    Fault("O003", 7, translation("  eerts: {label: X}\n"), OVERLAY),
    Fault(
        "O004",
        4,
        {**translation(""), OVERLAY: translation("")[OVERLAY].replace("nee: No", "nee: No, soms: Some")},
        OVERLAY,
    ),
    Fault("O005", 7, translation("scales: {eens: {a: A}}\n"), OVERLAY),
    Fault("O006", 7, translation("indicators: {i: {label: A}}\n"), OVERLAY),
    Fault(
        "O007",
        3,
        {**translation(""), OVERLAY: translation("")[OVERLAY].replace("  aantal: {label: How many?}\n", "")},
        OVERLAY,
    ),
    Fault(
        "O008",
        1,
        {**translation(""), OVERLAY: translation("")[OVERLAY].replace("language: en", "language: nl")},
        OVERLAY,
    ),
    Fault("O009", 1, {OVERLAY: "language: en\n"}, OVERLAY),
    Fault("O010", 7, translation("  soort_anders: {label: Something else}\n"), OVERLAY),
    Fault(
        "O011",
        4,
        {
            QUESTIONNAIRE: scaled("{code: q, type: scale, label: Q?, scale: eens}"),
            OVERLAY: "language: en\nsections: {deel: {title: Part}}\nquestions:\n"
            "  q: {label: Q?, choices: {a: Agree}}\n"
            "  eerst: {label: First?, choices: {ja: Yes, nee: No}}\n  aantal: {label: How many?}\n"
            "scales: {eens: {a: Disagree, b: Neither, c: Agree, wn: Do not know}}\n",
        },
        OVERLAY,
    ),
    Fault(
        "O012",
        4,
        {**translation(""), OVERLAY: translation("")[OVERLAY].replace("label: First?,", "label: First?, unit: each,")},
        OVERLAY,
    ),
]
REPORTS = [
    Fault("R001", 6, report("    questions: [eerts]\n    show: questions\n"), REPORT),
    Fault("R002", 6, report("    sections: [del]\n    show: sections\n"), REPORT),
    Fault("R003", 6, report("    tags: [bf9]\n    show: questions\n"), REPORT),
    Fault("R004", 6, report("    text: 'Dat is {count:eerst.soms}.'\n"), REPORT),
    Fault("R005", 3, report("", more="perspective: partners\n"), REPORT),
    Fault("R006", 4, report("  - code: een\n    title: Twee\n"), REPORT),
    Fault("R007", 6, report("    text: 'Dat is {aandeel:eerst}.'\n"), REPORT),
    Fault("R008", 6, report("    text: Dat is 37% van alles.\n"), REPORT),
    Fault(
        "R009",
        4,
        {QUESTIONNAIRE: survey(), REPORT: "code: rapport\ntitle: Rapport\nchapters:\n  - {code: een, show: text}\n"},
        REPORT,
    ),
    Fault("R010", 6, report("    show: grafiek\n"), REPORT),
]
BEFORE = scaled(SCALED, more="indicators:\n  - {code: i, kind: mean, label: I, of: q}\n")
VERSIONS = [
    Fault("V001", 10, {QUESTIONNAIRE: BEFORE.replace("Q?", "Anders?")}, before=BEFORE),
    Fault("V002", 8, {QUESTIONNAIRE: BEFORE.replace("label: Nee", "label: Neen")}, before=BEFORE),
    Fault(
        "V003",
        9,
        {
            QUESTIONNAIRE: BEFORE.replace(
                "type: number, label: Hoeveel?, minimum: 0, maximum: 9", "type: text, label: Hoeveel?"
            )
        },
        before=BEFORE,
    ),
    Fault("V004", 8, {QUESTIONNAIRE: BEFORE}, before=BEFORE.replace("label: Eerst?,", "label: Eerst?, revision: 2,")),
    Fault(
        "V005",
        1,
        {QUESTIONNAIRE: BEFORE},
        before=BEFORE.replace("indicators:", "indicators:\n  - {code: j, kind: mean, label: J, of: q}"),
    ),
    Fault("V006", 14, {QUESTIONNAIRE: BEFORE.replace("kind: mean", "kind: sum")}, before=BEFORE),
]
WARNINGS = [
    of("W001", 4, survey(*(f"{{code: t{n}, type: text, lines: 5, label: Vraag {n}?}}" for n in range(30)))),
    of(
        "W002",
        10,
        scaled(
            "{code: q, type: scale, label: Q?, scale: eens, required: yes}",
            scale=EENS.replace(", missing: yes", "").replace("Weet niet", "Zeer eens"),
        ),
    ),
    of("W003", 10, survey("{code: q, type: text, lines: 3, label: Q?, required: yes}")),
    of(
        "W004",
        10,
        scaled(f"{{code: g, type: grid, label: G?, scale: eens, rows: [{SIXTEEN_ROWS}]}}"),
    ),
    of("W005", 12, scale(_A, "{code: n, label: Neutraal}", _B, _C)),
    of("W006", 11, survey(more=f"scales:\n{EENS}\n")),
    of("W007", 10, survey(f"{{code: q, type: text, label: {LONG}}}")),
    of("W008", 14, scaled(SCALED, more="indicators:\n  - {code: i, kind: mean, label: I, of: [q, aantal]}\n")),
    of("W009", 10, survey("{code: q, type: number, label: Hoeveel?}")),
    of(
        "W010",
        10,
        survey("{code: q, type: single, label: Q?, choices: [{code: a, label: A}, {code: b, label: Weet ik niet}]}"),
    ),
]
FAULTS = [*YAML, *STRUCTURE, *SENSE, *CONDITIONS, *FIGURES, *OVERLAYS, *REPORTS, *VERSIONS, *WARNINGS]
