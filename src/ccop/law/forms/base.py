"""The machinery of official forms: one typed definition, read leniently and sealed strictly.

A form is a Pydantic model whose leaves are all optional: that is its *draft type*, in which a leaf
is ``None`` as long as nothing readable was typed. `read` turns what people typed (a nested
document of strings) into it and never fails. `sealed_type` derives the *sealed type*, in which
every required leaf must be present; `seal` freezes it as canonical JSON bytes.

A field has one name everywhere - findings, saving, comparison, redaction: its path, made of
attribute names and of the lasting ids of rows, for example ``costs.k1.years.2``. What the
definition says of a leaf is the same for all rows, so there ``*`` stands in their place:
``costs.*.years.*``.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, Generic, TypeVar, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from ccop.law.money import parse_amount, parse_quantity
from ccop.law.reading import Unreadable, clean_text, parse_date


class Kind(Enum):
    """What a leaf holds; decides how the typed text is read and how the field is shown."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    AMOUNT = "amount"
    """PLN, two decimals."""
    QUANTITY = "quantity"
    CHOICE = "choice"


READERS: Mapping[Kind, Callable[[str], object]] = {
    Kind.TEXT: clean_text,
    Kind.LONG: clean_text,
    Kind.DATE: parse_date,
    Kind.AMOUNT: parse_amount,
    Kind.QUANTITY: parse_quantity,
    Kind.CHOICE: str,
}

Text = Annotated[str | None, Kind.TEXT]
LongText = Annotated[str | None, Kind.LONG]
Day = Annotated[date | None, Kind.DATE]
Amount = Annotated[Decimal | None, Kind.AMOUNT]
Quantity = Annotated[Decimal | None, Kind.QUANTITY]
Choice = Annotated[str | None, Kind.CHOICE]

YearAmounts = dict[str, Amount]
"""PLN by the year of the task: "1" is its first calendar year, so moving the dates loses none."""

YEARS = ("1", "2", "3", "4", "5")
"""Years of a task: at most five (art. 16 ust. 3 of the Act)."""


class Part(BaseModel):
    """A group of leaves; the form itself is a part too."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Row(Part):
    """One row of a table; its id lasts as long as the row, whatever its place."""

    id: str


P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Leaf:
    """What the definition says of a leaf beside its kind.

    `label` is a key of the form's label file. A leaf that is not `required` may still be `by_rule`:
    a rule wants it wherever a page asks for it, in a joint offer or in each of several years.
    `person` marks personal data, left out of public views; `published` is contact data that an
    organisation publishes of itself. `fixed` leaves come from the announcement and are never typed.
    `choices` are the only answers; `refers` names the table whose row ids are the answers.
    `advised` is a length in characters that the field's help recommends; nothing typed is ever cut.
    `library` is the kind of the texts that an organisation keeps for itself and that fit here, for
    example "experience".
    """

    label: str
    required: bool = True
    by_rule: bool = False
    person: bool = False
    published: bool = False
    fixed: bool = False
    choices: tuple[str, ...] = ()
    refers: str = ""
    advised: int | None = None
    library: str = ""

    @property
    def optional(self) -> bool:
        """Whether it may stay empty on a page that asks for it."""
        return not (self.required or self.by_rule)


@dataclass(frozen=True, kw_only=True)
class LeafSpec(Leaf):
    """A leaf at its place in the form; rows and years are ``*`` in the path."""

    path: str
    kind: Kind


@dataclass(frozen=True)
class Reading(Generic[P]):
    """A draft as read, and what could not be taken from the typed document."""

    draft: P
    unreadable: Mapping[str, str]
    """Path of a leaf -> sentence saying what is wrong with what was typed there."""
    unknown: tuple[str, ...]
    """Paths in the document that the form does not have."""


def specs(form: type[Part]) -> Mapping[str, LeafSpec]:
    """Every leaf of the form by its path, in the order of the print."""
    return _specs(form)


@cache
def _specs(form: type[Part]) -> dict[str, LeafSpec]:
    return {spec.path: spec for spec in _walk(form, "")}


def _walk(part: type[Part], prefix: str) -> Iterator[LeafSpec]:
    for name, info in part.model_fields.items():
        path = prefix + name
        if inner := part_type(info):
            yield from _walk(inner, f"{path}.*." if is_table(info) else f"{path}.")
        elif said := leaf_of(info):
            yield LeafSpec(
                **vars(said), path=f"{path}.*" if by_year(info) else path, kind=kind_of(info)
            )


def leaf_of(info: FieldInfo) -> Leaf | None:
    """What the definition says of a leaf, None for a group, a table and the id of a row."""
    return next((item for item in info.metadata if isinstance(item, Leaf)), None)


def kind_of(info: FieldInfo) -> Kind:
    """What a leaf holds, in each year of one kept by year."""
    if by_year(info):
        return Kind.AMOUNT
    return next(item for item in info.metadata if isinstance(item, Kind))


def by_year(info: FieldInfo) -> bool:
    """Whether a leaf is kept for each year of the task."""
    return get_origin(info.annotation) is dict


def is_table(info: FieldInfo) -> bool:
    """Whether a member of a form holds rows."""
    return get_origin(info.annotation) is tuple


def part_type(info: FieldInfo) -> type[Part] | None:
    """The type of a group, or of the rows of a table; None for a leaf."""
    kind = get_args(info.annotation)[0] if is_table(info) else info.annotation
    return kind if isinstance(kind, type) and issubclass(kind, Part) else None


def tables(form: type[Part]) -> tuple[str, ...]:
    """Paths of the form's tables, those whose rows people add, move and remove."""
    return tuple(dict.fromkeys(path.split(".*.")[0] for path in specs(form) if ".*." in path))


