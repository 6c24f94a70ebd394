"""Whose approvals make an offer the organisations' own: the representation of each as it stands at
the instant of the act."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ccop.grants.offers.models import Offer
from ccop.kernel import clock
from ccop.kernel.cases.process import Act
from ccop.kernel.paperwork.models import Signature
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.selectors import representations
from ccop.law import representation as law
from ccop.law.findings import Finding

_CITATION = f"art. 14 ust. 1 ustawy; {law.CITATION}"


@dataclass(frozen=True)
class Approving:
    """How the approval of one organisation stands."""

    party: Party
    representation: law.Representation
    signatures: list[Signature]
    standing: law.Standing

    @property
    def rule(self) -> str:
        """The rule in words, "" where none is recorded."""
        return rule_sentence(self.representation)


def approving(offer: Offer, at: datetime) -> list[Approving]:
    """The organisations of a sealed offer, each with who has approved this paper and who still may.

    Each approval is judged by the day on which it was given, the rule by the day of `at`.
    """
    makers = offer.makers()
    known = _known(offer, [party.pk for party in makers], at)
    given = list(offer.sealed.signatures.all())
    told = []
    for party in makers:
        own = [row for row in given if row.party_id == party.pk]
        signings = [law.Signing(str(row.person_id), clock.warsaw(row.at).date()) for row in own]
        standing = law.standing(known[party.pk], signings, law.Scope.OFFERS, _day(at))
        told.append(Approving(party, known[party.pk], own, standing))
    return told


def suffices_alone(offer: Offer, party: UUID, person: UUID, at: datetime) -> bool:
    """Whether the person's approval is all that the party needs."""
    known = _known(offer, [party], at)[party]
    return law.alone(known, str(person), law.Scope.OFFERS, _day(at))


def may_approve(act: Act) -> Iterable[Finding]:
    """Who approves is entitled today, or has a power of attorney; where the party has recorded no
    rule, any signatory is."""
    offer, actor = act.matter, act.actor
    makers = [party.pk for party in offer.makers()]
    known = _known(offer, makers, act.at)[actor.represents]
    held = law.capacity(known, str(actor.signed_in), law.Scope.OFFERS, _day(act.at))
    act.found["capacity"] = held or ""
    if known.rule and held is None:
        yield Finding(
            code="OF-REP",
            severity="error",
            message=(
                "Nie możesz zatwierdzić tej oferty: nie ma Cię dziś wśród osób uprawnionych do "
                "reprezentacji ani wśród pełnomocników. Organizację reprezentuje: "
                f"{rule_sentence(known)}."
            ),
            citation=_CITATION,
            remedy=(
                "Poproś osobę uprawnioną o zatwierdzenie. Jeśli to Ty nią jesteś, administrator "
                "dopisze Cię na pulpicie, na stronie „Reprezentacja”, i połączy z Twoim kontem."
            ),
        )


def represented(act: Act) -> Iterable[Finding]:
    """Each organisation of the offer has approved this very paper as its rule of today wants."""
    for each in approving(act.matter, act.at):
        if not each.standing.met:
            yield Finding(
                code="OF-SIGN",
                severity="error",
                message=(
                    "Oferty nie zatwierdziły jeszcze osoby uprawnione do reprezentacji: "
                    f"„{each.party.name}” – {each.standing.missing}."
                ),
                citation=_CITATION,
                remedy=_remedy(each),
            )


def rule_sentence(known: law.Representation) -> str:
    """The recorded rule in words, "" where there is none."""
    names = {row.id: row.name for row in known.representatives}
    return law.sentence(known.rule, names) if known.rule else ""


def _remedy(each: Approving) -> str:
    if each.representation.rule is None:
        return "Poproś osobę z rolą „Reprezentant” o zatwierdzenie oferty w portalu."
    names = ", ".join(who.name for who in each.standing.candidates)
    if names:
        return f"Poproś o zatwierdzenie oferty w portalu: {names}."
    return "Uzupełnij na pulpicie, na stronie „Reprezentacja”, kto dziś reprezentuje organizację."


def _known(offer: Offer, parties: list[UUID], at: datetime) -> dict[UUID, law.Representation]:
    """Asked once for an offer at hand: guards of several moves at one instant share it."""
    if not offer.known_representations.keys() >= set(parties):
        offer.known_representations |= representations(parties, _day(at))
    return offer.known_representations


def _day(at: datetime) -> date:
    return clock.warsaw(at).date()
