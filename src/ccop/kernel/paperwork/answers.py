"""A form to be read: the same steps and labels, with answers in place of fields.

Works alike for a draft as typed and for the sealed content, since both are the same nested
document and the law's readers take either spelling.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccop.kernel.paperwork.steps import Fields, GroupsOf, Step, Table, Words, columns, leaves
from ccop.law.forms.base import READERS, Kind, LeafSpec, Part
from ccop.law.forms.document import Document, get, rows
from ccop.law.forms.labels import Labels
from ccop.law.money import format_amount
from ccop.law.reading import Unreadable


@dataclass(frozen=True)
class Answer:
    """A field with what was answered, "" for nothing."""

    path: str
    label: str
    value: str
    help: str
    optional: bool

    @property
    def missing(self) -> bool:
        """Whether nothing was answered."""
        return not self.value


@dataclass(frozen=True)
class AnswerRow:
    """A row of a table: its cells in the order of the definition, then what it comes to."""

    path: str
    cells: list[Answer]


@dataclass(frozen=True)
class AnswerTable:
    """The rows of a table, or of one group of it."""

    title: str
    rows: list[AnswerRow]


@dataclass(frozen=True)
class AnswerBlock:
    """A part of a step: single answers, or tables."""

    heading: str
    answers: list[Answer]
    tables: list[AnswerTable]


@dataclass(frozen=True)
class AnswerStep:
    """A step with its answers."""

    slug: str
    title: Words
    blocks: list[AnswerBlock]
    edit_url: str = ""


class Answers:
    """Reads a document step by step with the labels of its form."""

    def __init__(
        self,
        *,
        form: type[Part],
        labels: Labels,
        document: Document,
        years: int,
        first_year: int,
        groups_of: GroupsOf,
        choices: Mapping[str, Mapping[str, str]],
        values: Mapping[str, str],
    ) -> None:
        self.form, self.labels, self.document = form, labels, document
        self.years, self.first_year = years, first_year
        self.groups_of, self.choices, self.values = groups_of, choices, values

    def steps(self, steps: Sequence[Step]) -> list[AnswerStep]:
        """All steps with their answers."""
        return [
            AnswerStep(step.slug, step.title, [self._block(block) for block in step.blocks])
            for step in steps
        ]

    def _block(self, block: Fields | Table) -> AnswerBlock:
        heading = self.labels.labels.get(block.heading, "")
        if isinstance(block, Table):
            return AnswerBlock(heading, [], self._tables(block))
        answers = [
            self._answer(path, spec) for path, spec in leaves(block, self.form, self.years).items()
        ]
        return AnswerBlock(heading, answers, [])

    def _tables(self, table: Table) -> list[AnswerTable]:
        specs = columns(table, self.form, self.years)
        groups = self.groups_of(table) if table.group_by else []
        everything = rows(self.document, table.path)
        known = {group.value for group in groups}
        split = [
            (group.title, [row for row in everything if row.get(table.group_by) == group.value])
            for group in groups
        ]
        rest = [row for row in everything if not groups or row.get(table.group_by) not in known]
        if rest:
            split.append(("", rest))
        return [
            AnswerTable(title, [self._row(table, specs, row["id"]) for row in members])
            for title, members in split
            if members
        ]

    def _row(self, table: Table, specs: Mapping[str, LeafSpec], row_id: str) -> AnswerRow:
        path = f"{table.path}.{row_id}"
        cells = [self._answer(f"{path}.{name}", spec) for name, spec in specs.items()]
        if worth := self.values.get(path):
            label = self.labels.labels[table.value]
            cells.append(Answer(path, label, f"{worth} zł", help="", optional=False))
        return AnswerRow(path, cells)

    def _answer(self, path: str, spec: LeafSpec) -> Answer:
        typed = get(self.document, path)
        text = self.choices.get(spec.refers, {}).get(typed, typed) if spec.refers else typed
        return Answer(
            path,
            label_of(path, spec, self.labels, self.first_year),
            plain(spec.kind, text),
            self.labels.help.get(spec.label, ""),
            spec.optional,
        )


def label_of(path: str, spec: LeafSpec, labels: Labels, first_year: int) -> str:
    """The official label; for a leaf kept by year, with the calendar year."""
    label = labels.labels[spec.label]
    if spec.path.endswith(".*"):
        return f"{label} {first_year + int(path.rsplit('.', 1)[-1]) - 1}"
    return label


def plain(kind: Kind, typed: str) -> str:
    """The answer as people read it; what cannot be read is shown as typed."""
    try:
        value = READERS[kind](typed) if typed.strip() else ""
    except Unreadable:
        return typed
    match value:
        case Decimal() if kind is Kind.AMOUNT:
            return format_amount(value)
        case Decimal():
            return f"{value.normalize():f}".replace(".", ",")
        case date():
            return f"{value:%d.%m.%Y}"
    return str(value)
