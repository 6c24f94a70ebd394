"""What the pages of this room share."""

from typing import Any, TypeVar

from django.forms import Form

from ccop.law.findings import Refused

F = TypeVar("F", bound=Form)


def said_beside(form: Form, refusal: Refused) -> bool:
    """Put what was refused beside its fields; False when it belongs to none of them."""
    placed = [finding for finding in refusal.findings if finding.where in form.fields]
    for finding in placed:
        form.add_error(finding.where, " ".join(filter(None, (finding.message, finding.remedy))))
    return len(placed) == len(refusal.findings)


def looked_at(form_class: type[F], data: Any) -> F:
    """The same form once the organisations that may be the same stand above it."""
    seen = data.copy()
    seen["another"] = "True"
    return form_class(seen)
