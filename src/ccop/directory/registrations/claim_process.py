"""The process of a claim: evidence is recorded, the known address may contest, then it is decided.

A claim alone gives no right: somebody else may have made it first.
"""

from collections.abc import Iterable

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.models import Claim, Evidence
from ccop.directory.registrations.selectors import members_beside, others_open
from ccop.directory.registrations.telling import (
    tell_claimed,
    tell_contested,
    tell_decided,
    tell_granted,
    tell_of_others,
)
from ccop.directory.registrations.who import ANSWERING, CLAIMANT, KEEPER, KEYHOLDER, SIGNED_IN
from ccop.directory.registrations.words import MEMBERS_ANSWER_WITHIN
from ccop.kernel import clock
from ccop.kernel.cases.messages import message_send
from ccop.kernel.cases.process import START, Act, Move, Process, State
from ccop.kernel.parties.models import MemberRole, Membership
from ccop.kernel.parties.services import member_add
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.law.findings import Finding
from ccop.law.terms import spoken

GRANTED_ROLES = (MemberRole.ADMINISTRATOR, MemberRole.SIGNATORY, MemberRole.EDITOR)


def lock_card(claim: Claim) -> None:
    """Hold the card still: it may be about to be joined with another."""
    Organization.objects.select_for_update().get(pk=claim.organization_id)


def has_account(act: Act) -> Iterable[Finding]:
    """The person has an account still, which nobody deletes meanwhile."""
    if not Person.objects.select_for_update().filter(pk=act.matter.person_id, is_active=True):
        yield _finding(
            "CLAIM-9",
            gettext("The account of this person was deleted."),
            gettext("Refuse the claim: nobody could act by it."),
        )


def listed(act: Act) -> Iterable[Finding]:
    """Only a card that everybody finds can be claimed."""
    if act.matter.organization.state != Organization.State.LISTED:
        yield _finding(
            "CLAIM-1",
            gettext("This card is not listed (any more)."),
            gettext("Look for the organisation in Baza NGO again."),
        )


def no_signatory_yet(act: Act) -> Iterable[Finding]:
    """Who signs for the organisation already has nothing to claim."""
    if _held(act, MemberRole.SIGNATORY):
        yield _finding(
            "CLAIM-2",
            gettext("You act for this organisation already."),
            gettext("Open its desk."),
        )


def plausible(act: Act) -> Iterable[Finding]:
    """The document was made before it was seen, and has been seen already."""
    if act.data["seen_on"] > clock.warsaw(act.at).date():
        yield _finding("CLAIM-3", gettext("This day is still to come."), "", where="seen_on")
    elif act.data["dated"] > act.data["seen_on"]:
        yield _finding(
            "CLAIM-3", gettext("The document is dated later than it was seen."), "", where="dated"
        )


def own_eyes(act: Act) -> Iterable[Finding]:
    """Nobody decides on a claim of their own."""
    if act.actor.person == act.matter.person_id:
        yield _finding(
            "CLAIM-4",
            gettext("Nobody decides on a claim of their own."),
            gettext("Ask another keeper of the directory."),
        )


def evidence_seen(act: Act) -> Iterable[Finding]:
    """At least one document has been seen and recorded."""
    if not act.matter.evidence.exists():
        yield _finding(
            "CLAIM-5",
            gettext("No evidence is recorded yet."),
            gettext("Record the document that shows who may act for the organisation."),
        )


def members_answered(act: Act) -> Iterable[Finding]:
    """Where the organisation has members already, one has agreed or contested, or their time to
    answer is over."""
    claim = act.matter
    answered = claim.agreed_at or claim.contested_at
    if claim.waits_until and not answered and act.at < claim.waits_until:
        yield _finding(
            "CLAIM-6",
            gettext("The people who act for the organisation may still answer, until %(until)s.")
            % {"until": spoken(claim.waits_until)},
            gettext("Wait for their answer, or for this day."),
        )


def not_contested_before(act: Act) -> Iterable[Finding]:
    """A claim is contested once; what comes later goes to the keeper in the open case."""
    if act.matter.contested_at:
        yield _finding("CLAIM-7", gettext("This claim has been contested already."), "")


def reason_given(act: Act) -> Iterable[Finding]:
    """A reason is said."""
    if not act.data["text"].strip():
        yield _finding("CLAIM-8", gettext("The reason is missing."), "", where="text")


def set_wait(act: Act) -> None:
    """People who act for the organisation already get 14 days to answer."""
    if members_beside(act.matter):
        act.matter.waits_until = act.at + MEMBERS_ANSWER_WITHIN


def record(act: Act) -> None:
    """What the keeper has seen stands in the case: kind, date and number of the document, whom it
    shows, the day."""
    told = ("kind", "dated", "number", "shows", "seen_on")
    Evidence.objects.create(
        claim=act.matter,
        recorded_by_id=act.actor.signed_in,
        recorded_at=act.at,
        **{name: act.data[name] for name in told},
    )
    act.facts["evidence"] = act.data["kind"]


