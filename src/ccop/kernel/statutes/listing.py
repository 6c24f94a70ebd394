"""The parameters as pages show them: by section, and the history of one."""

from dataclasses import dataclass
from datetime import date, datetime

from ccop.kernel.statutes.models import Proposal
from ccop.kernel.statutes.wording import OTHER, SECTIONS, STATUS, Words, name, said, section
from ccop.law.parameters import Parameter, ParameterMissing, Table


@dataclass(frozen=True)
class Shown:
    """A value in words. `holds` says whether it is the one of today."""

    row: Parameter
    holds: bool = False
    proposal: Proposal | None = None
    """Where the city added it; None for the program's own."""

    @property
    def value(self) -> str:
        """The value with its unit."""
        return said(self.row)

    @property
    def mark(self) -> tuple[Words, str]:
        """Words and tone: compared with the act or not, or only practice."""
        return STATUS[self.row.status]


@dataclass(frozen=True)
class Line:
    """A parameter: its value of today, else the next or the last one, and what comes."""

    code: str
    name: str
    shown: Shown
    coming: list[Shown]


@dataclass(frozen=True)
class Section:
    """Parameters that belong together."""

    key: str
    title: Words
    lines: list[Line]


def sections(law: Table, today: date) -> list[Section]:
    """All parameters by section, in each by title; days off by their place in the year."""
    lines: dict[str, list[Line]] = {key: [] for key in (*SECTIONS, "")}
    for code in law.by_code:
        lines[section(code)].append(_line(code, law, today))
    titles = {**SECTIONS, "": OTHER}
    return [
        Section(key or "other", titles[key], sorted(found, key=lambda line: _place(key, line)))
        for key, found in lines.items()
        if found
    ]


def history(
    program: Table, added: list[Proposal], law: Table, code: str, today: date
) -> list[Shown]:
    """All values of a parameter, the last to begin first: the program's own and the proposed."""
    present = _present(law, code, today)
    own = [Shown(row, row is present) for row in program.by_code.get(code, ())]
    city = [Shown(each.row, each.row == present and _holds(each), each) for each in added]
    return sorted([*city, *own], key=_beginning, reverse=True)


def _line(code: str, law: Table, today: date) -> Line:
    rows = law.by_code[code]
    present = _present(law, code, today)
    coming = [Shown(row) for row in reversed(rows) if row.valid_from > today]
    if present:
        return Line(code, name(present), Shown(present, holds=True), coming)
    first, *others = coming or [Shown(rows[0])]
    return Line(code, name(rows[0]), first, others)


def _present(law: Table, code: str, today: date) -> Parameter | None:
    try:
        return law.on(today)[code]
    except ParameterMissing:
        return None


def _holds(proposal: Proposal) -> bool:
    decision = getattr(proposal, "decision", None)
    return decision is not None and decision.kind == decision.Kind.CONFIRMED


def _place(key: str, line: Line) -> str:
    return line.code if key == "day_off" else line.name


def _beginning(shown: Shown) -> tuple[date, bool, datetime | None]:
    made = shown.proposal
    return shown.row.valid_from, made is not None, made.at if made else None
