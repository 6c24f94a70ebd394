"""Whether an organisation is in the directory already: who it may be, how likely, and why.

Names are compared without quotation marks, words of legal forms, the city, capitals, diacritics and
what stands in brackets; the database function `directory_name_key` does that for both sides, and an
index over it finds the likely ones (migration 0002).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FloatField, Func, Q, QuerySet, TextField, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.words import LegalForm
from ccop.kernel.notices.words import filled

LIKELY = 0.45
"""From how much likeness on (0 to 1) two names are worth a look."""
SHOWN = 8
_SURE, _PERHAPS = 100, 60


@dataclass(frozen=True)
class Candidate:
    """An organisation that may be the same, with a score of 0 to 100 and the reasons for it."""

    organization: Organization
    score: int
    reasons: list[str | Promise]


def candidates(
    values: Mapping[str, Any],
    among: QuerySet[Organization],
    *,
    without: Organization | None = None,
) -> list[Candidate]:
    """Organisations like these values of a card, the likeliest first. One question."""
    key = Func(Value(values.get("name") or ""), function="directory_name_key")
    likely = Q(key__trigram_similar=key)
    for number in ("krs", "nip", "regon"):
        if typed := values.get(number):
            likely |= Q(**{f"party__{number}": typed})
    if without:
        among = among.exclude(pk=without.pk)
    found = (
        among.exclude(state=Organization.State.MERGED)
        .select_related("party")
        .annotate(key=_key())
        .annotate(likeness=Func(F("key"), key, function="similarity", output_field=FloatField()))
        .filter(likely)
    )
    rated = [_rated(organization, values) for organization in found]
    worth = [each for each in rated if each.reasons]
    return sorted(worth, key=lambda each: (-each.score, each.organization.pk))[:SHOWN]


def _key() -> Func:
    return Func(F("party__name"), function="directory_name_key", output_field=TextField())


def _rated(organization: Any, values: Mapping[str, Any]) -> Candidate:
    reasons = list(_reasons(organization, values))
    return Candidate(
        organization, max((score for score, _words in reasons), default=0), [w for _s, w in reasons]
    )


def _reasons(organization: Any, values: Mapping[str, Any]) -> Iterator[tuple[int, str | Promise]]:
    party, branch = organization.party, LegalForm.BRANCH in {organization.form, values.get("form")}
    if values.get("krs") and party.krs == values["krs"]:
        if branch:
            yield _PERHAPS, _("the same KRS, which a branch may share with its association")
        else:
            yield _SURE, _("the same KRS")
    if values.get("nip") and party.nip == values["nip"]:
        yield _SURE, _("the same NIP")
    if values.get("regon") and party.regon == values["regon"]:
        yield _SURE, _("the same REGON")
    if organization.likeness >= LIKELY:
        score = round(organization.likeness * _SURE)
        yield score, filled(_("a similar name (%(score)s%%)"), score=score)
