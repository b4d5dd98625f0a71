"""An officer brings a list: the columns, what would happen, and then it happens whole or not at all."""

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from surveyapp.fieldwork import municipalities, optouts, waves
from surveyapp.fieldwork.addresses import table
from surveyapp.storage.database import Database
from surveyapp.storage.tables import Invitation, Wave
from tests.lists import apply, bring, choose, fields, links, paste, upload
from tests.officer import Officer, at_work, words
from tests.surveys import NOW, Survey, data, run

SPORT_OR_CARE = [{"code": "sport", "label": "Sport"}, {"code": "zorg", "label": "Zorg & welzijn"}]
LIST = data(
    {"code": "soort", "type": "background", "label": "Soort organisatie", "choices": SPORT_OR_CARE},
    {"code": "vrijw", "type": "text"},
)
PAGE = "/beheer/metingen/0-meting"


@pytest.fixture
def survey(sqlite_database: Database) -> Survey:
    """A confidential wave that is not open yet."""
    return run(sqlite_database, LIST, opened=False)


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """What the pages do is the same on both; what the lists do is tested on both."""
    return sqlite_database


@pytest.fixture
def els(client: FlaskClient, survey: Survey, sqlite_database: Database) -> Officer:
    """An officer of Zonstad."""
    return at_work(client, sqlite_database)


def listed(database: Database) -> list[str]:
    with database.reading() as session:
        return [each.name for each in session.query(Invitation).order_by(Invitation.id)]


def test_a_file_becomes_invitations_in_three_steps(els: Officer, database: Database) -> None:
    columns = upload(
        els, PAGE, "Lijst 2026.csv", b"Vereniging;Mail;Groep;Omvang\nKoor;k@x.nl;Zorg & Welzijn;klein\nVV;;sport;\n"
    )
    assert columns.status_code == 200
    assert "Lijst 2026.csv: 2 regels, 4 kolommen." in words(columns)
    assert {name: value for name, value in fields(columns).items() if name.startswith("column")} == {
        "column_0": "name",
        "column_1": "email",
        "column_2": "fact:soort",
        "column_3": "",
    }
    assert listed(database) == []
    preview = choose(els, PAGE, columns, column_3="other")
    assert preview.status_code == 200
    text = words(preview)
    assert "komen erbij 2 veranderen 0" in text
    assert "Koor 2 k@x.nl – Zorg & welzijn, omvang: klein" in text
    assert "heeft er 1 geen e-mailadres" in text
    assert listed(database) == []
    done = apply(els, PAGE, preview)
    assert (done.status_code, done.location) == (303, f"{PAGE}/uitnodigen")
    assert "De lijst is ingelezen: 2 nieuw." in words(els.open(f"{PAGE}/uitnodigen"))
    assert listed(database) == ["Koor", "VV"]


def test_a_list_that_changes_nothing_says_so_and_asks_for_nothing(els: Officer) -> None:
    typed = "naam;email\nKoor;k@x.nl\nSt. Koor;k2@x.nl"
    first = choose(els, PAGE, paste(els, PAGE, typed))
    apply(els, PAGE, first, confirmed="y")
    again = choose(els, PAGE, paste(els, PAGE, typed))
    assert "Er verandert niets" in words(again)
    assert "Lijst inlezen</button>" not in again.text
    assert 'name="confirmed"' not in again.text


def test_a_column_without_a_name_is_told_and_what_was_chosen_stays(els: Officer) -> None:
    columns = paste(els, PAGE, "wie;straat\nKoor;Weg 1")
    refused = choose(els, PAGE, columns, column_0="salutation")
    assert refused.status_code == 422
    assert "Zonder naam kunnen we niemand uitnodigen" in words(refused)
    assert fields(refused)["column_0"] == "salutation"
    twice = choose(els, PAGE, refused, column_0="name", column_1="name")
    assert twice.status_code == 422
    assert 'href="#column_1"' in twice.text
    assert "Dit koos u al voor een andere kolom." in words(twice)
    coded = choose(els, PAGE, columns, column_0="name", column_1="other", code_1="vrijw")
    assert coded.status_code == 422
    assert 'href="#code_1"' in coded.text
    assert "“vrijw” is een vraag in de vragenlijst." in words(coded)
    nonsense = choose(els, PAGE, columns, column_0="name", column_1="fact:nergens")
    assert nonsense.status_code == 422
    assert "Kies een van de mogelijkheden." in words(nonsense)


