"""Putting what a visitor typed to rules: answers to show, or sentences beside the fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ccop.kernel import clock
from ccop.kernel.statutes.selectors import law_table
from ccop.kernel.ui.fields import DayField
from ccop.kernel.ui.templatetags.ui import money
from ccop.law.computed import FixedDay, spell
from ccop.law.findings import Finding
from ccop.law.inputs import BadInput, BadInputs
from ccop.law.parameters import Parameter, Status, Table
from ccop.law.rule import Rule
from ccop.law.running import Outcome, run
from ccop.law.terms import Term
from ccop.portal.law.fields import asked, field_of, typed

ON = "on"
"""The field of the day whose law decides."""


@dataclass(frozen=True)
class Ask:
    """A rule that is asked. `pick` names the part of its answer that is shown large, where that is
    not the answer itself; `words` say it in place of the rule's title."""

    rule: Rule[..., Any]
    pick: str = ""
    words: str | Promise = ""

    @property
    def label(self) -> str:
        """What is asked."""
        return str(self.words or self.rule.title)


@dataclass(frozen=True)
class Answer:
    """What a rule answered, as a page shows it. Templates would call a rule, so they get words."""

    ask: Ask
    outcome: Outcome

    @property
    def label(self) -> str:
        """What was asked."""
        return self.ask.label

    @property
    def code(self) -> str:
        """The id of the rule."""
        return self.ask.rule.code

    @property
    def citation(self) -> str:
        """Where the rule is written."""
        return self.ask.rule.citation

    @property
    def mark(self) -> Status:
        """How far the rule was compared with the act."""
        return self.ask.rule.mark

    @property
    def headline(self) -> str:
        """The date or amount that is shown large; "" where the steps alone tell the answer."""
        value = self.outcome.result
        return shown(getattr(value, self.ask.pick) if self.ask.pick else value)

    @property
    def steps(self) -> tuple[str, ...]:
        """How it came about."""
        return self.outcome.explanation

    @property
    def computes(self) -> bool:
        """Whether the rule answers a value; another finds what is wrong."""
        return not isinstance(self.outcome.answer, list)

    @property
    def findings(self) -> list[Finding]:
        """What the rule found."""
        return self.outcome.findings

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The numbers of the law that it used."""
        return self.outcome.parameters


def shown(value: Any) -> str:
    """A value of a rule in words; "" for one that only its steps can tell."""
    match value:
        case bool():
            return _("yes") if value else _("no")
        case date():
            return spell(value)
        case Term():
            return spell(value.last)
        case FixedDay():
            return spell(value.day)
        case Decimal():
            return money(value)
        case str():
            return value
    return ""


class Question:
    """Rules asked together in one form, by what a visitor typed; `data` is None before that.

    The first rule needs its inputs. Another is asked once something is typed that it alone needs,
    or all that it needs is there; until then it waits.
    """

    def __init__(
        self, asks: Sequence[Ask], data: QueryDict | None, *, prefix: str, with_day: bool = False
    ) -> None:
        self.asks = asks
        self.form = _form(asks, data, prefix, with_day=with_day)
        self.answers: list[Answer] = []
        self.waiting: list[Ask] = []
        if data is not None:
            self._put()

    def _put(self) -> None:
        self.form.full_clean()
        day, law = self.form.cleaned_data.get(ON) or clock.today(), law_table()
        base: dict[str, Any] = {}
        for ask in self.asks:
            mine = typed(self.form, asked(ask.rule))
            if ask is self.asks[0]:
                base = mine
            elif not set(mine) - set(base) and not _complete(ask.rule, mine):
                self.waiting.append(ask)
                continue
            self._answer(ask, mine, day, law)

    def _answer(self, ask: Ask, inputs: dict[str, Any], day: date, law: Table) -> None:
        try:
            outcome = run(ask.rule, inputs, table=law, asked=day)
        except BadInputs as refusal:
            for problem in refusal.problems:
                self._refuse(problem)
        else:
            self.answers.append(Answer(ask, outcome))

    def _refuse(self, problem: BadInput) -> None:
        name, _dot, place = problem.name.partition(".")
        message = problem.message
        if place.partition(".")[0].isdigit():
            number = int(place.partition(".")[0]) + 1
            message = _("Value %(number)d: %(message)s") % {"number": number, "message": message}
        where = name if name in self.form.fields else None
        # A field that is empty has been told so, and rules that share one say the same of it.
        if where is None or where not in self.form.errors:
            self.form.add_error(where, message)


def _form(
    asks: Sequence[Ask], data: QueryDict | None, prefix: str, *, with_day: bool
) -> forms.Form:
    form = forms.Form(data, auto_id=f"{prefix}_%s")
    for ask in asks:
        for each in asked(ask.rule):
            needed = each.input.required and ask is asks[0]
            form.fields.setdefault(each.input.name, field_of(each, required=needed))
    if with_day:
        form.fields[ON] = DayField(
            label=_("Day whose law decides"),
            help_text=_("Only where it does not follow from the answers above. Empty means today."),
            required=False,
        )
    return form


def _complete(rule: Rule[..., Any], inputs: dict[str, Any]) -> bool:
    return all(each.input.name in inputs for each in asked(rule) if each.input.required)
