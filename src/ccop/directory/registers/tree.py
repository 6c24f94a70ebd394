"""Taking values out of parsed JSON of which anything may be missing or of another kind."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import ValidationError

from ccop.directory.registers.extract import Activity, Problem

T = TypeVar("T")
_SHOWN = 200
"""Characters of an unreadable value that are kept."""
_PEOPLE = "odpis.dane.dzial2"
"""Values below this place may name somebody and are not kept."""


@dataclass(frozen=True)
class Tree:
    """A part of the extract; places below it are named with dots. Problems are the whole's."""

    value: Any
    path: str = ""
    problems: list[Problem] = field(default_factory=list)

    def under(self, path: str) -> "Tree":
        """The part at a place, an empty one where there is none."""
        value = self.value
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        return Tree(value, f"{self.path}.{path}".removeprefix("."), self.problems)

    def first(self, path: str) -> "Tree":
        """As `under`, or the first of a list that stands there."""
        part = self.under(path)
        match part.value:
            case [value, *_others]:
                return Tree(value, part.path, self.problems)
        return part

    def each(self, path: str) -> "list[Tree]":
        """The parts of a list."""
        part = self.under(path)
        match part.value:
            case None:
                return []
            case list(values):
                return [Tree(value, part.path, self.problems) for value in values]
        part.note()
        return []

    def text(self, path: str) -> str:
        """A text with single blanks and what can be seen, lines kept."""
        part = self.under(path)
        match part.value:
            case None:
                return ""
            case str(text):
                lines = (printable(" ".join(line.split())) for line in text.splitlines())
                return "\n".join(line for line in lines if line)
        part.note()
        return ""

    def flag(self, path: str) -> bool | None:
        """A yes or no."""
        part = self.under(path)
        match part.value:
            case None | bool():
                return part.value
        part.note()
        return None

    def read(self, path: str, reader: Callable[[str], T], missing: T) -> T:
        """A text as `reader` has it, `missing` where there is none or it cannot be read."""
        text = self.text(path)
        try:
            return reader(text) if text else missing
        except (ValueError, ValidationError):
            self.under(path).note()
            return missing

    def speaks_of(self, path: str, stem: str) -> bool:
        """Whether a name with this stem has something under it."""
        value = self.under(path).value
        return isinstance(value, dict) and any(
            stem in name.lower() and bool(found) for name, found in value.items()
        )

    def activities(self, path: str) -> tuple[Activity, ...]:
        """A list of classes of activity."""
        return tuple(
            Activity(
                code=".".join(
                    filter(None, map(each.text, ("kodDzial", "kodKlasa", "kodPodklasa")))
                ),
                text=each.text("opis"),
            )
            for each in self.each(path)
        )

    def note(self) -> None:
        """Tell that what stands here cannot be read."""
        value = "" if self.path.startswith(_PEOPLE) else printable(str(self.value)[:_SHOWN])
        self.problems.append(Problem(field=self.path, value=value))


def printable(text: str) -> str:
    """The text without signs that cannot be seen; some of them no database takes."""
    return "".join(sign for sign in text if sign.isprintable())
