"""An offer is approved as each organisation is represented on the day, by its own recorded rule."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move, offer_submit_at_once
from ccop.kernel import clock
from ccop.kernel.notices.models import Notice
from ccop.kernel.paperwork.models import Signature
from ccop.kernel.paperwork.sealing import approvals
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.representing import representative_end, rule_set
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.law.findings import Finding, Refused
from ccop.law.representation import Of, Part, Rule
from tests.support.calls import call
from tests.support.joint import joint_sealed, team
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation
from tests.support.representation import CHAIR_OR_TWO, TWO, entitled, proxy, ruled

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def party() -> Party:
    return organisation()


@pytest.fixture
def board(party: Party) -> list[Person]:
    """The chair and two others of the board, all with accounts; two of them sign together."""
    people = [member(party, "signatory") for _ in range(3)]
    functions = ("prezes", "skarbnik", "członek zarządu")
    for person, function in zip(people, functions, strict=True):
        entitled(party, person, function=function)
    ruled(party, TWO)
    return people


@pytest.fixture
def editor(party: Party) -> Person:
    return member(party, "editor")


@pytest.fixture
def offer(party: Party, board: list[Person], editor: Person) -> Offer:
    """Sealed, waiting for approvals."""
    drafted = offer_drafted(call(), party, editor)
    offer_move(offer=drafted, move="seal", actor=at_desk(editor, party))
    return drafted


def _move(offer: Offer, move: str, person: Person) -> None:
    offer_move(offer=offer, move=move, actor=at_desk(person, offer.party))


def _refused(act: Callable[[], object]) -> Finding:
    with pytest.raises(Refused) as refused:
        act()
    (finding,) = refused.value.findings
    return finding


def _page(offer: Offer, person: Person) -> str:
    client = Client()
    client.force_login(person)
    page = client.get(reverse("offers:offer", args=[offer.party_id, offer.pk]))
    return page.content.decode()


def test_two_together_submit_and_one_does_not(offer: Offer, board: list[Person]) -> None:
    chair, treasurer, _third = board
    _move(offer, "sign", chair)
    finding = _refused(lambda: _move(offer, "submit", chair))
    assert finding.code == "OF-SIGN"
    assert "brakuje: jeszcze jednego członka zarządu" in finding.message
    assert treasurer.full_name in finding.remedy
    _move(offer, "sign", chair)  # a second time changes nothing
    assert _refused(lambda: _move(offer, "submit", chair)).code == "OF-SIGN"
    _move(offer, "sign", treasurer)
    _move(offer, "submit", chair)
    assert offer.state == "submitted"


def test_the_chair_alone_where_the_rule_says_so(offer: Offer, board: list[Person]) -> None:
    rule_set(
        party=offer.party,
        rule=CHAIR_OR_TWO,
        source="statut",
        valid_from=clock.today(),
        actor=Actor.system(),
    )
    _move(offer, "sign", board[1])
    assert _refused(lambda: _move(offer, "submit", board[1])).code == "OF-SIGN"
    _move(offer, "sign", board[0])
    _move(offer, "submit", board[0])


def test_as_what_each_signed_is_kept_and_printed(offer: Offer, board: list[Person]) -> None:
    for person in board[:2]:
        _move(offer, "sign", person)
    _move(offer, "submit", board[0])
    assert [row.capacity for row in Signature.objects.all()] == ["prezes", "skarbnik"]
    assert [who for who, _at in approvals(offer.sealed)] == [
        f"{board[0].full_name}, prezes",
        f"{board[1].full_name}, skarbnik",
    ]
    assert f"{board[1].full_name}, skarbnik" in _page(offer, board[0])


def test_a_signatory_who_is_not_on_the_list_is_refused_with_the_rule_and_the_way_out(
    offer: Offer,
) -> None:
    newcomer = member(offer.party, "signatory")
    finding = _refused(lambda: _move(offer, "sign", newcomer))
    assert finding.code == "OF-REP"
    assert "dwóch członków zarządu łącznie" in finding.message
    assert "Reprezentacja" in finding.remedy
    assert not Signature.objects.exists()


def test_a_term_that_has_ended_gives_no_approval(offer: Offer, board: list[Person]) -> None:
    row = entitled(offer.party, member(offer.party, "signatory"))
    representative_end(representative=row, last=clock.today() - DAY, actor=Actor.system())
    assert row.person
    late = row.person
    assert _refused(lambda: _move(offer, "sign", late)).code == "OF-REP"


def test_a_proxy_for_offers_signs_as_the_whole_organisation(offer: Offer) -> None:
    attorney = member(offer.party, "signatory")
    proxy(offer.party, attorney)
    _move(offer, "sign", attorney)
    _move(offer, "submit", attorney)
    assert Signature.objects.get().capacity == "pełnomocnik"


@pytest.mark.parametrize(
    "changes", [{"scope": "reports"}, {"until": "yesterday"}], ids=["scope", "dates"]
)
def test_a_proxy_for_other_papers_or_days_is_refused(
    offer: Offer, changes: dict[str, object]
) -> None:
    attorney = member(offer.party, "signatory")
    if "until" in changes:
        changes = {"until": clock.today() - DAY}
    proxy(offer.party, attorney, **changes)
    assert _refused(lambda: _move(offer, "sign", attorney)).code == "OF-REP"


def test_what_changes_after_the_submission_leaves_the_offer_as_it_is(
    offer: Offer, board: list[Person]
) -> None:
    for person in board[:2]:
        _move(offer, "sign", person)
    _move(offer, "submit", board[0])
    receipt = approvals(offer.sealed)
    three = Rule(alternatives=((Part(count=3, of=Of.GROUP, name="zarząd"),),))
    ruled(offer.party, three)
    offer.refresh_from_db()
    assert offer.state == "submitted"
    assert approvals(offer.sealed) == receipt


def test_a_stricter_rule_before_the_submission_counts(offer: Offer, board: list[Person]) -> None:
    for person in board[:2]:
        _move(offer, "sign", person)
    ruled(offer.party, Rule(alternatives=((Part(count=3, of=Of.GROUP, name="zarząd"),),)))
    assert _refused(lambda: _move(offer, "submit", board[0])).code == "OF-SIGN"
    _move(offer, "sign", board[2])
    _move(offer, "submit", board[0])


def test_an_approval_given_in_the_term_counts_after_it(offer: Offer, board: list[Person]) -> None:
    _move(offer, "sign", board[2])
    row = entitled(offer.party, None)
    held = type(row).objects.get(person=board[2])
    representative_end(representative=held, last=clock.today(), actor=Actor.system())
    clock.move(to=clock.now() + DAY)
    _move(offer, "sign", board[0])
    _move(offer, "submit", board[0])
    assert offer.state == "submitted"


def test_the_page_says_who_has_approved_who_still_may_and_the_time_left(
    offer: Offer, board: list[Person], editor: Person
) -> None:
    before = _page(offer, editor)
    assert "Kto jeszcze podpisuje" in before
    assert "Brakuje: dwóch członków zarządu" in before
    assert 'class="deadline' in before
    _move(offer, "sign", board[0])
    after = _page(offer, board[1])
    assert "Brakuje: jeszcze jednego członka zarządu" in after
    assert "to zatwierdzenie wystarczy" in after
    assert "prezes, data zatwierdzenia" in after
    assert "Złóż ofertę" not in after
    _move(offer, "sign", board[1])
    done = _page(offer, board[1])
    assert "Brakuje" not in done
    assert "Złóż ofertę" in done


def test_a_party_without_a_rule_keeps_any_one_signatory_and_is_told_to_record_it() -> None:
    party = organisation()
    editor, signatory = member(party, "editor"), member(party, "signatory")
    offer = offer_drafted(call(), party, editor)
    _move(offer, "seal", editor)
    page = _page(offer, signatory)
    assert "nie zapisała sposobu reprezentacji" in page
    assert reverse("parties:representation", args=[party.pk]) in page
    assert reverse("parties:representation", args=[party.pk]) not in _page(offer, editor)
    _move(offer, "sign", signatory)
    _move(offer, "submit", signatory)
    assert Signature.objects.get().capacity == ""


def test_those_who_still_have_to_sign_get_a_notice(
    offer: Offer, board: list[Person], editor: Person
) -> None:
    outsider = member(offer.party, "signatory")
    sealed = Notice.objects.filter(key__startswith="offer.seal")
    assert set(sealed.values_list("person", flat=True)) == {person.pk for person in board}
    _move(offer, "sign", board[0])
    still = Notice.objects.filter(key__startswith="offer.sign")
    assert set(still.values_list("person", flat=True)) == {board[1].pk, board[2].pk}
    assert "brakuje: jeszcze jednego członka zarządu" in still[0].text
    _move(offer, "sign", board[1])
    done = Notice.objects.filter(key__startswith="offer.consented")
    assert editor.pk in set(done.values_list("person", flat=True))
    assert outsider.pk not in set(still.values_list("person", flat=True))


def test_one_button_submits_only_where_one_person_suffices(
    party: Party, board: list[Person]
) -> None:
    both = member(party, "editor", "signatory")
    entitled(party, both)
    offer = offer_drafted(call(), party, both)
    url = reverse("offers:answers", args=[party.pk, offer.pk])
    browser = Client()
    browser.force_login(both)
    assert "Zatwierdź i złóż ofertę" not in browser.get(url).content.decode()
    with pytest.raises(Refused, match="OF-SIGN"):
        offer_submit_at_once(
            offer=offer,
            revision=str(offer.draft.revision),
            actor=at_desk(both, party),
            token=uuid4(),
        )
    offer.refresh_from_db()
    assert offer.state == "draft"
    assert not Signature.objects.exists()
    proxy(party, both)
    assert "Zatwierdź i złóż ofertę" in browser.get(url).content.decode()
    offer_submit_at_once(
        offer=offer, revision=str(offer.draft.revision), actor=at_desk(both, party), token=uuid4()
    )
    assert offer.state == "submitted"
    assert not Notice.objects.filter(key__startswith="offer.seal").exists()


def test_each_organisation_of_a_joint_offer_approves_by_its_own_rule() -> None:
    leading, partner = team("Lider (przykład)"), team("Partner (przykład)")
    second = member(partner.party, "signatory")
    for person in (partner.signatory, second):
        entitled(partner.party, person)
    ruled(partner.party, TWO)
    offer = joint_sealed(call(), leading, partner)
    for each in (leading, partner):
        offer_move(offer=offer, move="sign", actor=each.signing)
    finding = _refused(lambda: offer_move(offer=offer, move="submit", actor=leading.signing))
    assert partner.party.name in finding.message
    offer_move(offer=offer, move="sign", actor=at_desk(second, partner.party))
    offer_move(offer=offer, move="submit", actor=leading.signing)
    assert offer.state == "submitted"


def test_residents_a_council_and_one_person_submit_as_before() -> None:
    for kind in (Party.Kind.RESIDENTS, Party.Kind.COUNCIL, Party.Kind.PERSON):
        party = organisation()
        Party.objects.filter(pk=party.pk).update(kind=kind)
        party.refresh_from_db()
        someone = member(party, "editor", "signatory")
        offer = offer_drafted(call(), party, someone)
        for move in ("seal", "sign", "submit"):
            _move(offer, move, someone)
        assert offer.state == "submitted"


def test_representation_is_asked_once_an_act_and_never_by_a_step(party: Party) -> None:
    both = member(party, "editor", "signatory")
    entitled(party, both)
    ruled(party, CHAIR_OR_TWO)
    proxy(party, both)
    offer = offer_drafted(call(), party, both)
    browser = Client()
    browser.force_login(both)
    with CaptureQueriesContext(connection) as step:
        browser.get(reverse("offers:step", args=[party.pk, offer.pk, "zadanie"]))
    assert _asked(step) == 0
    with CaptureQueriesContext(connection) as at_once:
        offer_submit_at_once(
            offer=offer,
            revision=str(offer.draft.revision),
            actor=at_desk(both, party),
            token=uuid4(),
        )
    assert _asked(at_once) == 1


def test_the_page_of_a_sealed_offer_asks_once_for_all_organisations() -> None:
    leading, partner = team("Lider (przykład)"), team("Partner (przykład)")
    offer = joint_sealed(call(), leading, partner)
    with CaptureQueriesContext(connection) as asked:
        page = _page(offer, leading.signatory)
    assert _asked(asked) == 1
    assert "Partner (przykład)" in page


def _asked(captured: CaptureQueriesContext) -> int:
    return sum("parties_representationrule" in query["sql"] for query in captured)
