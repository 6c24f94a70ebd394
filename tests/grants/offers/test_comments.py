"""Comments to the fields of a draft: who reads, says and settles them, and where they never go."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.commenting import offer_comment, offer_comment_settle
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move
from ccop.kernel.notices.models import Notice
from ccop.kernel.paperwork.models import Comment
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.law.findings import Refused
from tests.support.calls import call
from tests.support.joint import Team, invited, joint_drafted, team
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member

pytestmark = pytest.mark.django_db
TEXT = "Zapytajmy Annę o tytuł."


def _said(offer: Offer, actor: Actor, path: str = "task.title", text: str = TEXT) -> Comment:
    return offer_comment(offer=offer, path=path, text=text, token=uuid4(), actor=actor)


def _drafted(leading: Team) -> Offer:
    return offer_drafted(call(), leading.party, leading.editor)


def _browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _page(here: Team, offer: Offer, name: str = "comments", *args: str) -> str:
    address = reverse(f"offers:{name}", args=[here.party.pk, offer.pk, *args])
    return _browser(here.editor).get(address).content.decode()


@pytest.fixture
def first() -> Team:
    return team("Stowarzyszenie Pierwsze (przykład)")


@pytest.fixture
def second() -> Team:
    return team("Fundacja Druga (przykład)")


def test_a_comment_stands_at_its_field_and_on_the_page_of_the_draft(first: Team) -> None:
    offer = _drafted(first)
    _said(offer, first.signing)
    _said(offer, first.signing, "costs.k1.kind", "Za drogo?")
    assert TEXT in _page(first, offer)
    assert TEXT in _page(first, offer, "offer")
    assert "Komentarze (1)" in _page(first, offer, "step", "zadanie")
    assert "pole=costs" in _page(first, offer, "step", "koszty")
    assert "Komentarze (1)" in _page(first, offer, "step", "koszty")


def test_one_field_shows_its_own_comments_and_a_table_those_of_its_rows(first: Team) -> None:
    offer = _drafted(first)
    _said(offer, first.signing)
    _said(offer, first.signing, "costs.k1.kind", "Za drogo?")
    client = _browser(first.editor)
    address = reverse("offers:comments", args=[first.party.pk, offer.pk])
    title = client.get(address, {"pole": "task.title"}).content.decode()
    costs = client.get(address, {"pole": "costs"}).content.decode()
    assert TEXT in title
    assert "Za drogo?" not in title
    assert "Za drogo?" in costs
    assert TEXT not in costs


def test_what_was_said_of_a_row_that_is_gone_can_still_be_read(first: Team) -> None:
    offer = _drafted(first)
    _said(offer, first.signing, "costs.niema.kind", "Za drogo?")
    page = _page(first, offer)
    assert "Za drogo?" in page
    assert "Pole, którego już nie ma" in page


def test_a_viewer_and_an_invited_organisation_may_say_something(first: Team, second: Team) -> None:
    offer = _drafted(first)
    invited(offer, first, second)
    viewer = member(first.party, "viewer")
    for person, party in ((viewer, first.party), (second.editor, second.party)):
        address = reverse("offers:comments", args=[party.pk, offer.pk])
        sent = {"path": "task.title", "text": TEXT, "token": str(uuid4())}
        assert _browser(person).post(address, sent).status_code == 302
    assert offer.draft.comments.count() == 2


def test_who_has_left_the_offer_and_a_stranger_see_nothing(first: Team, second: Team) -> None:
    offer = joint_drafted(call(), first, second)
    said = _said(offer, second.writing)
    offer_move(offer=offer, move="leave", actor=second.writing)
    client = _browser(second.editor)
    page = reverse("offers:comments", args=[second.party.pk, offer.pk])
    settle = reverse("offers:settle_comment", args=[second.party.pk, offer.pk, said.pk])
    assert client.get(page).status_code == 404
    assert client.post(page, {"text": TEXT}).status_code == 404
    assert client.post(settle).status_code == 404


def test_the_author_and_an_editor_settle_and_others_do_not(first: Team, second: Team) -> None:
    offer = _drafted(first)
    invited(offer, first, second)
    viewer = member(first.party, "viewer")

    def settled_by(person: Person, here: Team, said: Comment) -> int:
        address = reverse("offers:settle_comment", args=[here.party.pk, offer.pk, said.pk])
        return _browser(person).post(address).status_code

    said = _said(offer, first.signing)
    assert settled_by(viewer, first, said) == 404
    assert settled_by(second.editor, second, said) == 404
    assert settled_by(first.signatory, first, said) == 302
    assert settled_by(viewer, first, _said(offer, at_desk(viewer, first.party))) == 302
    assert settled_by(first.editor, first, _said(offer, first.signing)) == 302


def test_what_is_settled_stays_folded_and_waits_nowhere(first: Team) -> None:
    offer = _drafted(first)
    said = _said(offer, first.signing)
    for actor in (first.writing, first.signing):
        offer_comment_settle(offer=offer, comment=said, actor=actor)
    said.refresh_from_db()
    assert said.settled_by == first.editor
    page = _page(first, offer)
    assert page.index("Załatwione (1)") < page.index(TEXT)
    assert TEXT not in _page(first, offer, "offer")
    assert "Komentarze (1)" not in _page(first, offer, "step", "zadanie")


def test_a_comment_of_another_draft_is_not_settled_here(first: Team) -> None:
    offer, other = _drafted(first), _drafted(first)
    said = _said(other, first.signing)
    address = reverse("offers:settle_comment", args=[first.party.pk, offer.pk, said.pk])
    assert _browser(first.editor).post(address).status_code == 404


def test_a_double_click_says_it_once(first: Team) -> None:
    offer, token = _drafted(first), uuid4()
    for _ in range(2):
        offer_comment(offer=offer, path="", text=TEXT, token=token, actor=first.signing)
    assert offer.draft.comments.count() == 1
    assert Notice.objects.filter(person=first.editor, key__startswith="draft.comment").count() == 1


def test_the_others_of_all_organisations_are_told_and_the_author_is_not(
    first: Team, second: Team
) -> None:
    offer = joint_drafted(call(), first, second)
    _said(offer, first.writing)
    told = Notice.objects.filter(key__startswith="draft.comment")
    assert {notice.person for notice in told} == {first.signatory, second.editor, second.signatory}
    assert TEXT not in "".join(notice.text for notice in told)


@pytest.mark.parametrize("text", ["", "  ", "a\0b"])
def test_a_text_that_cannot_be_kept_comes_back_with_the_reason(first: Team, text: str) -> None:
    offer = _drafted(first)
    address = reverse("offers:comments", args=[first.party.pk, offer.pk])
    answer = _browser(first.editor).post(address, {"path": "task.title", "text": text})
    assert answer.status_code == 409
    assert not offer.draft.comments.exists()


def test_a_field_that_the_form_does_not_have_takes_none(first: Team) -> None:
    offer = _drafted(first)
    address = reverse("offers:comments", args=[first.party.pk, offer.pk])
    answer = _browser(first.editor).post(address, {"path": "task.nic", "text": TEXT})
    assert answer.status_code == 404


def test_a_finished_offer_takes_no_comments_and_keeps_those_it_has(first: Team) -> None:
    offer = _drafted(first)
    said = _said(offer, first.signing)
    offer_move(offer=offer, move="seal", actor=first.writing)
    with pytest.raises(Refused, match="OF-SEALED"):
        _said(offer, first.signing)
    with pytest.raises(Refused, match="OF-SEALED"):
        offer_comment_settle(offer=offer, comment=said, actor=first.writing)
    assert TEXT in _page(first, offer)


def test_comments_are_neither_sealed_nor_exported_nor_in_the_journal(first: Team) -> None:
    offer = _drafted(first)
    _said(offer, first.signing)
    offer_move(offer=offer, move="seal", actor=first.writing)
    offer.refresh_from_db()
    assert TEXT.encode() not in bytes(offer.sealed.content)
    assert "Zapytajmy" not in _page(first, offer, "file")
    assert "Zapytajmy" not in _page(first, offer, "answers")
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(body, '') FROM journal_entry")
        (bodies,) = cursor.fetchone()
    assert "draft.comment" in bodies
    assert "Zapytajmy" not in bodies
