"""A claim to act for a listed organisation gives no right before evidence was seen."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.claiming import (
    claim_agree,
    claim_contest,
    claim_decide,
    claim_grant,
    claim_refuse,
    evidence_record,
)
from ccop.directory.registrations.models import Claim, Evidence
from ccop.kernel import clock, journal
from ccop.kernel.cases.models import Case
from ccop.kernel.notices.models import Mail, Notice
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.closing import account_close
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.organizations import listed, proposed
from tests.support.people import at_desk, clerk, member, person, signed_in
from tests.support.registrations import claimed

pytestmark = pytest.mark.django_db
KNOWN = "latarnia@przyklad.example"


@pytest.fixture
def card() -> Organization:
    return listed(email=KNOWN)


@pytest.fixture
def claimant() -> Person:
    return person("Zenon Wnioskujący (przykład)")


@pytest.fixture
def claim(card: Organization, claimant: Person) -> Claim:
    return claimed(card, claimant)


@pytest.fixture
def keeper() -> Actor:
    return actor_of(clerk(Role.DIRECTORY_KEEPER))


def _seen(claim: Claim, keeper: Actor) -> None:
    evidence_record(
        claim=claim,
        kind="register",
        dated=date(2026, 1, 10),
        number="KRS 0000000900",
        shows="prezes, Zenon Wnioskujący",
        seen_on=clock.today(),
        actor=keeper,
        token=uuid4(),
    )
    claim.refresh_from_db()


def _grant(claim: Claim, keeper: Actor) -> str:
    """Code of the refusal, "" when it was granted."""
    try:
        claim_grant(claim=claim, actor=keeper, token=uuid4())
    except Refused as refused:
        return refused.findings[0].code
    return ""


def _roles(claim: Claim) -> set[str]:
    return set(
        claim.person.memberships.filter(party=claim.organization.party).values_list(
            "role", flat=True
        )
    )


def test_a_claim_alone_gives_no_right_and_cannot_be_granted(claim: Claim, keeper: Actor) -> None:
    assert _grant(claim, keeper) == "CASE-1"
    assert _roles(claim) == set()


def test_the_known_address_is_told_at_once_with_the_way_to_contest(claim: Claim) -> None:
    letter = Mail.objects.get(to=KNOWN)
    assert f"/zglos/sprzeciw/{claim.key}/" in letter.text
    assert claim.person.full_name in letter.text


def test_after_evidence_the_person_becomes_administrator_signatory_and_editor(
    claim: Claim, keeper: Actor
) -> None:
    _seen(claim, keeper)
    assert _grant(claim, keeper) == ""
    assert _roles(claim) == {"administrator", "signatory", "editor"}
    assert Notice.objects.filter(person=claim.person).exists()
    told = [
        entry
        for entry in journal.read(f"podmiot:{claim.organization.party_id}")
        if entry.act == "member.added"
    ]
    assert [entry.actor for entry in told] == [None] * 3


def test_granting_twice_lets_in_once(claim: Claim, keeper: Actor) -> None:
    _seen(claim, keeper)
    token = uuid4()
    first, second = (claim_grant(claim=claim, actor=keeper, token=token) for _ in range(2))
    assert first == second
    assert claim.person.memberships.count() == 3


def test_roles_held_already_are_kept(card: Organization, keeper: Actor) -> None:
    editor = member(card.party, "editor")
    claim = claimed(card, editor)
    _seen(claim, keeper)
    assert _grant(claim, keeper) == ""
    assert editor.memberships.count() == 3


def test_evidence_has_days_that_can_be(claim: Claim, keeper: Actor) -> None:
    office = signed_in(Person.objects.get(pk=keeper.signed_in))
    form = {
        "do": "record",
        "kind": "minutes",
        "dated": "10.01.2026",
        "shows": "prezes",
        "seen_on": "09.01.2026",
        "token": str(uuid4()),
    }
    address = f"/urzad/przejecia/{claim.pk}/"
    page = office.post(address, form).content.decode()
    assert "późniejszą niż dzień" in page
    assert "<title>Błąd:" in page
    tomorrow = f"{clock.today() + timedelta(1):%d.%m.%Y}"
    assert (
        "dopiero nadejdzie" in office.post(address, {**form, "seen_on": tomorrow}).content.decode()
    )
    assert not Evidence.objects.exists()
    for _ in range(2):
        office.post(address, {**form, "seen_on": "10.01.2026"})
    assert Evidence.objects.count() == 1
    page = office.get(address).content.decode()
    assert "protokół wyborów z 10 stycznia 2026" in page


def test_evidence_is_never_changed(claim: Claim, keeper: Actor) -> None:
    _seen(claim, keeper)
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        Evidence.objects.update(shows="kto inny")


def test_the_known_address_contests_without_an_account(claim: Claim, keeper: Actor) -> None:
    _seen(claim, keeper)
    address = f"/zglos/sprzeciw/{claim.key}/"
    page = Client().get(address)
    assert page["Referrer-Policy"] == "same-origin"
    assert claim.person.full_name in page.content.decode()
    empty = Client().post(address, {"text": " "})
    assert "<title>Błąd:" in empty.content.decode()
    form = {"text": "Nie jest w zarządzie.", "token": str(uuid4())}
    assert Client().post(address, form)["Location"] == address
    assert Client().post(address, form)["Location"] == address
    claim.refresh_from_db()
    assert (claim.state, claim.contest) == ("contested", "Nie jest w zarządzie.")
    assert _grant(claim, keeper) == "CASE-1"
    assert Notice.objects.filter(person=claim.person, title__contains="sprzeciw").exists()


def test_a_contested_claim_goes_on_only_by_a_decision_with_a_reason(
    claim: Claim, keeper: Actor
) -> None:
    claim_contest(claim=claim, text="Nie.", actor=Actor.visitor(), token=uuid4())
    _seen(claim, keeper)
    assert claim.state == "contested"
    with pytest.raises(Refused):
        claim_decide(claim=claim, text="  ", actor=keeper, token=uuid4())
    claim_decide(claim=claim, text="KRS mówi co innego.", actor=keeper, token=uuid4())
    assert any("KRS mówi co innego." in letter.text for letter in Mail.objects.filter(to=KNOWN))
    assert _grant(claim, keeper) == ""


def test_the_database_grants_no_contested_claim_without_a_decision(claim: Claim) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(state="granted", contested_at=clock.now())


def test_a_decided_claim_without_evidence_is_not_granted(claim: Claim, keeper: Actor) -> None:
    claim_contest(claim=claim, text="Nie.", actor=Actor.visitor(), token=uuid4())
    claim_decide(claim=claim, text="Pomyłka.", actor=keeper, token=uuid4())
    assert _grant(claim, keeper) == "CLAIM-5"


def test_a_second_contest_is_not_taken(claim: Claim, keeper: Actor) -> None:
    claim_contest(claim=claim, text="Nie.", actor=Actor.visitor(), token=uuid4())
    answer = Client().post(f"/zglos/sprzeciw/{claim.key}/", {"text": "I nie.", "token": uuid4()})
    assert answer.status_code == 409


def test_members_are_told_and_nobody_is_let_in_before_they_could_answer(
    card: Organization, claimant: Person, keeper: Actor
) -> None:
    signatory = member(card.party, "signatory")
    claim = claimed(card, claimant)
    notice = Notice.objects.get(person=signatory)
    assert notice.url == f"/pulpit/{card.party_id}/przejecie/{claim.pk}/"
    _seen(claim, keeper)
    assert claim.waits_until == claim.case.opened_at + timedelta(days=14)
    assert _grant(claim, keeper) == "CLAIM-6"
    Claim.objects.update(waits_until=clock.now())
    assert _grant(claim, keeper) == ""


def test_a_member_who_agrees_shortens_the_wait(
    card: Organization, claimant: Person, keeper: Actor
) -> None:
    signatory, viewer = member(card.party, "signatory"), member(card.party, "viewer")
    claim = claimed(card, claimant)
    _seen(claim, keeper)
    address = f"/pulpit/{card.party_id}/przejecie/{claim.pk}/"
    assert signed_in(viewer).get(address).status_code == 200
    assert signed_in(viewer).post(address, {"do": "agree"}).status_code == 404
    assert signed_in(signatory).post(address, {"do": "agree"}).status_code == 302
    assert _grant(claim, keeper) == ""


def test_an_administrator_does_not_answer_to_a_claim_of_their_own(
    card: Organization, keeper: Actor
) -> None:
    administrator = member(card.party, "administrator")
    member(card.party, "signatory")
    claim = claimed(card, administrator)
    _seen(claim, keeper)
    address = f"/pulpit/{card.party_id}/przejecie/{claim.pk}/"
    mine = signed_in(administrator)
    assert mine.post(address, {"do": "agree", "token": str(uuid4())}).status_code == 404
    contest = {"do": "contest", "text": "Żeby nikt inny.", "token": str(uuid4())}
    assert mine.post(address, contest).status_code == 404
    with pytest.raises(Refused):
        claim_agree(claim=claim, actor=at_desk(administrator, card.party), token=uuid4())
    assert _grant(claim, keeper) == "CLAIM-6"


def test_nobody_waits_for_an_answer_of_the_claimant(card: Organization) -> None:
    assert claimed(card, member(card.party, "editor")).waits_until is None


def test_a_member_contests_at_the_desk(card: Organization, claimant: Person) -> None:
    signatory = member(card.party, "signatory")
    claim = claimed(card, claimant)
    address = f"/pulpit/{card.party_id}/przejecie/{claim.pk}/"
    signed_in(signatory).post(address, {"do": "contest", "text": "Nie.", "token": str(uuid4())})
    claim.refresh_from_db()
    assert claim.state == "contested"
    with pytest.raises(Refused):
        claim_agree(claim=claim, actor=at_desk(signatory, card.party), token=uuid4())


def test_two_people_claim_each_in_a_case_of_their_own(
    card: Organization, claim: Claim, keeper: Actor
) -> None:
    other = claimed(card, person())
    assert Case.objects.filter(kind="organization_claim").count() == 2
    _seen(claim, keeper)
    assert _grant(claim, keeper) == ""
    other.refresh_from_db()
    assert other.state == "received"


def test_who_was_let_in_first_may_answer_to_the_other_claims(
    card: Organization, claim: Claim, keeper: Actor
) -> None:
    other = claimed(card, person())
    _seen(claim, keeper)
    _seen(other, keeper)
    assert _grant(claim, keeper) == ""
    other.refresh_from_db()
    assert _grant(other, keeper) == "CLAIM-6"
    asked = Notice.objects.get(person=claim.person, url__contains=str(other.pk))
    assert signed_in(claim.person).post(asked.url, {"do": "agree"}).status_code == 302
    assert _grant(other, keeper) == ""


def test_who_has_no_account_any_more_is_not_let_in(claim: Claim, keeper: Actor) -> None:
    _seen(claim, keeper)
    account_close(person=claim.person, actor=actor_of(claim.person))
    assert _grant(claim, keeper) == "CLAIM-9"
    assert _roles(claim) == set()


def test_a_person_has_one_open_claim_on_an_organisation(
    card: Organization, claim: Claim, claimant: Person, keeper: Actor
) -> None:
    assert claimed(card, claimant) == claim
    page = signed_in(claimant).get(f"/pulpit/moja-organizacja/{card.pk}/")
    assert page["Location"] == f"/pulpit/moje-zgloszenie/{claim.pk}/"
    claim_refuse(claim=claim, text="Brak dokumentów.", actor=keeper, token=uuid4())
    assert claimed(card, claimant) != claim


def test_the_claimant_follows_writes_and_withdraws(claim: Claim) -> None:
    mine, address = signed_in(claim.person), f"/pulpit/moje-zgloszenie/{claim.pk}/"
    assert "Wniosek przyjęty" in mine.get(address).content.decode()
    mine.post(address, {"do": "write", "text": "Przyjdę jutro.", "token": str(uuid4())})
    assert claim.case.messages.get().text == "Przyjdę jutro."
    assert signed_in(person()).get(address).status_code == 404
    mine.post(address, {"do": "withdraw", "token": str(uuid4())})
    claim.refresh_from_db()
    assert claim.state == "withdrawn"


def test_the_form_says_what_is_missing_and_then_makes_the_claim(
    card: Organization, claimant: Person
) -> None:
    mine, address = signed_in(claimant), f"/pulpit/moja-organizacja/{card.pk}/"
    page = mine.post(address, {"function": "prezeska"}).content.decode()
    assert "<title>Błąd:" in page
    assert 'value="prezeska"' in page
    said = {"function": "prezeska", "statement": "KRS.", "truth": "on", "token": str(uuid4())}
    made = mine.post(address, said)["Location"]
    assert made == f"/pulpit/moje-zgloszenie/{Claim.objects.get().pk}/"


def test_who_signs_already_has_nothing_to_claim(card: Organization) -> None:
    with pytest.raises(Refused) as refused:
        claimed(card, member(card.party, "signatory"))
    assert refused.value.findings[0].code == "CLAIM-2"


def test_a_card_that_is_not_listed_cannot_be_claimed(claimant: Person) -> None:
    hidden = proposed()
    address = f"/pulpit/moja-organizacja/{hidden.pk}/"
    assert signed_in(claimant).get(address).status_code == 404
    with pytest.raises(Refused) as refused:
        claimed(hidden, claimant)
    assert refused.value.findings[0].code == "CLAIM-1"


def test_nobody_decides_on_a_claim_of_their_own(card: Organization) -> None:
    keeper = clerk(Role.DIRECTORY_KEEPER)
    claim = claimed(card, keeper)
    _seen(claim, actor_of(keeper))
    assert _grant(claim, actor_of(keeper)) == "CLAIM-4"
