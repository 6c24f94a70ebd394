"""A draft keeps exactly what was typed, whatever it is."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccop.grants.offers.checking import offer_check
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_start
from ccop.kernel.paperwork.models import Draft
from ccop.law.forms import document as documents
from tests.support.calls import call
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db


def _begun() -> tuple[Client, Offer, str]:
    party = organisation()
    editor = member(party, "editor")
    offer = offer_start(task=call(), party=party, actor=at_desk(editor, party))
    client = Client()
    client.force_login(editor)
    return client, offer, reverse("offers:offer", args=[party.pk, offer.pk])


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_survives_the_database(text: str) -> None:
    draft = Draft(form="oferta/2018")
    draft.document = {"task": {"title": text}}
    draft.save()
    assert Draft.objects.get(pk=draft.pk).document["task"]["title"] == text


@pytest.mark.parametrize(
    "typed",
    ["Bieg 🏃 po zdrowie", "dzwonek\a", "zero\x00", "\uf0b7 punkt z Worda", "x" * 50_000, "tysiąc"],
)
def test_what_cannot_be_printed_is_kept_shown_and_named(typed: str) -> None:
    client, offer, address = _begun()
    step = f"{address}czesc/zadanie/"
    answer = client.post(step, {"task.title": typed, "do": "next"})
    assert answer.status_code == 302
    offer.draft.refresh_from_db()
    assert offer.draft.document["task"]["title"] == typed
    unreadable = "task.title" in offer_check(offer).reading.unreadable
    assert unreadable is (typed[0] in "Bdz" and not typed.startswith("x"))
    if unreadable:
        assert answer["Location"].endswith("?uwagi=1")
        page = client.get(f"{step}?uwagi=1").content.decode()
        assert "<title>Błąd:" in page
        assert "U+" in page


def test_three_hundred_lines_of_costs_are_saved_in_one_post() -> None:
    client, offer, address = _begun()
    lines = [{"id": f"k{n}", "kind": "", "unit": "", "action": "d1"} for n in range(300)]
    draft = offer.draft
    draft.document = {**draft.document, "actions": [{"id": "d1", "year": "1"}], "costs": lines}
    draft.save()
    form = {f"costs.k{n}.{leaf}": f"{leaf} {n}" for n in range(300) for leaf in ("kind", "unit")}
    form |= {f"costs.k{n}.unit_cost": "1,00" for n in range(300)}
    form |= {f"costs.k{n}.quantity": "2" for n in range(300)}
    assert client.post(f"{address}czesc/koszty/", {**form, "do": "save"}).status_code == 302
    offer.draft.refresh_from_db()
    assert documents.get(offer.draft.document, "costs.k299.kind") == "kind 299"
    assert "600,00" in client.get(f"{address}czesc/koszty/").content.decode()


def test_rows_are_added_moved_and_removed_and_the_fields_typed_meanwhile_are_kept() -> None:
    client, offer, address = _begun()
    step = f"{address}czesc/rezultaty/"
    client.post(step, {"do": "add:results:"})
    first = _results(offer)[0]
    client.post(step, {f"results.{first}.name": "Pierwszy", "do": "add:results:"})
    first, second = _results(offer)
    client.post(step, {"do": f"up:results.{second}:{first}"})
    assert _results(offer) == [second, first]
    offer.draft.refresh_from_db()
    client.post(step, {"do": f"remove:results.{second}", "revision": offer.draft.revision})
    assert _results(offer) == [first]
    assert documents.get(offer.draft.document, f"results.{first}.name") == "Pierwszy"


def test_a_field_that_the_page_does_not_show_cannot_be_posted() -> None:
    client, offer, address = _begun()
    client.post(
        f"{address}czesc/zadanie/",
        {"basics.authority": "Ktoś inny", "funding.grant": "1", "x.y": "1", "do": "save"},
    )
    offer.draft.refresh_from_db()
    assert offer.draft.document["basics"]["authority"] == "Prezydent Miasta Częstochowy"
    assert "x" not in offer.draft.document
    assert "funding" not in offer.draft.document


def _results(offer: Offer) -> list[str]:
    offer.draft.refresh_from_db()
    return [row["id"] for row in offer.draft.document["results"]]
