"""What the law and the announcement say of an offer as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.competitions.selectors import call_terms
from ccop.grants.offers.models import Offer
from ccop.kernel.paperwork.conflicts import conflict_findings
from ccop.kernel.paperwork.sealing import paper_document
from ccop.kernel.statutes.selectors import law_table
from ccop.law.announcement import CallTerms
from ccop.law.findings import Finding
from ccop.law.forms.base import Reading, read
from ccop.law.forms.offer_2018 import Offer as OfferForm
from ccop.law.offer_rules import check_offer
from ccop.law.parameters import Parameter
from ccop.law.running import Recording


@dataclass(frozen=True)
class Checked:
    """A draft as read, with the findings in the order of the print, the announcement's terms and
    the numbers of the law that the rules have asked of it."""

    reading: Reading[OfferForm]
    findings: list[Finding]
    terms: CallTerms
    law: Recording

    @property
    def errors(self) -> list[Finding]:
        """Findings that keep the offer from being sealed."""
        return [finding for finding in self.findings if finding.severity == "error"]


def offer_check(offer: Offer) -> Checked:
    """Read the draft and hold it against the form's rules and the announcement's limits; where two
    people's texts wait, one has to be chosen first."""
    reading = read(OfferForm, offer.draft.document)
    law = Recording(date.min, law_table())  # the terms take it on to the day that decides
    terms = call_terms(offer.task, law.on)
    by_law = check_offer(reading, terms)
    return Checked(reading, [*conflict_findings(offer.draft), *by_law], terms, law)


def paper_context(task: CompetitionTask) -> Mapping[str, Any]:
    """The announcement's words that are printed on an offer."""
    return _words(task, call_terms(task))


def sealing_context(task: CompetitionTask, checked: Checked) -> Mapping[str, Any]:
    """The announcement's words, and the numbers of the law that the rules have asked of it: what
    is corrected later with a past date changes nothing about the sealed offer."""
    words = _words(task, checked.terms)
    used = sorted(checked.law.used.values(), key=lambda row: row.code)
    return {**words, "parameters": [row.model_dump(mode="json") for row in used]}


def sealed_findings(offer: Offer) -> list[Finding]:
    """What the same rules say of the sealed offer, by the numbers sealed with it: warnings, for
    the office to weigh."""
    document = paper_document(offer.sealed)
    kept = [Parameter.model_validate(row) for row in document["context"].get("parameters", ())]
    terms = call_terms(offer.task, law_table().held_at(kept).on)
    return check_offer(read(OfferForm, document["content"]), terms)


def _words(task: CompetitionTask, terms: CallTerms) -> dict[str, Any]:
    competition = task.competition
    return {
        "call": competition.title,
        "task": str(task),
        "kind": competition.kind,
        "act_reference": terms.act_reference,
        "results_required": competition.results_required,
    }