def note_contest(act: Act) -> None:
    """The reason stands in the case."""
    act.matter.contested_at, act.matter.contest = act.at, act.data["text"].strip()


def note_decision(act: Act) -> None:
    """The keeper's reason stands in the case."""
    act.matter.decision = act.data["text"].strip()


def note_agreement(act: Act) -> None:
    """Nobody need wait any longer."""
    act.matter.agreed_at = act.at


def make_others_wait(act: Act) -> None:
    """Others who claim the organisation wait, since there is now somebody who may answer."""
    others_open(act.matter).filter(waits_until=None).update(
        waits_until=act.at + MEMBERS_ANSWER_WITHIN
    )


def let_in(act: Act) -> None:
    """The person becomes administrator, signatory and editor of the organisation."""
    for role in GRANTED_ROLES:
        if not _held(act, role):
            member_add(
                party=act.matter.organization.party,
                person=act.matter.person,
                role=role,
                actor=Actor.system(),
            )


def send_letter(act: Act) -> None:
    """The keeper's reason stands in the case and goes to the person."""
    message_send(
        case=act.case,
        actor=act.actor,
        text=act.data["text"],
        from_office=True,
        token=act.data["message"],
    )


def _held(act: Act, role: MemberRole) -> bool:
    return Membership.objects.filter(
        party=act.matter.organization.party_id,
        person=act.matter.person_id,
        role=role,
        during__contains=clock.Today(),
    ).exists()


def _finding(code: str, message: str, remedy: str, where: str = "") -> Finding:
    return Finding(
        code=code,
        severity="error",
        message=message,
        citation=gettext("the rules of Baza NGO"),
        where=where,
        remedy=remedy,
    )


CLAIM = Process(
    code="organization_claim",
    symbol="PO",
    states=(
        State("received", _("new"), _("Claim received"), waits_for="office"),
        State(
            "evidence", _("evidence recorded"), _("Your documents were seen"), waits_for="office"
        ),
        State("contested", _("contested"), _("Contested"), waits_for="office"),
        State("decided", _("contest decided"), _("The contest was decided"), waits_for="office"),
        State("granted", _("granted"), _("You act for the organisation")),
        State("refused", _("refused"), _("Refused")),
        State(
            "withdrawn", pgettext_lazy("report", "withdrawn"), pgettext_lazy("report", "Withdrawn")
        ),
    ),
    moves=(
        Move(
            "claim",
            _("This is my organisation"),
            _("The claim was made"),
            source=(START,),
            target="received",
            who=(SIGNED_IN,),
            guards=(listed, no_signatory_yet),
            changes=(set_wait,),
            follows=(tell_claimed,),
            numbered=True,
        ),
        Move(
            "record",
            _("Record the evidence"),
            _("A document was seen"),
            source=("received", "evidence"),
            target="evidence",
            who=(KEEPER,),
            guards=(plausible,),
            changes=(record,),
        ),
        Move(
            "record_more",
            _("Record further evidence"),
            _("A document was seen"),
            source=("contested", "decided"),
            target=None,
            who=(KEEPER,),
            guards=(plausible,),
            changes=(record,),
        ),
        Move(
            "contest",
            _("Contest the claim"),
            _("The claim was contested"),
            source=("received", "evidence"),
            target="contested",
            who=(KEYHOLDER,),
            guards=(not_contested_before, reason_given),
            changes=(note_contest,),
            follows=(tell_contested,),
        ),
        Move(
            "agree",
            _("Agree"),
            _("The people of the organisation agreed"),
            source=("received", "evidence"),
            target=None,
            who=(ANSWERING,),
            changes=(note_agreement,),
        ),
        Move(
            "decide",
            _("Let the claim go on"),
            _("The contest was decided: the claim goes on"),
            source=("contested",),
            target="decided",
            who=(KEEPER,),
            guards=(own_eyes, reason_given),
            changes=(note_decision,),
            follows=(tell_decided,),
        ),
        Move(
            "grant",
            _("Grant"),
            _("The person was let in"),
            source=("evidence", "decided"),
            target="granted",
            who=(KEEPER,),
            locks=lock_card,
            guards=(listed, own_eyes, has_account, evidence_seen, members_answered),
            # Letting in writes to the journal, whose head is held from then on: it comes last.
            changes=(make_others_wait, let_in),
            follows=(tell_granted, tell_of_others),
        ),
        Move(
            "refuse",
            _("Refuse"),
            _("The claim was refused"),
            source=Claim.OPEN,
            target="refused",
            who=(KEEPER,),
            guards=(own_eyes,),
            follows=(send_letter,),
        ),
        Move(
            "withdraw",
            _("Withdraw the claim"),
            _("The claim was withdrawn"),
            source=Claim.OPEN,
            target="withdrawn",
            who=(CLAIMANT,),
        ),
    ),
)
