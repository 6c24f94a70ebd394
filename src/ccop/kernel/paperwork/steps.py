"""Steps of a form in the browser: which part of the definition a page shows, and how it stands.

A step is data: blocks of single fields and tables. Everything else - labels, kinds, required
fields - comes from the form's definition.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ccop.law.findings import Finding
from ccop.law.forms.base import LeafSpec, Part, specs
from ccop.law.forms.document import Document, get, rows

Words = Any


@dataclass(frozen=True)
class Fields:
    """Single fields in their order, under an optional heading (a key of the label file)."""

    paths: tuple[str, ...]
    heading: str = ""
    lead: str = ""


@dataclass(frozen=True)
class Group:
    """The rows of a table that share a value, for example the costs of one action."""

    value: str
    title: str


@dataclass(frozen=True)
class Table:
    """Rows people add, move and remove; `columns` are the leaves' names in a row.

    With `group_by` the table is shown as one table a group; a new row gets the group's value.
    `years` names a leaf kept for each year of the task: its columns follow the dates.
    """

    path: str
    columns: tuple[str, ...]
    heading: str
    row_name: Words
    add: Words
    lead: str = ""
    group_by: str = ""
    without_groups: Words = ""
    """What to say while there is no group to put a row into."""
    years: str = ""
    years_from: int = 2
    """How many years a task has at least for its years to be columns; with one year the value of a
    row mostly says it all."""
    value: str = ""
    """Label of the value that the law computes for a row."""


Block = Fields | Table


@dataclass(frozen=True)
class Step:
    """One page of the form."""

    slug: str
    title: Words
    blocks: tuple[Block, ...]

    def covers(self, path: str) -> bool:
        """Whether a field or row of this path is shown on this page."""
        return any(_covers(block, path) for block in self.blocks)


def _covers(block: Block, path: str) -> bool:
    if isinstance(block, Table):
        return path == block.path or path.startswith(f"{block.path}.")
    return any(path == own or path.startswith(f"{own}.") for own in block.paths)


@dataclass(frozen=True)
class StepState:
    """How a step stands in the task list: "todo", "fix" or "ready"."""

    step: Step
    state: str
    errors: int


def step_states(
    steps: Sequence[Step], form: type[Part], document: Document, findings: Iterable[Finding]
) -> list[StepState]:
    """The state of every step: nothing typed yet, findings to mend, or ready."""
    by_step: dict[str, int] = {}
    for finding in findings:
        if finding.severity == "error" and (step := step_of(steps, finding.where)):
            by_step[step.slug] = by_step.get(step.slug, 0) + 1
    states = []
    for step in steps:
        errors = by_step.get(step.slug, 0)
        begun = any(get(document, path) for path in typed_paths(step, form, document))
        state = "ready" if not errors and begun else "fix" if errors and begun else "todo"
        states.append(StepState(step, state, errors))
    return states


@dataclass(frozen=True)
class LocatedFinding(Finding):
    """A finding with the address of the field it speaks of, "" for the whole paper."""

    url: str = ""


def step_of(steps: Sequence[Step], path: str) -> Step | None:
    """The step that shows a path, None for what belongs to no single page."""
    return next((step for step in steps if path and step.covers(path)), None)


def typed_paths(
    step: Step, form: type[Part], document: Document, years: int = 0
) -> dict[str, LeafSpec]:
    """Every field the page may post for this document, with what the definition says of it."""
    fields: dict[str, LeafSpec] = {}
    for block in step.blocks:
        if isinstance(block, Table):
            inner = columns(block, form, years)
            if block.group_by:
                inner[block.group_by] = specs(form)[f"{block.path}.*.{block.group_by}"]
            for row in rows(document, block.path):
                fields |= {f"{block.path}.{row['id']}.{name}": inner[name] for name in inner}
        else:
            fields |= leaves(block, form, years)
    return {path: spec for path, spec in fields.items() if not spec.fixed}


def spec_of(form: type[Part], path: str) -> LeafSpec:
    """What the definition says of a field; KeyError for a path the form does not have."""
    for known, spec in specs(form).items():
        if re.fullmatch(_pattern(known), path):
            return spec
    raise KeyError(path)


def takes(step: Step, form: type[Part]) -> Callable[[str], bool]:
    """Whether a posted name is a field of the page, by the definition alone: a row or a year that
    somebody removed meanwhile still has a right to the text typed into it."""
    name = re.compile("|".join(_patterns(step, form)))
    return lambda posted: name.fullmatch(posted) is not None


def _patterns(step: Step, form: type[Part]) -> Iterator[str]:
    for path, spec in specs(form).items():
        shown = any(_shows(block, path) for block in step.blocks)
        if shown and not spec.fixed:
            yield _pattern(path)


def _pattern(path: str) -> str:
    return re.escape(path).replace(r"\*", r"[\w-]{1,40}")


def _shows(block: Block, path: str) -> bool:
    if not isinstance(block, Table):
        return _covers(block, path)
    names = (*block.columns, block.group_by, block.years)
    return any(
        path == own or path.startswith(f"{own}.")
        for own in (f"{block.path}.*.{name}" for name in names if name)
    )


def columns(table: Table, form: type[Part], years: int) -> dict[str, LeafSpec]:
    """The leaves of a row by their path inside the row, in the order of the table."""
    known = specs(form)
    inner = {name: known[f"{table.path}.*.{name}"] for name in table.columns}
    if table.years and years >= table.years_from:
        spec = known[f"{table.path}.*.{table.years}.*"]
        inner |= {f"{table.years}.{year}": spec for year in range(1, years + 1)}
    return inner


def leaves(block: Fields, form: type[Part], years: int) -> dict[str, LeafSpec]:
    """The single leaves of a block by path; one kept by year only where there are several."""
    known = specs(form)
    found: dict[str, LeafSpec] = {}
    for path in block.paths:
        if path in known:
            found[path] = known[path]
        elif years > 1:
            found |= {f"{path}.{year}": known[f"{path}.*"] for year in range(1, years + 1)}
    return found


def group_leaves(step: Step) -> dict[str, str]:
    """The tables of a step whose rows people change, with the leaf a group gives a new row."""
    return {
        block.path: block.group_by
        for block in step.blocks
        if isinstance(block, Table) and block.add
    }


GroupsOf = Callable[[Table], list[Group]]
