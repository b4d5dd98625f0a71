"""The tables of the open data: what stands in every column, and its rows out of the document of figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from surveyapp.report.translation import say

Value = str | float | int | None
Document = dict[str, Any]
Row = tuple[Value, ...]


@dataclass(frozen=True)
class Field:
    """A column: its name, its type as a Table Schema has it, and what it means."""

    name: str
    type: Literal["string", "integer", "number", "date"]
    meaning: str


@dataclass(frozen=True)
class Table:
    """A table with its title."""

    title: str
    fields: tuple[Field, ...]
    rows: Callable[[Document, str], Iterator[Row]]
    """Of the document of figures, with explanations in this language."""


def _figures(data: Document, _language: str) -> Iterator[Row]:
    for variable in data.get("variables", ()):
        for wave in variable["waves"]:
            yield from _counted((variable["code"], wave["wave"], None, None, None), wave)
        for division in variable.get("breakdowns", ()):
            for group in division["groups"]:
                start = (variable["code"], group["wave"], division["by"], group["group"], group["group_label"])
                yield from _counted(start, group)


def _counted(start: Row, part: Document) -> Iterator[Row]:
    """A row for the variable as a whole, then one per answer: those that count, and those outside the base."""
    base = part["base"] or {}
    counts = tuple(base.get(key) for key in ("valid", "asked", "missing", "not_answered", "population"))
    whole = part["reason"] or part.get("summary_reason") or _reason(part.get("summary")) or base.get("reason")
    yield (*start, "geheel", None, None, None, None, None, None, *_mean(part), *counts, whole)
    for cell in part["cells"]:
        shares = (cell["count"], cell["share"], cell["low"], cell["high"])
        yield (*start, "antwoord", cell["code"], cell["label"], *shares, *_mean(cell), *counts, cell["reason"])
    for cell in part["missing"]:
        shares = (cell["count"], None, None, None)
        yield (*start, "telt niet mee", cell["code"], cell["label"], *shares, *_mean({}), *counts, cell["reason"])


def _reason(part: Document | None) -> Value:
    return part["reason"] if part else None


def _mean(part: Document) -> Row:
    summary = part.get("summary") or {}
    return tuple(summary.get(key) for key in ("mean", "low", "high", "deviation", "median"))


def _variables(data: Document, _language: str) -> Iterator[Row]:
    for variable in data.get("variables", ()):
        lists = (" ".join(variable["tags"]), " ".join(variable["indicator_of"]))
        yield (
            *(variable[key] for key in ("code", "label", "measure", "section", "concept", "unit")),
            *lists,
            " ".join(f"{wave['wave']}:{wave['revision']}" for wave in variable["waves"]),
        )


def _waves(data: Document, _language: str) -> Iterator[Row]:
    for wave in data.get("waves", ()):
        asked, reply = wave["questionnaire"], wave["response"]
        yield (
            *(wave["code"], wave["title"], wave["ordinal"], asked["code"], asked["title"], asked["digest"]),
            *(wave["mode"], wave["opened"], wave["closed"], wave["responses"], wave["population"]),
            *(reply["invited"], reply["answered"], reply["rate"], wave["remark"]),
        )


def _changes(data: Document, _language: str) -> Iterator[Row]:
    for variable in data.get("variables", ()):
        for found in variable.get("comparisons", ()):
            start = (variable["code"], found["from"], found["to"], found["comparability"], found["design"])
            for kind, changes in _kinds(found):
                for change in changes:
                    numbers = ("earlier", "later", "difference", "low", "high", "p", "p_adjusted", "effect", "reason")
                    yield (*start, kind, change["code"], *(change[key] for key in numbers))
            if found["reason"]:
                yield (*start, "geheel", None, *[None] * 8, found["reason"])


def _kinds(found: Document) -> Iterator[tuple[str, list[Document]]]:
    yield "aandeel", found["shares"]
    yield "twee hoogste", [found["top"]] if found["top"] else []
    yield "gemiddelde", [found["mean"]] if found["mean"] else []
    yield "gemiddelde per keuze", found["means"]


_VARIABLE = Field("vraag", "string", "Code van de vraag of indicator; zie vragen.csv.")
TABLES = {
    "cijfers": Table(
        "Elke uitkomst: een regel per vraag, meting, groep en antwoord.",
        (
            _VARIABLE,
            Field("meting", "string", "Code van de meting; zie metingen.csv."),
            Field("uitsplitsing", "string", "Code van de vraag waarnaar is uitgesplitst; leeg: van iedereen."),
            Field("groep", "string", "Code van de groep binnen die uitsplitsing."),
            Field("groep_tekst", "string", "Naam van die groep."),
            Field(
                "soort",
                "string",
                "geheel: van de vraag zelf. antwoord: een antwoord dat telt. telt niet mee: weet niet.",
            ),
            Field("antwoord", "string", "Code van het antwoord."),
            Field("antwoord_tekst", "string", "Het antwoord in woorden."),
            Field("aantal", "integer", "Hoeveel inzendingen dit antwoord gaven."),
            Field("aandeel", "number", "Deel van n, van 0 tot 1; gewogen als het rapport weegt."),
            Field("aandeel_onder", "number", "Ondergrens van het aandeel (95%, Wilson)."),
            Field("aandeel_boven", "number", "Bovengrens van het aandeel (95%, Wilson)."),
            Field("gemiddelde", "number", "Gemiddelde van de getallen, scores, plaatsen of punten."),
            Field("gemiddelde_onder", "number", "Ondergrens van het gemiddelde (95%)."),
            Field("gemiddelde_boven", "number", "Bovengrens van het gemiddelde (95%)."),
            Field("standaardafwijking", "number", "Standaardafwijking."),
            Field("mediaan", "number", "Het middelste getal."),
            Field("n", "integer", "Geldige antwoorden: de basis van het aandeel."),
            Field("gesteld_aan", "integer", "Aan hoeveel de vraag is gesteld."),
            Field("weet_niet", "integer", "Hoeveel een antwoord gaven dat niet meetelt, zoals weet niet."),
            Field("niet_ingevuld", "integer", "Hoeveel de vraag oversloegen."),
            Field("populatie", "integer", "Hoeveel er in totaal zijn (N), als dat bekend is."),
            Field(
                "reden",
                "string",
                "Waarom er geen cijfer is: no_answers (geen antwoorden), below_threshold (kleine groep), "
                "protects_another (zou een andere kleine groep verraden).",
            ),
        ),
        _figures,
    ),
    "vragen": Table(
        "Elke vraag en elke indicator: wat is gevraagd en hoe is gemeten.",
        (
            Field("vraag", "string", "Code van de vraag of indicator."),
            Field("tekst", "string", "De vraag in woorden."),
            Field("meetniveau", "string", "nominal, ordinal, number, multiple, rank, allocation, date of text."),
            Field("onderdeel", "string", "Code van het onderdeel van de vragenlijst."),
            Field("begrip", "string", "Hetzelfde begrip in vragenlijsten voor andere groepen."),
            Field("eenheid", "string", "Eenheid van een getal."),
            Field("onderwerpen", "string", "Codes van onderwerpen, met spaties ertussen."),
            Field("indicator_van", "string", "Van een indicator: codes van de vragen waaruit hij bestaat."),
            Field(
                "versies", "string", "Per meting de versie van de vraag: alleen gelijke versies zijn te vergelijken."
            ),
        ),
        _variables,
    ),
    "metingen": Table(
        "Elke meting: wanneer, wat, en hoeveel inzendingen.",
        (
            Field("meting", "string", "Code van de meting."),
            Field("titel", "string", "Naam van de meting."),
            Field("volgnummer", "integer", "0 is de 0-meting, 1 de volgende."),
            Field("vragenlijst", "string", "Code van de vragenlijst."),
            Field("vragenlijst_titel", "string", "Titel van de vragenlijst."),
            Field("vingerafdruk", "string", "Hash (SHA-256) van de vastgezette tekst van de vragenlijst."),
            Field("privacy", "string", "anonymous (anoniem), confidential (vertrouwelijk) of named (op naam)."),
            Field("geopend", "date", "Eerste dag."),
            Field("gesloten", "date", "Laatste dag; leeg als de meting nog loopt."),
            Field("inzendingen", "integer", "Hoeveel inzendingen meetellen."),
            Field("populatie", "integer", "Hoeveel er in totaal zijn (N), als dat bekend is."),
            Field("uitgenodigd", "integer", "Hoeveel er zijn uitgenodigd."),
            Field("geantwoord", "integer", "Hoeveel genodigden antwoordden."),
            Field("respons", "number", "Respons (AAPOR RR2), van 0 tot 1."),
            Field("bijzonderheid", "string", "Wat er bijzonder was aan de meting."),
        ),
        _waves,
    ),
    "veranderingen": Table(
        "Wat er tussen twee metingen veranderde; leeg in een rapport over één meting.",
        (
            _VARIABLE,
            Field("van", "string", "De eerste van de twee metingen."),
            Field("naar", "string", "De tweede van de twee metingen."),
            Field("vergelijkbaar", "string", "same: vergelijkbaar. Anders waarom niet."),
            Field("opzet", "string", "paired: dezelfde organisaties met zichzelf vergeleken. Anders waarom niet."),
            Field(
                "soort", "string", "Wat veranderde: aandeel, twee hoogste, gemiddelde, gemiddelde per keuze, geheel."
            ),
            Field("antwoord", "string", "Code van het antwoord."),
            Field("eerst", "number", "Het cijfer van de eerste meting."),
            Field("later", "number", "Het cijfer van de tweede meting."),
            Field("verschil", "number", "Later min eerst."),
            Field("verschil_onder", "number", "Ondergrens van het verschil (95%)."),
            Field("verschil_boven", "number", "Bovengrens van het verschil (95%)."),
            Field("p", "number", "Overschrijdingskans van de toets."),
            Field("p_gecorrigeerd", "number", "Na correctie voor het aantal toetsen (Holm)."),
            Field("effect", "number", "Effectgrootte."),
            Field("reden", "string", "Waarom er geen verschil is."),
        ),
        _changes,
    ),
}
"""By the name of the file."""


def _words(_data: Document, language: str) -> Iterator[Row]:
    for name, table in {**TABLES, "woordenboek": DICTIONARY}.items():
        for field in table.fields:
            yield f"{name}.csv", field.name, field.type, say(language, field.meaning)


DICTIONARY = Table(
    "Wat er in elke kolom staat.",
    (
        Field("bestand", "string", "Naam van het bestand."),
        Field("kolom", "string", "Naam van de kolom."),
        Field("type", "string", "string (tekst), integer (geheel getal), number (getal) of date (jjjj-mm-dd)."),
        Field("betekenis", "string", "Wat er staat."),
    ),
    _words,
)
