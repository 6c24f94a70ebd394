"""Which signs an official print can show: those of its typeface, Lato, as a table.

The table is made from the typeface's wheel by ``python -m tests.tools.lato_signs``; a test holds
it against the wheel. So the law reads no fonts, and what it lets through the PDF can print.
"""

from functools import cache
from importlib.resources import files


@cache
def printable_signs() -> frozenset[str]:
    """All signs that can be printed; signs of control and direction are not among them."""
    signs: set[str] = set()
    for span in files(__package__).joinpath("data/lato-signs.txt").read_text("ascii").split():
        first, _, last = span.partition("-")
        signs.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(signs)


def is_printable(sign: str) -> bool:
    """Whether the print can show this one sign."""
    return sign in printable_signs()
