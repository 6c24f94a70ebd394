"""The process tables as a page of the documentation, with a drawing of each.

Everything comes from the tables: words from states and moves, conditions and effects from the
docstrings of their functions. Nothing is said twice, so the page cannot tell another story.
"""

import inspect
from collections.abc import Callable, Iterator

from django.utils import translation

from ccop.kernel.cases.kinds import KINDS, CaseKind
from ccop.kernel.cases.process import START, Move, Process, Words

LANGUAGE = "pl"
_INTRODUCTION = """\
# Processes

What can happen to each kind of case, written from the process tables by
`ccop django write_processes docs/processes.md`; a house test tells when the page is out of step.
Words are those that people see, in Polish; conditions and effects are told by the code itself.\
"""
_DRAWN_START = "[*]"
_SIDES = {"office": "the office", "party": "the party", "": "nobody"}


def processes_page() -> str:
    """The whole page as Markdown, kinds in the order of their rooms.

    Raises ValueError where a guard or an effect has no docstring.
    """
    with translation.override(LANGUAGE):
        parts = [_INTRODUCTION, *(part for kind in KINDS.values() for part in _kind(kind))]
    return "\n\n".join(parts) + "\n"


def _kind(kind: CaseKind) -> Iterator[str]:
    process = kind.process
    roles = ", ".join(f"`{role}`" for role in sorted(kind.office_roles))
    yield f"## {kind.label} (`{kind.code}`)"
    yield f"Numbers: `{process.symbol}.sequence.year`. City roles that work on it: {roles}."
    yield _drawing(process)
    yield "\n".join(_states(process))
    for move in process.moves:
        yield "\n".join(_move(process, move))


def _drawing(process: Process) -> str:
    arrows = [
        f"    {source or _DRAWN_START} --> {target}: {move.code}"
        for move in process.moves
        for source, target in _steps(move)
    ]
    return "\n".join(("```mermaid", "stateDiagram-v2", *arrows, "```"))


def _states(process: Process) -> Iterator[str]:
    yield "| State | Inside the office | For the other side | Waits for |"
    yield "| --- | --- | --- | --- |"
    for state in process.states:
        waits = _SIDES[state.waits_for]
        yield f"| `{state.code}` | {state.label} | {state.public_label} | {waits} |"


def _move(process: Process, move: Move) -> Iterator[str]:
    yield f"### {move.label} (`{move.code}`)"
    yield ""
    for source, target in _steps(move):
        yield f"- {_named(process, source)} → {_named(process, target)}"
    yield f"- Who may: {' or '.join(str(who.label) for who in move.who)}"
    effects = (*move.changes, *move.follows)
    for title, functions in (
        ("First", (move.locks,) if move.locks else ()),
        ("Only if", move.guards),
        ("Then", effects),
    ):
        yield from (f"- {title}: {_told(function)}" for function in functions)
    if move.numbered:
        yield "- The case gets its number."
    seen = "" if move.public else " (inside only)"
    yield f"- In the history{seen}: {move.done}"


def _steps(move: Move) -> list[tuple[str, str]]:
    """Pairs of states; a move without a target leaves the state as it was."""
    return [(source, source if move.target is None else move.target) for source in move.source]


def _named(process: Process, code: str) -> Words:
    return process.state(code).label if code != START else "(nothing)"


def _told(function: Callable[..., object]) -> str:
    """The first paragraph of a docstring on one line."""
    said = inspect.getdoc(function)
    if not said:
        raise ValueError(f"{function.__module__}.{function.__qualname__} has no docstring")
    return " ".join(said.partition("\n\n")[0].split())
