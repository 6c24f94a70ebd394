"""Things to be searched for in tests of the index: departments, the plainest rows with a number."""

from collections.abc import Iterable
from string import ascii_uppercase

from ccop.kernel.city.models import Department
from ccop.kernel.search.found import MOST
from ccop.kernel.search.selectors import look
from ccop.kernel.search.services import index
from ccop.kernel.search.sources import Document

KIND = "thing"


def thing(
    title: str, words: str = "", text: str = "", *, kind: str = KIND, tags: tuple[str, ...] = ()
) -> Department:
    """A row whose name is the title of an indexed document."""
    number = Department.objects.count()
    symbol = "T" + ascii_uppercase[number // 26] + ascii_uppercase[number % 26]
    made = Department.objects.create(code=f"thing-{number}", name=title, symbol=symbol)
    index(kind, [Document(made.pk, title, words, text, tags, title)])
    return made


def things(*titles: str) -> None:
    """Rows with these titles."""
    for title in titles:
        thing(title)


def names(rows: Iterable[Department]) -> list[str]:
    """Their titles, in order."""
    return [row.name for row in rows]


def best(asked: str, *, kind: str = KIND) -> list[str]:
    """Titles of what a question finds, the best first."""
    keys = look(kind, asked).keys(0, MOST)
    rows = Department.objects.in_bulk(keys)
    return names(rows[key] for key in keys)
