"""Gives every character of a text a font that has it.

No character may reach a font that lacks it: it would be an empty box to the eye and nothing to a screen reader.
"""

import unicodedata
from itertools import groupby

from surveyapp.report.pdf import fonts
from surveyapp.report.printable import clean

MISSING = "\u25a1"
"""Printed for a character that no font has; the text behind it stays readable for machines (ActualText)."""


class Dressed:
    """A clean text in which every character has a font.

    ``fonts`` has a name for every character, or is one name for all of them; ``lost`` tells that a character had to
    be replaced because no font has it.
    """

    def __init__(self, text: str, font: str) -> None:
        fonts.register()
        self.text = clean(text)
        self.fonts: str | list[str] = font
        self.lost = False
        if not fonts.characters(font).issuperset(set(self.text) - {"\n"}):
            self._dress(font)

    def _dress(self, font: str) -> None:
        """Look up a font for every character, or else for its compatibility form."""
        characters: list[str] = []
        chosen: list[str] = []
        for character in self.text:
            for printable, name in self._shapes(character, font, chosen[-1] if chosen else font):
                characters.append(printable)
                chosen.append(name)
        self.text, self.fonts = "".join(characters), chosen

    def _shapes(self, character: str, font: str, previous: str) -> list[tuple[str, str]]:
        if character in "\n \u00a0":  # white space stays in the font of the word before it: fewer pieces
            blank = " " if character == "\n" else character
            return [(character, previous if blank in fonts.characters(previous) else font)]
        name = fonts.covering(character, font)
        if name:
            return [(character, name)]
        other = unicodedata.normalize("NFKD", character)
        if other != character and all(fonts.covering(part, font) for part in other):
            return [(part, fonts.covering(part, font) or font) for part in other]
        self.lost = True
        return [(MISSING, font)]

    def pieces(self, start: int, end: int) -> list[tuple[str, str]]:
        """The text from ``start`` to ``end`` as (text, font)."""
        if isinstance(self.fonts, str):
            return [(self.text[start:end], self.fonts)]
        spots = groupby(range(start, end), key=self.fonts.__getitem__)
        return [("".join(self.text[i] for i in places), font) for font, places in spots]
