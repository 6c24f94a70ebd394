"""Who sees which cards: everybody those listed, an organisation its own, the office all."""

import pytest

from ccop.directory.organizations.models import Organization
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from tests.support.organizations import listed
from tests.support.people import at_desk, clerk, member, organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", Organization.State.values)
def test_a_card_is_visible_by_its_state(state: str) -> None:
    own, other = organisation(), organisation("Fundacja Obca (przykład)")
    card, heir = listed(party=own), listed()
    card.state, card.merged_into = state, heir if state == "merged" else None
    card.save()
    editor = member(own, "editor")
    people = {
        "visitor": Actor.visitor(),
        "editor at no desk": actor_of(editor),
        "stranger": at_desk(member(other, "editor"), other),
        "clerk": actor_of(clerk(Role.GRANTS_CLERK)),
        "operator": actor_of(clerk(Role.OPERATOR)),
        "editor": at_desk(editor, own),
        "keeper": actor_of(clerk(Role.DIRECTORY_KEEPER)),
        "auditor": actor_of(clerk(Role.AUDITOR)),
    }
    seen = {
        who
        for who, actor in people.items()
        if Organization.objects.visible_to(actor).filter(pk=card.pk).exists()
    }
    everybody = set(people)
    assert seen == (everybody if state == "listed" else {"editor", "keeper", "auditor"})
