"""The form with a text field for every chapter of a report, and what was seen when it was filled in."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from wtforms import BooleanField, HiddenField, TextAreaField
from wtforms.validators import ValidationError

from surveyapp.fieldwork.refusal import Refusal
from surveyapp.policycycle import commentary
from surveyapp.policycycle.commentary import Clash, Place, Typed
from surveyapp.storage.tables import Commentary
from surveyapp.web.staff_forms import StaffForm, whole
from surveyapp.web.staff_words import COMMENTARY

if TYPE_CHECKING:
    from surveyapp.produce.commentary import ChapterNow

GONE = ""
"""In place of the digest of a chapter that the report does not have any more."""
STILL = "Ik heb de tekst nagekeken. Hij klopt nog."
INTERVENED = (
    "{by} veranderde deze tekst terwijl u bezig was. Hieronder staat wat er nu staat. Bewaart u nog eens, dan komt uw "
    "tekst ervoor in de plaats."
)


class CommentaryForm(StaffForm):
    """Made for one report by ``form_of``."""

    places: tuple[Place, ...] = ()

    def typed(self, chapters: "Mapping[str, ChapterNow]") -> dict[Place, Typed]:
        """What was typed at each place, with the figures of its chapter now."""
        return {place: self._typed(place, chapters) for place in self.places}

    def _typed(self, place: Place, chapters: "Mapping[str, ChapterNow]") -> Typed:
        name, chapter = name_of(place), chapters.get(place.chapter)
        seen, still = self[f"{name}-gezien"].data, self[f"{name}-klopt"].data
        return Typed(self[name].data or "", whole(seen), chapter.figures if chapter else GONE, bool(still))

    def show_clashes(self, clashes: Iterable[Clash], there: Mapping[Place, Commentary]) -> None:
        """Keep what was typed where it clashes; all else as it stands now, so that the next save changes only that."""
        clashing = {clash.place: clash for clash in clashes}
        for place in self.places:
            field, last = self[name_of(place)], there.get(place)
            self[f"{name_of(place)}-gezien"].data = str(last.number if last else 0)
            if place in clashing:
                field.errors = [INTERVENED.format(by=clashing[place].theirs.by)]
            else:
                field.data = last.text if last else ""


def name_of(place: Place) -> str:
    """The name of the field at this place."""
    return f"{place.kind}-{place.chapter}"


def form_of(chapters: "Mapping[str, ChapterNow]", there: Mapping[Place, Commentary]) -> CommentaryForm:
    """What was sent for these chapters, and for texts in chapters that the report does not have any more."""
    return _class(chapters, there)()


def filled(chapters: "Mapping[str, ChapterNow]", there: Mapping[Place, Commentary]) -> CommentaryForm:
    """The same with what stands there now."""
    data: dict[str, str] = {}
    for place, last in there.items():
        data |= {name_of(place): last.text, f"{name_of(place)}-gezien": str(last.number)}
    return _class(chapters, there)(formdata=None, data=data)


def _class(chapters: "Mapping[str, ChapterNow]", there: Mapping[Place, Commentary]) -> type[CommentaryForm]:
    left = [place for place, last in there.items() if place.chapter not in chapters and last.text]
    places = (*(Place(code, kind) for code in chapters for kind in COMMENTARY), *left)
    members: dict[str, Any] = {"places": places}
    for place in places:
        title = chapters[place.chapter].title if place.chapter in chapters else place.chapter
        members[name_of(place)] = TextAreaField(f"{COMMENTARY[place.kind]} bij “{title}”", [_fits])
        members[f"{name_of(place)}-gezien"] = HiddenField()
        members[f"{name_of(place)}-klopt"] = BooleanField(STILL)
    return type("FormOfReport", (CommentaryForm,), members)


def _fits(form: StaffForm, field: TextAreaField) -> None:
    try:
        commentary.tidy(field.data or "")
    except Refusal as refusal:
        raise ValidationError(str(refusal)) from None
