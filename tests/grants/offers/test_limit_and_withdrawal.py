"""A task takes so many offers of an organisation as announced; a withdrawal makes room again."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.offers.models import Offer, OfferSlot
from ccop.grants.offers.services import offer_correct, offer_move, offer_start
from ccop.kernel.cases.models import CaseEvent
from ccop.kernel.journal.witnesses import row_faults
from ccop.kernel.notices.models import Mail
from ccop.kernel.paperwork.drafts import draft_replace
from ccop.kernel.parties.models import Party
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.at_once import at_once
from tests.support.calls import call, close, close_and_open
from tests.support.offers import complete, offer_submitted
from tests.support.people import at_desk, clerk, member, organisation

Team = tuple[Party, Person, Person]
"""An organisation with its editor and its signatory."""


@pytest.fixture
def team(db: None) -> Team:
    party = organisation()
    return party, member(party, "editor"), member(party, "signatory")


def signed(task: CompetitionTask, team: Team) -> Offer:
    """One more offer of the organisation, approved and ready to be submitted."""
    party, editor, signatory = team
    actor = at_desk(editor, party)
    offer = offer_start(task=task, party=party, actor=actor, another=uuid4())
    document = complete(offer.draft.document, task.competition.starts_on.year)
    draft_replace(draft=offer.draft_id, document=document, actor=actor)
    offer_move(offer=offer, move="seal", actor=actor)
    offer_move(offer=offer, move="sign", actor=at_desk(signatory, party))
    return offer


def moved(offer: Offer, move: str, team: Team) -> None:
    offer_move(offer=offer, move=move, actor=at_desk(team[2], team[0]))


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return " ".join(f"{row.code} {row.message} {row.remedy}" for row in refused.value.findings)


def test_one_offer_too_many_is_refused_with_the_number_to_withdraw(team: Team) -> None:
    task = call(offers_per_party=1)
    first, second = signed(task, team), signed(task, team)
    moved(first, "submit", team)
    told = refusal(lambda: moved(second, "submit", team))
    assert told.startswith("CALL-OFFERS")
    assert f"Wycofaj złożoną ofertę ({first.case.number})" in told
    second.refresh_from_db()
    assert second.state == "sealed"


def test_a_withdrawal_makes_room_and_the_new_offer_has_a_new_number(team: Team) -> None:
    task = call(offers_per_party=1)
    first, second = signed(task, team), signed(task, team)
    moved(first, "submit", team)
    moved(first, "withdraw", team)
    moved(second, "submit", team)
    assert first.case.number != second.case.number
    assert list(OfferSlot.objects.values_list("offer", "number")) == [(second.pk, 1)]
    assert row_faults() == []


def test_without_a_limit_every_offer_is_taken(team: Team) -> None:
    task = call()
    for offer in (signed(task, team), signed(task, team)):
        moved(offer, "submit", team)
    assert set(OfferSlot.objects.values_list("number", flat=True)) == {1, 2}


def test_the_database_itself_refuses_a_place_taken_twice(team: Team) -> None:
    offer = offer_submitted(call(offers_per_party=1), *team)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfferSlot.objects.create(offer=offer, task=offer.task, party=team[0], number=1)


def test_a_withdrawal_is_confirmed_to_everybody_by_letter(team: Team) -> None:
    offer = offer_submitted(call(), *team)
    moved(offer, "withdraw", team)
    letters = Mail.objects.filter(key__startswith=f"offer.withdrawn:{offer.pk}")
    assert {letter.to for letter in letters} == {team[1].email, team[2].email}
    assert all(str(offer.case.number) in letter.text for letter in letters)


def test_the_office_never_reads_a_withdrawn_offer(team: Team) -> None:
    office = actor_of(clerk(Role.GRANTS_CLERK))
    offer = offer_submitted(call(), *team)
    moved(offer, "withdraw", team)
    close_and_open(offer.task)
    assert not Offer.objects.in_office(office).exists()


def test_after_the_closing_nothing_is_withdrawn_and_the_hour_is_named(team: Team) -> None:
    offer = offer_submitted(call(closes_in=timedelta(hours=1)), *team)
    close(offer.task)
    told = refusal(lambda: moved(offer, "withdraw", team))
    assert told.startswith("OF-WITHDRAW Ofertę można było wycofać do końca naboru")
    assert OfferSlot.objects.filter(offer=offer).exists()


def test_an_editor_alone_withdraws_nothing(team: Team) -> None:
    offer = offer_submitted(call(), *team)
    told = refusal(
        lambda: offer_move(offer=offer, move="withdraw", actor=at_desk(team[1], team[0]))
    )
    assert told.startswith("CASE-2")


def test_a_corrected_offer_begins_with_everything_of_the_withdrawn_one_and_only_once(
    team: Team,
) -> None:
    party, editor, _ = team
    offer = offer_submitted(call(offers_per_party=1), *team)
    actor = at_desk(editor, party)
    assert refusal(lambda: offer_correct(offer=offer, actor=actor)).startswith("OF-CORRECT")
    moved(offer, "withdraw", team)
    corrected = offer_correct(offer=offer, actor=actor)
    assert offer_correct(offer=offer, actor=actor) == corrected
    assert corrected.draft.document == offer.draft.document
    assert corrected.state == "draft"
    offer_move(offer=corrected, move="seal", actor=actor)
    moved(corrected, "sign", team)
    moved(corrected, "submit", team)
    assert corrected.case.number not in {None, offer.case.number}


def test_the_same_form_begins_one_more_offer_once(team: Team) -> None:
    party, editor, _ = team
    task, token, actor = call(), uuid4(), at_desk(editor, party)
    first = offer_start(task=task, party=party, actor=actor)
    another = offer_start(task=task, party=party, actor=actor, another=token)
    assert offer_start(task=task, party=party, actor=actor, another=token) == another != first


def test_of_two_submissions_at_once_over_the_limit_one_is_refused(
    transactional_db: None, team: Team
) -> None:
    task = call(offers_per_party=1)
    offers = [signed(task, team), signed(task, team)]
    told = at_once(*[lambda offer=offer: moved(offer, "submit", team) for offer in offers])
    assert sorted(told) == ["", "CALL-OFFERS"]
    assert OfferSlot.objects.count() == 1
    assert Offer.objects.filter(state="submitted").count() == 1


def test_twenty_clicks_submit_once_and_twenty_more_withdraw_once(
    transactional_db: None, team: Team
) -> None:
    party, _, signatory = team
    offer = signed(call(offers_per_party=1), team)
    actor = at_desk(signatory, party)
    for move in ("submit", "withdraw"):
        token = uuid4()

        def click(move: str = move, token: object = token) -> None:
            mine = Offer.objects.select_related("case").get(pk=offer.pk)
            offer_move(offer=mine, move=move, actor=actor, token=token)  # type: ignore[arg-type]

        assert set(at_once(*[click] * 20)) == {""}
        assert CaseEvent.objects.filter(case=offer.case, move=move).count() == 1
    assert not OfferSlot.objects.exists()
    assert not [fault for fault in row_faults() if fault.what.startswith("offers_")]
