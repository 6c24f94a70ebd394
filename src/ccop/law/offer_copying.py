"""What an earlier offer gives to a new one: everything but what belongs to its own call.

Dates outside the new call, years it does not have, a grant above its limit and statements that are
made anew in each offer (art. 14 of the Act; part VII of the form) are left out, each with a reason.
What the earlier offer left empty says nothing and empties nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccop.law.announcement import CallTerms
from ccop.law.forms.base import Kind, LeafSpec, specs
from ccop.law.forms.document import Document
from ccop.law.forms.intake import Left
from ccop.law.forms.offer_2018 import Offer
from ccop.law.money import format_amount, parse_amount
from ccop.law.reading import Unreadable, parse_date

_AMOUNTS = {Kind.AMOUNT, Kind.QUANTITY}


@dataclass(frozen=True)
class Carried:
    """Values of an earlier offer that a new one may have, and what was left out of them."""

    values: Document
    left: tuple[Left, ...]
    remarks: tuple[str, ...]


def carried(values: Mapping[str, Any], terms: CallTerms) -> Carried:
    """Sort the values of an earlier offer for a call with these terms."""
    carrying = _Carrying(terms)
    kept = carrying.group(values, "", "")
    if any(kept.get("statements", {}).values()):
        carrying.left.append(
            Left("statements", "Oświadczenia składa się w każdej ofercie na nowo.")
        )
    kept.pop("statements", None)
    if len(values.get("offerors") or []) > 1:
        _only_of_one(kept, carrying.left)
    remarks = (
        ("Kwoty i ceny są takie, jak we wcześniejszej ofercie: sprawdź, czy są aktualne.",)
        if carrying.amounts
        else ()
    )
    return Carried(kept, tuple(carrying.left), remarks)


def _only_of_one(kept: Document, left: list[Left]) -> None:
    """What partners agreed on for a joint offer does not hold for another one."""
    why = "Wcześniejsza oferta była wspólna: to ustala się z partnerami na nowo."
    if kept.pop("shares", None):
        left.append(Left("shares", why))
    if kept.get("other", {}).pop("joint", ""):
        left.append(Left("other.joint", why))


class _Carrying:
    def __init__(self, terms: CallTerms) -> None:
        self.terms = terms
        self.years = terms.ends_on.year - terms.starts_on.year + 1
        self.known = specs(Offer)
        self.left: list[Left] = []
        self.amounts = False
        """Whether any amount was carried."""

    def group(self, place: Mapping[str, Any], prefix: str, star: str) -> Document:
        kept: Document = {}
        for name, value in place.items():
            path, like = prefix + name, star + ("*" if name.isdigit() else name)
            if not value:
                continue
            match value:
                case str() if reason := self._reason(self.known.get(like), path, value):
                    self.left.append(Left(path, reason))
                case dict():
                    kept[name] = self.group(value, f"{path}.", f"{like}.")
                case list():
                    kept[name] = [
                        self.group(row, f"{path}.{row['id']}.", f"{like}.*.") for row in value
                    ]
                case _:
                    kept[name] = value
        return kept

    def _reason(self, spec: LeafSpec | None, path: str, text: str) -> str:
        """Why a text stays behind, "" for one that is carried."""
        if spec is None:
            return ""
        if spec.kind is Kind.DATE:
            return self._date_reason(text)
        last = path.rpartition(".")[2]
        year = last if last.isdigit() else text if spec.label == "III.4.year" else ""
        if year.isdigit() and int(year) > self.years:
            return f"W tym konkursie zadanie może trwać {self.years} r.; było tu: {text}."
        if path == "funding.grant" and (reason := self._grant_reason(text)):
            return reason
        self.amounts = self.amounts or spec.kind in _AMOUNTS
        return ""

    def _date_reason(self, text: str) -> str:
        try:
            day = parse_date(text)
        except Unreadable:
            return ""
        first, last = self.terms.starts_on, self.terms.ends_on
        if first <= day <= last:
            return ""
        return f"Data spoza terminu tego konkursu ({first:%d.%m.%Y}–{last:%d.%m.%Y}): {text}."

    def _grant_reason(self, text: str) -> str:
        most = self.terms.max_grant
        try:
            asked = parse_amount(text)
        except Unreadable:
            return ""
        if most is None or asked <= most:
            return ""
        return f"Dotacja w tym konkursie wynosi najwyżej {format_amount(most)} zł; było: {text}."
