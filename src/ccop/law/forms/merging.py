"""Two people in one form: what each typed meets at the field, and neither overwrites the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ccop.law.forms.document import Document, get, has_place, put


@dataclass(frozen=True)
class Clash:
    """A text that met another one in its field, or a field whose row is gone."""

    path: str
    base: str
    """What stood in the field when the page was opened."""
    typed: str


@dataclass(frozen=True)
class Merge:
    """The document with what could be taken, and what could not."""

    document: Document
    clashes: tuple[Clash, ...]


def merge(
    *,
    shown: Mapping[str, Any],
    current: Mapping[str, Any],
    typed: Mapping[str, str],
    stood: Callable[[str, str], bool],
) -> Merge:
    """Take the typed texts into the current document.

    `shown` is the document of the page the person typed on: a text left as it was there is nothing
    typed, whatever became of the field since. `stood` says whether a text has been saved at a path
    since then and was changed again: it is in the history, and the newer one stays. Where the field
    is as the page showed it, the typed text is taken; otherwise the two clash and the document
    keeps the text that was there first.
    """
    taken: dict[str, str] = {}
    clashes: list[Clash] = []
    for path, text in typed.items():
        opened, now = get(shown, path), get(current, path)
        if text in {opened, now} or stood(path, text):
            continue
        if opened == now and has_place(current, path):
            taken[path] = text
        else:
            clashes.append(Clash(path, opened, text))
    return Merge(put(dict(current), taken), tuple(clashes))
