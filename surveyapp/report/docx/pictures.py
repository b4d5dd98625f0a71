"""Pictures in Word."""

from typing import Any

from docx.shape import InlineShape

from surveyapp.report.printable import one_line


def described(shape: InlineShape, name: str, alt: str) -> None:
    """Give a picture its text alternative. ``name``: what Word lists it as, before its number."""
    about: Any = shape._inline.docPr
    about.set("name", f"{name} {about.get('id')}")
    about.set("descr", one_line(alt))
