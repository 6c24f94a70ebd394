"""What a saving changed, in the words of the form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from ccop.kernel.cases.process import Words
from ccop.kernel.paperwork.answers import label_of, plain
from ccop.kernel.paperwork.steps import Step, Table, spec_of
from ccop.kernel.paperwork.words import Piece, word_pieces
from ccop.law.forms.base import Kind, Part
from ccop.law.forms.changes import Change, changes
from ccop.law.forms.document import Document, row
from ccop.law.forms.labels import Labels


@dataclass(frozen=True)
class Line:
    """One changed field or row; rows in a new order have neither text."""

    label: str
    before: str
    after: str

    @cached_property
    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        """Both texts, with the words marked in which they differ."""
        return word_pieces(self.before, self.after)


class Comparison:
    """Tells changes with the labels of a form.

    `document` is where the names of rows are looked up; `choices` says what an answer that refers
    to a row reads as; `first_year` is the calendar year of the first year of the tables.
    """

    def __init__(
        self,
        *,
        form: type[Part],
        labels: Labels,
        steps: Sequence[Step],
        document: Document,
        choices: Mapping[str, Mapping[str, str]],
        first_year: int,
    ) -> None:
        self.form, self.labels, self.document = form, labels, document
        self.choices, self.first_year = choices, first_year
        self.tables: dict[str, Words] = {
            block.path: block.row_name
            for step in steps
            for block in step.blocks
            if isinstance(block, Table)
        }

    def lines(self, made: Iterable[Change]) -> list[Line]:
        """The changes, one line each; rows that only made room for others are in no new order."""
        return [self._line(change) for change in made if not _only_room(change)]

    def label(self, path: str) -> str:
        """The words for a field, a row or a table; "" for what the form does not have."""
        try:
            return self._label(path)
        except KeyError:
            return self._row_name(path)

    def _line(self, change: Change) -> Line:
        path = change.path
        match change.before, change.after:
            case None, dict(added):
                return Line(self._row_label(path, _("added")), "", self._texts(path, added))
            case dict(removed), None:
                return Line(self._row_label(path, _("removed")), self._texts(path, removed), "")
            case (list(), _) | (_, list()):
                return Line(self._row_label(f"{path}.", _("rows in another order")), "", "")
        return Line(
            self._label(path),
            self._answer(path, str(change.before or "")),
            self._answer(path, str(change.after or "")),
        )

    def _row_label(self, path: str, what: str) -> str:
        return f"{self._row_name(path)}: {what}"

    def _row_name(self, path: str) -> str:
        return str(self.tables.get(path.partition(".")[0], ""))

    def _label(self, path: str) -> str:
        """The official label without its instruction; in a row also what the row is called."""
        official = label_of(path, spec_of(self.form, path), self.labels, self.first_year)
        label = official.partition(" (")[0]
        table, _dot, rest = path.partition(".")
        found = row(self.document, f"{table}.{rest.partition('.')[0]}")
        if table not in self.tables or found is None:
            return label
        called = self._called(table, found)
        return f"{self._row_name(path)} „{called}”: {label}" if called else label

    def _called(self, table: str, found: Mapping[str, Any]) -> str:
        """What a row is called by: its first short text, else the row of another table that it
        belongs to."""
        typed = {
            f"{table}.x.{leaf}": text
            for leaf, text in found.items()
            if leaf != "id" and isinstance(text, str) and text
        }
        specs = {path: spec_of(self.form, path) for path in typed}
        texts = [path for path, spec in specs.items() if spec.kind is Kind.TEXT]
        belongs = [path for path, spec in specs.items() if spec.refers]
        return next((self._answer(path, typed[path]) for path in (*texts, *belongs)), "")

    def _texts(self, path: str, content: Mapping[str, Any]) -> str:
        """All answers of a row, those by year with the year."""
        told = []
        for leaf in changes({}, content):
            inner = f"{path}.{leaf.path}"
            if leaf.path == "id" or not leaf.after:
                continue
            spec, answer = spec_of(self.form, inner), self._answer(inner, str(leaf.after))
            if spec.path.endswith(".*"):
                answer = f"{label_of(inner, spec, self.labels, self.first_year)}: {answer}"
            told.append(answer)
        return "; ".join(told)

    def _answer(self, path: str, typed: str) -> str:
        spec = spec_of(self.form, path)
        if spec.refers:
            return self.choices.get(spec.refers, {}).get(typed, typed)
        return plain(spec.kind, typed)


def _only_room(change: Change) -> bool:
    """Whether the order of a table differs by nothing but rows that came or went."""
    before, after = change.before, change.after
    if not isinstance(before, list) or not isinstance(after, list):
        return False
    kept = set(before) & set(after)
    return [row for row in before if row in kept] == [row for row in after if row in kept]
