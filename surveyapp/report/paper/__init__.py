"""The questionnaire on paper: the same YAML as an accessible PDF (PDF/UA-1 and PDF/A-2a) to fill in with a pen."""

from collections.abc import Sequence

from surveyapp.questionnaire.model import Questionnaire
from surveyapp.report.paper.model import Copy, Cover
from surveyapp.report.paper.press import Printer
from surveyapp.report.paper.words import words
from surveyapp.report.pdf.finish import About, finish
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.structure import Node
from surveyapp.report.pdf.style import PAGE
from surveyapp.report.printable import one_line


def render(questionnaire: Questionnaire, cover: Cover, copies: Sequence[Copy] = (Copy(),)) -> bytes:
    """The file with these copies of the form, each with its code or room for one. The same input, the same bytes."""
    t = words(questionnaire.language)
    about = About(
        title=one_line(f"{questionnaire.title}: {t.form.lower()}"),
        author=one_line(cover.owner),
        subject=t.form,
        language=t.language,
    )
    pen, root = Pen(PAGE, about.title, about.language), Node("Document")
    printer = Printer(questionnaire, cover, pen)
    for copy in copies:
        printer.print(copy, root.add("Sect"))
    return finish(pen.save(), root, pen.marks, about)
