"""Telling the people of a party; the room that writes notices registers how."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.functional import Promise

from ccop.kernel.parties.models import MemberRole, Party
from ccop.kernel.parties.selectors import members

Teller = Callable[..., None]
"""Takes `people`, `title`, `text`, `url` and `key`, as ``notices.services.tell`` does."""
_tellers: list[Teller] = []


def register_teller(tell: Teller) -> None:
    """Let changes of a party be told; called once, by the room that writes notices."""
    _tellers.append(tell)


def tell_members(
    party: Party,
    *roles: MemberRole,
    title: Promise,
    text: Promise,
    page: str,
    key: str,
) -> None:
    """Tell the members with these roles, in the portal and by letter; `page` names an address of
    the desk, and everybody is told once a key."""
    url = reverse(page, args=[party.pk])
    for tell in _tellers:
        tell(people=members(party.pk, *roles), title=title, text=text, url=url, key=key)
