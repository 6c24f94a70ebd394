"""Who else is filling in a draft at this moment. Nothing of it is kept in the journal."""

from datetime import timedelta
from uuid import UUID

from django.utils.functional import Promise

from ccop.kernel import clock
from ccop.kernel.paperwork.models import Presence
from ccop.kernel.people.actor import Actor

_HERE = timedelta(seconds=90)
_SAME = timedelta(seconds=20)
"""A page tells every half a minute that it is open; what was told just now is not told again."""


def present(*, draft: UUID, actor: Actor, step: str, titles: dict[str, str | Promise]) -> list[str]:
    """Note that a person has this step of the draft open (a visitor is nobody), and answer who
    else is there: names, each with the title of the step."""
    now = clock.now()
    there = list(
        Presence.objects.filter(draft=draft, at__gt=now - _HERE)
        .select_related("person")
        .order_by("person__full_name")
    )
    own = [each for each in there if each.person_id == actor.person]
    told = any(each.step == step and each.at > now - _SAME for each in own)
    if actor.person is not None and not told:
        Presence.objects.bulk_create(
            [Presence(draft_id=draft, person_id=actor.person, step=step, at=now)],
            update_conflicts=True,
            unique_fields=["draft", "person"],
            update_fields=["step", "at"],
        )
    return [
        f"{each.person.full_name}: {titles.get(each.step, '')}" for each in there if each not in own
    ]
