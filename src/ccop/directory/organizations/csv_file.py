"""The CSV file, made by the database itself (COPY), so that no value passes through Python.

Each cell is what `cells.to_cell` makes of the value, and is empty where the value is not public.
"""

import csv
import io
import re
from collections.abc import Iterator
from functools import partial, reduce
from itertools import islice
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Case, F, Func, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable
from django.urls import reverse

from ccop.directory.organizations import card
from ccop.directory.organizations.cells import (
    COLUMNS,
    DANGEROUS,
    LISTS,
    MARK,
    NO,
    SEPARATOR,
    YES,
    kind,
    labels,
)
from ccop.directory.organizations.exports import CHUNK, LINE_END, headings
from ccop.directory.organizations.models import SLUG_LENGTH, Organization

_LONGEST = "10min"
"""The whole file is one statement, which lasts as long as the reader's line is slow."""
_BLANKS = "\t-\r\x1c-\x1f"
"""What Python takes for blanks among the signs of ASCII, but for the space."""
_POLISH = "^[ -~„”ĄĆĘŁŃÓŚŹŻąćęłńóśźż]*$"
"""Signs of which `unaccent` leaves letters or what no address bears."""
_COMPATIBLE = "%(function)s(%(expressions)s, NFKD)"
_FORMULA = f"^({MARK}*[{re.escape(''.join(sorted(DANGEROUS)))}])"


def csv_blocks(found: "QuerySet[Organization]", home: str) -> Iterator[bytes]:
    """The file of these cards, in their order; `home` is the site's address without its slash.

    The headings and the first row leave as soon as they are there. Whoever closes the iterator ends
    the query.
    """
    yield _headings()
    try:
        query, values = csv_query(found, home)
    except EmptyResultSet:  # Django knows without asking that nothing can match
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [_LONGEST])
        # A COPY has no parameters of its own: they are put in here, quoted.
        statement = f"COPY ({cursor.mogrify(query, values)}) TO STDOUT (FORMAT csv)"
        with cursor.copy(statement) as copied:
            rows, count = iter(copied), 1
            while block := b"".join(islice(rows, count)):
                yield block
                count = CHUNK


def csv_query(found: "QuerySet[Organization]", home: str) -> tuple[str, tuple[Any, ...]]:
    """The query of the rows, and its parameters. EmptyResultSet where nothing can match."""
    columns: list[Combinable] = [F("pk"), _address(home), *map(_cell, COLUMNS)]
    return found.values_list(*columns).query.sql_with_params()


def _headings() -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator=LINE_END).writerow(headings())
    return line.getvalue().encode()


def _address(home: str) -> Func:
    """As `Organization.get_absolute_url`, on the site."""
    before, after = reverse("organizations:card", args=[0, "-"]).split("0--")
    name = F("party__name")
    return _called("concat", Value(home + before), F("pk"), Value("-"), _slug(name), Value(after))


def _slug(name: F) -> Func:
    """As `Organization.slug`: what Django's `slugify` does, step by step.

    A call of a regular expression or of `normalize` costs as much as ten cells, so what nearly
    every name consists of goes by quicker ways that come to the same.
    """
    stroked = _called("translate", name, Value("łŁ"), Value("lL"))
    latin = Case(
        When(party__name__regex=_POLISH, then=_called("unaccent", name)),
        default=_called("normalize", stroked, template=_COMPATIBLE),
    )
    bare = reduce(partial(_replaced_sign, by=""), ',".()', _called("lower", latin))
    bare = _replaced(bare, f"[^a-z0-9_ {_BLANKS}-]+", "")
    joined = _replaced(_replaced_sign(bare, " ", by="-"), f"[{_BLANKS}-]{{2,}}|[{_BLANKS}]", "-")
    cut = _called("left", _called("btrim", joined, Value("-_")), Value(SLUG_LENGTH))
    ended = _called("nullif", _called("btrim", cut, Value("-")), Value(""))
    return _called("coalesce", ended, Value("-"))


def _cell(field: card.Field) -> Case:
    place = f"party__{field.name}" if field.of_party else field.name
    blank: dict[str, Any] = {place: [] if field.name in LISTS else ""}
    if kind(field.name) != "string":
        blank = {f"{place}__isnull": True}
    return Case(
        When(**blank, then=None),
        When(card.hidden(field.name), then=None),
        default=_said(field.name, place),
        output_field=TextField(),
    )


def _said(name: str, place: str) -> Case | Func:
    """What `to_cell` makes of a value that says something."""
    match kind(name):
        case "boolean":
            return Case(When(**{place: True}, then=Value(YES)), default=Value(NO))
        case "date":
            return _called("to_char", F(place), Value("YYYY-MM-DD"))
    words = labels(name)
    if name in LISTS:
        listed: F | Func = F(place)
        for code, label in words.items():
            listed = _called("array_replace", listed, Value(code), Value(label))
        whole = _guarded(_called("array_to_string", listed, Value(SEPARATOR)))
        return _called("nullif", whole, Value(""))
    known = [When(**{place: code}, then=Value(label)) for code, label in words.items()]
    return Case(*known, default=_guarded(F(place)), output_field=TextField())


def _guarded(text: F | Func) -> Func:
    """As `cells.guard`."""
    return _called("regexp_replace", text, Value(_FORMULA), Value(rf"{MARK}\1"))


def _replaced_sign(text: Func, sign: str, *, by: str) -> Func:
    return _called("replace", text, Value(sign), Value(by))


def _replaced(text: Func, pattern: str, by: str) -> Func:
    return _called("regexp_replace", text, *map(Value, (pattern, by, "g")))


def _called(function: str, *values: Combinable, **options: str) -> Func:
    return Func(*values, function=function, output_field=TextField(), **options)
