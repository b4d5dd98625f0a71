"""What explains a zip to who opens it."""

from surveyapp.report.readmes import EVIDENCE, OPEN_DATA

TEXTS = {
    EVIDENCE: """\
Evidence bundle of: {title}
{municipality}, {date}. Made with surveyapp {version}.

rapport.*                   the report
reports/, series/           the definition of the report, and published figures that it can refer to
vragenlijsten/              the questionnaire of every wave, as it was fixed at its opening
verborgen.csv               which figures are hidden and why, without the figures themselves
besluiten.csv               what was decided about the waves, by whom and when
herkomst.json               what the report rests on: fingerprints of answers, questionnaires and files

This is how you check the report. Take the database (or a backup) and surveyapp {version}, unpack this bundle, and run:

    surveyapp report reports/{definition} {waves} --date {day} --bundle again.zip

If nothing changed, again.zip is the same as this bundle, byte for byte. If anything differs, herkomst.json tells what.
The fingerprint of the answers is SHA-256 over lines "mark, tab, answers", in the order of the mark; the answers are
json with their keys in order. The mark is random and stands in the database only: without the database no answer can
be derived from the fingerprint.
""",
    OPEN_DATA: """\
{title}
{municipality}, {date}

These are the figures behind the report, as open data. Small groups are hidden, as they are in the report. No answer of
an organisation or a person is in it.

{files}
cijfers.json has all figures, those of the tests too. docs/report-json.md of surveyapp tells how it is built.
datapackage.json describes the csv files for programs (Data Package of Frictionless Data).

Files and columns have Dutch names in every language; woordenboek.csv explains each of them.
The csv files are UTF-8, with a comma between columns and a point in numbers. An empty field: there is no figure.
Shares are parts of 1: 0.61 is 61%. A text that a spreadsheet would take for a formula begins with a '.
When you use this, always name the base (n) and the source: {title}, {municipality}, {date}.
""",
}
