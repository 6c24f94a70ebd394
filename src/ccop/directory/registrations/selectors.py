"""What pages show of reports, claims and cards to be joined."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ccop.directory.organizations import card, display
from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.merging.hanging import moving
from ccop.directory.registrations.models import Claim, Merger
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.selectors import members
from ccop.kernel.people.models import Person


def spoken(name: str, value: Any) -> str:
    """A value of a card in words; "left empty" for a blank one."""
    if card.is_blank(value):
        return _("left empty")
    return "; ".join(display.words(name, value)) or str(value)


def lines(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The fields of a card that say something, for a summary list."""
    return [
        {"label": field.label, "value": spoken(field.name, values[field.name])}
        for field in card.FIELDS
        if field.name in values and not card.is_blank(values[field.name])
    ]


def evidence_lines(claim: Claim) -> list[str]:
    """The documents seen, each as a sentence."""
    return [
        _("%(kind)s of %(dated)s%(number)s: %(shows)s; seen on %(seen)s")
        % {
            "kind": each.get_kind_display(),
            "dated": date_format(each.dated, "j E Y"),
            "number": f", {each.number}" if each.number else "",
            "shows": each.shows,
            "seen": date_format(each.seen_on, "j E Y"),
        }
        for each in claim.evidence.all()
    ]


def members_beside(claim: Claim) -> list[Person]:
    """Who acts for the claimed organisation already, the claimant left out."""
    return [each for each in members(claim.organization.party_id) if each.pk != claim.person_id]


def others_open(claim: Claim) -> QuerySet[Claim]:
    """Open claims of other people on the same organisation."""
    others = Claim.objects.filter(organization=claim.organization_id, state__in=Claim.OPEN)
    return others.exclude(pk=claim.pk)


def what_moves(lost: Organization) -> list[tuple[str, int]]:
    """How many rows of each kind would go over from this card."""
    counted: Counter[str] = Counter()
    for kind, decision in moving():
        counted[str(decision.words)] += kind.rows(lost).count()
    return [(words, count) for words, count in counted.items() if count]


def what_moved(merger: Merger) -> list[tuple[str, int]]:
    """How many rows of each kind a merger wrote, the two cards themselves left out."""
    words = {kind.model._meta.label: str(decision.words) for kind, decision in moving()}
    cards = {Organization._meta.label, Party._meta.label}
    rows = [row["model"] for row in merger.moved if row["model"] not in cards]
    return list(Counter(words[model] for model in rows).items())


def what_stayed(merger: Merger) -> list[str]:
    """What had been changed before the cards were parted, each thing once."""
    words = {kind.model._meta.label: str(decision.words) for kind, decision in moving()}
    labels = [
        str(card.BY_NAME[each["column"]].label)
        if each["column"] in card.BY_NAME
        else words.get(each["model"], _("details of the card"))
        for each in merger.left
    ]
    return list(dict.fromkeys(labels))
