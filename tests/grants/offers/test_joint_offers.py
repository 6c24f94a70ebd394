"""Several organisations make one offer: invited, joined, all consent to the same paper."""

import json
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.joint import organisations_found
from ccop.grants.offers.models import Offer, OfferSlot
from ccop.grants.offers.offerors import row_id
from ccop.grants.offers.services import (
    offer_correct,
    offer_move,
    offer_restore,
    offer_save,
    offer_start,
)
from ccop.kernel.journal.witnesses import row_faults
from ccop.kernel.notices.models import Mail
from ccop.kernel.paperwork.drafts import Typed
from ccop.kernel.paperwork.models import Signature
from ccop.kernel.paperwork.sealing import approvals, paper_document
from ccop.kernel.parties.models import MemberRole
from ccop.kernel.people.models import Person
from ccop.law.findings import Refused
from tests.support.calls import call
from tests.support.joint import (
    Team,
    invited,
    joint_drafted,
    joint_sealed,
    joint_submitted,
    team,
)
from tests.support.people import at_desk, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def teams() -> tuple[Team, Team, Team]:
    return team("Lider (przykład)"), team("Partner Zielony (przykład)"), team("Trzeci (przykład)")


def codes(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        act()
    return [row.code for row in refused.value.findings]


def _refused(offer: Offer, move: str, team: Team) -> list[str]:
    return codes(lambda: offer_move(offer=offer, move=move, actor=team.writing))


def page(who: Person, team: Team, offer: Offer, name: str = "offer", **more: str) -> int:
    client = Client()
    client.force_login(who)
    kwargs = {"party": team.party.pk, "case": offer.pk, **more}
    return client.get(reverse(f"offers:{name}", kwargs=kwargs)).status_code


def test_partners_are_found_by_name_or_krs_and_not_those_already_there(
    teams: tuple[Team, Team, Team],
) -> None:
    leading, green, third = teams
    green.party.krs = "0000999999"
    green.party.save()
    offer = offer_start(task=call(), party=leading.party, actor=leading.writing)
    assert list(organisations_found(offer, "zielony")) == [green.party]
    assert list(organisations_found(offer, "KRS 999999")) == [green.party]
    assert set(organisations_found(offer, "przykład")) == {green.party, third.party}
    assert not organisations_found(offer, "zi")
    invited(offer, leading, green)
    assert list(organisations_found(offer, "przykład")) == [third.party]


def test_who_is_not_invited_sees_nothing_and_who_is_reads_before_answering(
    teams: tuple[Team, Team, Team],
) -> None:
    leading, green, third = teams
    offer = offer_start(task=call(), party=leading.party, actor=leading.writing)
    invited(offer, leading, green)
    inner = ("offer", "answers", "history", "preview", "partners", "files")
    assert {page(green.editor, green, offer, name) for name in inner} == {200}
    assert {page(third.editor, third, offer, name) for name in inner} == {404}
    assert page(green.editor, green, offer, "step", step="zadanie") == 404
    assert page(green.editor, leading, offer) == 404
    offer_move(offer=offer, move="confirm", actor=green.signing)
    assert page(green.editor, green, offer, "step", step="zadanie") == 200
    assert page(green.signatory, green, offer, "step", step="zadanie") == 404
    assert page(green.editor, green, offer, "step", step="podzial") == 200


def test_who_is_invited_writes_only_after_joining(teams: tuple[Team, Team, Team]) -> None:
    leading, green, third = teams
    offer = offer_start(task=call(), party=leading.party, actor=leading.writing)
    invited(offer, leading, green)
    client = Client()
    client.force_login(green.editor)
    address = reverse("offers:step", args=[green.party.pk, offer.pk, "zadanie"])
    assert client.post(address, {"task.title": "Nasz tytuł", "revision": "0"}).status_code == 404
    letters = reverse("cases:message", args=[green.party.pk, offer.pk])
    assert client.post(letters, {"text": "Pytanie."}).status_code == 404
    for move in ("invite", "remove", "seal"):
        assert _refused(offer, move, green) == ["CASE-2"]
    assert _refused(offer, "confirm", third) == ["CASE-2"]
    offer_move(offer=offer, move="confirm", actor=green.writing)
    assert client.post(letters, {"text": "Pytanie."}).status_code == 302
    assert client.post(address, {"task.title": "Nasz tytuł", "revision": "1"}).status_code == 302
    assert Offer.objects.get(pk=offer.pk).draft.document["task"]["title"] == "Nasz tytuł"


def test_joining_brings_the_card_into_part_two_and_a_row_into_the_division(
    teams: tuple[Team, Team, Team],
) -> None:
    leading, green, _ = teams
    offer = joint_drafted(call(), leading, green)
    document = offer.draft.document
    assert [row["name"] for row in document["offerors"]] == [leading.party.name, green.party.name]
    assert [row["offeror"] for row in document["shares"]] == [
        row_id(leading.party),
        row_id(green.party),
    ]


def test_every_organisation_has_the_case_on_its_own_desk(teams: tuple[Team, Team, Team]) -> None:
    leading, green, third = teams
    offer = joint_drafted(call(), leading, green)
    for each, shown in ((leading, True), (green, True), (third, False)):
        client = Client()
        client.force_login(each.editor)
        listed = client.get(reverse("cases:mine", args=[each.party.pk])).content.decode()
        own = reverse("offers:offer", args=[each.party.pk, offer.pk])
        assert (own in listed) is shown


def test_it_is_sealed_only_when_all_have_answered_and_the_costs_are_divided(
    teams: tuple[Team, Team, Team],
) -> None:
    leading, green, third = teams
    offer = joint_drafted(call(), leading, green)
    invited(offer, leading, third)
    seal = partial(offer_move, offer=offer, move="seal", actor=leading.writing)
    assert codes(seal) == ["OF-PARTNER"]
    offer_move(offer=offer, move="leave", actor=third.writing)
    share = f"shares.{row_id(green.party)}.years.1"
    values = {share: ""}
    offer_save(offer=offer, typed=Typed(values, offer.draft.revision), actor=leading.writing)
    assert codes(seal) == ["OF-16"]


def test_it_is_submitted_only_when_all_have_consented_to_this_very_paper(
    teams: tuple[Team, Team, Team],
) -> None:
    leading, green, third = teams
    offer = joint_sealed(call(), leading, green, third)
    submit = partial(offer_move, offer=offer, move="submit", actor=leading.signing)
    assert codes(submit) == ["OF-SIGN"] * 3
    for each in teams:
        offer_move(offer=offer, move="sign", actor=each.signing)
    offer_move(offer=offer, move="reopen", actor=green.writing)
    offer_move(offer=offer, move="seal", actor=leading.writing)
    assert codes(submit) == ["OF-SIGN"] * 3
    for each in teams:
        offer_move(offer=offer, move="sign", actor=each.signing)
    assert codes(lambda: offer_move(offer=offer, move="submit", actor=green.signing)) == ["CASE-2"]
    submit()
    assert len(paper_document(offer.sealed)["content"]["offerors"]) == 3
    assert {party.name for party in offer.makers()} == {each.party.name for each in teams}


def test_a_person_who_signs_for_two_organisations_consents_for_each(
    teams: tuple[Team, Team, Team],
) -> None:
    leading, green, _ = teams
    both = leading.signatory
    member_of_green = member(green.party, "viewer")
    assert member_of_green != both
    green.party.memberships.create(
        person=both,
        role=MemberRole.SIGNATORY,
        during=green.party.memberships.first().during,  # type: ignore[union-attr]
    )
    offer = joint_sealed(call(), leading, green)
    offer_move(offer=offer, move="sign", actor=at_desk(both, leading.party))
    submit = partial(offer_move, offer=offer, move="submit", actor=leading.signing)
    assert codes(submit) == ["OF-SIGN"]
    offer_move(offer=offer, move="sign", actor=at_desk(both, green.party))
    submit()
    assert Signature.objects.filter(paper=offer.sealed, person=both).count() == 2
    assert [who for who, _ in approvals(offer.sealed)] == [
        f"{both.full_name}, {leading.party}",
        f"{both.full_name}, {green.party}",
    ]


def test_a_partner_that_leaves_takes_its_rows_and_every_consent_and_the_rest_goes_on(
    teams: tuple[Team, Team, Team],
) -> None:
    leading, green, third = teams
    offer = joint_sealed(call(), leading, green, third)
    for each in teams:
        offer_move(offer=offer, move="sign", actor=each.signing)
    offer_move(offer=offer, move="leave", actor=third.signing)
    offer = Offer.objects.get(pk=offer.pk)
    assert (offer.state, offer.paper) == ("draft", None)
    assert len(offer.draft.document["offerors"]) == len(offer.draft.document["shares"]) == 2
    assert page(third.editor, third, offer) == 404
    told = Mail.objects.filter(key__startswith=f"offer.leave:{offer.pk}")
    assert {letter.to for letter in told} == {
        person.email for each in (leading, green) for person in (each.editor, each.signatory)
    }
    assert codes(lambda: offer_move(offer=offer, move="seal", actor=leading.writing)) == ["OF-16"]


def test_when_the_last_partner_is_removed_the_offer_is_one_of_a_single_organisation(
    teams: tuple[Team, Team, Team],
) -> None:
    leading, green, _ = teams
    offer = joint_drafted(call(), leading, green)
    offer_move(offer=offer, move="remove", actor=leading.signing, partner=str(green.party.pk))
    offer_move(offer=offer, move="seal", actor=leading.writing)
    sealed = json.loads(bytes(offer.sealed.content))["content"]
    assert (len(sealed["offerors"]), sealed["shares"]) == (1, [])
    assert not sealed["other"].get("joint")
    gone = Mail.objects.filter(key__contains=":gone:")
    assert {letter.to for letter in gone} == {green.editor.email, green.signatory.email}


def test_an_earlier_version_comes_back_with_the_organisations_of_today(
    teams: tuple[Team, Team, Team],
) -> None:
    leading, green, third = teams
    offer = joint_drafted(call(), leading, green, third)
    number = offer.draft.revision
    offer_move(offer=offer, move="leave", actor=third.writing)
    offer_restore(offer=offer, number=number, actor=green.writing)
    document = Offer.objects.get(pk=offer.pk).draft.document
    assert [row["id"] for row in document["offerors"]] == [
        row_id(leading.party),
        row_id(green.party),
    ]


def test_a_joint_offer_takes_a_place_of_each_organisation(teams: tuple[Team, Team, Team]) -> None:
    leading, green, third = teams
    task = call(offers_per_party=1)
    first = joint_submitted(task, leading, green)
    assert {slot.party for slot in OfferSlot.objects.filter(offer=first)} == {
        leading.party,
        green.party,
    }
    second = joint_sealed(task, third, green)
    for each in (third, green):
        offer_move(offer=second, move="sign", actor=each.signing)
    submit = partial(offer_move, offer=second, move="submit", actor=third.signing)
    assert codes(submit) == ["CALL-OFFERS"]
    offer_move(offer=first, move="withdraw", actor=green.signing)
    submit()
    assert row_faults() == []


def test_a_withdrawn_joint_offer_begins_anew_with_its_partners(
    teams: tuple[Team, Team, Team],
) -> None:
    leading, green, _ = teams
    offer = joint_submitted(call(offers_per_party=1), leading, green)
    offer_move(offer=offer, move="withdraw", actor=leading.signing)
    again = offer_correct(offer=offer, actor=leading.writing)
    assert [party.pk for party in again.makers()] == [leading.party.pk, green.party.pk]
    offer_move(offer=again, move="seal", actor=leading.writing)
    for each in (leading, green):
        offer_move(offer=again, move="sign", actor=each.signing)
    offer_move(offer=again, move="submit", actor=leading.signing, token=uuid4())
    assert row_faults() == []


def test_a_call_without_joint_offers_takes_no_partner(teams: tuple[Team, Team, Team]) -> None:
    leading, green, _ = teams
    task = call()
    task.competition.joint_allowed = False
    task.competition.save()
    offer = offer_start(task=task, party=leading.party, actor=leading.writing)
    assert codes(lambda: invited(offer, leading, green)) == ["OF-16"]
    assert codes(lambda: invited(offer, leading, leading)) == ["OF-16", "OF-PARTNER"]
