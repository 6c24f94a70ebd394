"""Makes the table of signs that Lato can print, from the typeface's wheel.

python -m tests.tools.lato_signs > src/ccop/law/data/lato-signs.txt
"""

import sys
import textwrap
import unicodedata
from collections.abc import Iterable

import fontpkg
from fontTools.ttLib import TTFont

STYLES = ((400, "normal"), (400, "italic"), (700, "normal"))
"""The styles official prints are set in; a sign must be in all of them."""


def signs() -> frozenset[int]:
    """Code points that every style has, without those of control, direction and private use."""
    covered = (_code_points(weight, style) for weight, style in STYLES)
    return frozenset(
        point
        for point in frozenset.intersection(*covered)
        if not unicodedata.category(chr(point)).startswith("C")
    )


def spans(points: Iterable[int]) -> list[str]:
    """Code points as hexadecimal spans, such as "20-7e", in order."""
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and runs[-1][-1] == point - 1:
            runs[-1][-1] = point
        else:
            runs.append([point, point])
    return [f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in runs]


def _code_points(weight: int, style: str) -> frozenset[int]:
    with TTFont(fontpkg.path("lato", weight=weight, style=style), lazy=True) as font:
        return frozenset(font.getBestCmap())


if __name__ == "__main__":
    sys.stdout.write(textwrap.fill(" ".join(spans(signs())), width=99, break_on_hyphens=False))
    sys.stdout.write("\n")
