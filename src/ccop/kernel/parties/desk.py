"""The desk of a party (Pulpit): its address names the party, the session never does."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise

from ccop.kernel.parties.models import Party
from ccop.kernel.parties.selectors import acting_for
from ccop.kernel.people.access import to_sign_in
from ccop.kernel.people.requests import Request

View = Callable[..., HttpResponseBase]


class DeskRequest(Request):
    """A request at the desk of a party: the actor acts for it."""

    party: Party


@dataclass(frozen=True)
class DeskPage:
    """A page of every desk, shown in its menu; `url_name` takes the party, `place` orders."""

    label: str | Promise
    url_name: str
    place: int


_pages: list[DeskPage] = []


def register(*pages: DeskPage) -> None:
    """Add pages to the menu of every desk; called once, from a room's ``registers.py``.

    The first of all is what ``/pulpit/<party>/`` leads to.
    """
    _pages.extend(pages)
    _pages.sort(key=lambda page: page.place)


def first_page(party: Party) -> str:
    """The address of the page a desk begins with."""
    return reverse(_pages[0].url_name, args=[party.pk])


def menu(party: Party, path: str) -> list[dict[str, Any]]:
    """The desk's pages with `url`, `label`, `current` for the page at `path`."""
    links = [(reverse(page.url_name, args=[party.pk]), page.label) for page in _pages]
    return [{"url": url, "label": label, "current": path.startswith(url)} for url, label in links]


def party_desk(view: View) -> View:
    """A view under ``/pulpit/<uuid:party>/`` for members of that party.

    It is called with the actor acting for the party in ``request.actor`` and the party in
    ``request.party``. A visitor is asked to sign in; for who is no member it does not exist (404).
    """

    @wraps(view)
    def guarded(request: HttpRequest, party: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        desk = acting_for(request.actor, party)  # type: ignore[attr-defined]
        if desk is None:
            raise Http404
        request.actor, request.party = desk  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded
