"""Who else is filling in a draft at this moment. Nothing of it is kept in the journal."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.functional import Promise

from ccop.kernel.paperwork.models import Presence
from ccop.kernel.people.actor import Actor

_HERE = timedelta(seconds=90)
_SAME = timedelta(seconds=20)
"""A page tells every half a minute that it is open; what was told just now is not told again."""


def present(
    *, draft: UUID, actor: Actor, step: str, titles: dict[str, str | Promise], now: datetime
) -> list[str]:
    """Note that a person has this step of the draft open (a visitor is nobody), and answer who
    else is there: names, each with the title of the step."""
    there = sorted(
        Presence.objects.filter(draft=draft, at__gt=now - _HERE).values_list(
            "person__full_name", "person", "step", "at"
        )
    )
    told = any(
        person == actor.person and seen == step and at > now - _SAME
        for _, person, seen, at in there
    )
    if actor.person is not None and not told:
        Presence.objects.bulk_create(
            [Presence(draft_id=draft, person_id=actor.person, step=step, at=now)],
            update_conflicts=True,
            unique_fields=["draft", "person"],
            update_fields=["step", "at"],
        )
    return [
        f"{name}: {titles.get(seen, '')}"
        for name, person, seen, _ in there
        if person != actor.person
    ]
