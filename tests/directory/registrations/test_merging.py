"""Two cards of one organisation are joined: what hangs on the one goes to the other, for 30 days
with a way back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model
from django.utils import translation

from ccop.directory.importing.models import OldAddress
from ccop.directory.organizations import card
from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_change
from ccop.directory.registrations.merging.hanging import DECISIONS, Moves, hanging, moving
from ccop.directory.registrations.merging.services import cards_join, cards_part
from ccop.directory.registrations.models import Claim, Merger
from ccop.grants.offers.models import Offer, OfferPartner, OfferSlot
from ccop.grants.offers.services import offer_move
from ccop.kernel import clock
from ccop.kernel.cases.models import Case
from ccop.kernel.journal.checks import verify_all
from ccop.kernel.parties.models import Invitation, MemberRole, Membership, Party, PartyText
from ccop.kernel.parties.services import member_invite, text_add
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.calls import call
from tests.support.offers import offer_drafted, offer_submitted
from tests.support.organizations import AS_OF, SOURCE, listed, proposed
from tests.support.people import at_desk, clerk, member, organisation, person, signed_in
from tests.support.registrations import claimed, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper() -> Person:
    return clerk(Role.DIRECTORY_KEEPER)


@pytest.fixture
def kept() -> Organization:
    return listed("Latarnia (przykład)", party=organisation(), krs="0000000901", phone="")


@pytest.fixture
def lost() -> Organization:
    return listed(
        "Latarnia, drugi wpis (przykład)",
        party=organisation(),
        krs="0000000902",
        nip="9490000902",
        phone="34 000 00 92",
        town="Częstochowa",
    )


def _join(kept: Organization, lost: Organization, keeper: Person, *taken: str) -> Merger:
    merger = cards_join(kept=kept, lost=lost, taken=taken, token=uuid4(), actor=actor_of(keeper))
    for each in (kept, lost):
        each.refresh_from_db()
    return merger


def _state(*cards: Organization) -> dict[str, object]:
    """Everything that hangs on the cards, and what they say; when they changed does not count."""
    told: dict[str, object] = {}
    for kind in hanging():
        for each in cards:
            fresh = Organization.objects.get(pk=each.pk)
            if kind.model is not Merger:
                told[f"{kind.name} of {each.pk}"] = sorted(
                    (_columns(row) for row in kind.rows(fresh)), key=str
                )
    for each in cards:
        fresh = Organization.objects.select_related("party").get(pk=each.pk)
        told[str(each.pk)] = (_columns(fresh), _columns(fresh.party), card.values(fresh))
    return told


def _columns(row: Model) -> dict[str, object]:
    return {
        field.attname: field.value_from_object(row)
        for field in row._meta.local_fields
        if field.name != "changed_at"
    }


def _filled(party_card: Organization, other: Organization) -> None:
    """A row in every table that hangs on a party or its card."""
    party = party_card.party
    editor, signatory = member(party, "editor"), member(party, "signatory")
    desk = at_desk(signatory, party)
    member_invite(
        party=party, email="nowa@przyklad.example", roles=[MemberRole.VIEWER], actor=Actor.system()
    )
    text_add(party=party, kind="about", title="O nas", text="Świecimy.", actor=desk)
    offer_submitted(call(), party, editor, signatory)
    task = call()
    leader = member(other.party, "editor", "signatory")
    joint = offer_drafted(task, other.party, leader)
    offer_move(
        offer=joint, move="invite", actor=at_desk(leader, other.party), partner=str(party.pk)
    )
    claimed(party_card, person())
    registration = received()
    registration.organization = party_card
    registration.save()
    Organization.objects.create(
        party=organisation("Dawna (przykład)"), state="merged", merged_into=party_card
    )
    OldAddress.objects.create(path="/stara/", organization=party_card)


def test_what_a_card_took_tells_in_polish_where_it_comes_from(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    lost.facts = {}
    lost.save()
    with translation.override("en"):
        _join(kept, lost, keeper, "phone")
    assert read_facts(kept.facts)["phone"].source == "połączona wizytówka"


def test_a_card_is_asked_for_by_its_number_only(keeper: Person) -> None:
    assert signed_in(keeper).get("/urzad/laczenie-kart/", {"karta": "²"}).status_code == 200


def test_every_foreign_key_to_a_party_or_a_card_has_its_decision() -> None:
    found = {kind.name for kind in hanging()}
    assert found == set(DECISIONS)
    assert {"parties.Membership.party", "offers.Offer.party"} <= found


def test_everything_that_hangs_moves(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    _filled(lost, listed("Trzecia (przykład)", party=organisation()))
    before = {kind.name: kind.rows(lost).count() for kind, _decision in moving()}
    assert all(before.values()), before
    _join(kept, lost, keeper)
    left = {kind.name: kind.rows(lost).count() for kind, _decision in moving()}
    assert not any(left.values()), left
    for kind, _decision in moving():
        assert kind.rows(kept).count() >= before[kind.name], kind.name


def test_what_stays_is_sealed_gives_rights_or_tells_of_the_joined_card() -> None:
    stays = {name for name, decision in DECISIONS.items() if not isinstance(decision, Moves)}
    assert stays == {
        "parties.Representative.party",
        "parties.Proxy.party",
        "parties.RepresentationRule.party",
        "parties.BankAccount.party",
        "paperwork.Signature.party",
        "organizations.Organization.party",
        "organizations.StateChange.organization",
        "checks.RegisterCheck.organization",
        "upkeep.Round.organization",
        "registrations.Merger.kept",
        "registrations.Merger.lost",
    }


def test_the_joined_card_leads_to_the_one_that_stays_and_claims_no_number(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    _join(kept, lost, keeper, "phone", "nip", "town")
    assert (lost.state, lost.merged_into) == ("merged", kept)
    assert (lost.party.krs, lost.party.nip, lost.party.regon) == ("", "", "")
    assert (kept.party.krs, kept.party.nip) == ("0000000901", "9490000902")
    assert (kept.party.phone, kept.town) == ("34 000 00 92", "Częstochowa")
    assert kept.party.name == "Latarnia (przykład)"


def test_what_was_not_public_on_the_joined_card_does_not_become_so(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    facts = dict(lost.facts)
    facts["phone"] = {**facts["phone"], "public": False}
    Organization.objects.filter(pk=lost.pk).update(facts=facts)
    _join(kept, lost, keeper, "phone")
    fact = read_facts(kept.facts)["phone"]
    assert (fact.public, fact.source, fact.as_of) == (False, SOURCE, AS_OF)


def test_undone_everything_is_as_it_was(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    third = listed("Trzecia (przykład)", party=organisation())
    _filled(lost, third)
    both = member(kept.party, "editor")
    Membership.objects.create(
        party=lost.party, person=both, role="editor", during=DateRange(clock.today(), None)
    )
    before = _state(kept, lost, third)
    merger = _join(kept, lost, keeper, "name", "phone", "nip", "krs")
    assert _state(kept, lost, third) != before
    parted = cards_part(merger=merger, actor=actor_of(keeper))
    assert parted.left == []
    assert _state(kept, lost, third) == before


def test_what_was_changed_since_stays_and_is_told(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    text = PartyText.objects.create(party=lost.party, kind="about", title="O nas", text="My.")
    merger = _join(kept, lost, keeper, "phone", "town")
    card_change(
        organization=kept,
        values={"phone": "34 000 00 99"},
        source="organizacja",
        as_of=clock.today(),
        actor=Actor.system(),
    )
    text.refresh_from_db()
    text.delete()
    parted = cards_part(merger=merger, actor=actor_of(keeper))
    kept.refresh_from_db()
    lost.refresh_from_db()
    assert (kept.party.phone, kept.town, lost.town) == ("34 000 00 99", "", "Częstochowa")
    assert read_facts(kept.facts)["phone"].source == "organizacja"
    assert "town" not in read_facts(kept.facts)
    assert (lost.state, lost.party.krs) == ("listed", "0000000902")
    assert {(each["model"], each["column"]) for each in parted.left} == {
        ("parties.Party", "phone"),
        ("parties.PartyText", "party_id"),
    }


def test_after_thirty_days_nothing_is_undone(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    merger = _join(kept, lost, keeper)
    Merger.objects.update(at=clock.now() - timedelta(days=30))
    with pytest.raises(Refused) as refused:
        cards_part(merger=merger, actor=actor_of(keeper))
    assert refused.value.findings[0].code == "MERGE-4"
    Merger.objects.update(at=clock.now() - timedelta(days=29, hours=23))
    cards_part(merger=merger, actor=actor_of(keeper))


def test_undone_twice_is_undone_once(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    merger = _join(kept, lost, keeper)
    first, second = (cards_part(merger=merger, actor=actor_of(keeper)) for _ in range(2))
    assert first.undone_at == second.undone_at
    again = _join(kept, lost, keeper)
    assert again != merger


def test_a_chain_is_parted_from_its_end(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    last = listed("Ostatnia (przykład)", party=organisation())
    first = _join(kept, lost, keeper)
    second = _join(last, kept, keeper)
    lost.refresh_from_db()
    assert lost.merged_into == last
    with pytest.raises(Refused) as refused:
        cards_part(merger=first, actor=actor_of(keeper))
    assert refused.value.findings[0].code == "MERGE-3"
    for merger in (second, first):
        assert cards_part(merger=merger, actor=actor_of(keeper)).left == []
    lost.refresh_from_db()
    assert lost.state == "listed"
    assert lost.merged_into_id is None


@pytest.mark.parametrize(
    ("there", "here", "expected"),
    [
        ((-9, None), (-5, None), "ended"),  # held there now
        ((-9, -3), (-5, None), "from today"),  # held there until lately
        ((-9, -3), (-2, None), "moved"),  # never at the same time
        ((-9, None), (-5, -1), "left"),  # over already
    ],
)
def test_one_role_of_one_person_is_held_once(
    there: tuple[int, int | None],
    here: tuple[int, int | None],
    expected: str,
    keeper: Person,
) -> None:
    kept, lost = listed("Pierwsza (przykład)"), listed("Druga (przykład)")
    someone = person()
    _role(kept, someone, there)
    row = _role(lost, someone, here)
    _join(kept, lost, keeper)
    row.refresh_from_db()
    assert (row.party_id, row.during) == {
        "ended": (lost.party_id, _days(here[0], 0)),
        "from today": (kept.party_id, _days(0, None)),
        "moved": (kept.party_id, _days(*here)),
        "left": (lost.party_id, _days(*here)),
    }[expected]
    current = Membership.objects.filter(person=someone, during__contains=clock.today())
    assert [each.party_id for each in current] == [kept.party_id]


def _days(since: int, until: int | None) -> DateRange:
    today = clock.today()
    last = None if until is None else today + timedelta(days=until)
    return DateRange(today + timedelta(days=since), last)


def _role(owner: Organization, someone: Person, days: tuple[int, int | None]) -> Membership:
    return Membership.objects.create(
        party=owner.party, person=someone, role="editor", during=_days(*days)
    )


def test_an_invitation_that_is_open_there_already_is_withdrawn_here(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    for each in (kept, lost):
        member_invite(
            party=each.party,
            email="nowa@przyklad.example",
            roles=[MemberRole.VIEWER],
            actor=Actor.system(),
        )
    _join(kept, lost, keeper)
    assert Invitation.objects.get(party=kept.party).answered_at is None
    assert Invitation.objects.get(party=lost.party).answered_at is not None


def test_two_submitted_offers_of_one_task_both_stand(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    task = call()
    Party.objects.update(phone="34 000 00 90")
    for party in Party.objects.filter(pk__in=[kept.party_id, lost.party_id]):
        offer_submitted(task, party, member(party, "editor"), member(party, "signatory"))
    merger = _join(kept, lost, keeper)
    slots = OfferSlot.objects.filter(party=kept.party).order_by("number")
    assert [slot.number for slot in slots] == [1, 2]
    assert Offer.objects.filter(party=kept.party, state="submitted").count() == 2
    cards_part(merger=merger, actor=actor_of(keeper))
    assert OfferSlot.objects.get(party=lost.party).number == 1


def test_both_organisations_of_one_joint_offer(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    leader = member(kept.party, "editor", "signatory")
    joint = offer_drafted(call(), kept.party, leader)
    offer_move(
        offer=joint, move="invite", actor=at_desk(leader, kept.party), partner=str(lost.party_id)
    )
    _join(kept, lost, keeper)
    assert OfferPartner.objects.get().party == lost.party


def test_claims_of_one_person_on_both_cards(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    someone = person()
    there, here = claimed(kept, someone), claimed(lost, someone)
    _join(kept, lost, keeper)
    assert Claim.objects.get(pk=there.pk).organization == kept
    assert Claim.objects.get(pk=here.pk).organization == lost


def test_only_the_keeper_joins_and_only_with_a_listed_card(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    merger = _join(kept, lost, keeper)
    cards_part(merger=merger, actor=actor_of(keeper))
    with pytest.raises(Refused) as refused:
        _join(kept, lost, clerk(Role.AUDITOR))
    assert refused.value.findings[0].code == "MERGE-5"
    with pytest.raises(Refused):
        cards_part(merger=merger, actor=actor_of(clerk(Role.AUDITOR)))
    with pytest.raises(Refused) as refused:
        _join(proposed(), lost, keeper)
    assert refused.value.findings[0].code == "MERGE-2"
    with pytest.raises(Refused) as refused:
        _join(kept, kept, keeper)
    assert refused.value.findings[0].code == "MERGE-1"


def test_a_joined_card_is_joined_with_no_other(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    _join(kept, lost, keeper)
    with pytest.raises(Refused):
        _join(listed(), lost, keeper)
    with pytest.raises(Refused):
        _join(lost, kept, keeper)


def test_the_page_compares_joins_and_parts(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    signatory = member(lost.party, "signatory")
    office = signed_in(keeper)
    found = office.get("/urzad/laczenie-kart/", {"name": "latarnia", "krs": "", "nip": ""})
    assert lost.party.name in found.content.decode()
    like = office.get("/urzad/laczenie-kart/", {"karta": kept.pk}).content.decode()
    address = f"/urzad/laczenie-kart/{kept.pk}/{lost.pk}/"
    assert address in like
    page = office.get(address).content.decode()
    assert signatory.full_name in page
    assert "role osób: 1" in page
    form = {
        "take_name": "mine",
        "take_krs": "mine",
        "take_nip": "theirs",
        "take_phone": "theirs",
        "take_town": "theirs",
        "token": str(uuid4()),
    }
    joined = {office.post(address, form)["Location"] for _ in range(2)}
    merger = Merger.objects.get()
    assert joined == {f"/urzad/laczenie-kart/wpis/{merger.pk}/"}
    assert office.get(address)["Location"] in joined
    where = joined.pop()
    assert "Rozłącz wizytówki" in office.get(where).content.decode()
    assert signed_in(clerk(Role.AUDITOR)).post(where).status_code == 404
    office.post(where)
    office.post(where)
    assert "Rozłączono" in office.get(where).content.decode()
    lost.refresh_from_db()
    assert lost.state == "listed"


def test_an_untaken_choice_is_told_beside_its_field(
    kept: Organization, lost: Organization, keeper: Person
) -> None:
    address = f"/urzad/laczenie-kart/{kept.pk}/{lost.pk}/"
    page = signed_in(keeper).post(address, {"token": str(uuid4())}).content.decode()
    assert "<title>Błąd:" in page
    assert not Merger.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_journal_answers_for_what_was_joined_and_parted() -> None:
    keeper = clerk(Role.DIRECTORY_KEEPER)
    kept, lost = listed("Pierwsza (przykład)"), listed("Druga (przykład)", krs="1")
    merger = _join(kept, lost, keeper, "krs")
    assert not _told(verify_all().faults)
    cards_part(merger=merger, actor=actor_of(keeper))
    assert not _told(verify_all().faults)


def _told(faults: tuple[object, ...]) -> list[object]:
    """Faults of these rooms; the world of a test makes other rows without a service."""
    return [each for each in faults if "organi" in str(each) or "registrations" in str(each)]


def test_every_model_of_the_room_is_reached_by_its_label() -> None:
    for kind in hanging():
        assert apps.get_model(kind.model._meta.label) is kind.model
    assert Case in {kind.model for kind in hanging()}
