"""The public list of calls and the page of one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ccop.grants.competitions import selectors
from ccop.grants.competitions.actions import actions
from ccop.grants.competitions.facts import call_facts, task_facts
from ccop.kernel import clock
from ccop.kernel.people.requests import Request


@require_safe
def competition_list(request: Request) -> HttpResponse:
    """Open, coming and closed calls."""
    return render(
        request,
        "competitions/list.html",
        {"calls": selectors.calls(request.actor), "now": clock.now()},
    )


@require_safe
def competition_page(request: Request, slug: str) -> HttpResponse:
    """One call: dates to the hour, tasks with their money and limits, criteria."""
    competition = selectors.call(request.actor, slug)
    if competition is None:
        raise Http404
    return render(
        request,
        "competitions/page.html",
        {
            "crumbs": [(_("Grant competitions"), reverse("competitions:list"))],
            "competition": competition,
            "now": clock.now(),
            "short": call_facts(competition),
            "actions": actions(competition, None, request.actor),
            "tasks": [
                (task, task_facts(task), actions(competition, task, request.actor))
                for task in competition.tasks.all()
            ],
        },
    )
