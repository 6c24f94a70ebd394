"""What there is to be searched: each room registers its documents in its ``registers``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """What can be found: `key` is the primary key of what the texts tell of.

    `title` counts most, then `words` (places, spheres, numbers from registers), then `text`. Of a
    text longer than 20 000 words the rest is not indexed. `tags` are what lists are filtered by,
    compared as they are written (200 signs of each); `place` is a key by which texts in the
    collation "C" stand in the order of the list.
    """

    key: int
    title: str
    words: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Source:
    """All documents of a kind, for making the index anew.

    Whoever may search a kind may learn every word in it, by corrections and completions: what only
    some may see is a kind of its own.
    """

    kind: str
    documents: Callable[[], Iterable[Document]]


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let ``ccop search reindex`` make this kind; once, at the start of the program."""
    _sources[source.kind] = source


def sources() -> tuple[Source, ...]:
    """All registered sources, by kind."""
    return tuple(_sources[kind] for kind in sorted(_sources))
