"""Reading a portable file: whatever somebody hands in, each of its fields is taken or named.

What the file names replaces what stood in the draft: a text, the amounts of all years, the rows of
a table. What it does not name stays as it is, so a partial file brings a part.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccop.law.forms.base import (
    YEARS,
    Leaf,
    Part,
    by_year,
    is_table,
    leaf_of,
    part_type,
)
from ccop.law.forms.document import Document
from ccop.law.forms.portable import MAX_ROWS, MAX_TEXT, ROW_ID, Portable, shown

MAX_LEFT = 200
"""Fields not taken that are named one by one; of a foreign file nobody reads more."""
_ROW_ID = re.compile(ROW_ID)


@dataclass(frozen=True)
class Left:
    """Something of the file that was not taken. `path` is its name in the file."""

    path: str
    reason: str


@dataclass(frozen=True)
class Intake:
    """A document with what was taken from a file."""

    document: Document
    taken: int
    """How many fields of the file were taken, those that say the same as the draft included."""
    left: tuple[Left, ...]
    more_left: int
    """How many more were not taken beyond those named."""
    remarks: tuple[str, ...]
    """What the person should know of what was taken."""


def take(
    file: Portable,
    form: type[Part],
    base: Mapping[str, Any],
    *,
    lasting: Mapping[str, str] | None = None,
) -> Intake:
    """Put what the file holds into a document of the form; `base` is left as it was.

    `lasting` names tables whose rows the draft has from elsewhere, each with a leaf that tells who
    a row speaks of: such a table keeps its rows. Texts of the same row go into it; texts of a row
    with another id that says the same in that leaf fill in what is empty.
    """
    taking = _Taking(lasting or {})
    for name in file.unknown:
        taking.leave(name, "Tej części pliku portal nie zna.")
    document = taking.part(form, file.values, base, "")
    return Intake(
        document,
        taking.taken,
        tuple(taking.left),
        taking.more_left,
        (*file.remarks, *taking.remarks),
    )


class _Taking:
    def __init__(self, lasting: Mapping[str, str]) -> None:
        self.lasting = lasting
        self.taken = 0
        self.left: list[Left] = []
        self.more_left = 0
        self.remarks: list[str] = []
        self.same_rows: dict[str, dict[str, str]] = {}
        """Of a lasting table: id of a row in the file -> id of that row in the draft."""

    def leave(self, path: str, reason: str) -> None:
        if len(self.left) < MAX_LEFT:
            self.left.append(Left(path, reason))
        else:
            self.more_left += 1

    def part(
        self, part: type[Part], given: Mapping[str, Any], base: Mapping[str, Any], prefix: str
    ) -> Document:
        document = dict(base)
        # In the form's order: rows are known before a leaf that refers to them is read.
        for name, info in part.model_fields.items():
            raw, path = given.get(name), prefix + name
            inner, leaf = part_type(info), leaf_of(info)
            if raw is None:
                continue
            if inner and is_table(info):
                self._table(document, name, inner, raw, path)
            elif inner:
                self._group(document, name, inner, raw, path)
            elif leaf and by_year(info):
                self._years(document, name, leaf, raw, path)
            elif leaf:
                self._leaf(document, name, leaf, raw, path)
            else:  # the id of a row
                document[name] = raw
        for name in given:
            if name not in part.model_fields:
                self.leave(prefix + shown(name), "Formularz nie ma takiego pola.")
        return document

    def _group(
        self, document: Document, name: str, inner: type[Part], raw: object, path: str
    ) -> None:
        if not isinstance(raw, dict):
            self.leave(path, "W tym miejscu powinna być grupa pól.")
        elif (group := self.part(inner, raw, document.get(name) or {}, f"{path}.")) or (
            name in document
        ):
            document[name] = group

    def _leaf(self, document: Document, name: str, leaf: Leaf, raw: object, path: str) -> None:
        text = self._text(leaf, raw, path)
        if text is None:
            return
        if leaf.fixed:
            if text != document.get(name, ""):
                self.leave(path, "To pole wypełnia ogłoszenie o konkursie.")
            return
        self.taken += 1
        if text or name in document:
            document[name] = text

    def _years(self, document: Document, name: str, leaf: Leaf, raw: object, path: str) -> None:
        if not isinstance(raw, dict):
            self.leave(path, "W tym miejscu powinny być kwoty według lat.")
            return
        amounts = {}
        for year, typed in raw.items():
            where = f"{path}.{shown(year)}"
            if year not in YEARS:
                self.leave(where, f"Rok zadania to liczba od {YEARS[0]} do {YEARS[-1]}.")
            elif (text := self._text(leaf, typed, where)) is not None:
                amounts[year] = text
                self.taken += 1
        # All years together: an amount of a year that the file leaves out would spoil the sum.
        if amounts or (not raw and name in document):
            document[name] = amounts

    def _text(self, leaf: Leaf, raw: object, path: str) -> str | None:
        if raw is None:
            return None
        if not isinstance(raw, str):
            self.leave(path, "Wartość powinna być tekstem w cudzysłowie.")
            return None
        text = raw.replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > MAX_TEXT:
            self.leave(path, f"Tekst ma {len(text)} znaków, a może mieć najwyżej {MAX_TEXT}.")
            return None
        if _has_half_of_a_pair(text):
            self.leave(path, "Tekst zawiera znak, którego nie da się zapisać.")
            return None
        if leaf.choices and text and text not in leaf.choices:
            self.leave(path, f"Nie ma takiej odpowiedzi do wyboru: „{shown(text)}”.")
            return None
        return self.same_rows.get(leaf.refers, {}).get(text, text)

    def _table(
        self, document: Document, name: str, row: type[Part], raw: object, path: str
    ) -> None:
        if not isinstance(raw, list):
            self.leave(path, "W tym miejscu powinna być lista wierszy.")
            return
        before: list[Document] = document.get(name) or []
        rows = self._rows(raw, {kept["id"] for kept in before}, path)
        if path in self.lasting:
            after = self._lasting(row, rows, before, path)
        else:
            known = {kept["id"]: kept for kept in before}
            after = [
                self.part(row, given, known.get(given["id"], {}), f"{path}.{given['id']}.")
                for given in rows
            ]
        # A list of nothing but unusable rows says nothing about the draft's own.
        if after or (not raw and name in document):
            document[name] = after

    def _rows(self, raw: list[Any], ids: set[str], path: str) -> list[Document]:
        """The rows of a list with an id each: their own, or a new one."""
        used = ids | {
            row["id"] for row in raw if isinstance(row, dict) and isinstance(row.get("id"), str)
        }
        rows: dict[str, Document] = {}
        renamed: list[str] = []
        for number, row in enumerate(raw[:MAX_ROWS], start=1):
            if not isinstance(row, dict):
                self.leave(f"{path}[{number}]", "W tym miejscu powinien być wiersz tabeli.")
                continue
            key = row.get("id")
            if not isinstance(key, str) or not _ROW_ID.fullmatch(key) or key in rows:
                key = _free_id(number, used)
                used.add(key)
                renamed.append(str(number))
            rows[key] = {**row, "id": key}
        if more := len(raw) - len(raw[:MAX_ROWS]):
            self.leave(path, f"Tabela ma najwyżej {MAX_ROWS} wierszy; dalszych: {more}.")
        if renamed:
            self.remarks.append(
                f"Wiersze bez własnego „id” w tabeli „{path}” dostają nowe: {', '.join(renamed)}."
            )
        return list(rows.values())

    def _lasting(
        self,
        row: type[Part],
        rows: list[Document],
        before: list[Document],
        path: str,
    ) -> list[Document]:
        tells = self.lasting[path]
        leaf = leaf_of(row.model_fields[tells])
        known_as = self.same_rows.get(leaf.refers, {}) if leaf else {}
        after = {kept["id"]: kept for kept in before}
        same = self.same_rows.setdefault(path, {})
        for given in rows:
            key = given.pop("id")
            if key in after:
                after[key] = self.part(row, given, after[key], f"{path}.{key}.")
                continue
            who = given.pop(tells, None)
            who = known_as.get(who, who) if isinstance(who, str) else None
            match = next((kept for kept, known in after.items() if who == known.get(tells)), None)
            if not who or match is None:
                self.leave(f"{path}.{key}", "W ofercie nie ma tego wiersza, a nie można go dodać.")
                continue
            same[key] = match
            after[match] = self.part(
                row, self._missing(given, after[match], f"{path}.{key}."), after[match], ""
            )
        return list(after.values())

    def _missing(self, given: Document, known: Document, prefix: str) -> Document:
        """What a row has not got yet; what it has otherwise is left out of the file's row."""
        missing = {}
        for name, value in given.items():
            if not known.get(name):
                missing[name] = value
            elif value and value != known[name]:
                self.leave(f"{prefix}{shown(name)}", "To pole oferty jest już wypełnione.")
        return missing


def _free_id(number: int, used: set[str]) -> str:
    """The same for the same file, so that taking a file twice adds no row twice."""
    key = f"w{number}"
    while key in used:
        key += "x"
    return key


def _has_half_of_a_pair(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)
