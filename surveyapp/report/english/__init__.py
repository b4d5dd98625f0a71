"""The English of every text that the program writes in a report, by its Dutch text. One module per room of report/."""

from surveyapp.report.english import cells, commentary, cover, drawings, sentences

ROOMS = (cells, commentary, cover, drawings, sentences)

ENGLISH: dict[str, str] = {dutch: english for room in ROOMS for dutch, english in room.TEXTS.items()}
