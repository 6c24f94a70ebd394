"""The public list of calls, the page of one, and its notices."""

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


@require_safe
def call_notice(request: Request, slug: str, number: int) -> HttpResponse:
    """The notice of the call's first, second, … extension, as a sheet to be put up."""
    competition = selectors.call(request.actor, slug)
    changes = list(competition.closing_changes.all()) if competition else []
    if not 1 <= number <= len(changes):
        raise Http404
    return render(
        request,
        "competitions/notice.html",
        {
            "crumbs": [
                (_("Grant competitions"), reverse("competitions:list")),
                (str(competition), reverse("competitions:page", args=[slug])),
            ],
            "change": changes[number - 1],
            "address": request.build_absolute_uri(reverse("competitions:page", args=[slug])),
        },
    )