def test_columns_can_be_chosen_again_from_the_preview(els: Officer) -> None:
    preview = choose(els, PAGE, paste(els, PAGE, "naam;x\nKoor;Weg"), column_1="street")
    again = els.send(f"{PAGE}/uitnodigen/kolommen", list=fields(preview)["list"])
    assert again.status_code == 200
    assert fields(again)["column_1"] == "street"


def test_a_list_with_mistakes_names_the_lines_and_stays_to_be_mended(els: Officer, database: Database) -> None:
    typed = "naam;email;soort\n\n<b>Koor</b>;a@b.nl;\nVV De Brug;geen adres;muziek"
    preview = choose(els, PAGE, paste(els, PAGE, typed))
    assert preview.status_code == 422
    text = words(preview)
    assert "Er is niets ingelezen en niemand uitgenodigd" in text
    assert "Regel 4: “geen adres” is geen e-mailadres." in text
    assert "Regel 4: kolom soort: “muziek” staat niet in de vragenlijst. Kies uit: Sport, Zorg & welzijn." in text
    inside = unescape(preview.text.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0])
    assert inside.strip() == "naam;email;soort\n\n<b>Koor</b>;a@b.nl;\nVV De Brug;geen adres;muziek"
    assert "Lijst inlezen" not in words(preview).replace("Lijst inlezen:", "")
    forced = apply(els, PAGE, preview, confirmed="y")
    assert forced.status_code == 422
    assert listed(database) == []


