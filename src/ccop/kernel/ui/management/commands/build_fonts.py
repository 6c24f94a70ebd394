"""Subsets of the typefaces for the web, made from their wheels; nothing of them is in the source.

The licence reserves the fonts' names, so a subset gets a name of ours, and the licence lies beside.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fontpkg
from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

LATIN = "U+0020-007E, U+00A0-017F, U+2010-2027, U+202F-203A, U+20AC, U+2122, U+2190-2193, U+2212"
CYRILLIC = "U+0400-045F, U+0490-0491, U+2116"
"""Ukrainian and its neighbours; a browser fetches it only for a page with such letters."""

_FEATURES = ["kern", "liga", "locl", "mark", "ccmp", "tnum", "lnum"]
_NAMES = (1, 3, 4, 6, 16, 25)  # records of the table `name` that hold the reserved name
_STAMP = ".built-from"  # hidden, so it is not collected


@dataclass(frozen=True)
class Face:
    """One file: which typeface it is cut from, what the page calls it, which letters it has."""

    file: str
    typeface: str
    name: str
    weight: int | None
    """None for a variable file, which has every weight."""
    letters: str

    @property
    def source(self) -> Path:
        family = fontpkg.family(self.typeface)
        upright = (file for file in family.files if file.style == "normal")
        return Path(next(f.path for f in upright if f.variable or f.weight == self.weight))

    @property
    def rule(self) -> str:
        """The face for a stylesheet. Until it is here the system's font stands in."""
        return (
            f'@font-face {{ font-family: "{self.name}"; src: url("{self.file}") format("woff2"); '
            f"font-weight: {self.weight or '200 900'}; font-display: swap; "
            f"unicode-range: {self.letters}; }}\n"
        )


FACES = (
    Face("portal-sans-latin.woff2", "source-sans-3", "Portal Sans", None, LATIN),
    Face("portal-sans-cyrillic.woff2", "source-sans-3", "Portal Sans", None, CYRILLIC),
    Face("portal-legible-regular.woff2", "atkinson-hyperlegible", "Portal Legible", 400, LATIN),
    Face("portal-legible-bold.woff2", "atkinson-hyperlegible", "Portal Legible", 700, LATIN),
)


class Command(BaseCommand):
    """Builds ``ui/fonts/`` in the directory of built static files, unless it is there already."""

    help = "Cut the site's fonts out of their wheels."
    requires_system_checks = ()

    def handle(self, **_options: Any) -> None:
        folder = Path(settings.BUILT_STATIC, "ui", "fonts")
        stamp, sources = folder / _STAMP, _sources()
        if stamp.exists() and stamp.read_text(encoding="utf-8") == sources:
            return
        folder.mkdir(parents=True, exist_ok=True)
        for face in FACES:
            _cut(face, folder / face.file)
            licence = face.source.parents[1] / "LICENSE"
            (folder / f"{face.typeface}-LICENSE.txt").write_bytes(licence.read_bytes())
        (folder / "fonts.css").write_text("".join(face.rule for face in FACES), encoding="utf-8")
        stamp.write_text(sources, encoding="utf-8")


def _sources() -> str:
    """What the fonts are made of: the typefaces' files and this program."""
    state = hashlib.sha256(Path(__file__).read_bytes())
    for face in FACES:
        state.update(face.source.read_bytes())
    return state.hexdigest()


def _cut(face: Face, target: Path) -> None:
    options = Options(flavor="woff2", layout_features=_FEATURES, name_IDs=["*"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(_points(face.letters)))
    # Without the hour of making: every machine of an installation must name the file by one hash.
    with TTFont(face.source, recalcTimestamp=False) as font:
        subsetter.subset(font)
        for record in font["name"].names:
            if record.nameID in _NAMES:
                name = face.name if record.nameID in (1, 4, 16) else face.name.replace(" ", "")
                record.string = name
        font.flavor = "woff2"
        font.save(target)


def _points(letters: str) -> Iterable[int]:
    """Code points of a ``unicode-range``."""
    for span in letters.replace("U+", "").split(", "):
        first, _, last = span.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)
