"""The process of an offer: draft, sealed for signing, submitted, perhaps withdrawn again.

Sealing, signing and submitting are three acts. Each organisation that makes the offer approves it
by its own rule of representation; one that has recorded none, by any one signatory.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from ccop.grants.offers import joint
from ccop.grants.offers.checking import offer_check, sealing_context
from ccop.grants.offers.representing import may_approve, represented
from ccop.grants.offers.slots import free_slots, lock_makers, take_slots, within_limit
from ccop.grants.offers.telling import (
    tell_consented,
    tell_invited,
    tell_joined,
    tell_left,
    tell_received,
    tell_removed,
    tell_reopened,
    tell_sealed,
    tell_withdrawn,
)
from ccop.grants.offers.who import (
    EDITOR,
    INVITED,
    LEADING_EDITOR,
    LEADING_SIGNATORY,
    PARTNER,
    SIGNATORY,
)
from ccop.kernel.cases.process import START, Act, Move, Process, State
from ccop.kernel.paperwork.sealing import paper_seal, paper_sign, paper_submit
from ccop.kernel.paperwork.tasks import make_pdf
from ccop.kernel.people.models import Person
from ccop.law.findings import Finding
from ccop.law.offer_rules import deadline_finding, withdrawal_finding
from ccop.law.terms import spoken

DRAFT, SEALED, SUBMITTED, WITHDRAWN = "draft", "sealed", "submitted", "withdrawn"


def in_time(act: Act) -> Iterable[Finding]:
    """The call is open: not before its opening, and OF-22: nothing received at the closing or
    after it."""
    competition = act.matter.task.competition
    if act.at < competition.opens_at:
        yield Finding(
            code="OF-OPEN",
            severity="error",
            message=f"Nabór rozpocznie się {spoken(competition.opens_at)}.",
            citation="ogłoszenie, termin składania ofert",
            remedy="Do tego czasu możesz przeczytać cały formularz na stronie konkursu.",
        )
    if finding := deadline_finding(competition.closes_at, act.at):
        yield finding


def without_errors(act: Act) -> Iterable[Finding]:
    """An offer is sealed only without errors; warnings are the organisation's to weigh."""
    checked = act.found["check"] = offer_check(act.matter)
    return checked.errors


def as_read(act: Act) -> Iterable[Finding]:
    """Who finishes and approves in one go approves the draft that was read."""
    read_revision = act.data.get("revision")
    if read_revision not in {None, str(act.matter.draft.revision)}:
        yield Finding(
            code="OF-READ",
            severity="error",
            message="Ofertę zmieniono, odkąd otwarto tę stronę.",
            citation="art. 14 ust. 1 ustawy; ogłoszenie, sposób złożenia oferty",
            remedy="Przeczytaj odpowiedzi jeszcze raz, a potem złóż ofertę.",
        )


def not_closed(act: Act) -> Iterable[Finding]:
    """The call still takes offers: what stands submitted at the closing stays."""
    closes_at = act.matter.task.competition.closes_at
    if finding := withdrawal_finding(closes_at, act.at):
        yield finding


def seal(act: Act) -> None:
    """What was typed is frozen as a paper with a checksum."""
    offer, checked = act.matter, act.found["check"]
    offer.paper = paper_seal(
        case=act.case,
        form=offer.draft.form,
        draft=checked.reading.draft,
        context=sealing_context(offer.task, checked),
        actor=act.actor,
        at=act.at,
    )
    act.facts["checksum"] = offer.paper.checksum


def unseal(act: Act) -> None:
    """The sealed paper and its signatures stay on record; the offer goes on from the draft."""
    act.facts["checksum"] = act.matter.sealed.checksum
    act.matter.paper = None


def sign(act: Act) -> None:
    """The approval is kept with the name, the organisation, as what the person signed for it, and
    the time, once for each person."""
    person = Person.objects.get(pk=act.actor.signed_in)
    paper_sign(
        paper=act.matter.sealed,
        person=person.pk,
        party=act.actor.represents,
        name=person.full_name,
        capacity=act.found["capacity"],
        at=act.at,
    )
    act.facts |= {"checksum": act.matter.sealed.checksum, "for": str(act.actor.party)}


