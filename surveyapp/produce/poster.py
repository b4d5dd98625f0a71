"""The open link to hand out: its QR code as a picture and as a drawing, and a poster. Nothing of it is kept."""

from surveyapp.fieldwork import housestyle
from surveyapp.fieldwork.addressing import owner
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.notation import format_date
from surveyapp.report import poster as drawing
from surveyapp.report import qr
from surveyapp.report.palette import FALLBACK
from surveyapp.storage.tables import Wave

HOW = "Scan de code met de camera van uw telefoon, of typ het adres hieronder in."
ALT = "QR-code naar de vragenlijst"


def files(wave: Wave, link: str) -> dict[str, tuple[str, bytes]]:
    """Kind of file to its content type and its content."""
    return {
        "svg": ("image/svg+xml", qr.svg(link)),
        "png": ("image/png", qr.png(link)),
        "pdf": ("application/pdf", poster(wave, link)),
    }


def poster(wave: Wave, link: str) -> bytes:
    """A page to hang on a wall."""
    municipality = wave.municipality
    return drawing.render(
        drawing.Poster(
            language="nl",
            owner=owner(municipality, "nl"),
            colour=housestyle.main_colour(municipality.theme) or FALLBACK,
            title=questionnaire_of(wave).title,
            how=HOW,
            link=link,
            alt=ALT,
            until=f"Meedoen kan tot en met {format_date(wave.closes_on, 'nl')}." if wave.closes_on else "",
        )
    )
