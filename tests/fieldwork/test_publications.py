"""The results for everybody: what an officer looked at is what is published, and nothing of it stays when withdrawn."""

import datetime
import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from surveyapp.fieldwork import municipalities, publications, reportrequests, waves
from surveyapp.fieldwork.publications import KIND, PAGE, PDF, PublicationOutdated, Shared
from surveyapp.fieldwork.refusal import Refusal, WrongField
from surveyapp.fieldwork.reportrequests import Wanted
from surveyapp.policycycle import forgetting, mentions
from surveyapp.storage.database import Database, Session
from surveyapp.storage.tables import Event, ReportRequest, Wave
from tests.surveys import NOW, OFFICER, Survey, data, run

MEETING = Shared(datetime.date(2026, 6, 11), "20.00 uur", "De Brink", "Dank u wel. Vragen? Bel Karin Vos.")
LATER = NOW + datetime.timedelta(days=3)


@pytest.fixture
def survey(database: Database) -> Survey:
    made = run(database, data({"code": "aantal", "type": "number", "minimum": 0}))
    made.close()
    return made


def the(session: Session, survey: Survey) -> Wave:
    return session.get_one(Wave, survey.wave_id)


def change(survey: Survey, new: Shared, version: int = 0) -> int:
    with survey.database.transaction() as session:
        return publications.change(session, the(session, survey), new, version, NOW, OFFICER).version


def page(words: str = "Karin Vos") -> bytes:
    """What a worker makes."""
    box = io.BytesIO()
    with ZipFile(box, "w") as made:
        made.writestr(PAGE, f'{{"title": "Dit kwam eruit", "language": "nl", "html": "<p>{words}</p>"}}')
        made.writestr(PDF, b"%PDF Karin Vos")
    return box.getvalue()


def ask(survey: Survey, content: bytes | None, kind: str = KIND) -> int:
    """A page that was asked for, and made unless there is no content."""
    with survey.database.transaction() as session:
        wanted = Wanted("Dit kwam eruit", "x", kind, "deelnemers.yaml", "code: x\n", NOW.date())
        asked = reportrequests.ask(session, the(session, survey), [], wanted, NOW, OFFICER)
        if content is not None:
            claim = reportrequests.take(session, NOW)
            assert claim
            assert reportrequests.finish(session, claim, content, NOW)
        return asked.id


def publish(survey: Survey, number: int, version: int) -> None:
    with survey.database.transaction() as session:
        request = session.get_one(ReportRequest, number)
        publications.publish(session, the(session, survey), request, version, LATER, OFFICER)


def told(survey: Survey) -> list[str]:
    with survey.database.reading() as session:
        found = session.scalars(select(Event.action).order_by(Event.id))
        return [action for action in found if action.startswith("publication.")]


def test_a_meeting_and_a_message_are_kept_and_a_change_of_them_is_written_down(survey: Survey) -> None:
    assert change(survey, MEETING) == 1
    assert change(survey, MEETING, 1) == 1
    assert change(survey, replace(MEETING, meeting_time="19.30 uur"), 1) == 2
    with survey.database.reading() as session:
        assert publications.shared(session, the(session, survey)).meeting_time == "19.30 uur"
        assert not publications.is_public(session, the(session, survey))
    assert told(survey) == ["publication.change"] * 2


def test_who_saw_an_older_version_overwrites_nothing(survey: Survey) -> None:
    change(survey, MEETING)
    with pytest.raises(PublicationOutdated):
        change(survey, Shared())


@pytest.mark.parametrize("new", [Shared(meeting_time="20.00 uur"), Shared(meeting_place="De Brink")])
def test_a_time_or_a_place_needs_a_date(survey: Survey, new: Shared) -> None:
    with pytest.raises(WrongField) as refused:
        change(survey, new)
    assert refused.value.field == "meeting_on"


def test_what_is_published_is_what_was_made_whatever_changes_later(survey: Survey) -> None:
    publish(survey, ask(survey, page()), 0)
    change(survey, MEETING, 1)
    ask(survey, page("Anders"))
    with survey.database.reading() as session:
        row = publications.of(session, the(session, survey))
        assert row
        assert (row.title, row.language, row.page, row.pdf) == (
            "Dit kwam eruit",
            "nl",
            "<p>Karin Vos</p>",
            b"%PDF Karin Vos",
        )
        assert (row.made_on, row.published_at, row.published_by) == (NOW.date(), LATER, OFFICER)
        assert publications.path(the(session, survey)) == "/uitkomsten/zonstad/0-meting"
    assert told(survey) == ["publication.publish", "publication.change"]


@pytest.mark.parametrize("content", [None, page()])
def test_only_a_whole_page_can_be_published(survey: Survey, content: bytes | None) -> None:
    number = ask(survey, content, KIND if content is None else "pdf")
    with pytest.raises(Refusal, match="opnieuw maken"):
        publish(survey, number, 0)


def test_a_page_of_another_wave_is_not_published_here(survey: Survey) -> None:
    number = ask(survey, page())
    with survey.database.transaction() as session:
        town = municipalities.find(session, "zonstad")
        first = the(session, survey)
        other = waves.create(session, town, first.sources, first.main, "Andere", 1, "named", NOW, OFFICER)
        waves.open_(session, other, NOW, OFFICER)
        waves.close(session, other, NOW, OFFICER)
        with pytest.raises(Refusal, match="opnieuw maken"):
            publications.publish(session, other, session.get_one(ReportRequest, number), 0, LATER, OFFICER)


def test_a_public_page_that_is_older_than_the_meeting_is_behind(survey: Survey) -> None:
    publish(survey, ask(survey, page()), 0)
    with survey.database.transaction() as session:
        row = publications.change(session, the(session, survey), MEETING, 1, LATER + LATER.resolution, OFFICER)
        assert publications.is_behind(row)


def test_nothing_of_a_page_stays_when_it_is_withdrawn(survey: Survey) -> None:
    publish(survey, ask(survey, page()), 0)
    with survey.database.transaction() as session, pytest.raises(PublicationOutdated):
        publications.withdraw(session, the(session, survey), 0, LATER, OFFICER)
    with survey.database.transaction() as session:
        publications.withdraw(session, the(session, survey), 1, LATER, OFFICER)
    with survey.database.reading() as session:
        row = publications.of(session, the(session, survey))
        assert row
        assert (row.page, row.pdf, row.published_at, row.withdrawn_at) == (None, None, None, LATER)
    assert told(survey) == ["publication.publish", "publication.withdraw"]
    publish(survey, ask(survey, page("Opnieuw")), 2)
    with survey.database.reading() as session:
        assert publications.is_public(session, the(session, survey))


def test_the_results_of_an_open_wave_are_not_published(database: Database) -> None:
    survey = run(database, data({"code": "aantal", "type": "number", "minimum": 0}))
    number = ask(survey, page())
    with pytest.raises(Refusal, match="gesloten"):
        publish(survey, number, 0)


def test_who_wants_to_be_forgotten_is_taken_out_and_a_page_that_names_them_goes(survey: Survey) -> None:
    change(survey, MEETING)
    publish(survey, ask(survey, page()), 1)
    with survey.database.transaction() as session:
        town = municipalities.find(session, "zonstad")
        found = mentions.told(mentions.search(session, town.id, "karin vos", []))
        assert [label for _, label, _ in found] == ["Uw bericht bij de uitkomsten", "De openbare pagina"]
        assert forgetting.forget(session, town, "karin vos", [], LATER, OFFICER) == 2
    with survey.database.reading() as session:
        row = publications.of(session, the(session, survey))
        assert row
        assert "Karin" not in row.message
        assert (row.page, row.pdf, row.withdrawn_at) == (None, None, LATER)
