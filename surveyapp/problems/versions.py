"""V: a questionnaire against an earlier version of itself."""

from surveyapp.problems.catalogue import Kind

VERSIONS = {
    "V001": Kind(
        (
            "de tekst is veranderd (“{before}”), maar de revisie niet",
            "schrijf “revision: {revision}”; de uitkomst is dan niet meer te vergelijken",
        ),
        (
            "the wording has changed (“{before}”), but the revision has not",
            "write “revision: {revision}”; the result can then no longer be compared",
        ),
    ),
    "V002": Kind(
        (
            "de antwoorden zijn veranderd ({changed}), maar de revisie niet",
            "schrijf “revision: {revision}”; de uitkomst is dan niet meer te vergelijken",
        ),
        (
            "the choices have changed ({changed}), but the revision has not",
            "write “revision: {revision}”; the result can then no longer be compared",
        ),
    ),
    "V003": Kind(
        ("het meetniveau was {before} en is nu {after}, maar de revisie is gelijk", "schrijf “revision: {revision}”"),
        (
            "the level of measurement was {before} and is now {after}, but the revision is the same",
            "write “revision: {revision}”",
        ),
    ),
    "V004": Kind(
        ("de revisie is {after}, maar was al {before}", "schrijf {before} of hoger"),
        ("the revision is {after}, but was {before} already", "write {before} or higher"),
    ),
    "V005": Kind(
        ("“{name}” is er niet meer", "weet dat deze vraag dan niet te vergelijken is"),
        ("“{name}” is gone", "know that it can then no longer be compared"),
        warning=True,
    ),
    "V006": Kind(
        ("de indicator wordt anders berekend, maar de revisie is gelijk", "schrijf “revision: {revision}”"),
        ("the indicator is computed differently, but the revision is the same", "write “revision: {revision}”"),
    ),
}
