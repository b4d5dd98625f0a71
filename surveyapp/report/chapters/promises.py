"""What those who took part are told of what the municipality will do: its own words, public actions, and the meeting.

Text and month alone: who does it, what it costs and how it went is told inside. Silent when there is nothing public.
On the one page of a brief report stand those that are to be ready first, as many as fit.
"""

import datetime
import textwrap
from collections.abc import Iterator, Sequence

from surveyapp.questionnaire.notation import format_date, format_month
from surveyapp.report import actionwords as words
from surveyapp.report.chapters.actions import of_last
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.inputs import Action, Meeting
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Listing, Paragraph
from surveyapp.report.printable import one_line

LONGEST = 200
"""Of the text of an action in a brief report, in characters."""
_ENDED = ("done", "dropped")


def promises(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A word of the municipality, the public actions of the last wave by basisfunctie, and the meeting about it."""
    return [*_said(material), *_agreed(material), *_invited(material)]


def _said(material: Material) -> Iterator[Block]:
    for part in material.last.message.split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip())


def _agreed(material: Material) -> Iterator[Block]:
    public = [each for each in of_last(material) if each.public]
    if not public:
        return
    ordered = sorted(public, key=lambda each: (each.function, *_urgency(each)))
    places = sorted(range(len(ordered)), key=lambda place: _urgency(ordered[place]))
    others = tuple(_others(material, number) for number in range(1, len(ordered)))
    yield Paragraph(material.say("Dit is afgesproken:"))
    yield Listing(tuple(_item(material, each) for each in ordered), first=tuple(places), others=others)


def _urgency(action: Action) -> tuple[bool, datetime.date]:
    """What is still to be done first, by its day."""
    return action.state in _ENDED, action.due


def _item(material: Material, action: Action) -> str:
    say = material.say
    text = one_line(action.text)
    text = textwrap.shorten(text, LONGEST, placeholder=" …") if material.definition.brief else text
    function, month = say(words.FUNCTIONS[action.function]), format_month(action.due, material.definition.language)
    named = {"function": function, "action": text, "month": month}
    if action.state == "done":
        return say("{function}: {action} (gedaan; gepland voor {month})", **named)
    if action.state == "dropped":
        return say("{function}: {action} (gaat niet door)", function=function, action=text)
    if action.late:
        return say("{function}: {action} (zou in {month} klaar zijn)", **named)
    return say("{function}: {action} (klaar in {month})", **named)


def _others(material: Material, number: int) -> str:
    if number == 1:
        return material.say("en nog 1 andere afspraak")
    return material.say("en nog {number} andere afspraken", number=number)


def _invited(material: Material) -> Iterator[Block]:
    if meeting := material.last.meeting:
        about = _where_and_when(meeting, material.definition.language)
        yield Paragraph(material.say("Bijeenkomst over de uitkomsten: {about}.", about=about))


def _where_and_when(meeting: Meeting, language: str) -> str:
    parts = (format_date(meeting.on, language), meeting.time, meeting.place)
    return ", ".join(part for part in (one_line(each).strip(" .") for each in parts) if part)
