"""An offer begins from an earlier one of the same organisation, and from nobody else's."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from ccop.grants.competitions.models import Competition, CompetitionTask
from ccop.grants.offers.copying import copy_preview, earlier_offers, offer_copy
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_save, offer_start
from ccop.kernel import journal
from ccop.kernel.paperwork.drafts import Typed
from ccop.kernel.parties.models import Party
from ccop.kernel.people.models import Person
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db


def _two() -> tuple[Offer, Offer, Person]:
    """An earlier offer with everything typed, and a new one in another call."""
    party = organisation()
    editor = member(party, "editor")
    earlier = offer_drafted(call(), party, editor)
    return earlier, _begun(call(), party, editor), editor


def _begun(task: CompetitionTask, party: Party, editor: Person) -> Offer:
    return offer_start(task=task, party=party, actor=at_desk(editor, party))


def _client(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _a_year_later(task: CompetitionTask) -> None:
    competition = task.competition
    year = timedelta(days=366)
    Competition.objects.filter(pk=competition.pk).update(
        starts_on=competition.starts_on + year, ends_on=competition.ends_on + year
    )


def test_everything_but_what_belongs_to_the_old_call_is_brought_as_one_saving() -> None:
    earlier, new, editor = _two()
    _a_year_later(new.task)
    new = Offer.objects.get(pk=new.pk)
    saved = offer_copy(offer=new, source=earlier, revision=0, actor=at_desk(editor, new.party))
    old, made = earlier.draft.document, saved.draft.document
    assert made["task"]["title"] == old["task"]["title"]
    assert made["costs"] == old["costs"]
    assert made["profile"] == old["profile"]
    assert "start" not in made["task"]
    assert not made.get("statements")
    assert made["offerors"] == new.draft.document["offerors"]
    assert saved.draft.revision == 1
    assert saved.draft.revisions.get().reason == "copied"
    stream = f"konkurs:{new.task.competition_id}"
    assert "offer.copied" in [entry.act for entry in journal.read(stream)]


def test_a_second_click_brings_nothing_twice() -> None:
    earlier, new, editor = _two()
    for _ in range(2):
        saved = offer_copy(offer=new, source=earlier, revision=0, actor=at_desk(editor, new.party))
    assert saved.draft.revision == 1
    assert not saved.conflicts


def test_what_the_card_says_today_stands_and_what_it_lacks_is_brought() -> None:
    party = organisation()
    editor = member(party, "editor")
    actor = at_desk(editor, party)
    earlier = offer_drafted(call(), party, editor)
    key = f"offerors.{earlier.draft.document['offerors'][0]['id']}"
    typed = {f"{key}.email": "stary@przyklad.example", f"{key}.correspondence": "skrytka 1"}
    offer_save(offer=earlier, typed=Typed(typed, 1), actor=actor)
    earlier = Offer.objects.get(pk=earlier.pk)
    saved = offer_copy(offer=_begun(call(), party, editor), source=earlier, revision=0, actor=actor)
    (row,) = saved.draft.document["offerors"]
    assert (row["email"], row["correspondence"]) == (party.email, "skrytka 1")


def test_what_stays_behind_is_told_before_and_what_differs_afterwards() -> None:
    earlier, new, editor = _two()
    _a_year_later(new.task)
    new = Offer.objects.get(pk=new.pk)
    preview = copy_preview(new, earlier)
    assert "Data rozpoczęcia" in [left.label for left in preview.left]
    client = _client(editor)
    address = reverse("offers:copy", args=[new.party_id, new.pk, earlier.pk])
    page = client.get(address).content.decode()
    assert "Data spoza terminu tego konkursu" in page
    answer = client.post(address, {"revision": 0}, follow=True)
    told = answer.content.decode()
    assert "Zostało do wpisania" in told
    assert "Oświadczenia składa się w każdej ofercie na nowo." in told
    typed = Typed({"statements.truth": "tak"}, Offer.objects.get(pk=new.pk).draft.revision)
    offer_save(offer=new, typed=typed, actor=at_desk(editor, new.party))
    later = client.get(answer.request["PATH_INFO"]).content.decode()
    assert "Oświadczenia składa się w każdej ofercie na nowo." not in later
    assert f"<del>01.03.{earlier.task.competition.starts_on.year}</del>" in told


def test_the_list_finds_offers_by_words_of_their_title() -> None:
    earlier, new, editor = _two()
    client = _client(editor)
    address = reverse("offers:sources", args=[new.party_id, new.pk])
    link = reverse("offers:copy", args=[new.party_id, new.pk, earlier.pk])
    page = client.get(address).content.decode()
    assert link in page
    assert "Głosy dzielnicy" in page
    assert link in client.get(address, {"szukaj": "próbny"}).content.decode()
    assert link not in client.get(address, {"szukaj": "nie ma takiej"}).content.decode()


def test_an_offer_begun_from_the_start_page_goes_on_to_its_beginning() -> None:
    party = organisation()
    editor = member(party, "editor")
    client = _client(editor)
    for wish, page in (("earlier", "sources"), ("file", "files"), ("nic", "offer")):
        task = call()
        answer = client.post(reverse("offers:new", args=[party.pk, task.pk]), {"from": wish})
        offer = Offer.objects.get(task=task)
        assert answer.headers["Location"] == reverse(f"offers:{page}", args=[party.pk, offer.pk])


def test_nobody_begins_from_an_offer_of_another_organisation() -> None:
    earlier, _, _ = _two()
    other = organisation("Obca (przykład)")
    stranger = member(other, "editor")
    own = _begun(call(), other, stranger)
    assert not earlier_offers(own, at_desk(stranger, other))
    client = _client(stranger)
    for name in ("copy", "differences"):
        address = reverse(f"offers:{name}", args=[other.pk, own.pk, earlier.pk])
        assert client.get(address).status_code == 404
    address = reverse("offers:copy", args=[other.pk, own.pk, earlier.pk])
    assert client.post(address, {"revision": 0}).status_code == 404
