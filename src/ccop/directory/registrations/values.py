"""Values of a card and columns of rows as JSON keeps them, and back."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Field, Model, QuerySet
from pydantic_core import to_jsonable_python

from ccop.directory.organizations import card
from ccop.directory.organizations.models import Organization
from ccop.kernel.parties.models import Party


def stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """A card's values as JSON; a file by its key."""
    return {
        name: to_jsonable_python(value.pk if isinstance(value, Model) else value)
        for name, value in values.items()
    }


def read(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What `stored` kept, as the card takes it."""
    return {name: _read(_field(name), value) for name, value in kept.items()}


def _field(name: str) -> "Field[Any, Any]":
    model = Party if card.BY_NAME[name].of_party else Organization
    return cast("Field[Any, Any]", model._meta.get_field(name))


def _read(field: "Field[Any, Any]", value: Any) -> Any:
    if field.remote_field and value is not None:
        return QuerySet(field.remote_field.model).get(pk=value)
    return field.to_python(value)
