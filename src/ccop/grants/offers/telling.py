"""What people are told of an offer, in the portal and by mail."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccop.grants.offers.models import Offer
from ccop.grants.offers.representing import Approving, approving
from ccop.grants.offers.who import submits_alone
from ccop.kernel import clock
from ccop.kernel.cases.models import Case
from ccop.kernel.cases.process import Act
from ccop.kernel.notices.services import tell
from ccop.kernel.notices.words import Words, filled
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.selectors import members
from ccop.law.terms import spoken


def tell_party(case: Case, subject: Words, text: Words, key: str) -> None:
    """Tell every member of each party of the offer of a letter from the office."""
    offer = Offer.objects.select_related("party").get(pk=case.pk)
    _tell(offer, offer.makers(), subject, text, key)


def _tell(
    offer: Offer, parties: Iterable[Party], subject: Words, text: Words, key: str, *roles: str
) -> None:
    """Tell the members of these parties, each at the desk of their own; a member of several is
    told once."""
    for party in parties:
        url = reverse("offers:offer", args=[party.pk, offer.pk])
        tell(people=members(party.pk, *roles), title=subject, text=text, url=url, key=key)


def _key(act: Act) -> str:
    return f"offer.{act.move.code}:{act.case.pk}:{act.written.seq}"


def tell_invited(act: Act) -> None:
    """The invited organisation is told who invites it, and where to answer."""
    party = Party.objects.get(pk=act.facts["partner"])
    text = filled(
        _(
            "%(party)s invites %(partner)s to make the offer “%(title)s” together.\n"
            "Read the draft and answer on its page before %(until)s."
        ),
        party=act.matter.party.name,
        partner=party.name,
        title=act.case.title,
        until=spoken(act.matter.task.competition.closes_at),
    )
    subject = filled(_("Invitation to a joint offer: %(title)s"), title=act.case.title)
    _tell(act.matter, [party], subject, text, _key(act))


def tell_joined(act: Act) -> None:
    """All organisations of the offer are told who has joined."""
    text = filled(
        _("%(partner)s makes the offer “%(title)s” together with you."),
        partner=Party.objects.get(pk=act.facts["partner"]).name,
        title=act.case.title,
    )
    subject = filled(_("A partner joined the offer: %(title)s"), title=act.case.title)
    _tell(act.matter, act.matter.makers(), subject, text, _key(act))


def tell_left(act: Act) -> None:
    """Those who go on are told who has left, and what it means for the offer."""
    _tell_parted(act)


def tell_removed(act: Act) -> None:
    """Those who go on are told, and so is the organisation that was removed."""
    gone = _tell_parted(act)
    text = filled(
        _("%(party)s goes on with the offer “%(title)s” without %(partner)s."),
        party=act.matter.party.name,
        partner=gone.name,
        title=act.case.title,
    )
    tell(
        people=members(gone.pk),
        title=filled(_("No longer a partner of the offer: %(title)s"), title=act.case.title),
        text=text,
        url=reverse("cases:mine", args=[gone.pk]),
        key=f"{_key(act)}:gone",
    )


def _tell_parted(act: Act) -> Party:
    gone = Party.objects.get(pk=act.facts["partner"])
    text = filled(
        _(
            "%(partner)s no longer makes the offer “%(title)s” with you. "
            "Approvals given so far do not count.\n"
            "Check the costs of each organisation and the actions, then finish the offer again."
        ),
        partner=gone.name,
        title=act.case.title,
    )
    subject = filled(_("A partner left the offer: %(title)s"), title=act.case.title)
    _tell(act.matter, act.matter.makers(), subject, text, _key(act))
    return gone


def tell_sealed(act: Act) -> None:
    """Those whose approval each organisation needs are asked for it; who may do all alone needs no
    letter from themselves."""
    offer = act.matter
    if submits_alone(act.actor, offer, act.at):
        return
    text = filled(
        _(
            "The offer “%(title)s” is finished.\n"
            "Read it and approve it in the name of your organisation before %(until)s; "
            "it can be submitted when all who must have approved it.\n"
            "Checksum (SHA-256): %(checksum)s"
        ),
        title=act.case.title,
        until=spoken(offer.task.competition.closes_at),
        checksum=offer.sealed.checksum,
    )
    subject = filled(_("Approve the offer: %(title)s"), title=act.case.title)
    for each in approving(offer, act.at):
        _ask(act, each, subject, text)


def _ask(act: Act, each: Approving, subject: Words, text: Words) -> None:
    """Tell those who still have to approve for one organisation, but for who has just acted."""
    people = members(each.party.pk, "signatory")
    if each.representation.rule:
        wanted = {who.person for who in each.standing.candidates}
        people = [person for person in people if str(person.pk) in wanted]
    tell(
        people=[person for person in people if person.pk != act.actor.person],
        title=subject,
        text=text,
        url=reverse("offers:offer", args=[each.party.pk, act.matter.pk]),
        key=_key(act),
    )


def tell_reopened(act: Act) -> None:
    """The organisations of a joint offer are told that their approvals do not count any more."""
    makers = act.matter.makers()
    if len(makers) > 1:
        text = filled(
            _(
                "The joint offer “%(title)s” was taken back for changes. "
                "Approvals given so far do not count; the finished offer needs them anew."
            ),
            title=act.case.title,
        )
        subject = filled(_("Taken back for changes: %(title)s"), title=act.case.title)
        _tell(act.matter, makers, subject, text, _key(act))


def tell_consented(act: Act) -> None:
    """Who still has to approve for the same organisation is told what is missing; once several
    people have approved all that was needed, the leading organisation is told."""
    offer = act.matter
    if submits_alone(act.actor, offer, act.at):
        return
    told = approving(offer, act.at)
    own = next(each for each in told if each.party.pk == act.actor.party)
    if not own.standing.met:
        text = filled(
            _(
                "The offer “%(title)s” was approved by one of you; %(missing)s.\n"
                "Read it and approve it before %(until)s."
            ),
            title=act.case.title,
            missing=own.standing.missing,
            until=spoken(offer.task.competition.closes_at),
        )
        subject = filled(_("Approve the offer: %(title)s"), title=act.case.title)
        _ask(act, own, subject, text)
    several = sum(len(each.signatures) for each in told) > 1
    if several and all(each.standing.met for each in told):
        text = filled(
            _("All who had to have approved the offer “%(title)s”. Submit it now."),
            title=act.case.title,
        )
        subject = filled(_("The offer can be submitted: %(title)s"), title=act.case.title)
        _tell(offer, [offer.party], subject, text, f"offer.consented:{offer.sealed.pk}")


def tell_withdrawn(act: Act) -> None:
    """The confirmation by mail: which offer was withdrawn, when, and what can be done now."""
    text = filled(
        _(
            "The offer %(number)s “%(title)s” was withdrawn on %(at)s "
            "and does not take part in the competition.\n"
            "Entry in the journal: %(stream)s, %(entry)s, %(hash)s\n"
            "Until %(until)s you can correct it and submit it again."
        ),
        title=act.case.title,
        at=clock.warsaw(act.at).strftime("%d.%m.%Y, %H:%M:%S"),
        number=act.case.number,
        stream=act.written.stream,
        entry=act.written.seq,
        hash=act.written.hash,
        until=spoken(act.matter.task.competition.closes_at),
    )
    subject = filled(_("Offer withdrawn: %(number)s"), number=act.case.number)
    _tell(act.matter, act.matter.makers(), subject, text, f"offer.withdrawn:{act.case.pk}")


def tell_received(act: Act) -> None:
    """The receipt by mail: number, time to the second, checksum, and what happens next."""
    offer = act.matter
    text = filled(
        _(
            "We received the offer “%(title)s” on %(at)s.\n"
            "Number: %(number)s\n"
            "Checksum (SHA-256): %(checksum)s\n"
            "Entry in the journal: %(stream)s, %(entry)s, %(hash)s\n"
            "Nothing more needs to be sent. "
            "The PDF will be ready on the page of the offer in a moment."
        ),
        title=act.case.title,
        at=clock.warsaw(act.at).strftime("%d.%m.%Y, %H:%M:%S"),
        number=act.case.number,
        checksum=offer.sealed.checksum,
        stream=act.written.stream,
        entry=act.written.seq,
        hash=act.written.hash,
    )
    subject = filled(_("Offer submitted: %(number)s"), number=act.case.number)
    _tell(offer, offer.makers(), subject, text, f"offer.submitted:{act.case.pk}")
