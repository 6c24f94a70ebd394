"""What is done with an offer: begun, filled in, moved on."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.offers.joint import settle_makers
from ccop.grants.offers.models import Offer
from ccop.grants.offers.offerors import offeror
from ccop.grants.offers.process import DRAFT, WITHDRAWN
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


def offer_start(
    *, task: CompetitionTask, party: Party, actor: Actor, another: UUID | None = None
) -> Offer:
    """Begin the party's offer for a task, or find the last one that it has begun and not withdrawn.

    `another` is the token of a form that asks for one more offer beside those. Raises Refused when
    the call takes no offers now or the actor is not the party's editor.
    """
    with transaction.atomic():
        # The party's starts follow one another, so that two clicks find one offer.
        Party.objects.select_for_update().get(pk=party.pk)
        begun = Offer.objects.filter(task=task, party=party)
        if another:
            begun = begun.filter(case__events__token=another)
        else:
            begun = begun.exclude(state=WITHDRAWN).order_by("-case__opened_at")
        if existing := begun.first():
            return existing
        document = _prefilled(task, party)
        return _begin(task, party, document, actor=actor, token=another or uuid4())


def offer_correct(*, offer: Offer, actor: Actor) -> Offer:
    """Begin a new offer with everything that stands in a withdrawn one, partners too; the second
    time, find the one begun then.

    Raises Refused when the offer is not withdrawn, the call takes no offers now, or the actor is no
    editor of the leading party.
    """
    with transaction.atomic():
        Party.objects.select_for_update().get(pk=offer.party_id)
        withdrawn = Offer.objects.select_related("task__competition", "party", "draft").get(
            pk=offer.pk
        )
        if existing := Offer.objects.filter(corrects=withdrawn).first():
            return existing
        if withdrawn.state != WITHDRAWN:
            raise Refused(_not_withdrawn())
        return _begin(
            withdrawn.task,
            withdrawn.party,
            withdrawn.draft.document,
            actor=actor,
            token=uuid4(),
            corrects=withdrawn,
        )


def _begin(
    task: CompetitionTask,
    party: Party,
    document: Document,
    *,
    actor: Actor,
    token: UUID,
    corrects: Offer | None = None,
) -> Offer:
    draft = draft_new(form=task.competition.form, document=document, actor=actor)
    event = begin(
        "offer",
        "start",
        Offer(task=task, party=party, draft=draft, corrects=corrects),
        actor=actor,
        party=party,
        title=f"{task.competition.title}: {task.title}",
        next_deadline=task.competition.closes_at,
        token=token,
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
            saved = draft_save(draft=locked.draft_id, typed=typed, choice=choice, actor=actor)
            if choice:
                settle_makers(locked, actor)
            return saved
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
        settle_makers(locked, actor)


def offer_move(
    *,
    offer: Offer,
    move: str,
    actor: Actor,
    token: UUID | None = None,
    arrived: datetime | None = None,
    partner: str | None = None,
) -> CaseEvent:
    """Make a move of the process; raises Refused with the reasons.

    `arrived` is when a request that had to wait first came, `partner` the id of the organisation
    that is invited or removed.
    """
    data = {"party": partner or ""}
    return perform(offer, move, actor=actor, token=token, arrived=arrived, data=data)


def offer_submit_at_once(
    *, offer: Offer, revision: str, actor: Actor, token: UUID, arrived: datetime | None = None
) -> CaseEvent:
    """Finish, approve and submit an offer in one go: three acts of one person at one instant.

    `revision` is the number of the draft's revision that the person has read. Raises Refused with
    the reasons, also when the draft has changed since; nothing is done then.
    """
    return perform(
        offer,
        "seal",
        "sign",
        "submit",
        actor=actor,
        token=token,
        arrived=arrived,
        data={"revision": revision},
    )


def sealed_meanwhile() -> Finding:
    """Why a draft is not changed any more."""
    return Finding(
        code="OF-SEALED",
        severity="error",
        message="Oferta została już zakończona i przekazana do zatwierdzenia.",
        citation="przebieg sprawy: oferta zapieczętowana nie zmienia się",
        remedy="Wpisane zmiany są zachowane. Cofnij ofertę do poprawy, a pokażą się przy polach.",
    )


def _not_withdrawn() -> Finding:
    return Finding(
        code="OF-CORRECT",
        severity="error",
        message="Poprawić i złożyć ponownie można tylko ofertę wycofaną.",
        citation="przebieg sprawy: oferta złożona nie zmienia się",
        remedy="Najpierw wycofaj złożoną ofertę.",
    )


def _prefilled(task: CompetitionTask, party: Party) -> Document:
    """What the call and the party's card already say, so that nobody types it again."""
    return {
        "basics": {
            "authority": task.competition.authority,
            "task_kind": "; ".join(sphere(code).text for code in task.spheres),
        },
        "offerors": [offeror(party)],
        "actions": [],
        "results": [],
        "costs": [],
        "admin_costs": [],
    }
