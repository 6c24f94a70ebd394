"""The desk of a party (Pulpit): its address names the party, the session never does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise

from ccop.kernel.parties.models import Party
from ccop.kernel.parties.selectors import acting_for, past_member
from ccop.kernel.people.access import to_sign_in
from ccop.kernel.people.requests import Request

View = Callable[..., HttpResponseBase]


class DeskRequest(Request):
    """A request at the desk of a party: the actor acts for it."""

    party: Party
    at: datetime
    """The database's time as the request came to the desk, for pages that only show it."""


@dataclass(frozen=True)
class DeskPage:
    """A page of every desk, shown in its menu; `url_name` takes the party, `place` orders, and
    `roles` are the members who see it, all where none is named."""

    label: str | Promise
    url_name: str
    place: int
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Beginning:
    """A way to begin to act for a party of a kind, in place of the plain form; `url_name` takes
    nothing."""

    label: str | Promise
    url_name: str
    kind: str


_pages: list[DeskPage] = []
_beginnings: list[Beginning] = []


def register_beginning(*beginnings: Beginning) -> None:
    """Let parties of a kind be begun elsewhere; called once, from a room's ``registers.py``."""
    _beginnings.extend(beginnings)


def beginnings() -> list[Beginning]:
    """The ways to begin that rooms have registered."""
    return list(_beginnings)


def register(*pages: DeskPage) -> None:
    """Add pages to the menu of every desk; called once, from a room's ``registers.py``.

    The first of all is what ``/pulpit/<party>/`` leads to.
    """
    _pages.extend(pages)
    _pages.sort(key=lambda page: page.place)


def first_page(party: Party) -> str:
    """The address of the page a desk begins with."""
    return reverse(_pages[0].url_name, args=[party.pk])


def menu(party: Party, path: str, membership: frozenset[str]) -> list[dict[str, Any]]:
    """The pages of the desk that a member with these roles sees, with `url`, `label` and `current`
    for the page at `path`."""
    shown = [page for page in _pages if not page.roles or page.roles & membership]
    links = [(reverse(page.url_name, args=[party.pk]), page.label) for page in shown]
    return [{"url": url, "label": label, "current": path.startswith(url)} for url, label in links]


def party_desk(view: View) -> View:
    """A view under ``/pulpit/<uuid:party>/`` for members of that party.

    It is called with the actor acting for the party in ``request.actor`` and the party in
    ``request.party``. A visitor is asked to sign in; for who is no member it does not exist (404),
    and who was one is told so.
    """

    @wraps(view)
    def guarded(request: HttpRequest, party: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        desk = acting_for(request.actor, party)  # type: ignore[attr-defined]
        if desk is None:
            return _no_desk(request, party)
        request.actor, request.party, request.at = desk  # type: ignore[attr-defined]
        request.acting_for = desk.party.name  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return guarded


def _no_desk(request: HttpRequest, party: UUID) -> HttpResponseBase:
    known = past_member(request.actor, party)  # type: ignore[attr-defined]
    if known is None:
        raise Http404
    return render(request, "parties/no_longer.html", {"known": known}, status=404)
