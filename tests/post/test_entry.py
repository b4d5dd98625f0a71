"""Forms on paper: typed in once or twice, handed in once, and in an anonymous wave nobody's."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.orm import Session

from surveyapp.fieldwork import events, links, paper
from surveyapp.fieldwork.invitations import Ticket
from surveyapp.fieldwork.paper import AlreadyIn, Busy, Entry
from surveyapp.fieldwork.refusal import Refusal, Stale, WaveClosed
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.questionnaire.answers import Answers
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Event, Invitation, Municipality, PaperEntry, Response, SealedBallot, Wave
from tests.fieldwork.conftest import MONDAY, YES, Fieldwork, make_wave, opened, survey

__all__ = ["survey"]
ANNA, BART = "anna@zonstad.nl", "bart@zonstad.nl"
CLUB = "VV De Brug"


class Office:
    """Anna and Bart, who type in forms; one transaction per action, as the pages do."""

    def __init__(self, fieldwork: Fieldwork) -> None:
        self.fieldwork, self.database = fieldwork, fieldwork.database

    def ticket(self, session: Session, name: str = CLUB) -> Ticket:
        wave = session.get_one(Wave, self.fieldwork.wave.id)
        return paper.with_words(session, wave, links.in_words(self.fieldwork.tokens[name]))

    def begin(self, by: str = ANNA, name: str = CLUB, *, take_over: bool = False) -> Entry:
        with self.database.transaction() as session:
            return paper.begin(session, self.ticket(session, name), MONDAY, by, take_over=take_over)

    def type_in(self, answers: Answers, by: str = ANNA, name: str = CLUB, *, done: bool = False) -> Entry:
        entry = self.begin(by, name)
        with self.database.transaction() as session:
            return paper.keep(session, self.ticket(session, name), entry, answers, entry.version, by, done=done)

    def hand_in(self, by: str = ANNA, name: str = CLUB) -> None:
        with self.database.transaction() as session:
            ticket = self.ticket(session, name)
            seen = paper.entries(session, ticket)
            paper.hand_in(session, ticket, seen, seen[-1].answers if seen else {}, MONDAY, by)

    def documents(self) -> list[Answers]:
        """What was counted, without the fact that nobody on this list has."""
        return [{code: value for code, value in each.items() if code != "soort"} for each in self.fieldwork.documents()]

    def rows(self) -> list[PaperEntry]:
        with self.database.reading() as session:
            return session.query(PaperEntry).all()


def channel_of(office: Office) -> str:
    """How a form on paper is kept: in an anonymous wave nobody may see which answers came on paper."""
    return "link" if office.fieldwork.wave.mode == "anonymous" else "paper"


@pytest.fixture
def office(survey: Fieldwork) -> Office:
    """An office in every mode."""
    return Office(survey)


@pytest.fixture(params=["confidential", "named"])
def known(request: pytest.FixtureRequest, database: Database, municipality: Municipality) -> Office:
    """An office where names may be seen."""
    return Office(opened(database, municipality, request.param, CLUB, "Koor De Lijster"))


@pytest.fixture
def anonymous(database: Database, municipality: Municipality) -> Office:
    """An office with a ballot box."""
    return Office(opened(database, municipality, "anonymous", CLUB, "Koor De Lijster"))


def test_a_form_is_handed_in_as_paper_and_what_was_typed_goes(office: Office) -> None:
    office.type_in(YES)
    office.hand_in()
    assert office.rows() == []
    office.fieldwork.close()
    assert office.documents() == [YES]
    with office.database.reading() as session:
        assert [each.channel for each in session.query(Response)] == [channel_of(office)]
    counts = office.fieldwork.counts()
    assert (counts.invited, counts.answered, counts.imported) == (2, 1, 0)


def test_what_is_typed_waits_until_it_is_handed_in(office: Office) -> None:
    office.type_in({"vrijw": "ja"})
    office.type_in({"aantal": 12})
    assert office.begin().answers == {"vrijw": "ja", "aantal": 12}
    assert office.begin().version == 3


def test_required_questions_may_stay_open_on_paper(office: Office) -> None:
    office.type_in({"hulp": ["geld"]})
    office.hand_in()
    office.fieldwork.close()
    assert office.documents() == [{"vrijw": None, "hulp": ["geld"], "nood": None}]


def test_what_stood_on_the_screen_gives_way_to_the_paper(office: Office) -> None:
    office.fieldwork.save(CLUB, {"vrijw": "ja", "aantal": 3, "nood": "Regels"})
    office.type_in({"vrijw": "nee"})
    office.hand_in()
    office.fieldwork.close()
    assert office.documents() == [{"vrijw": "nee", "hulp": None, "nood": None}]
    with office.database.reading() as session:
        assert [each.channel for each in session.query(Response)] == [channel_of(office)]


def test_who_answered_already_is_not_counted_again(office: Office) -> None:
    office.fieldwork.answer(CLUB)
    with pytest.raises(AlreadyIn):
        office.begin()


def test_who_answers_on_screen_meanwhile_wins(office: Office) -> None:
    office.type_in(YES)
    office.fieldwork.answer(CLUB)
    with pytest.raises(AlreadyIn):
        office.hand_in()
    office.fieldwork.close()
    assert len(office.documents()) == 1


def test_a_second_click_hands_nothing_in(office: Office) -> None:
    office.type_in(YES)
    office.hand_in()
    with pytest.raises(AlreadyIn):
        office.hand_in()


def test_a_colleague_is_told_who_is_busy_and_can_take_over(office: Office) -> None:
    mine = office.type_in({"vrijw": "ja"})
    with pytest.raises(Busy, match=r"anna@zonstad\.nl is met dit formulier bezig"):
        office.begin(BART)
    theirs = office.begin(BART, take_over=True)
    assert theirs.answers == {"vrijw": "ja"}
    with office.database.transaction() as session, pytest.raises(Stale):
        paper.keep(session, office.ticket(session), mine, {"aantal": 1}, mine.version, ANNA)


def test_two_windows_do_not_mix(office: Office) -> None:
    entry = office.type_in({"vrijw": "ja"})
    office.type_in({"aantal": 3})
    with office.database.transaction() as session, pytest.raises(Stale):
        paper.keep(session, office.ticket(session), entry, {"aantal": 1}, entry.version, ANNA)


def test_typed_twice_shows_every_difference_and_keeps_what_was_chosen(office: Office) -> None:
    office.type_in({**YES, "aantal": 12}, done=True)
    second = office.begin(BART)
    assert (second.turn, second.answers) == (2, {})
    office.type_in({**YES, "aantal": 72, "nood": "Te weinig jeugd "}, by=BART)
    with office.database.transaction() as session:
        ticket = office.ticket(session)
        seen = paper.entries(session, ticket)
        found = paper.differences(questionnaire_of(ticket.wave), seen[0].answers, seen[1].answers)
        assert [(each.question.code, each.values) for each in found] == [
            ("aantal", (12, 72)),
            ("nood", ("Te weinig jeugd", "Te weinig jeugd ")),
        ]
        answers = paper.settled(seen[0].answers, found, {"aantal": 2, "nood": 1})
        paper.hand_in(session, ticket, seen, answers, MONDAY, BART)
    office.fieldwork.close()
    assert office.documents() == [{**YES, "aantal": 72}]


def test_a_chosen_answer_that_closes_a_question_drops_what_is_behind_it(office: Office) -> None:
    office.type_in({"vrijw": "ja", "aantal": 3}, done=True)
    office.type_in({"vrijw": "nee", "aantal": 3}, by=BART)
    with office.database.transaction() as session:
        ticket = office.ticket(session)
        seen = paper.entries(session, ticket)
        found = paper.differences(questionnaire_of(ticket.wave), seen[0].answers, seen[1].answers)
        answers = paper.settled(seen[0].answers, found, {"vrijw": 2, "aantal": 1})
        paper.hand_in(session, ticket, seen, answers, MONDAY, BART)
    office.fieldwork.close()
    assert office.documents() == [{"vrijw": "nee", "hulp": None, "nood": None}]


def test_a_form_of_another_wave_is_not_found(office: Office, database: Database) -> None:
    other = Office(_another_wave(database))
    code = links.in_words(other.fieldwork.tokens["Buurthuis"])
    with database.reading() as session:
        wave = session.get_one(Wave, office.fieldwork.wave.id)
        with pytest.raises(Refusal, match="horen niet bij deze meting"):
            paper.with_words(session, wave, code)


def _another_wave(database: Database) -> Fieldwork:
    with database.transaction() as session:
        veldhove = Municipality(slug="veldhove", name="Veldhove")
        session.add(veldhove)
    fieldwork = make_wave(database, veldhove, "named")
    fieldwork.invite("Buurthuis")
    fieldwork.open()
    return fieldwork


def test_after_closing_nothing_can_be_typed_and_nothing_is_kept(office: Office) -> None:
    office.type_in(YES)
    office.fieldwork.close()
    assert office.rows() == []
    with pytest.raises(WaveClosed):
        office.begin()


def test_names_and_numbers_find_a_form_unless_the_wave_is_anonymous(known: Office, database: Database) -> None:
    with database.reading() as session:
        wave = session.get_one(Wave, known.fieldwork.wave.id)
        (club,) = paper.search(session, wave, "de bRUG")
        assert club.name == CLUB
        assert paper.search(session, wave, str(club.id)) == [club]
        assert paper.search(session, wave, "%") == []
        ticket = paper.of_invitation(session, wave, club.id)
        assert ticket is not None
        assert ticket.token == known.fieldwork.tokens[CLUB]
        assert paper.of_invitation(session, wave, club.id + 1000) is None


def test_an_anonymous_wave_gives_no_list_and_no_name(anonymous: Office, database: Database) -> None:
    with database.reading() as session:
        wave = session.get_one(Wave, anonymous.fieldwork.wave.id)
        with pytest.raises(Refusal, match="alleen op met de acht woorden"):
            paper.search(session, wave, "brug")
        with pytest.raises(Refusal, match="alleen op met de acht woorden"):
            paper.of_invitation(session, wave, 1)


def test_a_form_in_an_anonymous_wave_leaves_no_trace_of_whose_it_was(anonymous: Office, database: Database) -> None:
    before = _participation(database)
    anonymous.type_in(YES)
    (row,) = anonymous.rows()
    assert row.invitation_id is None
    assert "Te weinig" not in repr(row.ciphertext)
    anonymous.hand_in()
    assert _participation(database) == before
    with database.reading() as session:
        assert [each.channel for each in session.query(SealedBallot)] == ["paper"]
        assert anonymous.fieldwork.counts().submitted == 0


def _participation(database: Database) -> list[object]:
    """All that the database says of who took part, and of what was done when."""
    with database.reading() as session:
        people = session.query(Invitation.id, Invitation.state, Invitation.letter_on, Invitation.disposition)
        return [*map(tuple, people.order_by(Invitation.id)), session.query(Event).count()]


def test_the_audit_trail_knows_that_a_form_was_typed_but_not_whose_nor_what(known: Office, database: Database) -> None:
    known.type_in(YES)
    known.hand_in()
    with database.reading() as session:
        wave = session.get_one(Wave, known.fieldwork.wave.id)
        event, _ = events.latest(session, wave.municipality_id, 1)[0]
        assert (event.action, event.actor, event.detail) == ("paper.hand_in", ANNA, "")


def _tries(office: Office, action: str) -> Iterator[str]:
    def one(number: int) -> str:
        by = (ANNA, BART)[number % 2]
        try:
            office.begin(by) if action == "begin" else office.hand_in(by)
        except Refusal as refusal:
            return type(refusal).__name__
        return "done"

    with ThreadPoolExecutor(6) as hands:
        yield from hands.map(one, range(6))


def test_of_two_officers_who_begin_at_the_same_moment_one_has_the_form(office: Office) -> None:
    outcomes = list(_tries(office, "begin"))
    assert set(outcomes) == {"done", "Busy"}
    assert outcomes.count("done") == 3  # each of the three times that the first comer asks
    assert len(office.rows()) == 1


def test_a_form_that_many_hand_in_at_the_same_moment_counts_once(office: Office) -> None:
    office.type_in(YES)
    outcomes = list(_tries(office, "hand in"))
    assert outcomes.count("done") == 1
    assert set(outcomes) <= {"done", "AlreadyIn", "Stale"}
    office.fieldwork.close()
    assert office.documents() == [YES]