def test_a_list_that_is_no_table_stays_in_the_field(els: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = paste(els, PAGE, "naam;email")
    assert refused.status_code == 422
    assert "Er staat alleen een kopregel in de lijst." in words(refused)
    assert "naam;email</textarea>" in refused.text
    assert upload(els, PAGE, "lijst.pdf", b"%PDF").status_code == 422
    monkeypatch.setattr(table, "LARGEST_FILE", 1000)
    assert "l.csv is groter dan" in words(upload(els, PAGE, "l.csv", b"x" * 1001))
    assert els.send(f"{PAGE}/uitnodigen").status_code == 422


def test_doubts_are_confirmed_with_a_tick(els: Officer, database: Database) -> None:
    preview = choose(els, PAGE, paste(els, PAGE, "naam;email\nDe Brug;a@b.nl\nStichting De Brug;c@d.nl"))
    assert preview.status_code == 200
    assert "Regels 2 en 3: “De Brug” en “Stichting De Brug” lijken op elkaar." in words(preview)
    refused = apply(els, PAGE, preview)
    assert refused.status_code == 422
    assert "Vink dit aan als u de punten hebt bekeken" in words(refused)
    assert listed(database) == []
    assert apply(els, PAGE, refused, confirmed="y").status_code == 303
    assert listed(database) == ["De Brug", "Stichting De Brug"]


def test_what_changed_meanwhile_is_shown_again_before_anything_is_done(els: Officer, database: Database) -> None:
    preview = choose(els, PAGE, paste(els, PAGE, "naam;email\nKoor;k@x.nl\nVV;"))
    bring(els, PAGE, "naam;email\nKoor;oud@x.nl")
    crossed = apply(els, PAGE, preview)
    assert crossed.status_code == 409
    assert "De adreslijst of de meting is intussen veranderd" in words(crossed)
    assert "e-mail: oud@x.nl → k@x.nl" in words(crossed)
    assert listed(database) == ["Koor"]
    assert apply(els, PAGE, crossed).status_code == 303
    assert listed(database) == ["Koor", "VV"]


def test_a_wave_that_closed_meanwhile_takes_nobody(els: Officer, survey: Survey, database: Database) -> None:
    columns = paste(els, PAGE, "naam\nKoor")
    preview = choose(els, PAGE, columns)
    els.send(f"{PAGE}/openen", untried="ja")
    survey.close()
    for refused in (apply(els, PAGE, preview), choose(els, PAGE, columns)):
        assert refused.status_code == 303
        assert "Deze meting is gesloten." in words(els.open(f"{PAGE}/uitnodigen"))
    assert paste(els, PAGE, "naam\nKoor").status_code == 422
    assert els.send(f"{PAGE}/uitnodigen/links").status_code == 303
    assert listed(database) == []


def test_what_travels_along_cannot_be_forged_and_is_of_one_wave_and_one_officer(
    els: Officer, app: Flask, database: Database
) -> None:
    kept = fields(choose(els, PAGE, paste(els, PAGE, "naam\nKoor")))
    other = at_work(app.test_client(), database, municipality="veldhove")
    with database.transaction() as session:
        mine = session.query(Wave).one()
        for owner, title in ((mine.municipality, "1-meting"), (municipalities.find(session, "veldhove"), "0-meting")):
            waves.create(session, owner, dict(mine.sources), mine.main, title, 1, "named", NOW, "toets")
    for someone, page, text in (
        (els, PAGE, kept["list"][:-2] + "xx"),
        (els, PAGE, ""),
        (els, "/beheer/metingen/1-meting", kept["list"]),
        (other, PAGE, kept["list"]),
    ):
        for step in ("kolommen", "inlezen"):
            lost = someone.send(f"{page}/uitnodigen/{step}", list=text, seen=kept["seen"])
            assert lost.status_code == 303
            assert "De lijst is niet meegekomen" in words(someone.open(f"{page}/uitnodigen"))
    assert listed(database) == []


def test_ten_thousand_lines_travel_along(els: Officer, database: Database) -> None:
    rows = "".join(f"Vereniging {n};secretaris{n}@vereniging{n}.nl;Straat {n};1234 AB;Zonstad\n" for n in range(10_000))
    columns = paste(els, PAGE, "naam;email;straat;postcode;plaats\n" + rows)
    preview = choose(els, PAGE, columns)
    assert "komen erbij 10.000" in words(preview)
    assert "En nog 9.950 andere." in words(preview)
    assert apply(els, PAGE, preview).status_code == 303
    assert len(listed(database)) == 10_000


def test_an_earlier_list_goes_through_the_same_preview(els: Officer, database: Database) -> None:
    bring(els, PAGE, "naam;email;soort\nKoor;k@x.nl;zorg\nAf;af@x.nl;sport")
    with database.transaction() as session:
        mine = session.query(Wave).one()
        optouts.add(session, mine.municipality_id, "af@x.nl")
        waves.create(session, mine.municipality, dict(mine.sources), mine.main, "1-meting", 1, "named", NOW, "toets")
    later = "/beheer/metingen/1-meting"
    assert "0-meting</option>" in els.open(f"{later}/uitnodigen").text
    preview = els.send(f"{later}/uitnodigen/vorige", earlier="0-meting")
    assert "Stap 3 van 3: Lijst van 0-meting" in words(preview)
    assert "Weggelaten: 1 afgemeld voor mail." in words(preview)
    assert "Herkend uit een eerdere meting: 1 van 1." in words(preview)
    assert apply(els, later, preview).status_code == 303
    assert listed(database) == ["Koor", "Af", "Koor"]
    for nonsense in ("", "1-meting", "nergens"):
        assert els.send(f"{later}/uitnodigen/vorige", earlier=nonsense).status_code == 303


def test_who_withdrew_from_mail_is_shown_in_the_preview_and_on_the_list(els: Officer, database: Database) -> None:
    with database.transaction() as session:
        optouts.add(session, session.query(Wave).one().municipality_id, "af@x.nl")
    preview = choose(els, PAGE, paste(els, PAGE, "naam;email\nKoor;af@x.nl"))
    assert "1 heeft zich afgemeld voor mail Zij krijgen geen mail." in words(preview)
    apply(els, PAGE, preview)
    assert "afgemeld voor mail" in words(els.open(f"{PAGE}/uitnodigen/lijst"))
    assert "Dit e-mailadres heeft zich afgemeld" in words(els.open(f"{PAGE}/uitnodigen/lijst/1"))


def test_links_are_a_file_that_can_be_made_again_and_holds_no_formula(els: Officer) -> None:
    bring(els, PAGE, "naam;email\n=SOM(1);a@b.nl\nCafé;")
    found = [els.send(f"{PAGE}/uitnodigen/links") for _ in range(2)]
    assert found[0].data == found[1].data
    assert found[0].headers["Content-Disposition"] == 'attachment; filename="links-0-meting.csv"'
    rows = found[0].data.decode("utf-8-sig").splitlines()
    assert rows[0] == "naam;email;link"
    assert rows[1].startswith("'=SOM(1);a@b.nl;http://localhost/v/")
    assert rows[2].startswith("Café;;http://localhost/v/")
    assert "haalde de persoonlijke links op" in words(els.open("/beheer/activiteiten"))
    for path in ("", "/lijst", "/lijst/1"):
        assert "/v/" not in els.open(f"{PAGE}/uitnodigen{path}").text


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x>', "{{ 7*7 }}", "</textarea><b>"])
def test_names_are_text_on_every_step(els: Officer, hostile: str) -> None:
    quoted = hostile.replace('"', '""')
    columns = paste(els, PAGE, f'naam;"{quoted}";plaats\n"{quoted}";"{quoted}";"{quoted}"')
    preview = choose(els, PAGE, columns, column_1="salutation")
    wrong = choose(els, PAGE, columns, column_1="email")
    apply(els, PAGE, preview)
    for page in (columns, preview, wrong, els.open(f"{PAGE}/uitnodigen/lijst"), els.open(f"{PAGE}/uitnodigen/lijst/1")):
        assert page.status_code in (200, 422)
        assert "{" in hostile or hostile not in page.text
        assert "49" not in re.sub(r'value="[^"]*"', "", page.text)


class TestOneLine:
    @pytest.fixture(autouse=True)
    def _on_the_list(self, els: Officer) -> None:
        bring(els, PAGE, "naam;email;straat;plaats;soort\nKoor;k@x.nl;Weg 1;Zonstad;zorg\nVV;;;;")

    def correct(self, els: Officer, **changed: str) -> int:
        known = {"name": "Koor", "email": "k@x.nl", "language": "nl", "street": "Weg 1", "place": "Zonstad"}
        return els.send(f"{PAGE}/uitnodigen/lijst/1", **{**known, "fact:soort": "zorg", **changed}).status_code

    def test_is_found_by_searching(self, els: Officer) -> None:
        page = els.open(f"{PAGE}/uitnodigen/lijst?zoek=zonSTAD")
        assert "1 organisatie gevonden voor “zonSTAD”" in words(page)
        assert "/uitnodigen/lijst/1" in page.text
        for number in ("0", "-1", "99999", "x", "²", "9" * 40):
            assert els.open(f"{PAGE}/uitnodigen/lijst?bladzijde={number}").status_code == 200

    def test_is_corrected(self, els: Officer, database: Database) -> None:
        changed = {
            "email": " nieuw@x.nl ",
            "salutation": "Geachte heer Jansen,",
            "postcode": "1234ab",
            "fact:soort": "sport",
        }
        assert self.correct(els, name="Koor\r\nBcc: x", language="en", **changed) == 303
        with database.reading() as session:
            koor = session.get_one(Invitation, 1)
        assert (koor.name, koor.email, koor.salutation) == ("Koor Bcc: x", "nieuw@x.nl", "heer Jansen")
        assert koor.address == {"street": "Weg 1", "postcode": "1234 AB", "place": "Zonstad"}
        assert (koor.language, koor.background, koor.unit) == ("en", {"soort": "sport"}, "mail:k@x.nl")

    @pytest.mark.parametrize(
        ("field", "typed", "problem"),
        [
            ("name", " ", "Vul de naam in."),
            ("name", "x" * 201, "Houd dit korter dan 200 tekens."),
            ("name", "A\x00B", "Er staan tekens in die hier niet in passen."),
            ("email", "geen adres", "Dit is geen e-mailadres."),
            ("language", "fr", "Kies een van de mogelijkheden."),
            ("fact:soort", "muziek", "Kies een van de mogelijkheden."),
            ("postcode", "1234 AB en meer", "Houd dit korter dan 12 tekens."),
        ],
    )
    def test_with_a_mistake_is_shown_again(
        self, els: Officer, database: Database, field: str, typed: str, problem: str
    ) -> None:
        known = {"name": "Ander", "email": "k@x.nl", "language": "nl", "fact:soort": "zorg"}
        page = els.send(f"{PAGE}/uitnodigen/lijst/1", **{**known, field: typed})
        assert page.status_code == 422
        assert problem in words(page)
        assert listed(database) == ["Koor", "VV"]

    def test_keeps_its_facts_once_the_wave_is_open(self, els: Officer, database: Database) -> None:
        els.send(f"{PAGE}/openen", untried="ja")
        assert "Soort organisatie" not in words(els.open(f"{PAGE}/uitnodigen/lijst/1"))
        assert self.correct(els, **{"fact:soort": "sport"}, name="Koor 2") == 303
        with database.reading() as session:
            koor = session.get_one(Invitation, 1)
        assert (koor.name, koor.background) == ("Koor 2", {"soort": "zorg"})

    def test_is_marked_and_taken_off(self, els: Officer, database: Database) -> None:
        one = f"{PAGE}/uitnodigen/lijst/1"
        assert els.send(f"{one}/bijzonderheden").status_code == 422
        assert els.send(f"{one}/bijzonderheden", mark="weg").status_code == 422
        assert els.send(f"{one}/bijzonderheden", mark="ineligible").status_code == 303
        assert "hoort niet bij de groep" in words(els.open(f"{PAGE}/uitnodigen/lijst"))
        assert els.send(f"{one}/weghalen").status_code == 303
        assert listed(database) == ["VV"]
        assert els.open(one).status_code == 404

    def test_stays_once_the_link_may_be_known(self, els: Officer, database: Database) -> None:
        els.send(f"{PAGE}/openen", untried="ja")
        assert "Van de lijst halen" not in words(els.open(f"{PAGE}/uitnodigen/lijst/1"))
        refused = els.send(f"{PAGE}/uitnodigen/lijst/1/weghalen")
        assert refused.status_code == 409
        assert "misschien heeft iemand de link al" in words(refused)
        assert 'value="Koor"' in refused.text
        assert listed(database) == ["Koor", "VV"]

    def test_of_another_wave_or_municipality_is_not_there(self, els: Officer, app: Flask, database: Database) -> None:
        stranger = at_work(app.test_client(), database, municipality="veldhove")
        with database.transaction() as session:
            mine = session.query(Wave).one()
            waves.create(session, mine.municipality, dict(mine.sources), mine.main, "1-meting", 1, "named", NOW, "x")
        elsewhere = "/beheer/metingen/1-meting/uitnodigen/lijst/1"
        for someone, path in ((stranger, f"{PAGE}/uitnodigen/lijst/1"), (els, elsewhere)):
            assert someone.open(path).status_code == 404
            for step in ("", "/bijzonderheden", "/weghalen"):
                assert someone.send(path + step, name="X", mark="refused").status_code == 404
        assert listed(database) == ["Koor", "VV"]

    def test_of_a_closed_wave_is_shown_without_a_form(self, els: Officer, survey: Survey) -> None:
        els.send(f"{PAGE}/openen", untried="ja")
        survey.close()
        assert "De adreslijst kan niet meer veranderen." in words(els.open(f"{PAGE}/uitnodigen/lijst/1"))
        assert self.correct(els, name="X") == 409

    def test_never_shows_who_answered_in_a_confidential_wave(self, els: Officer, database: Database) -> None:
        els.send(f"{PAGE}/openen", untried="ja")
        with database.transaction() as session:
            session.get_one(Invitation, 1).state = "answered"
        koor = words(els.open(f"{PAGE}/uitnodigen/lijst")).partition("Bijzonderheden Koor")[2]
        assert "heeft meegedaan" not in koor
        assert "Wie heeft meegedaan, staat hier niet" in words(els.open(f"{PAGE}/uitnodigen/lijst"))

    def test_has_a_link_that_opens_the_questionnaire(self, els: Officer, client: FlaskClient) -> None:
        els.send(f"{PAGE}/openen", untried="ja")
        link = links(els, PAGE)["Koor"].removeprefix("http://localhost")
        assert client.get(link).status_code == 200
