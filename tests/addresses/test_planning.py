"""What a list would do is worked out beforehand, with every problem by line; then it is done whole or not at all."""

import itertools

import pytest
from sqlalchemy import event

from surveyapp.fieldwork import addresses, invitations, linkfile, links, optouts
from surveyapp.fieldwork.addresses.likeness import alike
from surveyapp.fieldwork.addresses.reading import Remark
from surveyapp.fieldwork.mail import queue
from surveyapp.fieldwork.refusal import Refusal
from surveyapp.storage.tables import Event, Invitation, Municipality
from tests.addresses.conftest import Lists, MakeLists
from tests.fieldwork.conftest import MONDAY, OFFICER

FULL = (
    "naam;e-mail;contactpersoon;taal;straat;huisnummer;postcode;plaats;soort;KvK-nummer\n"
    "Koor De Lijster;Zing@lijster.nl;Geachte mevrouw De Vries,;Engels;Kerkplein;3a;1234ab;Zonstad;Zorg;0012 34\n"
)


def test_everything_in_a_list_comes_in_and_the_link_works(lists: Lists) -> None:
    lists.bring(FULL)
    koor = lists.listed()["Koor De Lijster"]
    assert (koor.email, koor.salutation, koor.language) == ("Zing@lijster.nl", "mevrouw De Vries", "en")
    assert koor.address == {"street": "Kerkplein 3a", "postcode": "1234 AB", "place": "Zonstad"}
    assert (koor.background, koor.unit, koor.state, koor.channel) == ({"soort": "zorg"}, "nr:1234", "invited", "link")
    with lists.database.reading() as session:
        ticket = invitations.find(session, links.token_of(session, session.merge(koor, load=False)))
        assert ticket is not None
        assert ticket.invitation.id == koor.id
        assert invitations.frame(session, lists.wave(session)) == {"soort": {"zorg": 1}}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (";a@b.nl", "Regel 2: de naam ontbreekt."),
        ("A;a@b.nl\nB;geen adres", "Regel 3: “geen adres” is geen e-mailadres."),
        ("A;a@b.nl, c@d.nl", "Regel 2: “a@b.nl, c@d.nl” is geen e-mailadres."),
        ("A;zoë@b.nl", "Regel 2: “zoë@b.nl” is geen e-mailadres."),
        ("A;a@b.nl\nB;\na;A@B.nl", "Regel 4: “a” staat ook al op regel 2."),
        ("A;;muziek\nB;;\nC;;muziek", "Regels 2 en 4: kolom soort: “muziek” staat niet in de vragenlijst."),
        ("A;;;frans", "Regel 2: de taal “frans” kennen we niet. Kies uit: nl, en."),
        ("#N/A;", "Regel 2: de naam is een fout uit het spreadsheet: #N/A."),
        (f"{'x' * 201};", "Regel 2: de naam is langer dan 200 tekens."),
        ("A\x00B;", "Regel 2: de naam bevat tekens die er niet in passen: “A�B”."),
        ("A;;;;7\nB;;;;007", "Regel 3: “B” staat ook al op regel 2."),
    ],
)
def test_what_is_wrong_is_said_with_its_lines_and_nobody_is_invited(lists: Lists, rows: str, problem: str) -> None:
    text = f"naam;email;soort;taal;nummer\n{rows}"
    assert any(str(each).startswith(problem) for each in lists.plan(text).problems)
    with pytest.raises(Refusal, match="Er is niemand uitgenodigd"):
        lists.bring(text)
    assert lists.listed() == {}


def test_every_problem_comes_at_once(lists: Lists) -> None:
    assert len(lists.plan("naam;email;soort\n;x;muziek\nB;y;").problems) == 4


