"""What rooms hold about a person: for the copy of one's data, and for the end of an account.

Each room that keeps rows about people registers one `Keeper` in its ``registers.py``. It answers
about one person only and names nobody else. Whoever deletes an account is shown every `Holding`:
what goes now and what stays, why and until when.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise

from ccop.kernel.people.models import Person
from ccop.law.findings import Finding

Words = str | Promise


@dataclass(frozen=True)
class Table:
    """Things of one kind that are held about a person, as texts."""

    name: str
    """Lasting name in the file, for example ``memberships``."""
    title: Words
    columns: tuple[tuple[str, Words], ...]
    """Lasting name and heading of each column."""
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Holding:
    """So many things of one kind, and what the end of the account does to them."""

    label: Words
    count: int
    stays_because: Words = ""
    """Why they stay; without a reason they go at once."""
    until: Words = ""
    """Until when they stay."""


def _nothing(_person: Person) -> Iterable[Finding]:
    return ()


def _erases_nothing(_person: Person) -> None:
    return


@dataclass(frozen=True)
class Keeper:
    """A room that keeps rows about people.

    `erase` deletes what goes with the account, in its transaction and before its entry in the
    journal; `obstacles` say what the person has to do first.
    """

    tables: Callable[[Person], Iterable[Table]]
    holdings: Callable[[Person], Iterable[Holding]]
    erase: Callable[[Person], None] = _erases_nothing
    obstacles: Callable[[Person], Iterable[Finding]] = _nothing


_keepers: list[Keeper] = []


def register(keeper: Keeper) -> None:
    """Add a room; called once, from its ``registers.py``."""
    _keepers.append(keeper)


def tables_of(person: Person) -> list[Table]:
    """Everything held about the person, room by room; kinds of which there is nothing left out."""
    return [table for keeper in _keepers for table in keeper.tables(person) if table.rows]


def holdings_of(person: Person) -> list[Holding]:
    """What the end of the account would do, room by room."""
    return [each for keeper in _keepers for each in keeper.holdings(person) if each.count]


def obstacles_of(person: Person) -> list[Finding]:
    """What stands against the end of the account; within a transaction it cannot change."""
    with transaction.atomic():
        return [finding for keeper in _keepers for finding in keeper.obstacles(person)]


def erase_held(person: Person) -> None:
    """Delete what goes with the account. The last rooms come first: they refer to earlier ones."""
    for keeper in reversed(_keepers):
        keeper.erase(person)


Printer = Callable[[dict[str, object]], bytes]
_printers: list[Printer] = []


def register_printer(printer: Printer) -> None:
    """The room that prints papers offers to print the copy too (`ccop.kernel.people.copies`)."""
    _printers.append(printer)


def printers() -> Iterator[Printer]:
    """Whoever prints the copy of one's data; nobody where no room does."""
    yield from _printers
