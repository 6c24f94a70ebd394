"""Invented organisations for measuring are found as real ones are, and are nobody's."""

import pytest

from ccop.directory.organizations.invented import organizations_invent
from ccop.directory.organizations.models import Organization
from ccop.kernel import journal
from ccop.kernel.search.selectors import look

pytestmark = pytest.mark.django_db


def test_so_many_are_added_all_marked_and_without_numbers() -> None:
    assert list(organizations_invent(30)) == [30]
    cards = Organization.objects.listed().select_related("party")
    assert len(cards) == 30
    for card in cards:
        assert card.party.name.endswith("(przykład)")
        assert (card.party.krs, card.party.nip, card.party.regon) == ("", "", "")
    assert journal.verify().exit_code == 0


def test_the_same_number_makes_the_same_names_and_words_find_them() -> None:
    list(organizations_invent(5))
    names = [each.party.name for each in Organization.objects.order_by("pk")]
    list(organizations_invent(5))
    assert [each.party.name for each in Organization.objects.order_by("pk")] == names * 2
    found = look("organization", names[0]).filter(Organization.objects.all())
    assert names[0] in {each.party.name for each in found}
