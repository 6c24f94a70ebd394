"""What is done with an offer: begun, filled in, moved on."""

from uuid import UUID, uuid4

from django.db import transaction

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import DRAFT
from ccop.kernel.cases.models import CaseEvent
from ccop.kernel.cases.perform import begin, perform
from ccop.kernel.paperwork.drafts import (
    Choice,
    Saved,
    Typed,
    draft_keep_aside,
    draft_new,
    draft_restore,
    draft_save,
)
from ccop.kernel.parties.models import Party
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Finding, Refused
from ccop.law.forms.document import Document
from ccop.law.spheres import sphere


def offer_start(*, task: CompetitionTask, party: Party, actor: Actor) -> Offer:
    """Begin the party's offer for a task, or find the one it has begun before.

    Raises Refused when the call takes no offers now or the actor is not the party's editor.
    """
    with transaction.atomic():
        # The party's starts follow one another, so that two clicks find one offer.
        Party.objects.select_for_update().get(pk=party.pk)
        if existing := Offer.objects.filter(task=task, party=party).first():
            return existing
        draft = draft_new(form=task.competition.form, document=_prefilled(task, party), actor=actor)
        event = begin(
            "offer",
            "start",
            Offer(task=task, party=party, draft=draft),
            actor=actor,
            party=party,
            title=f"{task.competition.title}: {task.title}",
            next_deadline=task.competition.closes_at,
            token=uuid4(),
        )
    return Offer.objects.get(pk=event.case_id)


def offer_save(*, offer: Offer, typed: Typed, choice: Choice | None = None, actor: Actor) -> Saved:
    """Keep what was typed in the offer's draft, also when the call has closed meanwhile, so that
    nobody's work is lost; and settle a conflict of the draft as chosen.

    Raises Refused once the offer is sealed; the texts are kept beside their fields then, for when
    the offer is taken back.
    """
    with transaction.atomic():
        locked = Offer.objects.select_for_update().get(pk=offer.pk)
        if locked.state == DRAFT:
            return draft_save(draft=locked.draft_id, typed=typed, choice=choice, actor=actor)
        draft_keep_aside(draft=locked.draft_id, typed=typed, actor=actor)
    raise Refused(sealed_meanwhile())


def offer_restore(*, offer: Offer, number: int, actor: Actor) -> None:
    """Bring the draft back to an earlier revision.

    Raises Refused once the offer is sealed, Revision.DoesNotExist for a number it never had.
    """
    with transaction.atomic():
        locked = Offer.objects.select_for_update().get(pk=offer.pk)
        if locked.state != DRAFT:
            raise Refused(sealed_meanwhile())
        draft_restore(draft=locked.draft_id, number=number, actor=actor)


def offer_move(*, offer: Offer, move: str, actor: Actor, token: UUID | None = None) -> CaseEvent:
    """Seal, take back, approve or submit an offer; raises Refused with the reasons."""
    return perform(offer, move, actor=actor, token=token)


def sealed_meanwhile() -> Finding:
    """Why a draft is not changed any more."""
    return Finding(
        code="OF-SEALED",
        severity="error",
        message="Oferta została już zakończona i przekazana do zatwierdzenia.",
        citation="przebieg sprawy: oferta zapieczętowana nie zmienia się",
        remedy="Wpisane zmiany są zachowane. Cofnij ofertę do poprawy, a pokażą się przy polach.",
    )


def _prefilled(task: CompetitionTask, party: Party) -> Document:
    """What the call and the party's card already say, so that nobody types it again."""
    return {
        "basics": {
            "authority": task.competition.authority,
            "task_kind": "; ".join(sphere(code).text for code in task.spheres),
        },
        "offerors": [
            {
                "id": uuid4().hex[:8],
                "name": party.name,
                "legal_form": party.legal_form,
                "register_number": party.register_number,
                "seat": party.seat,
                "email": party.email,
                "phone": party.phone,
                "website": party.website,
            }
        ],
        "actions": [],
        "results": [],
        "costs": [],
        "admin_costs": [],
    }
