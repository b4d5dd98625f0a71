"""The form of one kind of problem."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """What is wrong and how to mend it, in Dutch and in English; ``{…}`` is filled in by the problem."""

    nl: tuple[str, str]
    en: tuple[str, str]
    warning: bool = False

    def words(self, language: str) -> tuple[str, str]:
        """Cause and remedy in one language."""
        return self.en if language == "en" else self.nl
