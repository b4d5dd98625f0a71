"""What a form of paper says by itself, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Places: {n} and {m} are numbers of questions, {what} is a condition in words, {count} a number."""

    language: str
    form: str
    page: str
    how: str
    instructions: tuple[str, ...]
    code: str
    code_why: str
    code_sealed: str
    code_blank: str
    number: str
    logo: str
    back: str
    questions: str
    tick_one: str
    tick_many: str
    tick_at_most: str
    tick_at_least: str
    tick_between: str
    tick_row: str
    grade: str
    rank: str
    divide: str
    decimal: str
    together: str
    points: str
    date: str
    write: str
    box: str
    statement: str
    required: str
    for_one: str
    for_two: str
    for_some: str
    for_part: str
    otherwise: str
    otherwise_done: str
    question: str
    other: str
    end: str
    end_text: str
    all_of: str
    any_of: str
    chose: str
    not_chose: str
    filled: str
    not_filled: str
    between: str
    at_least: str
    at_most: str
    background: str
    not_so: str
    earlier: str


_NL = Words(
    language="nl-NL",
    form="Vragenlijst op papier",
    page="Pagina {number} van {total}",
    how="Zo vult u dit formulier in",
    instructions=(
        "Schrijf met een pen, in blokletters. Zet een kruisje in het vakje van uw antwoord.",
        "Vergist u zich? Maak dat vakje helemaal zwart en zet een kruisje in het goede vakje.",
        "Staat er boven een vraag voor wie die is? Lees dat eerst. U mag de vraag overslaan als die niet voor u is.",
        "Weet u een antwoord niet? Laat de vraag dan open.",
    ),
    code="Uw code",
    code_why="Met deze code weten we dat dit formulier bij een uitnodiging hoort. Zo telt elk formulier één keer.",
    code_sealed="De code komt niet bij uw antwoorden te staan. Een medewerker typt uw antwoorden over en vernietigt "
    "daarna dit formulier. Schrijf nergens uw naam op.",
    code_blank="Neem de acht woorden over uit uw brief.",
    number="Nummer {number}",
    logo="Logo van {owner}",
    back="Terugsturen",
    questions="Hebt u vragen?",
    tick_one="Kruis één vakje aan.",
    tick_many="Kruis alles aan wat past.",
    tick_at_most="Kruis er hoogstens {maximum} aan.",
    tick_at_least="Kruis er minstens {minimum} aan.",
    tick_between="Kruis er {minimum} tot {maximum} aan.",
    tick_row="Kruis op elke regel één vakje aan.",
    grade="Kruis één cijfer aan: 1 is heel slecht, 10 is uitstekend.",
    rank="Zet een 1 voor het belangrijkste, een 2 voor wat daarna komt, en zo verder tot en met {count}.",
    divide="Verdeel precies {total} {unit}. Laat leeg wat u niets geeft.",
    decimal=",",
    together="Samen: {total}",
    points="punten",
    date="dag, maand, jaar",
    write="Ruimte om te schrijven",
    box="Vakje: {label}",
    statement="Uitspraak",
    required="Sla deze vraag liever niet over.",
    for_one="Vraag {n} is alleen voor u als {what}.",
    for_two="Vraag {n} en {m} zijn alleen voor u als {what}.",
    for_some="Vraag {n} tot en met {m} zijn alleen voor u als {what}.",
    for_part="Dit deel is alleen voor u als {what}.",
    otherwise="Anders: ga door naar vraag {n}.",
    otherwise_done="Anders bent u klaar met de vragen.",
    question="vraag {n}",
    other="Namelijk:",
    end="Dank u wel",
    end_text="Kijk nog even of u geen bladzijde hebt overgeslagen.",
    all_of="en",
    any_of="of",
    chose="u bij {question} {choices} hebt aangekruist",
    not_chose="u bij {question} niet {choices} hebt aangekruist",
    filled="u {question} hebt ingevuld",
    not_filled="u {question} niet hebt ingevuld",
    between="uw antwoord op {question} {minimum} tot en met {maximum} is",
    at_least="uw antwoord op {question} {minimum} of meer is",
    at_most="uw antwoord op {question} {maximum} of minder is",
    background="voor uw organisatie geldt: {label}: {choices}",
    not_so="dit niet klopt: {what}",
    earlier="(uw antwoord op {question})",
)

_EN = Words(
    language="en-GB",
    form="Paper questionnaire",
    page="Page {number} of {total}",
    how="How to fill in this form",
    instructions=(
        "Write with a pen, in capital letters. Put a cross in the box of your answer.",
        "Made a mistake? Make that box completely black and put a cross in the right box.",
        "Does it say above a question whom it is for? Read that first. You may skip a question that is not for you.",
        "You do not know an answer? Leave the question open.",
    ),
    code="Your code",
    code_why="With this code we know that this form belongs to an invitation. So every form counts once.",
    code_sealed="The code is not kept with your answers. A member of staff types in your answers and then destroys "
    "this form. Do not write your name anywhere.",
    code_blank="Copy the eight words from your letter.",
    number="Number {number}",
    logo="Logo of {owner}",
    back="Sending it back",
    questions="Questions?",
    tick_one="Tick one box.",
    tick_many="Tick all that apply.",
    tick_at_most="Tick at most {maximum}.",
    tick_at_least="Tick at least {minimum}.",
    tick_between="Tick {minimum} to {maximum}.",
    tick_row="Tick one box on every line.",
    grade="Tick one grade: 1 is very poor, 10 is excellent.",
    rank="Write a 1 before the most important, a 2 before what comes next, and so on up to {count}.",
    divide="Divide exactly {total} {unit}. Leave empty what gets nothing.",
    decimal=".",
    together="Together: {total}",
    points="points",
    date="day, month, year",
    write="Room to write",
    box="Box: {label}",
    statement="Statement",
    required="Please do not skip this question.",
    for_one="Question {n} is for you only if {what}.",
    for_two="Questions {n} and {m} are for you only if {what}.",
    for_some="Questions {n} to {m} are for you only if {what}.",
    for_part="This part is for you only if {what}.",
    otherwise="Otherwise: go to question {n}.",
    otherwise_done="Otherwise you are done with the questions.",
    question="question {n}",
    other="Namely:",
    end="Thank you",
    end_text="Please check that you have not skipped a page.",
    all_of="and",
    any_of="or",
    chose="you ticked {choices} at {question}",
    not_chose="you did not tick {choices} at {question}",
    filled="you answered {question}",
    not_filled="you did not answer {question}",
    between="your answer to {question} is {minimum} to {maximum}",
    at_least="your answer to {question} is {minimum} or more",
    at_most="your answer to {question} is {maximum} or less",
    background="for your organisation this holds: {label}: {choices}",
    not_so="this is not so: {what}",
    earlier="(your answer to {question})",
)


def words(language: str) -> Words:
    """The words in this language; Dutch when there are none."""
    return _EN if language == "en" else _NL
