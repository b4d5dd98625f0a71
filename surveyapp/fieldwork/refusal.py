"""What cannot be done, told to the person who asked for it."""

from surveyapp.questionnaire.model import Section
from surveyapp.questionnaire.question import Question


class Refusal(Exception):
    """What was asked cannot be done; the text says why, and how to go on."""


class WrongField(Refusal):
    """A field of a form that does not fit; ``field`` is its name."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


class WaveClosed(Refusal):
    """The wave does not accept answers: not yet, or not any more."""

    def __init__(self) -> None:
        super().__init__("Deze vragenlijst is gesloten. Er kunnen geen antwoorden meer bij.")


class Stale(Refusal):
    """The answers were changed elsewhere since this page was shown: another tab, another device."""

    def __init__(self) -> None:
        super().__init__("Uw antwoorden zijn intussen op een andere plek veranderd. Kijk de pagina nog eens na.")


class AlreadySubmitted(Refusal):
    """The answers were handed in and cannot be changed."""

    def __init__(self) -> None:
        super().__init__("U hebt deze vragenlijst al ingestuurd.")


class Incomplete(Refusal):
    """Required questions are still open."""

    def __init__(self, missing: list[tuple[Section, Question]]) -> None:
        super().__init__(f"Er zijn nog {len(missing)} vragen die een antwoord nodig hebben.")
        self.missing = missing
