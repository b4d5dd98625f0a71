"""Everything in a set of copies that has an order, for names and for answers. Each pair of orders is a guess: the first
name gave the first answer, and so on.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import orjson

from tests.proofs.severance.copies import Copies, Row

Order = list[str]
FACTS = ("soort", "kern")


@dataclass(frozen=True)
class Loot:
    """What the attacker brings home: copies until after closing, files and journals of before and after, and which word
    stands in which answer. Words have no meaning to the attacker; they say which answer is meant.
    """

    copies: Copies
    names: Order
    words: Order
    exported: Order
    files: tuple[bytes, ...]
    journals: tuple[bytes, ...]

    def responses(self) -> dict[str, Row]:
        """By the word in it, in the order of the table; visitors by the open link left out."""
        found = {}
        for row in self.copies.last["response"]:
            text = row["answers"] if isinstance(row["answers"], str) else orjson.dumps(row["answers"]).decode()
            word = next((each for each in self.words if each in text), "")
            if word:
                found[word] = {**row, "answers": orjson.loads(text), "length": len(text)}
        return found

    def invitations(self) -> dict[str, Row]:
        return {row["name"]: row for row in self.copies.last["invitation"] if row["name"] in set(self.names)}


def of_names(loot: Loot) -> dict[str, Order]:
    """Organisations that answered, in every order that there is."""
    rows = loot.invitations()
    found = {f"invitation.{column}": _by(rows, column) for column in next(iter(rows.values()))}
    steps = {name: _steps(loot.copies, "invitation", str(row["id"])) for name, row in rows.items()}
    found["first change of the row"] = _sorted(rows, lambda name: (steps[name][:2][-1], rows[name]["id"]))
    found["last change of the row"] = _sorted(rows, lambda name: (steps[name][-1], rows[name]["id"]))
    mails = {str(row["invitation_id"]): row["id"] for row in loot.copies.last["message"]}
    found["mail queue"] = _sorted(rows, lambda name: mails.get(str(rows[name]["id"]), 10**9))
    moments = {name: step for step, name in loot.copies.moments.items()}
    found["moment, seen from outside"] = _sorted(rows, lambda name: moments[name])
    found["draft at that moment"] = _by_drafts(loot.copies, moments)
    return {**found, **_by_place(loot, [each.encode() for each in rows])}


def of_answers(loot: Loot) -> dict[str, Order]:
    """Answers, in every order that there is."""
    rows = loot.responses()
    found = {f"response.{column}": _by(rows, column) for column in next(iter(rows.values())) if column != "answers"}
    found |= {"table": list(rows), "export": loot.exported}
    found["transaction and place"] = _sorted(rows, lambda word: [str(rows[word].get(k)) for k in ("xmin", "cmin")])
    found["number of questions"] = _sorted(rows, lambda word: len(rows[word]["answers"]))
    return {**found, **_by_place(loot, [each.encode() for each in rows])}


def _by(rows: dict[str, Row], column: str) -> Order:
    return _sorted(rows, lambda each: _comparable(rows[each][column]))


def _comparable(value: object) -> tuple[int, float, str]:
    if isinstance(value, int | float):
        return (0, float(value), "")
    text = str(value).strip("()")
    parts = text.split(",")
    if all(part.isdigit() for part in parts):  # a place in a table of PostgreSQL, or a number as text
        return (0, sum(int(part) * 10 ** (6 * at) for at, part in enumerate(reversed(parts))), "")
    return (1, 0.0, text)


def _sorted(rows: Iterable[str], by: object) -> Order:
    return sorted(rows, key=by)  # type: ignore[call-overload, no-any-return]


def _steps(copies: Copies, table: str, number: str) -> list[int]:
    return [step for step, _ in copies.history[table, (number,)]]


def _by_drafts(copies: Copies, moments: dict[str, int]) -> Order:
    """By the version of the draft that was handed in at the moment at which somebody was seen to do so."""
    at: dict[int, int] = {}
    for (table, _), seen in copies.history.items():
        for step, row in seen if table == "draft" else ():
            if row["submitted"]:
                at.setdefault(step, row["version"])
    return _sorted(moments, lambda name: at.get(moments[name], 0)) if moments else []


def _by_place(loot: Loot, needles: list[bytes]) -> dict[str, Order]:
    """By where it stands in the files and journals, first and last; what stands nowhere comes last."""
    found = {}
    for kind, contents in (("file", loot.files), ("journal", loot.journals)):
        for moment, content in zip(("before closing", "after closing"), contents, strict=True):
            first, last = _places(needles, content)
            found[f"first place in the {kind} {moment}"] = [each.decode() for each in first]
            found[f"last place in the {kind} {moment}"] = [each.decode() for each in last]
    return found


def _places(needles: list[bytes], content: bytes) -> tuple[list[bytes], list[bytes]]:
    """In the order of the first and of the last place, found in one pass: a journal can be hundreds of megabytes."""
    first: dict[bytes, int] = {}
    last: dict[bytes, int] = {}
    longest_first = sorted(needles, key=len, reverse=True)
    for found in re.finditer(b"|".join(map(re.escape, longest_first)), content):
        first.setdefault(found[0], found.start())
        last[found[0]] = found.start()
    return (
        sorted(needles, key=lambda each: first.get(each, len(content))),
        sorted(needles, key=lambda each: last.get(each, -1)),
    )


def guesses(loot: Loot) -> Iterator[tuple[str, dict[str, str]]]:
    """Every guess by its strategy: word to name."""
    names, answers = of_names(loot), of_answers(loot)
    for (of_name, left), (of_answer, right) in itertools.product(names.items(), answers.items()):
        for turned, order in (("", right), (", turned round", right[::-1])):
            yield f"{of_name} × {of_answer}{turned}", dict(zip(order, left, strict=False))


def by_facts(loot: Loot) -> tuple[dict[str, str], float]:
    """Whoever has the facts that stayed with an answer may have given it. And how many matches may be expected of that:
    one for every crowd of at least the threshold.
    """
    rows, invited = loot.responses(), loot.invitations()
    kept = {word: tuple(row["answers"].get(code) for code in FACTS) for word, row in rows.items()}
    values = [{facts[at] for facts in kept.values()} for at in range(len(FACTS))]
    seen = {name: _as_kept(row["background"], values) for name, row in invited.items()}
    guess: dict[str, str] = {}
    free = sorted(seen)
    for word in sorted(kept, key=lambda each: sum(fact is None for fact in kept[each])):
        fit = next((name for name in free if _fits(seen[name], kept[word])), free[0])
        guess[word] = fit
        free.remove(fit)
    crowds = sum(number >= 5 for number in Counter(kept.values()).values())
    return guess, float(max(crowds, 1))


def _as_kept(background: object, values: list[set[object]]) -> tuple[object, ...]:
    facts = orjson.loads(background) if isinstance(background, str) else background
    assert isinstance(facts, dict)
    return tuple(facts.get(code) for code in FACTS)


def _fits(seen: tuple[object, ...], kept: tuple[object, ...]) -> bool:
    return all(stays is None or stays == fact for fact, stays in zip(seen, kept, strict=True))
