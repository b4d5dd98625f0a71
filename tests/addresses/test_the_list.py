"""The list as it stands: found, corrected, marked, and taken over in a later wave; nothing tells who answered."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from surveyapp.fieldwork import addresses, invitations, links, optouts, responses
from surveyapp.fieldwork.addresses import book, correcting, earlier
from surveyapp.fieldwork.mail import queue
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Event, Invitation
from tests.addresses.conftest import Lists, MakeLists
from tests.fieldwork.conftest import MONDAY, OFFICER, YES

MODES = ["anonymous", "confidential", "named"]


def answer(lists: Lists, name: str) -> None:
    with lists.database.transaction() as session:
        koor = session.get_one(Invitation, lists.listed()[name].id)
        ticket = invitations.find(session, links.token_of(session, koor))
        assert ticket is not None
        progress = responses.save(session, ticket, YES, 0, MONDAY)
        responses.submit(session, ticket, progress.version, MONDAY)


def mark(lists: Lists, name: str, what: str) -> None:
    with lists.database.transaction() as session:
        wave = lists.wave(session)
        correcting.mark(session, wave, session.get_one(Invitation, lists.listed()[name].id), what, MONDAY, OFFICER)


def correct(lists: Lists, whose: str, **values: object) -> None:
    with lists.database.transaction() as session:
        wave = lists.wave(session)
        correcting.correct(
            session, wave, session.get_one(Invitation, lists.listed()[whose].id), values, MONDAY, OFFICER
        )


def remove(lists: Lists, name: str) -> None:
    with lists.database.transaction() as session:
        wave = lists.wave(session)
        correcting.remove(session, wave, session.get_one(Invitation, lists.listed()[name].id), MONDAY, OFFICER)


def found(lists: Lists, words: str, number: int = 1) -> list[str]:
    with lists.database.reading() as session:
        return [each.name for each in book.page(session, lists.wave(session), words, number).people]


def test_the_list_is_searched_by_parts_of_names_addresses_and_places(lists: Lists) -> None:
    lists.bring("naam;email;plaats\nKoor De Lijster;zing@x.nl;Oosterlaar\nVV 100%;v_v@x.nl;Zonstad\nBridge;;Zonstad")
    assert found(lists, "") == ["Bridge", "Koor De Lijster", "VV 100%"]
    assert found(lists, "LIJST zing") == ["Koor De Lijster"]
    assert found(lists, "zonstad") == ["Bridge", "VV 100%"]
    assert found(lists, "100%") == found(lists, "v_v") == ["VV 100%"]
    assert found(lists, "%") == ["VV 100%"]
    assert found(lists, "nergens") == []


def test_a_long_list_comes_in_pages_and_a_page_beyond_the_last_is_the_last(lists: Lists) -> None:
    lists.bring("naam\n" + "\n".join(f"Club {number:03}" for number in range(120)))
    assert found(lists, "", 1)[0] == "Club 000"
    assert found(lists, "", 3) == found(lists, "", 99) == [f"Club {number}" for number in range(100, 120)]
    with lists.database.reading() as session:
        page = book.page(session, lists.wave(session), "", 2)
        assert (page.found, page.number, page.last) == (120, 2, 3)


def test_who_cannot_be_reached_is_counted(lists: Lists) -> None:
    lists.bring("naam;email;straat\nA;a@x.nl;\nB;;Weg 1\nC;;\n")
    with lists.database.reading() as session:
        assert book.size(session, lists.wave(session)) == book.Size(3, 2, 1)


def test_an_invitation_of_another_wave_is_not_found(make: MakeLists) -> None:
    here, there = make("0-meting"), make("1-meting")
    there.bring("naam\nKoor")
    number = there.listed()["Koor"].id
    with here.database.reading() as session:
        assert book.find(session, there.wave(session), str(number)) is not None
        assert book.find(session, here.wave(session), str(number)) is None
        for nonsense in ("", "-1", "1.0", "x", "9" * 30, "²"):
            assert book.find(session, there.wave(session), nonsense) is None


def test_a_new_address_is_tried_again_after_the_old_one_failed(lists: Lists) -> None:
    lists.bring("naam;email\nKoor;fout@x.nl")
    with lists.database.transaction() as session:
        session.get_one(Invitation, lists.listed()["Koor"].id).disposition = "bounced"
    unit = lists.listed()["Koor"].unit
    correct(lists, "Koor", email="goed@x.nl", name="Koor 2")
    koor = lists.listed()["Koor 2"]
    assert (koor.email, koor.disposition, koor.unit) == ("goed@x.nl", "none", unit)


@pytest.mark.parametrize("mode", MODES)
def test_facts_are_corrected_while_they_tell_nothing_about_participation(make: MakeLists, mode: str) -> None:
    lists = make(mode=mode)
    lists.bring("naam;soort\nKoor;sport")
    correct(lists, "Koor", background={"soort": "zorg"})
    lists.open()
    if mode == "named":
        correct(lists, "Koor", background={"soort": "sport"})
        assert lists.listed()["Koor"].background == {"soort": "sport"}
    else:
        with pytest.raises(Refusal, match="Kenmerken van wie al op de lijst staat"):
            correct(lists, "Koor", background={"soort": "sport"})
        assert lists.listed()["Koor"].background == {"soort": "zorg"}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("what", ["refused", "ineligible"])
def test_who_is_marked_and_answers_after_all_counts_as_answered(make: MakeLists, mode: str, what: str) -> None:
    lists = make(mode=mode)
    lists.bring("naam\nKoor\nVV")
    lists.open()
    mark(lists, "Koor", what)
    assert lists.listed()["Koor"].disposition == what
    answer(lists, "Koor")
    lists.close()
    koor = lists.listed()["Koor"]
    assert (koor.state, koor.disposition) == ("answered", "none")


@pytest.mark.parametrize("mode", ["anonymous", "confidential"])
def test_marking_never_tells_whether_somebody_has_answered(make: MakeLists, mode: str) -> None:
    lists = make(mode=mode)
    lists.bring("naam\nKoor\nVV")
    lists.open()
    answer(lists, "Koor")
    for name in ("Koor", "VV"):
        mark(lists, name, "refused")
        assert lists.listed()[name].disposition == "refused"
        with pytest.raises(Refusal, match="misschien heeft iemand de link al"):
            remove(lists, name)


def test_in_a_named_wave_who_has_answered_is_not_marked(make: MakeLists) -> None:
    lists = make(mode="named")
    lists.bring("naam\nKoor")
    lists.open()
    answer(lists, "Koor")
    with pytest.raises(Refusal, match="heeft al meegedaan"):
        mark(lists, "Koor", "refused")


@pytest.mark.parametrize("mode", MODES)
def test_a_line_goes_while_nobody_can_have_the_link(make: MakeLists, mode: str) -> None:
    lists = make(mode=mode)
    lists.bring("naam\nKoor\nVV\nBridge")
    remove(lists, "Koor")
    with lists.database.transaction() as session:
        queue.put(session, "invitation", MONDAY, invitation=session.get_one(Invitation, lists.listed()["VV"].id))
    with pytest.raises(Refusal, match="misschien heeft iemand de link al"):
        remove(lists, "VV")
    lists.open()
    if mode == "named":
        remove(lists, "Bridge")
        assert set(lists.listed()) == {"VV"}
    else:
        with pytest.raises(Refusal, match="misschien heeft iemand de link al"):
            remove(lists, "Bridge")


def test_in_a_named_wave_nobody_goes_who_has_begun(make: MakeLists) -> None:
    lists = make(mode="named")
    lists.bring("naam\nKoor")
    lists.open()
    answer(lists, "Koor")
    with pytest.raises(Refusal, match="misschien heeft iemand de link al"):
        remove(lists, "Koor")


def test_a_closed_wave_keeps_its_list(lists: Lists) -> None:
    lists.bring("naam\nKoor")
    lists.open()
    lists.close()
    with pytest.raises(Refusal, match="gesloten"):
        correct(lists, "Koor", name="X")
    with pytest.raises(Refusal, match="gesloten"):
        mark(lists, "Koor", "refused")
    with pytest.raises(Refusal, match="gesloten"):
        remove(lists, "Koor")


def test_what_officers_change_is_recorded_without_saying_about_whom(lists: Lists) -> None:
    lists.bring("naam\nKoor")
    correct(lists, "Koor", email="k@x.nl")
    correct(lists, "Koor", email="k@x.nl")
    mark(lists, "Koor", "refused")
    mark(lists, "Koor", "refused")
    remove(lists, "Koor")
    with lists.database.reading() as session:
        told = [(each.action, each.detail) for each in session.query(Event).order_by(Event.id)]
    assert told[-3:] == [("invitation.change", ""), ("invitation.mark", ""), ("invitation.remove", "")]


def test_an_earlier_list_is_taken_over_without_who_withdrew_or_did_not_belong(make: MakeLists) -> None:
    before, later = make("0-meting"), make("1-meting")
    before.bring(
        "naam;email;aanhef;taal;straat;postcode;plaats;soort;nummer\n"
        "Koor;k@x.nl;Sam;en;Weg 1;1234 AB;Zonstad;zorg;12\nVV;;;;;;;sport;\nAf;af@x.nl;;;;;;;\nWeg;weg@x.nl;;;;;;;\n"
    )
    mark(before, "Weg", "ineligible")
    with before.database.transaction() as session:
        optouts.add(session, before.wave(session).municipality_id, "af@x.nl")
    with later.database.transaction() as session:
        wave = later.wave(session)
        (other,) = earlier.choices(session, wave)
        taken = earlier.take_over(session, wave, other)
        assert (taken.withdrawn, taken.ineligible) == (1, 1)
        plan = addresses.plan(session, wave, taken.table, taken.roles)
        addresses.apply(session, wave, plan, MONDAY, OFFICER)
    assert plan.problems == plan.warnings == ()
    assert plan.recognised == 2
    was, now = before.listed(), later.listed()
    assert set(now) == {"Koor", "VV"}
    for name, each in now.items():
        for part in ("unit", "email", "salutation", "language", "address", "background"):
            assert getattr(each, part) == getattr(was[name], part)
        assert each.nonce != was[name].nonce


def test_a_wave_without_a_list_and_another_municipality_offer_none(make: MakeLists) -> None:
    lists = make("0-meting")
    make("1-meting")
    with lists.database.reading() as session:
        assert earlier.choices(session, lists.wave(session)) == []


def test_two_officers_who_bring_the_same_list_at_once_invite_everybody_once(lists: Lists) -> None:
    text = "naam;email\n" + "\n".join(f"Club {number};c{number}@x.nl" for number in range(200))
    with ThreadPoolExecutor(4) as officers:
        plans = list(officers.map(lambda _: lists.bring(text), range(4)))
    assert sorted(len(plan.newcomers) for plan in plans) == [0, 0, 0, 200]
    assert len(lists.listed()) == 200
