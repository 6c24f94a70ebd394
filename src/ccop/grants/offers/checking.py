"""What the law and the announcement say of an offer as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.competitions.selectors import call_terms
from ccop.grants.offers.models import Offer
from ccop.kernel.paperwork.conflicts import conflict_findings
from ccop.kernel.paperwork.sealing import paper_document
from ccop.law.findings import Finding
from ccop.law.forms.base import Reading, read
from ccop.law.forms.offer_2018 import Offer as OfferForm
from ccop.law.offer_rules import check_offer


@dataclass(frozen=True)
class Checked:
    """A draft as read, with the findings in the order of the print."""

    reading: Reading[OfferForm]
    findings: list[Finding]

    @property
    def errors(self) -> list[Finding]:
        """Findings that keep the offer from being sealed."""
        return [finding for finding in self.findings if finding.severity == "error"]


def offer_check(offer: Offer) -> Checked:
    """Read the draft and hold it against the form's rules and the announcement's limits; where two
    people's texts wait, one has to be chosen first."""
    reading = read(OfferForm, offer.draft.document)
    by_law = check_offer(reading, call_terms(offer.task))
    return Checked(reading, [*conflict_findings(offer.draft), *by_law])


def paper_context(task: CompetitionTask) -> Mapping[str, Any]:
    """The announcement's words that are sealed with the offer and printed on it."""
    competition = task.competition
    return {
        "call": competition.title,
        "task": str(task),
        "kind": competition.kind,
        "act_reference": call_terms(task).act_reference,
        "results_required": competition.results_required,
    }


def sealed_findings(offer: Offer) -> list[Finding]:
    """What the same rules say of the sealed offer: warnings, for the office to weigh."""
    content = paper_document(offer.sealed)["content"]
    return check_offer(read(OfferForm, content), call_terms(offer.task))
