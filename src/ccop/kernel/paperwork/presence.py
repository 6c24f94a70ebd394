"""Who else is filling in a draft at this moment. Nothing of it is kept in the journal."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise

from ccop.kernel import clock
from ccop.kernel.paperwork.models import Presence
from ccop.kernel.people.actor import Actor

_HERE = timedelta(seconds=90)
"""A page tells every half a minute that it is open."""


def present(*, draft: UUID, actor: Actor, step: str) -> None:
    """Note that a person has this step of the draft open; a visitor is nobody."""
    if actor.person is None:
        return
    Presence.objects.bulk_create(
        [Presence(draft_id=draft, person_id=actor.person, step=step, at=clock.now())],
        update_conflicts=True,
        unique_fields=["draft", "person"],
        update_fields=["step", "at"],
    )


def others(*, draft: UUID, actor: Actor, titles: dict[str, str | Promise]) -> list[str]:
    """The names of all others who have the draft open, each with the title of their step."""
    there = (
        Presence.objects.filter(draft=draft, at__gt=clock.now() - _HERE)
        .exclude(Q(person=actor.person))
        .select_related("person")
        .order_by("person__full_name")
    )
    return [f"{each.person.full_name}: {titles.get(each.step, '')}" for each in there]
