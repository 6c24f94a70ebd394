"""What the pages tell of an offer that several organisations make, or that was begun anew."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.grants.offers.offerors import row_id
from ccop.grants.offers.services import offer_correct, offer_move, offer_save
from ccop.kernel.paperwork.drafts import Typed
from ccop.kernel.people.models import Person
from tests.support.calls import call
from tests.support.joint import Team, invited, joint_drafted, joint_sealed, joint_submitted, team
from tests.support.offers import offer_drafted

pytestmark = pytest.mark.django_db

Teams = tuple[Team, Team]


@pytest.fixture
def teams() -> Teams:
    return team("Lider (przykład)"), team("Partner Zielony (przykład)")


def page(who: Person, own: Team, offer: Offer, name: str = "offer", *more: str) -> str:
    client = Client()
    client.force_login(who)
    answer = client.get(reverse(f"offers:{name}", args=[own.party.pk, offer.pk, *more]))
    return re.sub(r"\s+", " ", answer.content.decode())


def test_each_amount_of_the_division_is_named_by_its_organisation_alone(teams: Teams) -> None:
    lead, partner = teams
    offer = joint_drafted(call(), lead, partner)
    division = page(lead.editor, lead, offer, "step", "podzial")
    assert '<legend class="hidden">Partner Zielony (przykład)</legend>' in division
    assert "row__word" not in division


def test_what_a_rule_demands_of_a_joint_offer_is_not_called_optional(teams: Teams) -> None:
    lead, partner = teams
    offer = joint_drafted(call(), lead, partner)
    assert "(nieobowiązkowe)" not in page(lead.editor, lead, offer, "step", "podzial")
    other = page(lead.editor, lead, offer, "step", "inne")
    assert other.count("(nieobowiązkowe)") == 2  # VI.1 and VI.3, not VI.2


def test_a_missing_amount_is_told_with_the_organisation(teams: Teams) -> None:
    lead, partner = teams
    offer = joint_drafted(call(), lead, partner)
    path = f"shares.{row_id(partner.party)}.years.1"
    offer_save(
        offer=offer, typed=Typed({path: ""}, revision=offer.draft.revision), actor=lead.writing
    )
    answers = page(lead.editor, lead, offer, "answers")
    assert "Brak kwoty w podziale kosztów na" in answers
    assert "rok: Partner Zielony (przykład)." in answers


def test_the_history_tells_whose_amount_was_changed(teams: Teams) -> None:
    lead, partner = teams
    offer = joint_drafted(call(), lead, partner)
    path = f"shares.{row_id(partner.party)}.years.1"
    typed = Typed({path: "1 234,00"}, revision=offer.draft.revision)
    offer_save(offer=offer, typed=typed, actor=lead.writing)
    assert "Część kosztów „Partner Zielony (przykład)”: Rok" in page(
        lead.editor, lead, offer, "history"
    )


def test_a_draft_tells_who_has_not_answered_and_who_only_reads_is_asked_for_nothing(
    teams: Teams,
) -> None:
    lead, partner = teams
    offer = offer_drafted(call(), lead.party, lead.editor)
    invited(offer, lead, partner)
    waiting = "Na zaproszenie nie odpowiedziała jeszcze organizacja: Partner Zielony (przykład)."
    leading, asked = page(lead.editor, lead, offer), page(partner.editor, partner, offer)
    assert waiting in leading
    assert "Sprawdź odpowiedzi i zakończ" in leading
    assert waiting not in asked
    assert "Sprawdź odpowiedzi i zakończ" not in asked
    assert "Wypełniaj je" not in asked
    offer_move(offer=offer, move="confirm", actor=partner.writing)
    joined = page(partner.editor, partner, offer)
    assert "Wypełniaj je" in joined
    assert "i zakończ" not in joined


def test_a_sealed_offer_puts_the_next_step_first_and_leaving_on_the_page_of_partners(
    teams: Teams,
) -> None:
    lead, partner = teams
    offer = joint_sealed(call(), lead, partner)
    sealed = page(partner.signatory, partner, offer)
    assert sealed.index("ruch/sign/") < sealed.index("ruch/reopen/")
    assert "ruch/leave/" not in sealed
    assert "ruch/leave/" in page(partner.signatory, partner, offer, "partners")
    for own in teams:
        offer_move(offer=offer, move="sign", actor=own.signing)
    approved = page(lead.signatory, lead, offer)
    assert "<h1>Oferta zatwierdzona, ale jeszcze niezłożona</h1>" in approved
    assert "Złożenie oferty: Lider (przykład)" in approved
    assert "potwierdzasz w imieniu organizacji" not in approved


def test_each_approval_of_a_receipt_has_a_line_of_its_own(teams: Teams) -> None:
    offer = joint_submitted(call(), *teams)
    receipt = page(teams[0].editor, teams[0], offer)
    assert re.search(r"Lider \(przykład\), [\d., :]+<br>[^<]+Partner Zielony", receipt)


def test_a_withdrawn_offer_leads_to_the_one_begun_from_it_and_back(teams: Teams) -> None:
    lead, partner = teams
    offer = joint_submitted(call(), lead, partner)
    offer_move(offer=offer, move="withdraw", actor=lead.signing)
    assert "Popraw i złóż ponownie" in page(lead.editor, lead, offer)
    new = offer_correct(offer=offer, actor=lead.writing)
    withdrawn = page(partner.editor, partner, offer)
    assert "Popraw i złóż ponownie" not in withdrawn
    assert reverse("offers:offer", args=[partner.party.pk, new.pk]) in withdrawn
    number = Offer.objects.get(pk=offer.pk).case.number
    assert f"powstała z wycofanej oferty {number}." in page(lead.editor, lead, new)


def test_a_complete_offer_that_waits_for_an_answer_offers_no_finishing(teams: Teams) -> None:
    lead, partner = teams
    offer = joint_drafted(call(), lead, partner)
    invited(offer, lead, team("Trzeci (przykład)"))
    answers = page(lead.editor, lead, offer, "answers")
    assert "Zaproszona organizacja jeszcze nie odpowiedziała." in answers
    assert "ruch/seal/" not in answers
