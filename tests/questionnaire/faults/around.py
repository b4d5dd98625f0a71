"""Translations, reports, earlier versions, and warnings."""

from tests.questionnaire.faults.building import (
    EENS,
    LONG,
    OVERLAY,
    QUESTIONNAIRE,
    REPORT,
    SCALED,
    SIXTEEN_ROWS,
    A,
    B,
    C,
    Fault,
    of,
    report,
    scale,
    scaled,
    survey,
    translation,
)

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
    Fault(
        "R011", 6, report("    by: dag\n    show: questions\n", question="{code: dag, type: date, label: Dag?}"), REPORT
    ),
    Fault("R012", 1, report("", more="compare: yes\nweights: {by: eerst}\n"), REPORT),
    Fault("R013", 6, report("    concepts: draagvlak\n    show: perspectives\n"), REPORT),
    Fault("R016", 6, report("    questions: eerst\n    overall: aantal\n    show: priorities\n"), REPORT),
    Fault("R014", 4, report("    questions: aantal\n    show: priorities\n"), REPORT),
    Fault(
        "R015",
        7,
        report(
            "    questions: aantal\n    importance: [aantal, meer]\n    show: priorities\n",
            question="{code: meer, type: number, label: Meer?, minimum: 0, maximum: 9}",
        ),
        REPORT,
    ),
    Fault("R008", 6, report("    text: Dat is 37% van alles.\n"), REPORT),
    Fault(
        "R009",
        4,
        {QUESTIONNAIRE: survey(), REPORT: "code: rapport\ntitle: Rapport\nchapters:\n  - {code: een, show: text}\n"},
        REPORT,
    ),
    Fault("R010", 6, report("    show: grafiek\n"), REPORT),
    Fault("R019", 6, report("    questions: aantal\n    show: typology\n"), REPORT),
    Fault(
        "R021",
        8,
        {
            "blad.yaml": survey(more="step: 2\n"),
            REPORT: "code: r\ntitle: R\nstep: 2\nchapters:\n"
            "  - code: een\n    title: Een\n    text: Klaar\n    items: weg\n",
        },
        REPORT,
    ),
    Fault(
        "R022",
        8,
        {
            "blad.yaml": survey("{code: wat, type: text, label: Wat?}", more="step: 2\n"),
            REPORT: "code: r\ntitle: R\nstep: 2\nchapters:\n"
            "  - code: een\n    title: Een\n    text: Klaar\n    actions: [today, wat]\n",
        },
        REPORT,
    ),
    Fault("R018", 6, report("    beside: 0-meting\n    show: text\n"), REPORT),
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
    of("W005", 12, scale(A, "{code: n, label: Neutraal}", B, C)),
    of("W006", 11, survey(more=f"scales:\n{EENS}\n")),
    of("W007", 10, survey(f"{{code: q, type: text, label: {LONG}}}")),
    of("W008", 14, scaled(SCALED, more="indicators:\n  - {code: i, kind: mean, label: I, of: [q, aantal]}\n")),
    of("W011", 10, scaled("{code: g, type: grid, label: G?, scale: eens, concept: x, rows: [{code: r1, label: R}]}")),
    of("W012", 10, survey("{code: q, type: text, label: Waarom?, better: high}")),
    of("W009", 10, survey("{code: q, type: number, label: Hoeveel?}")),
    of(
        "W010",
        10,
        survey("{code: q, type: single, label: Q?, choices: [{code: a, label: A}, {code: b, label: Weet ik niet}]}"),
    ),
]
