"""C: when a question is asked."""

from surveyapp.problems.catalogue import Kind

CONDITIONS = {
    "C001": Kind(
        (
            "bij “ask_if” hoort een vraag met een antwoord, niet “{found}”",
            "schrijf bijvoorbeeld “ask_if: {{vraag: antwoord}}”",
        ),
        ("“ask_if” takes a question with a choice, not “{found}”", "write for instance “ask_if: {{question: choice}}”"),
    ),
    "C002": Kind(
        (
            "bij “all” en “any” hoort een lijst met voorwaarden",
            "schrijf bijvoorbeeld “any: [{{vraag: ja}}, {{andere: nee}}]”",
        ),
        ("“all” and “any” take a list of conditions", "write for instance “any: [{{question: yes}}, {{other: no}}]”"),
    ),
    "C003": Kind(
        (
            "een vergelijking kent alleen minimum, maximum en answered, niet “{found}”",
            "schrijf bijvoorbeeld “{{vraag: {{minimum: 3}}}}”",
        ),
        (
            "a comparison knows only minimum, maximum and answered, not “{found}”",
            "write for instance “{{question: {{minimum: 3}}}}”",
        ),
    ),
    "C004": Kind(
        (
            "achter de vraag hoort een antwoord of een lijst van antwoorden",
            "schrijf bijvoorbeeld “{{vraag: [ja, soms]}}”",
        ),
        ("a question takes a choice or a list of choices", "write for instance “{{question: [yes, sometimes]}}”"),
    ),
    "C005": Kind(
        ("de voorwaarde noemt “{name}”, maar die vraag bestaat niet", "noem de code van een eerdere vraag"),
        ("the condition names “{name}”, but there is no such question", "name the code of an earlier question"),
    ),
    "C006": Kind(
        (
            "de voorwaarde noemt “{name}”, maar die vraag komt pas op regel {line}",
            "zet die vraag eerder, of noem een andere",
        ),
        (
            "the condition names “{name}”, but that question comes only on line {line}",
            "put that question earlier, or name another one",
        ),
    ),
    "C007": Kind(
        ("“{name}” heeft geen antwoord “{found}”", "kies uit: {known}"),
        ("“{name}” has no choice “{found}”", "choose from: {known}"),
    ),
    "C008": Kind(
        ("minimum en maximum kunnen niet bij “{name}”: dat is geen getal", "noem de antwoorden die tellen"),
        ("minimum and maximum are not possible for “{name}”: it is not a number", "name the choices that count"),
    ),
    "C009": Kind(
        ("“{name}” heeft geen vaste antwoorden", "gebruik minimum en maximum, of “answered: yes”"),
        ("“{name}” has no fixed choices", "use minimum and maximum, or “answered: yes”"),
    ),
    "C010": Kind(
        (
            "het minimum ({minimum}) in de voorwaarde is hoger dan het maximum ({maximum})",
            "verwissel ze of pas er een aan",
        ),
        ("the minimum ({minimum}) in the condition is higher than the maximum ({maximum})", "swap them or change one"),
    ),
    "C011": Kind(
        (
            "de voorwaarde kan nooit waar zijn: bij “{name}” kan maar één antwoord tegelijk",
            "gebruik een lijst: “{{{name}: [{choices}]}}”",
        ),
        ("the condition can never hold: “{name}” takes one choice at a time", "use a list: “{{{name}: [{choices}]}}”"),
    ),
    "C012": Kind(
        ("“{name}” heeft geen eigen antwoord", "noem een gewone vraag of een rij; hier kan: {known}"),
        ("“{name}” has no answer of its own", "name a plain question or a row; possible here: {known}"),
    ),
    "C013": Kind(
        ("de voorwaarde kan nooit waar zijn: “{name}” gaat van {lowest} tot {highest}", "kies grenzen daarbinnen"),
        ("the condition can never hold: “{name}” runs from {lowest} to {highest}", "choose bounds within that range"),
    ),
    "C014": Kind(
        ("de vraag hangt af van haar eigen antwoord", "noem een eerdere vraag"),
        ("the question depends on its own answer", "name an earlier question"),
    ),
}
