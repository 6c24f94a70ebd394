"""Of each field of a card: who may see it, where it was read, and when."""

from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict, TypeAdapter


class Fact(BaseModel):
    """What is known about the value of one field."""

    model_config = ConfigDict(frozen=True)

    source: str
    """Where the value was read, in Polish words: a register, a page, the organisation itself."""
    as_of: date
    public: bool = True


Facts = dict[str, Fact]
_FACTS = TypeAdapter(Facts)


def read_facts(stored: Mapping[str, object]) -> Facts:
    """The facts of a card by its fields."""
    return _FACTS.validate_python(stored)


def stored_facts(facts: Facts) -> dict[str, object]:
    """The facts as the column keeps them."""
    stored: dict[str, object] = _FACTS.dump_python(facts, mode="json")
    return stored
