"""From the figures of a question to a finding: sentence, chart, table, base line and notes."""

from surveyapp.report.findings.compared import compared
from surveyapp.report.findings.grid import grid
from surveyapp.report.findings.series import series
from surveyapp.report.findings.single import single
from surveyapp.report.material import Material
from surveyapp.report.model import Finding
from surveyapp.report.subjects import Subject

_TWO = 2


def finding(material: Material, subject: Subject) -> Finding:
    """The finding about this subject, in one wave, in two, or in a series."""
    if len(material.waves) > _TWO:
        return series(material, subject)
    if len(material.waves) > 1:
        return compared(material, subject)
    return grid(material, subject) if subject.together else single(material, subject)
