"""Effect study: what changed among who used a kind of support, and among the others; and what that does not prove."""

from collections.abc import Iterator, Sequence

from surveyapp.analysis.comparison import Design
from surveyapp.analysis.effect import Arm, EffectStudy
from surveyapp.questionnaire.indicators import YES
from surveyapp.report.cells import EMPTY, enough
from surveyapp.report.definition import ChapterDefinition
from surveyapp.report.findings.compared import special
from surveyapp.report.material import Material
from surveyapp.report.model import Block, Cell, Finding, Note, Paragraph, Row, Table, Unit
from surveyapp.report.wording import REASONS, quoted, unpiped

LEAD = "Bij {number} van de {of} uitkomsten is het verschil tussen met en zonder hulp groter dan door toeval."
NO_PROOF = (
    "Dit bewijst niet dat de hulp de oorzaak is. {people} kozen zelf of ze er gebruik van maakten. Wie dat doet, kan "
    "ook op andere punten verschillen van wie dat niet doet: groter zijn, meer problemen hebben of beter de weg weten."
)


def effect(material: Material, chapter: ChapterDefinition) -> Sequence[Block]:
    """A finding per outcome, under one warning."""
    if chapter.effect is None or not material.figures.links:
        return [
            Paragraph(
                material.say("Voor deze vergelijking zijn twee metingen nodig, en een vraag over het gebruik van hulp.")
            )
        ]
    used = material.figures.variables[chapter.effect.used]
    studies = [
        study
        for code in chapter.effect.of
        for study in material.figures.effects(code, used.code, chapter.effect.choices)
    ]
    warning = material.say(NO_PROOF, people=material.voice.people.many.capitalize())
    return [
        *_lead(material, studies),
        Paragraph(
            material.say(
                "Vergeleken zijn wie wel en wie niet hulp gebruikte ({quoted}). {warning}",
                quoted=quoted(unpiped(used.label)),
                warning=warning,
            )
        ),
        *(_finding(material, study) for study in studies),
        Note(
            material.say(
                "Het 95%-interval van het verschil tussen twee veranderingen is samengesteld uit de "
                "intervallen van beide veranderingen (MOVER, Zou en Donner 2008). Er is niet gecorrigeerd "
                "voor N."
            )
        ),
    ]


def _lead(material: Material, studies: Sequence[EffectStudy]) -> Iterator[Paragraph]:
    """At how many outcomes both groups changed differently by more than chance; nothing when none can be judged."""
    judged = [each for each in studies if _limits(material, each, each.limits, each.users, each.others) is not EMPTY]
    apart = [each for each in judged if each.limits and (each.limits[0] > 0 or each.limits[1] < 0)]
    if judged:
        number = material.printer.notation.number
        told = material.printer.notation.say(LEAD, number=number(len(apart)), of=number(len(judged)))
        yield Paragraph(told, lead=True, codes=tuple(each.code for each in judged))


def _finding(material: Material, study: EffectStudy) -> Finding:
    title = study.label if study.answer in ("", YES) else f"{study.label} {_answer(material, study)}"
    return Finding(
        code=study.code,
        title=title,
        statement=material.say(REASONS[study.reason]) if study.reason else _statement(material, study),
        base=_base(material, study),
        table=_table(material, study) if study.users and study.others else None,
        notes=tuple(_notes(material, study)),
    )


def _answer(material: Material, study: EffectStudy) -> str:
    choices = material.figures.variables[study.code].categories
    return next((quoted(choice.label) for choice in choices if choice.code == study.answer), study.answer)


def _level(material: Material, study: EffectStudy, value: float | None) -> Cell:
    notation = material.printer.notation
    if value is None:
        return EMPTY
    if study.share:
        return Cell(notation.percent(value), value, Unit.SHARE)
    return Cell(notation.number(value, 1), value, Unit.MEAN)


def _moved(material: Material, study: EffectStudy, value: float) -> Cell:
    notation = material.printer.notation
    if study.share:
        return Cell(notation.points(value), value, Unit.POINTS)
    return Cell(notation.signed(value, 1), value, Unit.MEAN)


def _limits(material: Material, study: EffectStudy, limits: tuple[float, float] | None, *arms: Arm | None) -> Cell:
    """The limits of what these arms did; none when one has too few answers."""
    if limits is None or not enough(*(n for arm in arms if arm for n in arm.answers)):
        return EMPTY
    return Cell(material.printer.notation.interval(*(_moved(material, study, each).text for each in limits)))


