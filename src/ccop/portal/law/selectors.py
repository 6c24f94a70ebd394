"""Rules of the catalogue, as they are looked for. The law is public: everybody reads all of it."""

from itertools import groupby

from ccop.law.catalogue import Entry, catalogue
from ccop.law.reading import folded
from ccop.law.sections import Section, place, section_of


def found_rules(words: str = "", state: str = "") -> list[tuple[Section, list[Entry]]]:
    """Rules by their sections: those with all these words in id, title or citation, and of this
    state; "" means any."""
    wanted = folded(words).split()
    entries = sorted(
        (
            entry
            for entry in catalogue()
            if state in {"", entry.state} and all(word in _text(entry) for word in wanted)
        ),
        key=lambda entry: place(entry.code),
    )
    return [
        (section, list(members))
        for section, members in groupby(entries, key=lambda entry: section_of(entry.code))
    ]


def _text(entry: Entry) -> str:
    return folded(f"{entry.code} {entry.title} {entry.citation}")
