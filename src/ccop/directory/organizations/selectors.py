"""Reading the directory: the public list with its counts, and what the office and desks see."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from ccop.directory.organizations.facets import chosen_tokens
from ccop.directory.organizations.models import KEEPERS, Organization, OrganizationQuerySet
from ccop.kernel.parties.models import MemberRole
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role

EDITORS = frozenset({MemberRole.ADMINISTRATOR, MemberRole.EDITOR, MemberRole.SIGNATORY})
"""Members who change the card of their organisation."""
_SIMILAR = 10
"""Similar cards that are shown to who adds one."""


def may_keep(actor: Actor) -> bool:
    """Whether the actor changes cards for the office."""
    return Role.DIRECTORY_KEEPER in actor.roles


def may_edit(actor: Actor) -> bool:
    """Whether the actor changes the card of the party acted for."""
    return bool(actor.membership & EDITORS)


def listed(chosen: Mapping[str, str], *, first: int | None = None) -> OrganizationQuerySet:
    """Listed cards with these values of filters, in no order yet; with `first`, the id of a card,
    only those that do not stand before it in the Polish order."""
    found = Organization.objects.listed()
    tokens = chosen_tokens(chosen)
    if tokens:
        found = found.filter(facets__contains=tokens)
    if first is not None:
        # Asked for by itself: PostgreSQL plans by the name where the list begins.
        place = Organization.objects.filter(pk=first).values_list("party__sort_key", flat=True)
        found = found.filter(party__sort_key__gte=place.first() or "")
    return found


def in_order(found: "QuerySet[Organization]") -> "QuerySet[Organization]":
    """Cards with their parties, as a Polish reader looks for a name."""
    return found.select_related("party").order_by("party__sort_key", "party_id")


def cards(keys: Sequence[int]) -> list[Organization]:
    """Listed cards with these keys, with their parties, in the order of the keys."""
    found = Organization.objects.listed().select_related("party").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def card_at(pk: int) -> Organization | None:
    """The card whose address everybody may open: listed, archived or joined with another."""
    return (
        Organization.objects.with_address()
        .select_related("party", "merged_into__party", "logo")
        .filter(pk=pk)
        .first()
    )


def newest(count: int) -> list[Organization]:
    """Cards that were listed last, the newest first."""
    found = Organization.objects.listed().select_related("party")
    return list(found.order_by("-listed_at", "-pk")[:count])


def card_of(actor: Actor) -> Organization | None:
    """The card of the party acted for, whatever its state."""
    return (
        Organization.objects.visible_to(actor)
        .select_related("party", "logo")
        .filter(party=actor.represents)
        .first()
    )


def kept(actor: Actor, *, asked: str = "", state: str = "") -> "QuerySet[Organization]":
    """Cards as the office lists them: of all states or of one, with some words in name or
    numbers."""
    if not actor.roles & KEEPERS:
        return Organization.objects.none()
    found = in_order(Organization.objects.visible_to(actor))
    if state:
        found = found.filter(state=state)
    for word in asked.split():
        found = found.filter(
            Q(party__name__icontains=word)
            | Q(party__krs=word)
            | Q(party__nip=word)
            | Q(party__regon=word)
        )
    return found


def kept_card(actor: Actor, pk: int) -> Organization | None:
    """One card for the office, whole."""
    return kept(actor).select_related("logo", "merged_into__party").filter(pk=pk).first()


def same_numbers(values: Mapping[str, Any], *, besides: UUID) -> list[Organization]:
    """Cards with a number of these in a register, or with the very name, besides the one that the
    form with this token has made."""
    same = Q(party__name__iexact=values.get("name", ""))
    for number in ("krs", "nip", "regon"):
        if values.get(number):
            same |= Q(**{f"party__{number}": values[number]})
    found = Organization.objects.exclude(Q(state=Organization.State.MERGED) | Q(token=besides))
    return list(in_order(found.filter(same))[:_SIMILAR])
