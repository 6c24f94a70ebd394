"""No page asks the database more because its list is longer."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ccop.grants.offers.commenting import offer_comment
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_save
from ccop.kernel import clock
from ccop.kernel.paperwork.drafts import Typed
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.services import text_add
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.status.models import Outage
from tests.support.calls import call, close_and_open
from tests.support.offers import offer_drafted, offer_submitted
from tests.support.organizations import listed
from tests.support.people import at_desk, clerk, member, organisation
from tests.support.statutes import confirmed, proposed, wish

pytestmark = pytest.mark.django_db
FEW, MANY = 2, 8
_DIRECTORY = ("list", "feed", "csv", "xlsx", "json")


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def _signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _offers(count: int, *, submitted: bool) -> tuple[Party, Person, list[Offer]]:
    party = organisation()
    editor, signatory = member(party, "editor"), member(party, "signatory")
    tasks = [call(closes_in=timedelta(days=3)) for _ in range(count)]
    if submitted:
        offers = [offer_submitted(task, party, editor, signatory) for task in tasks]
    else:
        offers = [offer_drafted(task, party, editor) for task in tasks]
    for task in tasks if submitted else ():
        close_and_open(task)
    return party, editor, offers


def test_the_list_of_calls() -> None:
    address = reverse("competitions:list")
    for _ in range(FEW):
        call()
    few = _queries(Client(), address)
    for _ in range(MANY):
        call()
    assert _queries(Client(), address) == few


def test_the_directory_and_what_it_exports() -> None:
    reader = _signed_in(clerk(Role.DIRECTORY_KEEPER))
    counts = []
    for count in (FEW, MANY):
        for number in range(count):
            listed(spheres=["16"], topics=[f"temat {number}"], public_benefit=True)
        public = [_queries(Client(), reverse(f"organizations:{name}")) for name in _DIRECTORY]
        table = _queries(Client(), f"{reverse('organizations:list')}?widok=tabela&sfera=16&q=temat")
        counts.append([*public, table, _queries(reader, reverse("organizations:office"))])
    assert counts[0] == counts[1]


def test_the_cases_of_a_party() -> None:
    counts = []
    for count in (FEW, MANY):
        party, editor, _ = _offers(count, submitted=False)
        counts.append(_queries(_signed_in(editor), reverse("cases:mine", args=[party.pk])))
    assert counts[0] == counts[1]


def test_the_inbox_of_the_office() -> None:
    reader = _signed_in(clerk(Role.GRANTS_CLERK))
    _offers(FEW, submitted=True)
    few = _queries(reader, reverse("cases:inbox"))
    _offers(MANY, submitted=True)
    assert _queries(reader, reverse("cases:inbox")) == few


def test_the_calls_of_the_office() -> None:
    reader = _signed_in(clerk(Role.GRANTS_CLERK))
    _offers(FEW, submitted=False)
    few = _queries(reader, reverse("competitions:office"))
    _offers(MANY, submitted=False)
    assert _queries(reader, reverse("competitions:office")) == few


def test_the_outages_of_the_office() -> None:
    reader = _signed_in(clerk(Role.OPERATOR))
    counts = []
    for count in (FEW, MANY):
        for hours in range(count):
            start = clock.now() - timedelta(days=count, hours=hours)
            Outage.objects.create(what="mail", source="staff", started_at=start)
        counts.append(_queries(reader, reverse("status:outages")))
    assert counts[0] == counts[1]


def test_the_numbers_of_the_law() -> None:
    reader, counts = _signed_in(clerk(Role.OPERATOR)), []
    addresses = [
        reverse("statutes:list"),
        reverse("statutes:parameter", args=["contract.years"]),
        reverse("statutes:proposal", args=[proposed(wish(value="99")).pk]),
    ]
    for count in (FEW, MANY):
        for number in range(count):
            call()
            proposed(wish(value=str(count * 10 + number)))
            confirmed("contract.years", str(count * 2 + number + 40), clock.today())
        counts.append([_queries(reader, address) for address in addresses])
    assert counts[0] == counts[1]


def test_the_law_is_asked_once_where_an_offer_is_checked() -> None:
    _party, editor, (offer,) = _offers(1, submitted=False)
    address = reverse("offers:offer", args=[offer.party_id, offer.pk])
    client = _signed_in(editor)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert sum("statutes_" in query["sql"] for query in asked) <= 1


def test_the_history_of_a_draft() -> None:
    party, editor, (offer,) = _offers(1, submitted=False)
    writers = [editor, member(party, "editor")]
    addresses = [
        reverse(f"offers:{name}", args=[party.pk, offer.pk]) for name in ("history", "versions")
    ]
    client, counts = _signed_in(editor), []
    for count in (FEW, MANY):
        for number in range(count):
            offer.draft.refresh_from_db()
            typed = Typed({"task.title": f"Tytuł {count} {number}"}, offer.draft.revision)
            offer_save(offer=offer, typed=typed, actor=at_desk(writers[number % 2], party))
        counts.append([_queries(client, address) for address in addresses])
    assert counts[0] == counts[1]


def test_the_offers_to_begin_from() -> None:
    counts = []
    for count in (FEW, MANY):
        party, editor, offers = _offers(count, submitted=False)
        address = reverse("offers:sources", args=[party.pk, offers[0].pk])
        counts.append(_queries(_signed_in(editor), address))
    assert counts[0] == counts[1]


def test_the_texts_of_a_party() -> None:
    party, editor, (offer,) = _offers(1, submitted=False)
    client, counts = _signed_in(editor), []
    pages = (
        reverse("parties:texts", args=[party.pk]),
        reverse("offers:step", args=[party.pk, offer.pk, "doswiadczenie"]),
    )
    for count in (FEW, MANY):
        for number in range(count):
            text_add(
                party=party,
                kind="experience",
                title="Nazwa",
                text=f"Tekst {count} {number}",
                actor=at_desk(editor, party),
            )
        counts.append([_queries(client, address) for address in pages])
    assert counts[0] == counts[1]


def test_the_comments_of_a_draft() -> None:
    party, editor, (offer,) = _offers(1, submitted=False)
    client, counts = _signed_in(editor), []
    pages = [
        reverse("offers:comments", args=[party.pk, offer.pk]),
        reverse("offers:offer", args=[party.pk, offer.pk]),
        reverse("offers:step", args=[party.pk, offer.pk, "koszty"]),
    ]
    for count in (FEW, MANY):
        for number in range(count):
            offer_comment(
                offer=offer,
                path="costs.k1.kind" if number % 2 else "task.title",
                text=f"Uwaga {number}",
                token=uuid4(),
                actor=at_desk(editor, party),
            )
        counts.append([_queries(client, address) for address in pages])
    assert counts[0] == counts[1]


def test_a_step_with_many_rows() -> None:
    party, editor, (offer,) = _offers(1, submitted=False)
    address = reverse("offers:step", args=[party.pk, offer.pk, "koszty"])
    client = _signed_in(editor)
    few = _queries(client, address)
    draft, document = offer.draft, offer.draft.document
    document["costs"] += [{**document["costs"][0], "id": f"w{n}"} for n in range(MANY * 10)]
    draft.document = document
    draft.save()
    assert _queries(client, address) == few
