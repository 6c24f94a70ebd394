"""The calculator of terms, the list of rules, and the page of a rule."""

import inspect
import json
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ccop.kernel.statutes.selectors import law_table
from ccop.law.catalogue import UnknownRule, entry_of
from ccop.law.parameters import Parameter
from ccop.law.rule import Rule
from ccop.law.sources import counts_days, parameters_of
from ccop.portal.law.answering import Ask, Question
from ccop.portal.law.fields import asked
from ccop.portal.law.questions import SUBJECTS
from ccop.portal.law.selectors import found_rules
from ccop.portal.law.usage import places_of
from ccop.portal.law.words import MARKS, STATES, amount, valid

CHOSEN = "pytanie"
"""The parameter that says which question of the calculator was asked."""


class RuleFilter(forms.Form):
    """Rules by their id or words, and by their state."""

    q = forms.CharField(label=gettext_lazy("Id or words"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Where the rule lives"),
        choices=[("", gettext_lazy("anywhere")), *STATES.items()],
        required=False,
    )


@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """Questions in plain words; each answer has an address to be passed on."""
    questions = [
        (subject, Question(asks, _data(request, subject.slug), prefix=subject.slug))
        for subject in SUBJECTS
        if (asks := subject.known())
    ]
    wrong = next((each.form for _, each in questions if each.form.errors), None)
    return render(
        request,
        "portal_law/calculator.html",
        {"questions": questions, "form": wrong, "chosen": CHOSEN},
    )


@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    """Every rule of the catalogue by its section, or those that are looked for."""
    form = RuleFilter(request.GET)
    form.full_clean()
    looked = form.cleaned_data
    sections = found_rules(looked.get("q", ""), looked.get("state", ""))
    return render(
        request,
        "portal_law/list.html",
        {
            "crumbs": [(_("Deadline calculator"), reverse("portal_law:calculator"))],
            "filters": form,
            "reset": reverse("portal_law:list") if any(looked.values()) else "",
            "count": sum(len(entries) for _, entries in sections),
            "sections": sections,
            "states": STATES,
        },
    )


@require_safe
def rule_page(request: HttpRequest, code: str) -> HttpResponse:
    """One rule: what it says, what it takes, with which numbers, and a form to ask it."""
    try:
        entry = entry_of(code)
    except UnknownRule:
        raise Http404 from None
    about: dict[str, Any] = {
        "crumbs": [
            (_("Deadline calculator"), reverse("portal_law:calculator")),
            (_("Rules of the law"), reverse("portal_law:list")),
        ],
        "entry": entry,
        "state": STATES[entry.state],
    }
    if entry.rule is not None:
        about |= _coded(request, entry.rule)
    return render(request, "portal_law/rule.html", about)


def _coded(request: HttpRequest, rule: Rule[..., Any]) -> dict[str, Any]:
    data = _data(request, rule.code)
    question = Question([Ask(rule)], data, prefix="id", with_day=True)
    answer = question.answers[0] if question.answers else None
    law = law_table()
    rows = [row for code in parameters_of(rule, law) for row in law.by_code[code]]
    return {
        "reference": rule.reference.words,
        "docstring": inspect.getdoc(rule.function) or "",
        "mark": MARKS[rule.mark],
        "inputs": [each.input for each in asked(rule)],
        "parameters": [_told(row) for row in rows],
        "parameter_headings": [
            {"text": _("What it is")},
            {"text": _("Value")},
            {"text": _("Valid")},
            {"text": _("Legal basis")},
            {"text": _("Compared with the act")},
        ],
        "counts_days": counts_days(rule),
        "places": places_of(rule),
        "form": question.form,
        "answer": answer,
        "json": json.dumps(answer.outcome.to_json(), ensure_ascii=False, indent=2)
        if answer
        else "",
        "chosen": CHOSEN,
    }


def _told(row: Parameter) -> list[dict[str, Any]]:
    return [
        {"text": row.title},
        {"text": amount(row)},
        {"text": valid(row)},
        {"text": row.legal_basis},
        {"text": MARKS[row.status].word, "tone": MARKS[row.status].tone},
    ]


def _data(request: HttpRequest, question: str) -> QueryDict | None:
    """What was typed, where this question was asked."""
    return request.GET if request.GET.get(CHOSEN) == question else None
