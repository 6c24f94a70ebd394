"""All findings about an offer: of its form, of the announcement, of the hour it came.

`check_offer` is what the page, the desk, the API and the command line call; the rules are in
`offer_form_rules` and `offer_call_rules`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from ccop.law.announcement import CallTerms
from ccop.law.findings import Finding
from ccop.law.forms.base import Kind, LeafSpec, Part, Reading, missing, specs, tables
from ccop.law.forms.labels import labels
from ccop.law.forms.offer_2018 import Offer
from ccop.law.offer_call_rules import CALL_RULES
from ccop.law.offer_form_rules import FORM_RULES
from ccop.law.offer_reading import OfferReading
from ccop.law.terms import WARSAW, spoken

FORM = "oferta/2018"

_NEEDED_TABLES = {
    "offerors": ("Oferta nie ma oferenta.", "Dodaj organizację, która składa ofertę."),
    "actions": ("Plan działań jest pusty.", "Dodaj co najmniej jedno działanie."),
    "costs": ("Kalkulacja nie ma kosztów działań.", "Dodaj co najmniej jeden koszt działania."),
}
_POINT = re.compile(r"[IVX]+(?:\.(?:[A-Z](?![a-z])|[0-9]+))*")


def check_offer(reading: Reading[Offer], terms: CallTerms | None) -> list[Finding]:
    """Every finding about a draft, in the order of the print.

    Without `terms` only the form's own rules are asked, those of no particular call.
    """
    offer = OfferReading(reading.draft, reading.unreadable)
    found = [*_completeness(offer, reading), *FORM_RULES.findings(offer)]
    if terms:
        found += CALL_RULES.findings(offer, terms)
    return sorted(found, key=lambda finding: _place(reading.draft, finding.where))


def deadline_finding(closes_at: datetime, received_at: datetime) -> Finding | None:
    """OF-22: what was received at the closing or after it is late.

    Both instants come from the database's clock; `closes_at` is the first one too late.
    """
    if received_at < closes_at:
        return None
    received = received_at.astimezone(WARSAW)
    return Finding(
        code="OF-22",
        severity="error",
        message=(
            f"Oferty można było składać do {spoken(closes_at)}. "
            f"Serwer otrzymał ofertę {received:%d.%m.%Y o %H:%M:%S}."
        ),
        citation="ogłoszenie, termin składania ofert; art. 13 ust. 2 pkt 5 ustawy",
        remedy="Sprawdź na liście konkursów, czy trwa inny nabór.",
        rule="ART13-2",
    )


def withdrawal_finding(closes_at: datetime, received_at: datetime) -> Finding | None:
    """An offer is withdrawn in the portal only while the call takes offers; what stands at the
    closing is what the commission judges."""
    if received_at < closes_at:
        return None
    received = received_at.astimezone(WARSAW)
    return Finding(
        code="OF-WITHDRAW",
        severity="error",
        message=(
            f"Ofertę można było wycofać do końca naboru, {spoken(closes_at)}. "
            f"Serwer otrzymał wycofanie {received:%d.%m.%Y o %H:%M:%S}."
        ),
        citation="ogłoszenie, termin składania ofert; art. 13 ust. 2 pkt 5 ustawy",
        remedy="Napisz do urzędu w tej sprawie, że rezygnujecie z udziału w konkursie.",
        rule="ART13-2",
    )


def _completeness(offer: OfferReading, reading: Reading[Offer]) -> Iterator[Finding]:
    known, words = specs(Offer), labels(FORM).labels
    for path in missing(reading.draft):
        if path not in reading.unreadable:
            yield _empty(offer, path, known[_pattern(path)], words)
    for table, (message, remedy) in _NEEDED_TABLES.items():
        if not getattr(reading.draft, table):
            yield Finding("FORM-1", "error", message, "wzór oferty", table, remedy)
    for path, message in reading.unreadable.items():
        spec = known.get(_pattern(path))
        told = f"{_named(offer, path, spec, words)}: {message}" if spec else message
        yield Finding("FORM-2", "error", told, _citation(spec), path)
    for path in reading.unknown:
        yield Finding(
            "FORM-3",
            "warning",
            f"Wzór oferty nie ma pola „{path}”. Jego treść nie wejdzie do oferty.",
            "wzór oferty",
            path,
            "Usuń to pole albo popraw jego nazwę.",
        )


def _empty(offer: OfferReading, path: str, spec: LeafSpec, words: Mapping[str, str]) -> Finding:
    message, remedy = f"Puste pole: {_named(offer, path, spec, words)}.", "Uzupełnij je."
    if len(spec.choices) == 1:
        message, remedy = f"Nie potwierdzono oświadczenia {_point(spec)}.", "Potwierdź je."
    elif spec.kind is Kind.CHOICE:
        message = f"Brak odpowiedzi w pkt {_point(spec)}{_of_row(offer, path)}."
        remedy = "Wybierz jedną."
    elif spec.kind is Kind.AMOUNT:
        remedy = "Wpisz kwotę w złotych."
    return Finding("FORM-1", "error", message, _citation(spec), path, remedy)


def _named(offer: OfferReading, path: str, spec: LeafSpec, words: Mapping[str, str]) -> str:
    """A field by its official label without the instruction in brackets, and by its row."""
    return words[spec.label].partition(" (")[0] + _of_row(offer, path)


def _of_row(offer: OfferReading, path: str) -> str:
    row = offer.rows.get(".".join(path.split(".")[:2]))
    return f" ({row})" if row else ""


def _citation(spec: LeafSpec | None) -> str:
    return f"wzór oferty, pkt {_point(spec)}" if spec else "wzór oferty"


def _point(spec: LeafSpec) -> str:
    """The official number in the key of a label: "V.A" of "V.A.unit_cost"."""
    found = _POINT.match(spec.label)
    return found[0] if found else spec.label


def _pattern(path: str) -> str:
    """The path of a leaf as the definition has it, with ``*`` for rows and years."""
    steps = path.split(".")
    if steps[0] in tables(Offer):
        steps[1:2] = "*"
    pattern = ".".join(steps)
    return pattern if pattern in specs(Offer) else ".".join([*steps[:-1], "*"])


def _place(draft: Part, path: str) -> tuple[int, ...]:
    """Where a path stands in the form, so that findings come as the print reads."""
    place: list[int] = []
    node: object = draft
    for step in path.split("."):
        if isinstance(node, Part) and step in (names := list(type(node).model_fields)):
            place.append(names.index(step))
            node = getattr(node, step)
        elif isinstance(node, tuple) and step in (ids := [row.id for row in node]):
            place.append(ids.index(step))
            node = node[ids.index(step)]
        elif isinstance(node, dict) and step.isdecimal():
            place.append(int(step))
    return tuple(place)
