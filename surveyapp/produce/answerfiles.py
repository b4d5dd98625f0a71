"""The answers of a wave as a file, in every kind: whoever may have one kind may have each, with the same questions."""

from sqlalchemy.orm import Session

from surveyapp.fieldwork import export, responses
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.storage.tables import Wave

SPSS = "sav"
KINDS = (*export.FORMATS, SPSS)
"""By what the name of the file ends in."""


def render(session: Session, wave: Wave, kind: str) -> bytes:
    """The file. Raises Refusal for another kind, and for a ballot box that is not open yet."""
    if kind not in KINDS:
        raise Refusal(f"“{kind}” kan niet. Kies uit: {', '.join(KINDS)}.")
    return _spss(session, wave) if kind == SPSS else export.render(session, wave, kind)


def _spss(session: Session, wave: Wave) -> bytes:
    from surveyapp.report import sav

    asked = export.questions_of(session, wave)
    title = f"{wave.municipality.name}: {wave.title}"
    about = [
        title,
        f"Vragenlijst: {questionnaire_of(wave).title}",
        f"Vingerafdruk van de vragenlijst: {wave.content_hash}",
        "Leeg (system missing): de vraag is niet gesteld.",
        "Onder -90 (user missing): niet ingevuld, weet niet, niet van toepassing.",
        "Hierin is niets verborgen. Deel dit bestand niet zomaar.",
    ]
    return sav.render(asked, responses.documents(session, wave), title, about)
