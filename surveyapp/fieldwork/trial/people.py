"""What somebody with experience looks at in the address list before fieldwork begins. Only what is known here."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveyapp.fieldwork import optouts
from surveyapp.fieldwork.trial.model import Check, about_people, counted
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.storage.tables import Invitation, Wave
from surveyapp.storage.tenant import of_wave


def checks(session: Session, wave: Wave, people: Sequence[Invitation]) -> list[Check]:
    """Everything there is to say about who is asked."""
    return [*_reach(session, wave, people), *_facts(wave, people), *_population(wave, people)]


def listed(session: Session, wave: Wave) -> list[Invitation]:
    """Who is on the address list and belongs there, by name."""
    query = select(Invitation).where(
        *of_wave(Invitation, wave), Invitation.channel == "link", Invitation.disposition != "ineligible"
    )
    return list(session.scalars(query.order_by(Invitation.name, Invitation.id)))


def _reach(session: Session, wave: Wave, people: Sequence[Invitation]) -> Iterator[Check]:
    title = "Iedereen op de adreslijst is te bereiken"
    if not people:
        if wave.open_link_hash is None:
            remedy = "Lees bij Uitnodigen een adreslijst in, of maak een open link."
            yield Check("list", "list", "failed", title, "Er staat nog niemand op de adreslijst.", remedy)
        return
    lost = [each for each in people if not each.email and not _has_home(each)]
    by_post = sum(1 for each in people if not each.email) - len(lost)
    letters = f" {counted(by_post, '1 krijgt een brief.', '{} krijgen een brief.')}" if by_post else ""
    total = counted(len(people), "1 organisatie staat op de lijst.", "{} organisaties staan op de lijst.") + letters
    if lost:
        text = f"{total} Van {len(lost)} is geen e-mailadres en geen postadres bekend."
        who = [(each.id, "geen e-mailadres en geen postadres") for each in lost]
        yield about_people("list", "list", "warning", title, text, "Vul hun adres aan bij Uitnodigen.", who)
    else:
        yield Check("list", "list", "ok", title, total)
    yield from _withdrawn(session, wave, people)


def _has_home(guest: Invitation) -> bool:
    return bool(guest.address.get("street") and guest.address.get("postcode"))


def _withdrawn(session: Session, wave: Wave, people: Sequence[Invitation]) -> Iterator[Check]:
    emails = optouts.among(session, wave.municipality_id, [each.email for each in people])
    if not emails:
        return
    who = [(each.id, "afgemeld voor mail over vragenlijsten") for each in people if each.email in emails]
    text = counted(len(who), "1 organisatie wil geen mail meer.", "{} organisaties willen geen mail meer.")
    title, remedy = "Iedereen met een e-mailadres wil mail ontvangen", "Stuur hun een brief."
    yield about_people("list", "withdrawn", "warning", title, text, remedy, who)


def _facts(wave: Wave, people: Sequence[Invitation]) -> Iterator[Check]:
    """What reports are broken down by comes from the list, so it must be there, and be one of the choices."""
    title = "De kenmerken van de adreslijst zijn ingevuld"
    listed_facts = [question for question in questionnaire_of(wave).questions.values() if not question.on_page]
    if not listed_facts or not people:
        return
    who: list[tuple[int, str]] = []
    absent: Counter[str] = Counter()
    for each in people:
        for question in listed_facts:
            value = each.background.get(question.code)
            if value is None:
                absent[question.label] += 1
            elif value not in {choice.code for choice in question.categories}:
                who.append((each.id, f"{question.label}: “{value}” is geen antwoord van de vragenlijst"))
    if who:
        remedy = "Verbeter de waarde bij deze organisaties, of lees de lijst opnieuw in."
        yield about_people("list", "values", "failed", title, "Er staan onbekende waarden op de lijst.", remedy, who)
    elif absent:
        told = "; ".join(f"{label}: ontbreekt bij {number} van {len(people)}" for label, number in absent.items())
        remedy = "Vul ze aan als u uitkomsten per groep wilt zien."
        yield Check("list", "facts", "warning", title, f"{told}.", remedy)
    else:
        yield Check("list", "facts", "ok", title, ", ".join(question.label for question in listed_facts) + ".")


def _population(wave: Wave, people: Sequence[Invitation]) -> Iterator[Check]:
    title = "Het totaal aantal klopt met de adreslijst"
    if wave.population is not None and wave.population < len(people):
        text = f"Als totaal staat er {wave.population}, maar op de lijst staan er {len(people)}."
        remedy = "Verander het totaal op de pagina van de meting: anders kan er geen rapport komen."
        yield Check("list", "population", "failed", title, text, remedy)
    elif wave.open_link_hash and people:
        yield Check(
            "list",
            "open_link",
            "warning",
            "Alleen wie is uitgenodigd kan meedoen",
            "Naast de lijst is er een open link. Zodra iemand daarlangs meedoet, rekent het rapport zonder het totaal "
            "aantal, en zijn de marges alleen een aanwijzing.",
            "Deel de open link alleen als u dat wilt.",
        )
