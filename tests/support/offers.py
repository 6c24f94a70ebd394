"""Offers for tests: what an organisation types into a complete form, and offers in a state."""

from typing import Any

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move, offer_start
from ccop.kernel.paperwork.drafts import draft_replace
from ccop.kernel.parties.models import Party
from ccop.kernel.people.models import Person
from tests.support.people import at_desk


def complete(document: dict[str, Any], year: int) -> dict[str, Any]:
    """A prefilled document with everything else typed, without errors."""
    return {
        **document,
        "contact": {
            "name": "Anna Próbna (przykład)",
            "phone": "600 000 000",
            "email": "anna@przyklad.example",
        },
        "task": {
            "title": "Głosy dzielnicy",
            "start": f"01.03.{year}",
            "end": f"30.11.{year}",
            "summary": "Warsztaty śpiewu dla mieszkańców Rakowa.",
            "outcomes": "Powstanie chór sąsiedzki.",
        },
        "actions": [
            {
                "id": "d1",
                "year": "1",
                "name": "Warsztaty",
                "description": "Trzydzieści spotkań.",
                "group": "dorośli",
                "start": f"01.03.{year}",
                "end": f"30.10.{year}",
            },
        ],
        "results": [
            {"id": "r1", "name": "Warsztaty", "target": "30 spotkań", "source": "listy obecności"}
        ],
        "profile": {"experience": "Działamy od 2015 roku.", "resources": "Sala i nagłośnienie."},
        "costs": [
            {
                "id": "k1",
                "action": "d1",
                "kind": "Prowadzenie warsztatów",
                "unit": "godzina",
                "unit_cost": "120,00 zł",
                "quantity": "60",
            },
        ],
        "admin_costs": [
            {
                "id": "a1",
                "kind": "Księgowość",
                "unit": "miesiąc",
                "unit_cost": "100",
                "quantity": "8",
            }
        ],
        "funding": {
            "grant": "6 000,00 zł",
            "own_financial": "1 000,00",
            "own_in_kind": "1 000,00",
            "fees": "0",
        },
        "other": {"payment": "nieodpłatnie"},
        "statements": {
            "benefit_activity": "tak",
            "paid_activity": "nie dotyczy",
            "taxes": "nie zalega",
            "insurance": "nie zalega",
            "register_kind": "KRS",
            "truth": "tak",
            "personal_data": "tak",
        },
    }


def offer_drafted(task: CompetitionTask, party: Party, editor: Person) -> Offer:
    """An offer with every field filled in and nothing to mend."""
    offer = offer_start(task=task, party=party, actor=at_desk(editor, party))
    draft_replace(
        draft=offer.draft_id,
        document=complete(offer.draft.document, task.competition.starts_on.year),
        actor=at_desk(editor, party),
    )
    return Offer.objects.get(pk=offer.pk)


def offer_signed(task: CompetitionTask, party: Party, editor: Person, signatory: Person) -> Offer:
    """A sealed offer that a signatory has approved."""
    offer = offer_drafted(task, party, editor)
    offer_move(offer=offer, move="seal", actor=at_desk(editor, party))
    offer_move(offer=offer, move="sign", actor=at_desk(signatory, party))
    return offer


def offer_submitted(
    task: CompetitionTask, party: Party, editor: Person, signatory: Person
) -> Offer:
    """An offer that has been handed in and has its receipt."""
    offer = offer_signed(task, party, editor, signatory)
    offer_move(offer=offer, move="submit", actor=at_desk(signatory, party))
    return offer
