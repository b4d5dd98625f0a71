"""Feedback reports: for every respondent the own answers beside those of everybody, counted once for all of them."""

import datetime
from dataclasses import replace

from surveyapp.questionnaire.answers import Answers
from surveyapp.questionnaire.notation import format_date
from surveyapp.report.chapters import chapters
from surveyapp.report.definition import ReportDefinition
from surveyapp.report.inputs import Sender, WaveInput
from surveyapp.report.material import gather
from surveyapp.report.model import Chapter, Report


class Feedback:
    """The reports of one wave to those who took part in it."""

    def __init__(self, definition: ReportDefinition, wave: WaveInput, sender: Sender, today: datetime.date) -> None:
        self._material, self._date = gather(definition, [wave], sender), format_date(today, definition.language)
        self._data: dict[str, object] = {"report": {"code": definition.code, "date": today.isoformat()}}
        self._same: dict[str, list[Chapter]] = {
            chapter.code: chapters(self._material, chapter) for chapter in definition.chapters if chapter.show != "own"
        }

    def of(self, name: str, answers: Answers) -> Report:
        """The report for the respondent with this name and these answers.

        What it tells of others is what every other report on this wave tells of them: who knows an answer of their own
        learns nothing more from it than from those. The document of all figures belongs to the report on the wave.
        """
        mine = replace(self._material, own=answers)
        definition, sender = mine.definition, mine.sender
        made = (self._same.get(chapter.code) or chapters(mine, chapter) for chapter in definition.chapters)
        return Report(
            title=definition.title,
            subtitle=definition.subtitle,
            municipality=sender.name,
            language=definition.language,
            date=self._date,
            facts=((mine.say("Voor"), name), (mine.say("Meting"), mine.last.title)),
            chapters=tuple(chapter for each in made for chapter in each if chapter.blocks),
            data=self._data,
            colour=sender.colour,
            logo=sender.logo,
            font=sender.font,
            typeface=sender.typeface,
            brief=definition.brief,
        )