def test_a_remark_about_many_lines_names_a_few() -> None:
    assert Remark(tuple(range(2, 42)), "x.").place == "Regels 2, 3, 4, 5, 6 en nog 35"
    assert Remark((2, 3, 4), "x.").place == "Regels 2, 3 en 4"


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r"])
def test_a_name_never_becomes_a_second_line_of_a_header(lists: Lists, break_: str) -> None:
    lists.bring(f'naam;contactpersoon\n"Koor{break_}Bcc: x@y.nl";"Sam{break_}Bcc: x@y.nl"')
    (koor,) = lists.listed().values()
    assert (koor.name, koor.salutation) == ("Koor Bcc: x@y.nl", "Sam Bcc: x@y.nl")


def test_the_same_list_again_changes_nothing(lists: Lists) -> None:
    lists.bring(FULL)
    again = lists.bring(FULL)
    assert (again.newcomers, again.changes, again.unchanged, again.problems, again.warnings) == ((), (), 1, (), ())


def test_a_change_is_shown_old_and_new_and_empty_cells_wipe_nothing(lists: Lists) -> None:
    lists.bring(FULL + "VV De Brug;;;;;;;;;\n")
    plan = lists.bring("naam;email;plaats;soort;straat\nKoor de lijster;nieuw@lijster.nl;Zonstad;Sport;\nBridge;;;;")
    (change,) = plan.changes
    assert change.fields == (
        ("naam", "Koor De Lijster", "Koor de lijster"),
        ("e-mail", "Zing@lijster.nl", "nieuw@lijster.nl"),
        ("Soort organisatie", "Zorg", "Sport"),
    )
    assert (len(plan.newcomers), plan.unchanged, plan.elsewhere) == (1, 0, 1)
    koor = lists.listed()["Koor de lijster"]
    assert (koor.email, koor.unit, koor.address["street"]) == ("nieuw@lijster.nl", "nr:1234", "Kerkplein 3a")
    assert set(lists.listed()) == {"Koor de lijster", "VV De Brug", "Bridge"}


@pytest.mark.parametrize("list_", list(itertools.permutations(["A;x@x.nl", "B;x@x.nl", "C;"])))
def test_two_units_behind_one_mailbox_stay_two_whatever_the_order(lists: Lists, list_: tuple[str, ...]) -> None:
    lists.bring("naam;email\n" + "\n".join(list_))
    plan = lists.bring("naam;email\n" + "\n".join(reversed(list_)))
    assert (plan.unchanged, len(plan.warnings)) == (3, 1)
    assert str(plan.warnings[0]).endswith("het e-mailadres x@x.nl staat er 2 keer in.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Stichting De Brug", "de brug"),
        ("St. De Brug", "Stichting De Brug"),
        ("Vereniging Café", "Ver. Cafe"),
        ("EHBO-vereniging", "E.H.B.O. Vereniging"),
    ],
)
def test_names_that_may_be_one_organisation_are_alike(first: str, second: str) -> None:
    assert alike(first) == alike(second) != ""


def test_doubts_are_warnings_and_no_problems(lists: Lists) -> None:
    lists.bring("naam;email\nDe Zonnebloem;info@zon.nl\nTennis;bal@tennis.nl")
    plan = lists.plan("naam;email\nStichting Zonnebloem;\nPadel;BAL@tennis.nl\nDe Brug;a@b.nl\nSt. De Brug;c@d.nl")
    assert plan.problems == ()
    assert [str(each) for each in plan.warnings] == [
        "Regel 2: “Stichting Zonnebloem” lijkt op “De Zonnebloem”, die al op de lijst staat.",
        "Regel 3: “Padel” heet op de lijst “Tennis”. Is dit dezelfde organisatie?",
        "Regels 4 en 5: “De Brug” en “St. De Brug” lijken op elkaar.",
    ]


