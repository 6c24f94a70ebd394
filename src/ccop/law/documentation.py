"""The page of the documentation that lists every rule; written from the catalogue."""

from collections.abc import Iterator
from itertools import groupby

from ccop.law.catalogue import Entry, catalogue
from ccop.law.sections import place, section_of
from ccop.law.sources import definition

_INTRODUCTION = """\
# Rules of the law

Every rule that the platform knows, written from the code by `ccop django write_law docs/law.md`; a
house test tells when the page is out of step. A rule is *coded* as a function of
[`law/rules`](../src/ccop/law/rules), checked by an official *form*, kept by a *step* of a process,
told in a *help* text, or *outside* the platform, with the reason. Titles and reasons are Polish, as
the portal shows them.\
"""


def law_page() -> str:
    """The whole page as Markdown, in the order of the sections."""
    entries = sorted(catalogue(), key=lambda entry: place(entry.code))
    parts = [_INTRODUCTION]
    for section, members in groupby(entries, key=lambda entry: section_of(entry.code)):
        parts.append(f"## {section.title}")
        parts.append("\n".join(_table(members)))
    return "\n\n".join(parts) + "\n"


def _table(entries: Iterator[Entry]) -> Iterator[str]:
    yield "| id | title | state | where, or why |"
    yield "| --- | --- | --- | --- |"
    for entry in entries:
        yield f"| {entry.code} | {_cell(entry.title)} | {entry.state} | {_where(entry)} |"


def _where(entry: Entry) -> str:
    if entry.rule is None:
        return _cell(entry.note)
    written = definition(entry.rule)
    path = f"src/{written.module.replace('.', '/')}.py"
    return f"[`{written.name}`](../{path})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
