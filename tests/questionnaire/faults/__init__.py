"""One small file per problem of the catalogue, with the line it is on: the documentation of every mistake we know."""

from tests.questionnaire.faults.around import OVERLAYS, REPORTS, VERSIONS, WARNINGS
from tests.questionnaire.faults.benchmarks import BENCHMARKS
from tests.questionnaire.faults.compositions import COMPOSITIONS
from tests.questionnaire.faults.logic import CONDITIONS, FIGURES
from tests.questionnaire.faults.structure import LINKS, SENSE, STRUCTURE
from tests.questionnaire.faults.syntax import YAML

FAULTS = [
    *YAML,
    *STRUCTURE,
    *SENSE,
    *LINKS,
    *CONDITIONS,
    *COMPOSITIONS,
    *FIGURES,
    *OVERLAYS,
    *REPORTS,
    *BENCHMARKS,
    *VERSIONS,
    *WARNINGS,
]
