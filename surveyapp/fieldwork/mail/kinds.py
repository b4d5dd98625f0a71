"""The kinds of mail, and which of them an officer plans."""

INVITATION, THANKS, RESULTS, MEETING = "invitation", "thanks", "results", "meeting"
REMINDERS = ("reminder1", "reminder2", "reminder3")
HANDOVERS = ("handover1", "handover2", "handover3")
"""The personal link on its way to a colleague: one message per time."""
ACCOUNT_INVITATION, PASSWORD_RESET = "account_invitation", "password_reset"
ACTION_REMINDER = "action_reminder"
"""To who does an action of the municipality; see ``offices``."""

MAILINGS = (INVITATION, *REMINDERS, THANKS, RESULTS, MEETING)
"""What an officer plans, per wave."""
ASKS = (INVITATION, *REMINDERS, *HANDOVERS)
"""What asks somebody to take part, and holds the personal link."""
WISHED = (RESULTS, MEETING)
"""To who asked for it, once the wave is closed."""
AFTERWARDS = (THANKS, *WISHED)
"""What makes sense once the wave is closed too."""

HANDOVER, BEGUN = "handover", "_begun"
TEXTS = (INVITATION, *(each + part for each in REMINDERS for part in ("", BEGUN)), THANKS, *WISHED, HANDOVER)
"""The texts of a wave. A reminder has two: for who did nothing yet, and for who began and did not finish."""


def text_of(kind: str, *, begun: bool = False) -> str:
    """Which text a mail of this kind has."""
    if kind in HANDOVERS:
        return HANDOVER
    return kind + BEGUN if begun and kind in REMINDERS else kind


def kind_of(text: str) -> str:
    """The kind that a text belongs to; any hand-over for that of all."""
    return HANDOVERS[0] if text == HANDOVER else text.removesuffix(BEGUN)
