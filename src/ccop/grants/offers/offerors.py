"""The organisations of a joint offer in its document: part II, table V.C and point VI.2."""

from collections.abc import Sequence
from typing import Any

from ccop.kernel.parties.models import Party
from ccop.law.forms.document import Document, rows


def row_id(party: Party) -> str:
    """The lasting id of a party's rows in the document of an offer."""
    return party.pk.hex[:8]


def offeror(party: Party) -> dict[str, str]:
    """The row of part II as the party's card says."""
    return {
        "id": row_id(party),
        "name": party.name,
        "legal_form": party.legal_form,
        "register_number": party.register_number,
        "seat": party.seat,
        "email": party.email,
        "phone": party.phone,
        "website": party.website,
    }


def with_makers(document: Document, makers: Sequence[Party]) -> Document:
    """The document with exactly these organisations: one row each in part II and, when there are
    several, in table V.C.

    Rows that are there keep what was typed into them. An offer of one organisation has neither
    V.C nor VI.2, so nothing is sealed that nobody sees.
    """
    changed = {
        **document,
        "offerors": _rows(document, "offerors", [offeror(row) for row in makers]),
    }
    if len(makers) > 1:
        shares = [{"id": row_id(row), "offeror": row_id(row)} for row in makers]
        return {**changed, "shares": _rows(document, "shares", shares)}
    other = {name: text for name, text in document.get("other", {}).items() if name != "joint"}
    return {**changed, "shares": [], "other": other}


def _rows(document: Document, table: str, wanted: list[dict[str, str]]) -> list[dict[str, Any]]:
    there = {row.get("id"): row for row in rows(document, table)}
    return [there.get(row["id"], row) for row in wanted]
