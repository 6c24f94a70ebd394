"""Making an offer together: partners are invited, join, leave, and consent before it is sent."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from ccop.grants.offers.models import Offer, OfferPartner
from ccop.grants.offers.offerors import with_makers
from ccop.kernel import clock
from ccop.kernel.cases.process import Act
from ccop.kernel.paperwork.drafts import conflict_drop, revise
from ccop.kernel.paperwork.models import Draft, Revision
from ccop.kernel.parties.models import MemberRole, Party
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Finding
from ccop.law.forms.document import Document, has_place

FOUND = 10
"""Organisations that a search for a partner shows."""
SHORTEST = 3
"""Letters a search needs at least."""

_CITATION = "art. 14 ust. 2 i 3 ustawy"


def organisations_found(offer: Offer, asked: str) -> QuerySet[Party]:
    """Organisations that can be invited, by a part of the name or by their KRS number: somebody
    has to be able to answer for them here."""
    words = asked.strip()
    if len(words) < SHORTEST:
        return Party.objects.none()
    digits = words.upper().removeprefix("KRS").strip()
    present = offer.partners.present().values("party")
    return (
        Party.objects.filter(Q(name__icontains=words) | Q(krs=digits.zfill(10)))
        .filter(
            kind=Party.Kind.ORGANISATION,
            memberships__role=MemberRole.SIGNATORY,
            memberships__during__contains=clock.Today(),
        )
        .exclude(Q(pk=offer.party_id) | Q(pk__in=present))
        .distinct()
        .order_by("name")[:FOUND]
    )


def joint_allowed(act: Act) -> Iterable[Finding]:
    """The announcement takes joint offers."""
    if not act.matter.task.competition.joint_allowed:
        yield Finding(
            code="OF-16",
            severity="error",
            message="W tym konkursie nie przyjmuje się ofert wspólnych.",
            citation="ogłoszenie, kto może złożyć ofertę",
            remedy="Złóż ofertę sam albo poszukaj innego konkursu.",
            rule="ART14-2",
        )


def can_be_invited(act: Act) -> Iterable[Finding]:
    """The one invited is an organisation of the portal that does not make the offer yet."""
    offer: Offer = act.matter
    party = _named(act)
    if party is None or party.kind != Party.Kind.ORGANISATION:
        yield _partner_finding(
            "Nie ma takiej organizacji w portalu.",
            "Wyszukaj partnera po nazwie albo numerze KRS i wybierz go z listy.",
        )
    elif party.pk == offer.party_id or offer.partners.present().filter(party=party).exists():
        yield _partner_finding(
            f"„{party.name}” jest już w tej ofercie.", "Zaproś inną organizację."
        )


def is_partner(act: Act) -> Iterable[Finding]:
    """The one named is invited or takes part."""
    if not act.matter.partners.present().filter(party=_named(act)).exists():
        yield _partner_finding(
            "Tej organizacji nie ma wśród partnerów.", "Otwórz ofertę jeszcze raz."
        )


def all_answered(act: Act) -> Iterable[Finding]:
    """Every invited organisation has joined or declined."""
    for party in act.matter.unanswered():
        yield _partner_finding(
            f"„{party.name}” nie odpowiedziała jeszcze na zaproszenie do oferty wspólnej.",
            "Poczekaj na odpowiedź albo cofnij zaproszenie na stronie „Partnerzy”.",
        )


def keep_partners(act: Act) -> None:
    """An offer begun from a withdrawn one keeps the partners that made it."""
    if act.matter.corrects_id:
        OfferPartner.objects.bulk_create(
            OfferPartner(
                offer_id=act.matter.pk,
                party=party,
                state=OfferPartner.State.CONFIRMED,
                invited_at=act.at,
                confirmed_at=act.at,
            )
            for party in act.matter.corrects.makers()[1:]
        )
        act.matter.partners_changed()


def invite(act: Act) -> None:
    """The organisation is invited; one that left may be invited again."""
    party = _named(act)
    OfferPartner.objects.update_or_create(
        offer=act.matter,
        party=party,
        defaults={
            "state": OfferPartner.State.INVITED,
            "invited_at": act.at,
            "confirmed_at": None,
            "left_at": None,
        },
    )
    act.facts["partner"] = str(party.pk) if party else None


def confirm(act: Act) -> None:
    """The organisation takes part: its card stands in part II, table V.C has a row for it."""
    offer: Offer = act.matter
    offer.partners.filter(party=act.actor.party).update(
        state=OfferPartner.State.CONFIRMED, confirmed_at=act.at
    )
    offer.partners_changed()
    _settle(offer, act.actor)
    act.facts["partner"] = str(act.actor.party)


def leave(act: Act) -> None:
    """The partner takes no part any more; its rows go, and with them every consent."""
    _part(act, act.matter.partners.present().get(party=act.actor.party))


def remove(act: Act) -> None:
    """The named partner takes no part any more; its rows go, and with them every consent."""
    _part(act, act.matter.partners.present().get(party=_named(act)))


def _part(act: Act, gone: OfferPartner) -> None:
    offer: Offer = act.matter
    joined = gone.state == OfferPartner.State.CONFIRMED
    offer.partners.filter(pk=gone.pk).update(
        state=OfferPartner.State.LEFT, confirmed_at=None, left_at=act.at
    )
    offer.partners_changed()
    if joined:
        _settle(offer, act.actor)
    if offer.paper is not None:
        act.facts["checksum"] = offer.paper.checksum
        offer.paper = None
    act.facts["partner"] = str(gone.party_id)


def settle_makers(offer: Offer, actor: Actor) -> None:
    """After an older version came back: the organisations are those of today, not of then."""
    if offer.partners.exists():
        _settle(offer, actor)


def _settle(offer: Offer, actor: Actor) -> None:
    draft = Draft.objects.select_for_update().get(pk=offer.draft_id)
    document = with_makers(draft.document, offer.makers())
    revise(draft, document, reason=Revision.Reason.PARTNERS, actor=actor)
    for waiting in draft.conflicts.filter(settled_at=None):
        if _is_gone(waiting.path, document):
            conflict_drop(waiting, actor)


def _is_gone(path: str, document: Document) -> bool:
    """Whether a field went with an organisation: of two texts in it nobody can choose any more."""
    match path.partition(".")[0]:
        case "offerors" | "shares":
            return not has_place(document, path)
    return path == "other.joint" and not document["shares"]


def _named(act: Act) -> Party | None:
    """The party that the form names; None where it names none."""
    try:
        asked = UUID(str(act.data.get("party", "")))
    except ValueError:
        return None
    return Party.objects.filter(pk=asked).first()


def _partner_finding(message: str, remedy: str) -> Finding:
    return Finding(
        code="OF-PARTNER",
        severity="error",
        message=message,
        citation=_CITATION,
        remedy=remedy,
        rule="ART14-2",
    )