def test_units_of_an_earlier_wave_come_back_by_number_address_or_name(make: MakeLists) -> None:
    before, later = make("0-meting"), make("1-meting")
    before.bring(
        "naam;email;nummer;plaats\nKoor;k@x.nl;12;A\nVV;v@x.nl;;A\nBridge;;;A\nBridge;;;B\nWeg;weg@x.nl;;A\n",
    )
    plan = later.bring(
        "naam;email;nummer;plaats\nKoor Nieuw;ander@x.nl;012;A\nV.V.;v@x.nl;;A\nBridge;b@x.nl;;B\nNieuw;n@x.nl;;A\n"
    )
    assert plan.recognised == 3
    was, now = ({each.name: each.unit for each in some.listed().values()} for some in (before, later))
    assert (now["Koor Nieuw"], now["V.V."]) == (was["Koor"], was["VV"])
    with before.database.reading() as session:
        places = {each.address["place"]: each.unit for each in session.query(Invitation).filter_by(name="Bridge")}
    assert now["Bridge"] == places["B"] != places["A"]


def test_a_changed_address_keeps_the_unit_so_that_answers_can_be_paired(make: MakeLists) -> None:
    before, later = make("0-meting"), make("1-meting")
    before.bring("naam;email\nKoor;oud@x.nl\n")
    later.bring("naam;email\nKOOR;nieuw@x.nl\n")
    assert before.listed()["Koor"].unit == later.listed()["KOOR"].unit == "mail:oud@x.nl"
    plan = later.plan("naam;email\nKoor;nog@x.nl")
    assert (plan.newcomers, len(plan.changes)) == ((), 1)


def test_the_same_list_gives_the_same_units_also_when_names_are_gone(make: MakeLists) -> None:
    text = "naam;email;nummer\nA;a@x.nl;7\nB;b@x.nl;\nC;;\nD;e@x.nl;\nE;e@x.nl;\n"
    before, later = make("0-meting"), make("1-meting")
    before.bring(text)
    was = {name: each.unit for name, each in before.listed().items()}
    with before.database.transaction() as session:
        session.query(Invitation).filter_by(wave_id=before.number).delete()
    later.bring(text)
    assert {name: each.unit for name, each in later.listed().items()} == was


def test_nobody_of_another_municipality_is_recognised(make: MakeLists) -> None:
    veldhove = Municipality(slug="veldhove", name="Veldhove")
    make("0-meting", owner=veldhove).bring("naam;email\nKoor;k@x.nl")
    plan = make("0-meting").plan("naam;email\nKoor;k@x.nl")
    assert (len(plan.newcomers), plan.recognised, plan.elsewhere) == (1, 0, 0)


def test_somebody_else_s_unit_is_never_given_away(make: MakeLists) -> None:
    before, later = make("0-meting"), make("1-meting")
    before.bring("naam;email\nA;x@x.nl\n")
    later.bring("naam;email\nB;x@x.nl\n")  # recognised by its address
    later.bring("naam;email\nA;y@x.nl\nB;x@x.nl\n")
    assert len({each.unit for each in later.listed().values()}) == 2


def test_who_wants_no_more_mail_is_marked_and_still_invited(lists: Lists) -> None:
    with lists.database.transaction() as session:
        optouts.add(session, lists.wave(session).municipality_id, "Weg@x.nl")
    plan = lists.bring("naam;email\nKoor;weg@X.nl\nVV;v@x.nl")
    assert [each.name for each in plan.withdrawn] == ["Koor"]
    assert set(lists.listed()) == {"Koor", "VV"}


def test_a_list_does_not_take_back_what_a_respondent_handed_over(lists: Lists) -> None:
    lists.bring("naam;email;aanhef\nKoor;oud@x.nl;Sam")
    koor = lists.listed()["Koor"]
    with lists.database.transaction() as session:
        invitation = session.get_one(Invitation, koor.id)
        invitation.email, invitation.salutation = "collega@x.nl", "An"
        queue.put(session, "handover1", MONDAY, invitation=invitation)
    plan = lists.bring("naam;email;aanhef\nKoor;oud@x.nl;Sam")
    assert plan.changes == ()
    assert "heeft de uitnodiging doorgegeven aan een collega" in str(plan.notes[0])
    assert lists.listed()["Koor"].email == "collega@x.nl"