def _statement(material: Material, study: EffectStudy) -> str:
    if study.users is None or study.others is None or study.difference is None:
        return ""
    unit = material.say("\u00a0procentpunt") if study.share else ""
    told = [
        material.say(
            "{who}: {from_to}een verandering van {value}{unit}.",
            who=who,
            from_to=_from_to(material, study, arm),
            value=_moved(material, study, arm.change).text,
            unit=unit,
        )
        for who, arm in ((material.say("Met hulp"), study.users), (material.say("Zonder hulp"), study.others))
    ]
    gap = material.say(
        "Het verschil tussen die veranderingen is {value}{unit}",
        value=_moved(material, study, study.difference).text,
        unit=unit,
    )
    return f"{' '.join(told)} {gap}{_chance(material, study)}"


def _from_to(material: Material, study: EffectStudy, arm: Arm) -> str:
    """Of pairs nothing: what a few others answered would follow from where they stand."""
    if arm.earlier is None or arm.later is None:
        return ""
    return material.say(
        "van {value} naar {value2}, ",
        value=_level(material, study, arm.earlier).text,
        value2=_level(material, study, arm.later).text,
    )


def _chance(material: Material, study: EffectStudy) -> str:
    """What the interval says about chance."""
    if study.limits is None:
        return material.say(". Of dat toeval is, is niet te zeggen.")
    interval = _limits(material, study, study.limits, study.users, study.others)
    if interval is EMPTY:
        return material.say(". Er zijn te weinig antwoorden om te zeggen of dat toeval is.")
    outside = study.limits[0] > 0 or study.limits[1] < 0
    verdict = (
        material.say("Dat is meer dan door toeval te verwachten is") if outside else material.say("Dat kan toeval zijn")
    )
    return material.say(" (95%-interval: {interval}). {verdict}.", interval=interval.text, verdict=verdict)


def _base(material: Material, study: EffectStudy) -> str:
    if study.users is None or study.others is None:
        return material.say("Niet getoond of niet gevraagd.")
    arms = ((material.say("Met hulp"), study.users), (material.say("zonder hulp"), study.others))
    return "; ".join(f"{who}: {_n(material, arm)}" for who, arm in arms) + "."


def _n(material: Material, arm: Arm) -> str:
    earlier, later = arm.answers
    notation = material.printer.notation
    n = notation.named("n", earlier)
    return n if earlier == later else material.say("{n} en daarna {later}", n=n, later=notation.number(later))


def _table(material: Material, study: EffectStudy) -> Table:
    rows = []
    for who, arm in ((material.say("Met hulp"), study.users), (material.say("Zonder hulp"), study.others)):
        if arm:
            levels = (_level(material, study, arm.earlier), _level(material, study, arm.later))
            n = Cell(_n(material, arm).partition("=")[2].strip())
            change = _moved(material, study, arm.change)
            rows.append(Row(who, (*levels, change, _limits(material, study, arm.limits, arm), n)))
    difference = EMPTY if study.difference is None else _moved(material, study, study.difference)
    limits = _limits(material, study, study.limits, study.users, study.others)
    blank = Cell("")
    rows.append(Row(material.say("Verschil"), (blank, blank, difference, limits, blank), total=True))
    columns = (
        material.waves[0].title,
        material.last.title,
        material.say("Verandering"),
        material.say("95%-interval"),
        "n",
    )
    unit = material.say("in procentpunt") if study.share else material.say("van het gemiddelde")
    return Table(
        material.say("Verandering {unit}, met en zonder hulp", unit=unit), material.say("Groep"), columns, tuple(rows)
    )


def _notes(material: Material, study: EffectStudy) -> Iterator[str]:
    people = material.voice.people
    if study.design is Design.PAIRED:
        yield material.say(
            "Elke {one} is met zichzelf vergeleken. Wie hulp gebruikte, is bepaald met het antwoord in "
            "{title}. Van hen staat er alleen wat er veranderde: waar zij staan, zou met andere tabellen "
            "samen kunnen verraden wat een paar anderen antwoordden.",
            one=people.one,
            title=material.last.title,
        )
    elif study.users:
        yield material.say(
            "Vergeleken als losse groepen, in elke meting ingedeeld naar het gebruik van dat moment. De "
            "groepen kunnen dus ook van samenstelling veranderd zijn."
        )
    if study.silent_are_others and study.users:
        yield material.say("Wie niet invulde of hulp is gebruikt, telt mee bij de groep zonder hulp.")
    yield from special(material)
