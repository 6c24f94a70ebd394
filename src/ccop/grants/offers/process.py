"""The process of an offer: draft, sealed for signing, submitted.

Sealing, signing and submitting are three acts. The rule of representation is "any one signatory"
until parties keep their own.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from ccop.grants.competitions.models import Competition
from ccop.grants.offers.checking import offer_check, paper_context
from ccop.grants.offers.models import Offer
from ccop.grants.offers.telling import tell_received
from ccop.kernel.cases.process import START, Act, Move, Process, State, Who
from ccop.kernel.paperwork.sealing import paper_seal, paper_sign, paper_submit
from ccop.kernel.paperwork.tasks import make_pdf
from ccop.kernel.people.models import Person
from ccop.law.findings import Finding
from ccop.law.offer_rules import deadline_finding
from ccop.law.terms import spoken

DRAFT, SEALED, SUBMITTED = "draft", "sealed", "submitted"

EDITOR = Who(
    _("an editor of the organisation"),
    lambda actor, offer: actor.party == offer.party_id and "editor" in actor.membership,
)
SIGNATORY = Who(
    _("a signatory of the organisation"),
    lambda actor, offer: actor.party == offer.party_id and "signatory" in actor.membership,
)


def lock_competition(offer: Offer) -> None:
    """Hold the call's dates still while an offer is handed in; offers do not wait in line."""
    list(
        Competition.objects.raw(
            "SELECT * FROM competitions_competition WHERE id = %s FOR SHARE",
            [offer.task.competition_id],
        )
    )


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
    return [finding for finding in offer_check(act.matter).findings if finding.severity == "error"]


def signed(act: Act) -> Iterable[Finding]:
    """At least one signatory has approved the sealed paper."""
    if not act.matter.sealed.signatures.exists():
        yield Finding(
            code="OF-SIGN",
            severity="error",
            message="Oferty nie zatwierdziła jeszcze osoba uprawniona do reprezentacji.",
            citation="art. 14 ust. 1 ustawy; ogłoszenie, sposób złożenia oferty",
            remedy="Poproś osobę z rolą „Reprezentant” o zatwierdzenie oferty w portalu.",
        )


def seal(act: Act) -> None:
    """What was typed is frozen as a paper with a checksum."""
    offer = act.matter
    offer.paper = paper_seal(
        case=act.case,
        form=offer.draft.form,
        draft=offer_check(offer).reading.draft,
        context=paper_context(offer.task),
        actor=act.actor,
        at=act.at,
    )
    act.facts["checksum"] = offer.paper.checksum


def unseal(act: Act) -> None:
    """The sealed paper and its signatures stay on record; the offer goes on from the draft."""
    act.facts["checksum"] = act.matter.sealed.checksum
    act.matter.paper = None


def sign(act: Act) -> None:
    """The approval is kept with the name and the time, once for each person."""
    person = Person.objects.get(pk=act.actor.signed_in)
    paper_sign(paper=act.matter.sealed, person=person.pk, name=person.full_name, at=act.at)
    act.facts["checksum"] = act.matter.sealed.checksum


def submit(act: Act) -> None:
    """The time of receipt and the number are kept with the paper."""
    offer = act.matter
    offer.submitted_at = act.at
    paper_submit(paper=offer.sealed, number=str(act.case.number), at=act.at)
    act.facts["checksum"] = offer.sealed.checksum


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
        ),
        Move(
            "seal",
            _("Finish and pass for approval"),
            _("The offer was finished and passed for approval"),
            source=(DRAFT,),
            target=SEALED,
            who=(EDITOR,),
            guards=(in_time, without_errors),
            changes=(seal,),
        ),
        Move(
            "reopen",
            _("Take back for changes"),
            _("The offer was taken back for changes"),
            source=(SEALED,),
            target=DRAFT,
            who=(EDITOR, SIGNATORY),
            changes=(unseal,),
        ),
        Move(
            "sign",
            _("Approve the offer"),
            _("The offer was approved by a signatory"),
            source=(SEALED,),
            target=SEALED,
            who=(SIGNATORY,),
            guards=(in_time,),
            changes=(sign,),
        ),
        Move(
            "submit",
            _("Submit the offer"),
            _("The offer was submitted"),
            source=(SEALED,),
            target=SUBMITTED,
            who=(SIGNATORY, EDITOR),
            locks=lock_competition,
            guards=(in_time, signed),
            changes=(submit,),
            follows=(order_pdf, tell_received),
            numbered=True,
        ),
    ),
)
