"""The typeface of a municipality: named in its house style, and there when its files are in the folder for fonts."""

from sqlalchemy.orm import object_session

from surveyapp.fieldwork import housestyle
from surveyapp.report.model import Typeface
from surveyapp.report.typefaces import TypefaceError, find
from surveyapp.storage.database import fonts_of
from surveyapp.storage.tables import Municipality


def of(municipality: Municipality) -> Typeface | None:
    """What its reports are set in; None for the typeface of the program."""
    try:
        return _found(municipality)
    except TypefaceError:
        return None


def remark(municipality: Municipality) -> str:
    """Why reports are not set in the typeface of the house style; empty when they are, or when it names none."""
    try:
        _found(municipality)
    except TypefaceError as error:
        return f"{error} Rapporten als pdf krijgen daarom de gewone letter. De beheerder kan dat verhelpen."
    return ""


def _found(municipality: Municipality) -> Typeface | None:
    family, session = housestyle.font_family(municipality.theme), object_session(municipality)
    return find(fonts_of(session), family) if family and session else None
