"""A step as a Django form: only the shell that renders fields; reading and rules stay in `law`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ccop.kernel.paperwork.answers import label_of
from ccop.kernel.paperwork.steps import (
    Fields,
    Group,
    GroupsOf,
    Step,
    Table,
    columns,
    spec_of,
    typed_paths,
)
from ccop.kernel.parties.models import PartyText
from ccop.law.findings import Finding
from ccop.law.forms.base import Kind, LeafSpec, Part
from ccop.law.forms.document import Document, get, rows
from ccop.law.forms.labels import Labels

MAX_RADIOS = 4


@dataclass(frozen=True)
class RowView:
    """A row of a table on the page, with what its buttons need."""

    id: str
    path: str
    number: int
    fields: list[BoundField]
    above: str
    """Id of the row before it in the same group, "" for the first."""
    below: str
    value: str
    """What the row comes to, computed, "" while it cannot be."""


@dataclass(frozen=True)
class GroupView:
    """The rows of a table, or of one group of it."""

    value: str
    title: str
    rows: list[RowView]
    total: str
    add: str
    """Label of the button that adds a row, "" where none may be added."""

    @property
    def names_its_row(self) -> bool:
        """Whether the title says whose the row is: it is the only one there ever is."""
        return bool(self.title) and not self.add and len(self.rows) == 1


@dataclass(frozen=True)
class TableView:
    """A table with its heading and instruction."""

    table: Table
    heading: str
    lead: str
    headings: list[str]
    value_heading: str
    """Heading of the computed value, "" where rows have none."""
    fixed: bool
    groups: list[GroupView]


@dataclass(frozen=True)
class FieldsView:
    """Single fields under an optional heading."""

    heading: str
    lead: str
    fields: list[BoundField]


@dataclass(frozen=True)
class Computed:
    """What the law computes from the draft for the page: values of rows and totals of groups."""

    rows: Mapping[str, str]
    groups: Mapping[str, str]


class LibraryField(forms.CharField):
    """A text field with the texts of the party's library that fit it; None where no party fills in
    the form."""

    shelf: Sequence[PartyText] | None = None


class StepForm(forms.Form):
    """The fields of one step with the typed texts and the findings beside them."""

    # A part is saved half done: a screen reader shall not call every empty field wrong.
    use_required_attribute = False

    def __init__(
        self,
        *,
        step: Step,
        form: type[Part],
        labels: Labels,
        document: Document,
        years: int,
        first_year: int,
        choices: Mapping[str, Sequence[tuple[str, str]]],
        findings: Sequence[Finding],
    ) -> None:
        specs = typed_paths(step, form, document, years)
        # Bound, so that Django's templates mark the fields that findings speak of.
        super().__init__({path: get(document, path) for path in specs})
        self.step, self.form, self.document, self.years = step, form, document, years
        self.first_year, self.labels = first_year, labels
        for path, spec in specs.items():
            self.fields[path] = self._field(path, spec, choices)
        self._errors = forms.utils.ErrorDict()
        for finding in findings:
            if finding.where in self.fields:
                self._errors.setdefault(finding.where, self.error_class()).append(
                    f"{finding.message} {finding.remedy}".strip()
                )

    def _field(
        self, path: str, spec: LeafSpec, choices: Mapping[str, Sequence[tuple[str, str]]]
    ) -> forms.Field:
        options: dict[str, Any] = {
            "label": label_of(path, spec, self.labels, self.first_year),
            "help_text": self.labels.help.get(spec.label, ""),
            "required": not spec.optional,
        }
        if spec.refers:
            return forms.ChoiceField(choices=[("", _("choose")), *choices[spec.refers]], **options)
        if spec.kind is Kind.CHOICE:
            return forms.ChoiceField(
                choices=[(answer, answer) for answer in spec.choices],
                widget=forms.RadioSelect if len(spec.choices) <= MAX_RADIOS else forms.Select,
                **options,
            )
        kind = LibraryField if spec.library else forms.CharField
        return kind(widget=_widget(spec), strip=False, **options)

    def fill_shelves(self, texts: Mapping[str, Sequence[PartyText]]) -> None:
        """Lay the texts of a party's library, by kind, beside the fields they fit."""
        for path, field in self.fields.items():
            if isinstance(field, LibraryField):
                field.shelf = texts.get(spec_of(self.form, path).library, ())

    def anchor(self, where: str) -> str:
        """Where on the page a finding speaks of: its field, its row or its table; "" elsewhere."""
        if where in self.fields:
            field = self[where]
            return f"#{field.auto_id}_0" if field.use_fieldset else f"#{field.auto_id}"
        table, _, row = where.partition(".")
        if table not in {block.path for block in self.step.blocks if isinstance(block, Table)}:
            return ""
        row_id = row.partition(".")[0]
        if row_id and any(known["id"] == row_id for known in rows(self.document, table)):
            return f"#row-{row_id}"
        return f"#tabela-{table}"

    def blocks(self, groups_of: GroupsOf, computed: Computed) -> list[FieldsView | TableView]:
        """The page's blocks in order, ready for the template."""
        return [
            self._table(block, groups_of(block), computed)
            if isinstance(block, Table)
            else FieldsView(*self._words(block), [self[path] for path in self._single(block)])
            for block in self.step.blocks
        ]

    def _single(self, block: Fields) -> list[str]:
        return [
            path
            for path in self.fields
            if any(path == own or path.startswith(f"{own}.") for own in block.paths)
        ]

    def _table(self, table: Table, groups: Sequence[Group], computed: Computed) -> TableView:
        everything = rows(self.document, table.path)
        known = {group.value for group in groups}
        views = [
            self._group(
                table,
                group,
                [row for row in everything if row.get(table.group_by, "") == group.value],
                computed,
            )
            for group in groups
        ]
        if table.group_by:
            lost = [row for row in everything if row.get(table.group_by, "") not in known]
            if lost:
                title = str(_("Rows without their place: choose it or remove them"))
                views.append(self._group(table, Group("", title), lost, computed, lost=True))
        else:
            views = [self._group(table, Group("", ""), everything, computed)]
        inner = columns(table, self.form, self.years)
        return TableView(
            table,
            *self._words(table),
            headings=[
                label_of(path, spec, self.labels, self.first_year) for path, spec in inner.items()
            ],
            value_heading=self.labels.labels[table.value] if table.value else "",
            fixed=not table.add,
            groups=views,
        )

    def _words(self, block: Fields | Table) -> tuple[str, str]:
        words = self.labels.labels
        return words.get(block.heading, ""), words.get(block.lead, "")

    def _group(
        self,
        table: Table,
        group: Group,
        members: Sequence[Mapping[str, str]],
        computed: Computed,
        *,
        lost: bool = False,
    ) -> GroupView:
        ids = [row["id"] for row in members]
        return GroupView(
            value=group.value,
            title=group.title,
            rows=[
                RowView(
                    id=row_id,
                    path=f"{table.path}.{row_id}",
                    number=place + 1,
                    fields=[self[path] for path in self._row_paths(table, row_id, lost=lost)],
                    above=ids[place - 1] if place else "",
                    below=ids[place + 1] if place + 1 < len(ids) else "",
                    value=computed.rows.get(f"{table.path}.{row_id}", ""),
                )
                for place, row_id in enumerate(ids)
            ],
            total=computed.groups.get(f"{table.path}.{group.value}", ""),
            add="" if lost else str(table.add),
        )

    def _row_paths(self, table: Table, row_id: str, *, lost: bool) -> list[str]:
        start = f"{table.path}.{row_id}."
        hidden = "" if lost or not table.group_by else start + table.group_by
        return [path for path in self.fields if path.startswith(start) and path != hidden]


class TypedInput(forms.TextInput):
    """A text input drawn without Django's three templates: a page of costs has hundreds."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,  # noqa: ARG002  (as Django calls it)
    ) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        own = {"type": widget["type"], "name": widget["name"], "value": widget["value"]}
        return format_html("<input{}>", flatatt(own | widget["attrs"]))


def _widget(spec: LeafSpec) -> forms.Widget:
    match spec.kind:
        case Kind.LONG:
            return forms.Textarea(attrs={"rows": 6, "data-advised": spec.advised or ""})
        case Kind.AMOUNT | Kind.QUANTITY:
            return TypedInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        case Kind.DATE:
            return TypedInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return TypedInput()
