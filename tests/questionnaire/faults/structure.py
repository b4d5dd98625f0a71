"""Keys, values and codes, and what makes no sense together."""

from tests.questionnaire.faults.building import (
    AB,
    HEAD,
    KIND,
    QUESTIONNAIRE,
    ROWS,
    Fault,
    indicator,
    of,
    scaled,
    survey,
)

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
    of("Q024", 11, indicator("{code: i, kind: sum, label: I, of: [aantal], classes: [10, 10]}")),
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


SHEET = """\
code: blad
title: Blad
perspective: self
step: 4
sections:
  - code: deel
    title: Deel
    questions:
      - {code: blad_01, type: text, label: Wat?}
"""


def _beside(code: str, line: int, more: str, question: str = "{code: q, type: text, label: Q?}") -> Fault:
    """A questionnaire beside a worksheet of step 4; ``more`` stands at its top level."""
    return Fault(code, line, {QUESTIONNAIRE: survey(question, more=more), "blad.yaml": SHEET})


LINKS = [
    _beside("Q047", 10, "", "{code: q, type: text, label: Q?, shows: blad_10}"),
    _beside("Q047", 10, "", "{code: q, type: text, label: Q?, starts_from: blad_10}"),
    _beside("Q047", 11, "invites: [{label: Sport, name: blad_01, email: weg}]\n"),
    _beside("Q048", 10, "", "{code: q, type: date, label: Q?, starts_from: blad_01}"),
    _beside("Q047", 10, "step: 4\n", "{code: q, type: text, label: Q?, shows_actions: blad_10}"),
    _beside("Q050", 10, "step: 4\n", "{code: q, type: text, label: Q?, shows_actions: blad_01}"),
    _beside("Q051", 10, "", "{code: q, type: text, label: Q?, shows_actions: today}"),
    _beside("Q049", 10, "step: 3\n", "{code: q, type: text, label: Q?, shows: [blad_01]}"),
]
