"""The chapter of own."""

TEXTS = {
    "Uw antwoord: {joined}.": "Your answer: {joined}.",
    "Van {people} koos ook: {joined}.": "Of {people} this was also chosen by: {joined}.",
    "Per onderwerp: wat u antwoordde, en welk deel van iedereen hetzelfde antwoord gaf.": (
        "Per subject: what you answered, and which part of everybody gave the same answer."
    ),
    "U vulde hier niets in.": "You filled in nothing here.",
    "Bij u: {lower}.": "Yours: {lower}.",
    "Gemiddeld over {people} is het {value}.": "On average over {people} it is {value}.",
    "Dat antwoord gaf {told} van {people}.": "That answer was given by {told} of {people}.",
    "Uw antwoord per onderwerp": "Your answer per subject",
    "Onderwerp": "Subject",
    "Uw antwoord": "Your answer",
    "Gaf hetzelfde antwoord": "Gave the same answer",
    "niets ingevuld": "nothing filled in",
}
