"""An organisation finishes, approves and submits an offer and holds a receipt."""

import hashlib
import json
from datetime import timedelta
from uuid import uuid4

import pytest

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move, offer_save, offer_start
from ccop.kernel import clock, journal
from ccop.kernel.cases.models import CaseEvent
from ccop.kernel.notices.models import Mail
from ccop.kernel.paperwork.drafts import Typed
from ccop.kernel.paperwork.sealing import check_print
from ccop.kernel.parties.models import Party
from ccop.kernel.people.models import Person
from ccop.law.findings import Refused
from tests.support.calls import call, close
from tests.support.offers import offer_drafted, offer_signed, offer_submitted
from tests.support.people import at_desk, member, organisation

Team = tuple[Party, Person, Person]
"""An organisation with its editor and its signatory."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    party = organisation()
    return party, member(party, "editor"), member(party, "signatory")


def test_the_receipt_has_number_time_and_checksum_of_the_sealed_bytes(team: Team) -> None:
    party, editor, signatory = team
    offer = offer_submitted(call(), party, editor, signatory)
    submission = offer.sealed.submission
    assert offer.case.number == f"OF.1.{clock.today().year}" == submission.number
    assert offer.submitted_at == submission.received_at
    assert offer.sealed.checksum == hashlib.sha256(bytes(offer.sealed.content)).hexdigest()
    assert json.loads(bytes(offer.sealed.content))["content"]["funding"]["grant"] == "6000.00"


def test_everybody_in_the_organisation_gets_the_receipt_by_mail(team: Team) -> None:
    party, editor, signatory = team
    offer = offer_submitted(call(), party, editor, signatory)
    letters = Mail.objects.filter(key__startswith=f"offer.submitted:{offer.pk}")
    assert {letter.to for letter in letters} == {editor.email, signatory.email}
    assert all(offer.sealed.checksum in letter.text for letter in letters)


def test_a_second_click_gives_the_same_receipt_and_one_effect(team: Team) -> None:
    party, editor, signatory = team
    offer = offer_signed(call(), party, editor, signatory)
    token, actor = uuid4(), at_desk(signatory, party)
    first = offer_move(offer=offer, move="submit", actor=actor, token=token)
    again = offer_move(offer=offer, move="submit", actor=actor, token=token)
    assert first == again
    assert CaseEvent.objects.filter(case=offer.case, move="submit").count() == 1


def test_starting_twice_leads_to_one_offer(team: Team) -> None:
    party, editor, _ = team
    task = call()
    actor = at_desk(editor, party)
    first = offer_start(task=task, party=party, actor=actor)
    assert offer_start(task=task, party=party, actor=actor) == first


def test_after_the_closing_the_draft_stays_and_the_refusal_names_the_hour(team: Team) -> None:
    party, editor, signatory = team
    task = call(closes_in=timedelta(hours=1))
    offer = offer_signed(task, party, editor, signatory)
    close(task)
    with pytest.raises(Refused) as refusal:
        offer_move(
            offer=Offer.objects.get(pk=offer.pk), move="submit", actor=at_desk(signatory, party)
        )
    assert refusal.value.findings[0].code == "OF-22"
    assert Offer.objects.get(pk=offer.pk).state == "sealed"


def test_what_is_typed_after_the_closing_is_still_kept(team: Team) -> None:
    party, editor, _ = team
    task = call()
    offer = offer_drafted(task, party, editor)
    close(task)
    offer_save(offer=offer, typed=Typed({"task.title": "Zmiana"}, 1), actor=at_desk(editor, party))
    offer.draft.refresh_from_db()
    assert offer.draft.document["task"]["title"] == "Zmiana"


def test_an_offer_with_errors_is_not_sealed_and_the_findings_say_why(team: Team) -> None:
    party, editor, _ = team
    offer = offer_start(task=call(), party=party, actor=at_desk(editor, party))
    with pytest.raises(Refused) as refusal:
        offer_move(offer=offer, move="seal", actor=at_desk(editor, party))
    assert "task.title" in {finding.where for finding in refusal.value.findings}


def test_nobody_submits_what_no_signatory_approved(team: Team) -> None:
    party, editor, _ = team
    offer = offer_drafted(call(), party, editor)
    actor = at_desk(editor, party)
    offer_move(offer=offer, move="seal", actor=actor)
    with pytest.raises(Refused, match="OF-SIGN"):
        offer_move(offer=offer, move="submit", actor=actor)


def test_a_sealed_offer_does_not_change_until_it_is_taken_back(team: Team) -> None:
    party, editor, _ = team
    offer = offer_drafted(call(), party, editor)
    actor = at_desk(editor, party)
    offer_move(offer=offer, move="seal", actor=actor)
    with pytest.raises(Refused, match="OF-SEALED"):
        offer_save(offer=offer, typed=Typed({"task.title": "Zmiana"}, 1), actor=actor)
    offer_move(offer=offer, move="reopen", actor=actor)
    offer_save(offer=offer, typed=Typed({"task.title": "Zmiana"}, 1), actor=actor)


def test_a_viewer_neither_finishes_nor_approves_nor_submits(team: Team) -> None:
    party, editor, signatory = team
    viewer = at_desk(member(party, "viewer"), party)
    offer = offer_signed(call(), party, editor, signatory)
    for move in ("reopen", "sign", "submit"):
        with pytest.raises(Refused, match="CASE-2"):
            offer_move(offer=offer, move=move, actor=viewer)


def test_the_check_page_knows_the_print_out_and_nothing_else(team: Team) -> None:
    party, editor, signatory = team
    offer = offer_submitted(call(), party, editor, signatory)
    number, checksum = str(offer.case.number), offer.sealed.checksum
    assert check_print(number=number, checksum=checksum).received_at == offer.submitted_at
    assert check_print(number=number, checksum=checksum[:16].upper()).agrees
    assert not check_print(number=number, checksum=checksum[:15]).agrees
    assert not check_print(number=number, checksum="0" * 64).agrees
    assert not check_print(number="OF.999.2026", checksum=checksum).agrees


def test_every_act_is_in_the_journal_of_the_call_without_personal_data(team: Team) -> None:
    party, editor, signatory = team
    offer = offer_submitted(call(), party, editor, signatory)
    entries = journal.read(f"konkurs:{offer.task.competition_id}")
    acts = [entry.act for entry in entries]
    assert acts == ["offer.start", "offer.seal", "offer.sign", "offer.submit"]
    assert not any(editor.full_name in str(entry.data) for entry in entries)
