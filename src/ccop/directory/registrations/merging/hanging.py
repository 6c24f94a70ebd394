"""What hangs on an organisation or its party, and what becomes of it when two cards are joined.

Every foreign key to either has its decision here; a room after this one registers those of its own
models in its ``registers.py``. A test goes by the models themselves, so none is forgotten.
"""

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.utils.functional import Promise

from ccop.directory.organizations.models import Organization
from ccop.kernel.parties.models import Party

Change = Callable[[Any, Any], Mapping[str, Any]]
"""Of a row and the key of what it is to hang on: the columns to write, none where it stays."""


@dataclass(frozen=True)
class Moves:
    """The row hangs on the staying card afterwards; `change` answers where constraints collide."""

    words: str | Promise
    """What people call such rows, in the plural."""
    change: Change | None = None


@dataclass(frozen=True)
class Stays:
    """The row goes on naming the joined card."""

    why: str


Decision = Moves | Stays

DECISIONS: dict[str, Decision] = {}


def decide(decisions: Mapping[str, Decision]) -> None:
    """Add decisions by ``app.Model.field``; raises ValueError for one that is decided already."""
    for name, decision in decisions.items():
        if name in DECISIONS:
            raise ValueError(f"decided twice: {name}")
        DECISIONS[name] = decision


@dataclass(frozen=True)
class Hanging:
    """A foreign key to a party or an organisation."""

    model: type[Model]
    field: "ForeignKey[Any, Any]"

    @property
    def name(self) -> str:
        """As in `DECISIONS`."""
        return f"{self.model._meta.label}.{self.field.name}"

    def rows(self, lost: Organization) -> Any:
        """Rows that hang on the card or its party by this key, in the order of their keys."""
        target = lost.party_id if self.field.related_model is Party else lost.pk
        rows: Any = QuerySet(self.model).filter(**{self.field.attname: target})
        return rows.order_by("pk")

    def columns(self, row: Model, kept: Organization, decision: Moves) -> Mapping[str, Any]:
        """The columns to write so that the row hangs on the staying card; none where it stays."""
        target = kept.party_id if self.field.related_model is Party else kept.pk
        if decision.change:
            return decision.change(row, target)
        return {self.field.attname: target}


def collides(row: Model, **columns: Any) -> bool:
    """Whether the row, written so, would break a constraint of its table."""
    moved = copy.copy(row)
    for name, value in columns.items():
        setattr(moved, name, value)
    try:
        moved.validate_constraints()
    except ValidationError:
        return True
    return False


def moving() -> Iterator[tuple[Hanging, Moves]]:
    """The foreign keys whose rows move. Raises KeyError for one that nobody has decided."""
    for kind in hanging():
        decision = DECISIONS[kind.name]
        if isinstance(decision, Moves):
            yield kind, decision


def hanging() -> Iterator[Hanging]:
    """All foreign keys to parties and organisations, of all rooms."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            if _names_either(field):
                yield Hanging(model, cast("ForeignKey[Any, Any]", field))


def _names_either(field: "Field[Any, Any]") -> bool:
    return field.related_model in {Party, Organization}
