"""The source as the house tests read it: rooms in their order, and their Python as trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

import ccop

SOURCE = Path(ccop.__file__).parent
LAW = SOURCE / "law"


def python_files() -> Iterator[Path]:
    """Every module of ours but migrations."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def tree(path: Path) -> ast.Module:
    """A module as a syntax tree."""
    return ast.parse(path.read_text("utf-8"))


def name(path: Path) -> str:
    """A path as messages say it."""
    return str(path.relative_to(SOURCE))


def rooms() -> dict[str, Path]:
    """Rooms by their label, in the order in which they may know each other."""
    return {
        room.label: Path(room.path)
        for room in apps.get_app_configs()
        if room.name.startswith("ccop.")
    }


def room_of(path: Path) -> str:
    """Label of the room a file lies in, "" for the law and the configuration."""
    return next((label for label, place in rooms().items() if path.is_relative_to(place)), "")
