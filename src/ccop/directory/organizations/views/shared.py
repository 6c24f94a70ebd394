"""What the desk and the office share when two people have changed one card."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ccop.directory.organizations import card
from ccop.directory.organizations.display import words
from ccop.directory.organizations.forms import CardForm
from ccop.directory.organizations.models import Organization
from ccop.law.findings import Refused

CONFLICT = 409


def conflict(
    request: HttpRequest, template: str, context: dict[str, Any], refusal: Refused
) -> HttpResponse:
    """The form again, with what is saved now beside what was typed; saving again then stands."""
    form: CardForm = context["form"]
    organization = Organization.objects.select_related("party").get(pk=context["organization"].pk)
    context["findings"] = refusal.findings
    context["differences"] = differences(form, organization)
    form.see(organization.changed_at)
    return render(request, template, context, status=CONFLICT)


def differences(form: CardForm, organization: Organization) -> list[dict[str, str]]:
    """Of each field that differs: what is saved now, and what was typed."""
    saved, typed = card.values(organization), form.values()
    return [
        {
            "label": str(card.BY_NAME[name].label),
            "saved": "\n".join(words(name, saved[name])),
            "typed": "\n".join(words(name, typed[name])),
        }
        for name in form.names
        if typed[name] != saved[name]
    ]