def read(form: type[P], document: object) -> Reading[P]:
    """Read a document as typed into the draft type; whatever it holds, this does not fail."""
    reader = _Reader()
    draft = reader.part(form, document, "")
    return Reading(draft, reader.unreadable, tuple(reader.unknown))


class _Reader:
    def __init__(self) -> None:
        self.unreadable: dict[str, str] = {}
        self.unknown: list[str] = []

    def part(self, part: type[P], document: object, prefix: str) -> P:
        given = self._mapping(document, prefix)
        values: dict[str, Any] = {}
        for name, info in part.model_fields.items():
            path, raw = prefix + name, given.get(name)
            inner = part_type(info)
            if inner and is_table(info):
                values[name] = self._rows(inner, raw, path)
            elif inner:
                values[name] = self.part(inner, raw, f"{path}.")
            elif by_year(info):
                amounts = self._mapping(raw, f"{path}.")
                values[name] = {
                    year: self._leaf(Kind.AMOUNT, (), typed, f"{path}.{year}")
                    for year, typed in amounts.items()
                }
            elif said := leaf_of(info):
                values[name] = self._leaf(kind_of(info), said.choices, raw, path)
            else:
                values[name] = raw
        self.unknown += [prefix + name for name in given if name not in part.model_fields]
        return cast("P", part.model_construct(None, **values))

    def _mapping(self, document: object, prefix: str) -> Mapping[str, object]:
        if isinstance(document, dict):
            return document
        if document is not None:
            self.unknown.append(prefix.rstrip("."))
        return {}

    def _rows(self, row: type[P], document: object, path: str) -> tuple[P, ...]:
        if document is not None and not isinstance(document, list):
            self.unknown.append(path)
        rows = document if isinstance(document, list) else []
        kept = [raw for raw in rows if isinstance(raw, dict) and isinstance(raw.get("id"), str)]
        if len(kept) < len(rows):
            self.unknown.append(path)
        return tuple(self.part(row, raw, f"{path}.{raw['id']}.") for raw in kept)

    def _leaf(self, kind: Kind, choices: tuple[str, ...], raw: object, path: str) -> object:
        if raw is None:
            return None
        if not isinstance(raw, str):
            self.unreadable[path] = "Wpisz tę wartość jako tekst."
            return None
        if not raw.strip():
            return None
        if choices and raw not in choices:
            self.unreadable[path] = "Wybierz jedną z podanych odpowiedzi."
            return None
        try:
            value = READERS[kind](raw)
        except Unreadable as problem:
            self.unreadable[path] = str(problem)
            return None
        return None if value == "" else value


def missing(draft: Part) -> Iterator[str]:
    """Paths of required leaves that hold nothing, in the order of the print."""
    yield from _missing(draft, "")


def _missing(part: Part, prefix: str) -> Iterator[str]:
    for name, info in type(part).model_fields.items():
        value, path = getattr(part, name), prefix + name
        if isinstance(value, Part):
            yield from _missing(value, f"{path}.")
        elif isinstance(value, tuple):
            for row in value:
                yield from _missing(row, f"{path}.{row.id}.")
        elif value is None and (said := leaf_of(info)) and said.required:
            yield path


@cache
def sealed_type(part: type[Part]) -> type[BaseModel]:
    """The strict twin of a form: the same shape, with every required leaf present."""
    fields: dict[str, Any] = {}
    for name, info in part.model_fields.items():
        inner, said = part_type(info), leaf_of(info)
        if inner:
            sealed: Any = sealed_type(inner)
            fields[name] = (tuple[sealed, ...] if is_table(info) else sealed, ...)
        elif by_year(info):
            fields[name] = (dict[str, Decimal], Field(description=said.label if said else ""))
        elif said:
            present = get_args(info.annotation)[0]
            fields[name] = (
                (present, Field(description=said.label))
                if said.required
                else (present | None, Field(None, description=said.label))
            )
        else:
            fields[name] = (info.annotation, ...)
    return create_model(
        f"Sealed{part.__name__}",
        __config__=ConfigDict(extra="forbid", frozen=True),
        __doc__=part.__doc__,
        **fields,
    )


def seal(draft: Part) -> bytes:
    """Freeze a complete draft as canonical JSON: sorted keys, no spaces, UTF-8, amounts as text.

    Raises pydantic.ValidationError where a required leaf is missing; check the findings first.
    """
    sealed = sealed_type(type(draft)).model_validate(draft.model_dump())
    return canonical(sealed.model_dump(mode="json"))


def canonical(document: object) -> bytes:
    """The one JSON spelling of a document, so that equal documents have equal checksums."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def unseal(form: type[P], document: object) -> P:
    """The draft type of a sealed document (already parsed JSON), for reading and rendering."""
    return form.model_validate(document)
