"""The desk of a party (Pulpit): its address names the party, the session never does."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ccop.kernel.parties.models import Party
from ccop.kernel.parties.selectors import acting_for

View = Callable[..., HttpResponse]


def party_desk(view: View) -> View:
    """A view under ``/pulpit/<uuid:party>/`` for members of that party.

    It is called with the actor acting for the party in ``request.actor`` and the party in
    ``request.party``. A visitor is asked to sign in; for who is no member it does not exist (404).
    """

    @wraps(view)
    def guarded(request: HttpRequest, party: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect(f"{reverse('account_login')}?next={request.path}")
        actor = acting_for(request.actor, party)  # type: ignore[attr-defined]
        if actor is None:
            raise Http404
        request.actor = actor  # type: ignore[attr-defined]
        request.party = Party.objects.get(pk=party)  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded
