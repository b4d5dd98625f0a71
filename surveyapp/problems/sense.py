"""Q030 and up: each part is well formed, but together they do not make sense."""

from surveyapp.problems.catalogue import Kind

SENSE = {
    "Q030": Kind(
        ("de vraag is verplicht, maar kan nooit beantwoord worden", "haal “required” weg of verander de voorwaarde"),
        ("the question is required, but can never be answered", "remove “required” or change the condition"),
    ),
    "Q031": Kind(
        ("antwoord “{name}” staat er twee keer", "geef elk antwoord een eigen code"),
        ("choice “{name}” is there twice", "give every choice a code of its own"),
    ),
    "Q032": Kind(
        (
            "de antwoorden “{first}” en “{second}” verschillen alleen in hoofdletters",
            "maak het verschil duidelijk of haal er een weg",
        ),
        ("the choices “{first}” and “{second}” differ only in capitals", "make the difference clear or remove one"),
    ),
    "Q033": Kind(
        ("de antwoorden “{first}” en “{second}” hebben dezelfde tekst", "geef elk antwoord een eigen tekst"),
        ("the choices “{first}” and “{second}” have the same text", "give every choice a text of its own"),
    ),
    "Q034": Kind(
        ("er staat HTML in “{name}”: {found}", "schrijf gewone tekst; opmaak kan niet"),
        ("there is HTML in “{name}”: {found}", "write plain text; markup is not possible"),
    ),
    "Q035": Kind(
        ("“{name}” is een woord van de voorwaarden en kan geen code zijn", "kies een andere code"),
        ("“{name}” is a word of the conditions and cannot be a code", "choose another code"),
    ),
    "Q036": Kind(
        (
            "het tekstveld bij antwoord “{choice}” heet “{name}”, maar die code is al gebruikt op regel {first}",
            "verander een van de codes",
        ),
        (
            "the text field of choice “{choice}” is called “{name}”, but that code was used on line {first}",
            "change one of the codes",
        ),
    ),
    "Q037": Kind(
        ("{{{name}}} verwijst naar een vraag die niet bestaat", "noem de code van een eerdere vraag"),
        ("{{{name}}} refers to a question that does not exist", "name the code of an earlier question"),
    ),
    "Q038": Kind(
        ("{{{name}}} verwijst naar een vraag die pas later komt", "zet die vraag eerder, of noem een andere"),
        ("{{{name}}} refers to a question that comes later", "put that question earlier, or name another one"),
    ),
    "Q039": Kind(
        (
            "accolades in “{name}” noemen geen vraag: {found}",
            "schrijf de code van een eerdere vraag als {{code}}, of gebruik ( )",
        ),
        (
            "the braces in “{name}” do not name a question: {found}",
            "write the code of an earlier question as {{code}}, or use ( )",
        ),
    ),
    "Q040": Kind(
        ("de code “{name}” van dit onderdeel is al gebruikt op regel {first}", "geef elk onderdeel een eigen code"),
        ("the code “{name}” of this section was used on line {first}", "give every section a code of its own"),
    ),
    "Q041": Kind(
        ("{{{name}}} verwijst naar een vraag zonder eigen antwoord", "noem een gewone vraag, of een rij"),
        ("{{{name}}} refers to a question without an answer of its own", "name a plain question, or a row"),
    ),
    "Q042": Kind(
        ("geen enkele pagina heeft een vraag die beantwoord kan worden", "voeg een vraag toe"),
        ("no page has a question that can be answered", "add a question"),
    ),
    "Q043": Kind(
        ("de rijen “{first}” en “{second}” hebben dezelfde tekst", "geef elke rij een eigen tekst"),
        ("the rows “{first}” and “{second}” have the same text", "give every row a text of its own"),
    ),
    "Q044": Kind(
        ("alle antwoorden zijn “missing”: niemand kan echt antwoorden", "geef minstens één gewoon antwoord"),
        ("all choices are “missing”: nobody can really answer", "give at least one ordinary choice"),
    ),
    "Q045": Kind(
        ("de code “{name}” met antwoord “{choice}” wordt samen langer dan 40 tekens", "kies een kortere code"),
        ("the code “{name}” with choice “{choice}” becomes longer than 40 characters", "choose a shorter code"),
    ),
    "Q046": Kind(
        ("“{name}” heeft te veel delen", "geef er hoogstens {limit}"),
        ("“{name}” has too many parts", "give at most {limit}"),
    ),
    "Q047": Kind(
        ("op geen enkel werkblad staat een vraag “{name}”", "gebruik de code van een vraag op een werkblad"),
        ("no worksheet has an item “{name}”", "use the code of an item of a worksheet"),
    ),
    "Q048": Kind(
        ("het antwoord op “{name}” past hier niet", "neem een vraag van hetzelfde type met dezelfde antwoorden"),
        ("the answer on “{name}” does not fit here", "take an item of the same type with the same choices"),
    ),
    "Q049": Kind(
        ("“{name}” hoort bij een latere stap ({step})", "neem een vraag van dezelfde stap of een eerdere"),
        ("“{name}” belongs to a later step ({step})", "take an item of the same step or an earlier one"),
    ),
    "Q050": Kind(
        ("“{name}” vraagt niet naar een datum", "neem een vraag naar een datum, of “today” voor de stand van nu"),
        ("“{name}” does not ask for a date", "take an item that asks for a date, or “today” for how it stands now"),
    ),
    "Q051": Kind(
        ("alleen een werkblad laat de acties van een beleidscyclus zien", "haal “shows_actions” hier weg"),
        ("only a worksheet shows the actions of a policy cycle", "remove 'shows_actions' here"),
    ),
}
