"""Example offers of invented organisations and the terms of the calls that they answer."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ccop.law.announcement import CallTerms
from ccop.law.findings import Finding
from ccop.law.forms.base import Reading, read
from ccop.law.forms.document import Document, put
from ccop.law.forms.offer_2018 import Offer
from ccop.law.offer_reading import OfferReading
from ccop.law.offer_rules import check_offer
from ccop.law.parameters import table

EXAMPLES = Path(__file__).with_name("forms") / "examples"
CALLS = {
    "minimal": "terms-one-year",
    "typical": "terms-two-years",
    "longest": "terms-five-years",
}
"""Each example offer with the call it answers."""


def document(name: str, changes: Mapping[str, str] | None = None) -> Document:
    """An example as typed, with some leaves typed differently."""
    return put(json.loads((EXAMPLES / f"{name}.json").read_text("utf-8")), changes or {})


def offer(name: str, changes: Mapping[str, str] | None = None) -> Reading[Offer]:
    """The same, read into the draft type."""
    return read(Offer, document(name, changes))


def examined(name: str, changes: Mapping[str, str] | None = None) -> OfferReading:
    """The same, as rules take it."""
    reading = offer(name, changes)
    return OfferReading(reading.draft, reading.unreadable)


def terms(name: str, changes: Mapping[str, Any] | None = None) -> CallTerms:
    """The terms of the call that an example answers, some of them changed."""
    written = json.loads((EXAMPLES / f"{CALLS[name]}.json").read_text("utf-8"))
    return CallTerms.model_validate({"law": table().on} | written | dict(changes or {}))


def findings(name: str, changes: Mapping[str, str] | None = None) -> list[Finding]:
    """Everything that is found in a changed example."""
    return check_offer(offer(name, changes), terms(name))