def submit(act: Act) -> None:
    """The time of receipt and the number are kept with the paper."""
    offer = act.matter
    offer.submitted_at = act.at
    paper_submit(paper=offer.sealed, number=str(act.case.number), at=act.at)
    act.facts["checksum"] = offer.sealed.checksum


def withdraw(act: Act) -> None:
    """The offer counts no more; its paper, number and receipt stay on record."""
    act.matter.withdrawn_at = act.at
    act.facts["checksum"] = act.matter.sealed.checksum


def order_pdf(act: Act) -> None:
    """The PDF is ordered from the worker."""
    make_pdf.defer(paper=str(act.matter.paper_id))


OFFER = Process(
    code="offer",
    symbol="OF",
    states=(
        State(DRAFT, _("draft"), _("In preparation"), waits_for="party"),
        State(SEALED, _("sealed, waits for signing"), _("Waits for approval"), waits_for="party"),
        State(SUBMITTED, _("submitted"), _("Submitted"), waits_for="office"),
        State(WITHDRAWN, _("withdrawn"), _("Withdrawn")),
    ),
    moves=(
        Move(
            "start",
            _("Start an offer"),
            _("The offer was started"),
            source=(START,),
            target=DRAFT,
            who=(EDITOR,),
            guards=(in_time,),
            changes=(joint.keep_partners,),
        ),
        Move(
            "invite",
            _("Invite a partner"),
            _("An organisation was invited to make the offer together"),
            source=(DRAFT,),
            target=DRAFT,
            who=(LEADING_EDITOR, LEADING_SIGNATORY),
            guards=(in_time, joint.joint_allowed, joint.can_be_invited),
            changes=(joint.invite,),
            follows=(tell_invited,),
        ),
        Move(
            "confirm",
            _("Take part in the offer"),
            _("A partner joined the offer"),
            source=(DRAFT,),
            target=DRAFT,
            who=(INVITED,),
            guards=(in_time,),
            changes=(joint.confirm,),
            follows=(tell_joined,),
        ),
        Move(
            "leave",
            _("Leave the offer"),
            _("A partner left the offer"),
            source=(DRAFT, SEALED),
            target=DRAFT,
            who=(PARTNER,),
            changes=(joint.leave,),
            follows=(tell_left,),
        ),
        Move(
            "remove",
            _("Remove the partner"),
            _("A partner was removed from the offer"),
            source=(DRAFT, SEALED),
            target=DRAFT,
            who=(LEADING_EDITOR, LEADING_SIGNATORY),
            guards=(joint.is_partner,),
            changes=(joint.remove,),
            follows=(tell_removed,),
        ),
        Move(
            "seal",
            _("Finish and pass for approval"),
            _("The offer was finished and passed for approval"),
            source=(DRAFT,),
            target=SEALED,
            who=(LEADING_EDITOR,),
            guards=(in_time, joint.all_answered, as_read, without_errors),
            changes=(seal,),
            follows=(tell_sealed,),
        ),
        Move(
            "reopen",
            _("Take back for changes"),
            _("The offer was taken back for changes"),
            source=(SEALED,),
            target=DRAFT,
            who=(EDITOR, SIGNATORY),
            changes=(unseal,),
            follows=(tell_reopened,),
        ),
        Move(
            "sign",
            _("Approve the offer"),
            _("The offer was approved by a signatory"),
            source=(SEALED,),
            target=SEALED,
            who=(SIGNATORY,),
            guards=(in_time, may_approve),
            changes=(sign,),
            follows=(tell_consented,),
        ),
        Move(
            "submit",
            _("Submit the offer"),
            _("The offer was submitted"),
            source=(SEALED,),
            target=SUBMITTED,
            who=(LEADING_SIGNATORY, LEADING_EDITOR),
            locks=lock_makers,
            guards=(in_time, represented, within_limit),
            changes=(submit, take_slots),
            follows=(order_pdf, tell_received),
            numbered=True,
        ),
        Move(
            "withdraw",
            _("Withdraw the offer"),
            _("The offer was withdrawn"),
            source=(SUBMITTED,),
            target=WITHDRAWN,
            who=(SIGNATORY,),
            locks=lock_makers,
            guards=(not_closed,),
            changes=(withdraw, free_slots),
            follows=(tell_withdrawn,),
        ),
    ),
)
