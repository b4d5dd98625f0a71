"""What is made of other questionnaires."""

from tests.questionnaire.faults.building import QUESTIONNAIRE, Fault, survey

COMPOSED, THEME = "samen.yaml", "thema.yaml"
FOLLOWS = "{code: meer, type: text, label: Meer?, ask_if: {eerst: ja}}"
TOPIC = (
    "code: thema\ntitle: Thema\nperspective: organisations\ntheme_of: toets\n"
    "sections: [{code: onderwerp, title: Onderwerp, questions: [{code: t1, type: text, label: Wat?}]}]\n"
)


def composed(text: str, *questions: str, theme: str = TOPIC) -> dict[str, str]:
    """A composition that says ``text`` from line 2, of a questionnaire with these questions and a theme of it."""
    return {QUESTIONNAIRE: survey(*questions), THEME: theme, COMPOSED: f"base: toets\n{text}"}


COMPOSITIONS = [
    Fault("M001", 1, {COMPOSED: "base: nergens\n"}, COMPOSED),
    Fault("M001", 2, composed("themes: [nergens]\n"), COMPOSED),
    Fault("M002", 2, composed("themes: [thema]\n", theme=TOPIC.replace("theme_of: toets\n", "")), COMPOSED),
    Fault("M003", 2, composed("themes: [thema, thema]\n"), COMPOSED),
    Fault("M004", 3, composed("themes: [thema]\nwithout: [eerts]\n"), COMPOSED),
    Fault("M005", 2, composed("choices: {aantal: [{code: a, label: A}, {code: b, label: B}]}\n"), COMPOSED),
    Fault("M006", 2, composed("without: [eerst]\n", FOLLOWS), COMPOSED),
    Fault("Q001", 2, composed("tema: [thema]\n"), COMPOSED),
    Fault(
        "C005",
        3,
        composed(
            "sections:\n  - {code: e, title: E, questions: [{code: x, type: text, label: X?, ask_if: {y: ja}}]}\n"
        ),
        COMPOSED,
    ),
]
