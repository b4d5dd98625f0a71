"""The forms for conclusions, recommendations and actions."""

import datetime
from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from surveyapp.fieldwork.mailbox import mailbox
from surveyapp.fieldwork.waves import questionnaire_of
from surveyapp.policycycle import actions
from surveyapp.policycycle.actions import Agreed
from surveyapp.policycycle.advice import Said
from surveyapp.report import menu
from surveyapp.storage.tables import Account, Action, Advice, Wave
from surveyapp.web.action_words import shortened
from surveyapp.web.explore_forms import GroupedField
from surveyapp.web.staff_forms import DayField, OneOfField, StaffForm, WholeField, whole
from surveyapp.web.staff_words import ACTION_STATES, ADVICE_KINDS, FUNCTIONS

NONE = "0"
_LONG, _SHORT = (Length(max=most, message=f"Neem hoogstens {most} tekens.") for most in (2000, 120))


class _OfFunction(StaffForm):
    function = SelectField(
        "Bij welke basisfunctie hoort dit?",
        [InputRequired("Kies een basisfunctie.")],
        choices=FUNCTIONS,
        validate_choice=False,
    )
    version = HiddenField()


class AdviceForm(_OfFunction):
    """What is concluded or recommended, and what it rests on."""

    kind = OneOfField("Wat is het?", choices=ADVICE_KINDS)
    text = TextAreaField(
        "Wat concludeert u, of wat beveelt u aan?",
        [InputRequired("Schrijf op wat u concludeert of aanbeveelt."), _LONG],
    )
    variable = GroupedField(
        "Op welke uitkomst rust dit?", none="Op het geheel", missing="Deze meting heeft geen vraag of indicator"
    )

    @classmethod
    def of(cls, wave: Wave, advice: Advice | None = None, **kwargs: Any) -> "AdviceForm":
        """The form for this wave, filled in with what is there."""
        names = ("kind", "function", "text", "variable", "version")
        form = cls(data={name: getattr(advice, name) for name in names} if advice else {}, **kwargs)
        form.variable.groups = menu.questions(questionnaire_of(wave))
        return form

    @property
    def said(self) -> Said:
        """What was typed."""
        return Said(self.kind.data, whole(self.function.data), (self.text.data or "").strip(), self.variable.data or "")


class OutForm(StaffForm):
    """To leave an advice out of reports, or put it back."""

    version = HiddenField()


class ActionForm(_OfFunction):
    """What will be done, by whom, and when it is ready."""

    text = TextAreaField("Wat gaat u doen?", [InputRequired("Schrijf op wat er gaat gebeuren."), _LONG])
    advice = SelectField("Welke aanbeveling voert dit uit?", validate_choice=False)
    account = SelectField("Wie doet het?", validate_choice=False, description="Een collega met een account.")
    owner = StringField(
        "Of iemand zonder account: naam of functie",
        [_SHORT],
        description="Zo staat het ook in het rapport. Vul dit alleen in als u hierboven niemand kiest.",
    )
    owner_email = StringField(
        "Diens e-mailadres", [Length(max=254)], description="Voor herinneringen. Het staat in geen rapport."
    )
    due_on = DayField("Wanneer is het klaar?", validators=[InputRequired("Vul een datum in.")])
    budget = WholeField("Hoeveel geld is ervoor, in euro's?", validators=[Optional()])
    document = StringField(
        "In welk beleidsstuk staat het?", [_LONG], description="Bijvoorbeeld: uitvoeringsprogramma 2027."
    )
    public = BooleanField(
        "Vertellen wij dit aan wie meedeed?",
        description="Zo ja: dan staat deze actie bij de openbare uitkomsten, met de datum en of het gedaan is. Naam, "
        "mailadres, budget en toelichting worden niet openbaar. Zet dus ook in de tekst van de actie geen namen.",
    )

    @classmethod
    def of(
        cls,
        people: Sequence[Account],
        advice: Sequence[Advice],
        action: Action | None = None,
        begun: Advice | None = None,
        **kwargs: Any,
    ) -> "ActionForm":
        """The form with whom and what can be chosen, filled in with what is there; a new one may begin with advice."""
        first = {"function": str(begun.function), "advice": str(begun.id)} if begun else {}
        form = cls(data=_filled(action) if action else first, **kwargs)
        form.account.choices = [
            (NONE, "Kies een collega"),
            *((str(each.id), _name(each)) for each in people),
        ]
        form.advice.choices = [(NONE, "Geen"), *((str(each.id), shortened(each.text)) for each in advice)]
        for field in (form.budget, form.document):
            field.flags.optional = True
        return form

    def validate_owner(self, field: StringField) -> None:
        """Somebody does it; asked together with all else that is missing."""
        if not whole(self.account.data) and not (field.data or "").strip():
            raise ValidationError("Kies een collega, of vul een naam of functie in.")

    @property
    def agreed(self) -> Agreed:
        """What was typed. Of somebody with an account nothing else is kept."""
        account, typed = whole(self.account.data) or None, (self.owner_email.data or "").strip()
        return Agreed(
            function=whole(self.function.data),
            text=(self.text.data or "").strip(),
            due_on=self.due_on.data or datetime.date.min,
            account_id=account,
            owner="" if account else " ".join((self.owner.data or "").split()),
            owner_email="" if account else mailbox(typed) or typed,
            budget=self.budget.data,
            document=" ".join((self.document.data or "").split()),
            advice_id=whole(self.advice.data) or None,
            public=bool(self.public.data),
        )


class StateForm(StaffForm):
    """How an action stands."""

    state = OneOfField("Hoe staat het ermee?", choices=ACTION_STATES)
    note = TextAreaField("Toelichting", [_LONG], description="Bij een actie die vervalt is dit nodig: waarom?")
    version = HiddenField()


def _filled(action: Action) -> dict[str, Any]:
    fields = actions.agreed(action)
    known = {name: getattr(fields, name) for name in Agreed.__dataclass_fields__}
    chosen = {"account": str(action.account_id or NONE), "advice": str(action.advice_id or NONE)}
    return {**known, **chosen, "version": action.version}


def _name(account: Account) -> str:
    return account.name or account.email