@pytest.mark.parametrize(("mode", "kept"), [("anonymous", True), ("confidential", True), ("named", False)])
def test_facts_of_who_is_on_the_list_stay_once_participation_can_be_read_from_groups(
    make: MakeLists, mode: str, kept: bool
) -> None:
    lists = make(mode=mode)
    lists.bring("naam;soort\nKoor;sport")
    lists.open()
    plan = lists.bring("naam;soort;email\nKoor;zorg;k@x.nl\nVV;zorg;")
    assert bool(plan.notes) == kept
    assert lists.listed()["Koor"].background == {"soort": "sport" if kept else "zorg"}
    assert (lists.listed()["Koor"].email, lists.listed()["VV"].background) == ("k@x.nl", {"soort": "zorg"})


def test_nobody_is_added_to_a_closed_wave(lists: Lists) -> None:
    lists.open()
    plan = lists.plan("naam\nKoor")
    lists.close()
    with pytest.raises(Refusal, match="gesloten"):
        lists.plan("naam\nKoor")
    with lists.database.transaction() as session, pytest.raises(Refusal, match="gesloten"):
        addresses.apply(session, lists.wave(session), plan, MONDAY, OFFICER)


def test_a_plan_that_is_overtaken_does_nothing(lists: Lists) -> None:
    plan = lists.plan("naam;email\nA;\nKoor;k@x.nl")
    lists.bring("naam;email\nKoor;k@x.nl")
    assert lists.plan("naam;email\nA;\nKoor;k@x.nl").fingerprint != plan.fingerprint
    with lists.database.transaction() as session, pytest.raises(Refusal, match="Er is niets ingelezen"):
        addresses.apply(session, lists.wave(session), plan, MONDAY, OFFICER)
    assert set(lists.listed()) == {"Koor"}


def test_the_audit_trail_counts_and_names_nobody(lists: Lists) -> None:
    lists.bring("naam;email\nKoor;k@x.nl\nVV;")
    lists.bring("naam;email\nKoor;z@x.nl\nBridge;")
    with lists.database.reading() as session:
        told = [each.detail for each in session.query(Event).filter_by(action="wave.invite").order_by(Event.id)]
    assert told == ["2 nieuw", "1 nieuw, 1 veranderd"]


def test_a_single_invitation_and_a_list_name_units_alike(lists: Lists) -> None:
    with lists.database.transaction() as session:
        invitations.invite(session, lists.wave(session), "Koor", "k@x.nl")
        invitations.invite(session, lists.wave(session), "VV")
    plan = lists.plan("naam;email\nKoor;k@x.nl\nVV;")
    assert plan.unchanged == 2
    with lists.database.transaction() as session, pytest.raises(Refusal, match="al uitgenodigd"):
        invitations.invite(session, lists.wave(session), "Koor", "K@x.nl")


def test_links_of_the_whole_list_can_be_made_until_the_wave_closes(lists: Lists) -> None:
    lists.bring("naam;email\n=SOM(1);a@b.nl\nCafé;")
    texts = []
    for _ in range(2):
        with lists.database.reading() as session:
            texts.append(linkfile.write(session, lists.wave(session), "https://x.nl"))
    assert texts[0] == texts[1]
    assert texts[0].splitlines()[1].startswith("'=SOM(1);a@b.nl;https://x.nl/v/")
    lists.open()
    lists.close()
    with lists.database.reading() as session, pytest.raises(Refusal, match="geen persoonlijke links meer"):
        linkfile.write(session, lists.wave(session), "https://x.nl")


def test_many_addresses_cost_as_many_statements_as_two(lists: Lists) -> None:
    numbers = []
    for some in (range(2), range(2, 300)):
        statements: list[str] = []
        event.listen(
            lists.database.engine, "before_cursor_execute", lambda *args, found=statements: found.append(args[2])
        )
        lists.bring("naam;email\n" + "\n".join(f"Club {number};c{number}@x.nl" for number in some))
        numbers.append(len(statements))
    assert numbers[1] <= numbers[0] + 2
