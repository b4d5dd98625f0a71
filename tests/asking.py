"""Reports on a small closed wave, and documents of a policy cycle, as the forms on their pages ask for them."""

from surveyapp.fieldwork import invitations, municipalities, reportrequests, responses
from surveyapp.fieldwork.reportrequests import Wanted
from surveyapp.policycycle import cycles
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Cycle, ReportRequest, Wave
from tests.surveys import NOW, OFFICER, Survey, data, run

DEFINITION = (
    "code: kort\ntitle: Kort\nchapters:\n  - {code: vragen, title: Vragen, show: questions, questions: [genoeg]}\n"
)
DOCUMENT = "code: nota\ntitle: Nota\nstep: 1\nchapters:\n  - {code: ambitie, title: Ambitie, items: [ws1_07]}\n"
LIST = data(
    {"code": "genoeg", "type": "single", "choices": [{"code": "ja", "label": "Ja"}, {"code": "nee", "label": "Nee"}]}
)
TODAY = NOW.date()


def closed(database: Database, clubs: int = 12) -> Survey:
    """A closed wave in which so many clubs answered."""
    made = run(database, LIST, "named")
    with database.transaction() as session:
        wave = session.get_one(Wave, made.wave_id)
        for number in range(clubs):
            ticket = invitations.find(session, invitations.invite(session, wave, f"Club {number}"))
            assert ticket
            saved = responses.save(session, ticket, {"genoeg": "ja" if number % 3 else "nee"}, 0, NOW)
            responses.submit(session, ticket, saved.version, NOW)
    made.close()
    return made


def ask(survey: Survey, kind: str, definition: str = DEFINITION) -> int:
    """Ask for a report of this kind; its number."""
    wanted = Wanted("Kort", "kort-0-meting", kind, "kort.yaml", definition, TODAY)
    with survey.database.transaction() as session:
        return reportrequests.ask(session, session.get_one(Wave, survey.wave_id), [], wanted, NOW, OFFICER).id


def begun(database: Database) -> int:
    """The number of a policy cycle of Zonstad, 2026-2030."""
    with database.transaction() as session:
        return cycles.start(session, municipalities.find(session, "zonstad"), 2026, 2030, NOW, OFFICER).id


def ask_document(database: Database, cycle_id: int, kind: str, source: str, definition: str = DOCUMENT) -> int:
    """Ask for a document of this cycle that takes in no waves; its number."""
    wanted = Wanted("Nota", "nota-2026-2030", kind, source, definition, TODAY)
    with database.transaction() as session:
        return reportrequests.ask(session, session.get_one(Cycle, cycle_id), [], wanted, NOW, OFFICER).id


def found(survey: Survey, number: int) -> ReportRequest:
    """The row of this request, with its file."""
    with survey.database.reading() as session:
        row = session.get_one(ReportRequest, number)
        assert row.content is None or row.content
    return row


def state(survey: Survey, number: int) -> str:
    """Waiting, making, ready or failed."""
    return found(survey, number).state
