"""What is measured of the directory: a small one beside a large one of the same kind.

Both are invented and lie in databases of their own, which one process asks in turns. Of the large
one 10 000 cards are written as `ccop demo --scale` does; the database copies them with other
numbers, and what makes an index anew indexes them all.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http import HTTPStatus
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection, connections
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from bench.measure import TURNS, Ratio, compare, fastest, percentile, ratio
from ccop.config import database
from ccop.config.postgres import OWNER, Cluster
from ccop.directory.organizations import finding
from ccop.directory.organizations.cells import COLUMNS
from ccop.directory.organizations.csv_file import csv_query
from ccop.directory.organizations.invented import organizations_invent
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.selectors import in_order, listed
from ccop.kernel.parties.models import Party
from ccop.kernel.search.services import reindex
from tests.support.people import person

REMARKS: list[str] = []
FEW, WRITTEN, COPIES = 1_000, 10_000, 15
MANY = WRITTEN * COPIES
RARE, COMMON, MISSPELLED, RIGHT = "7777", "stowarzyszenie", "filatelistuw", "filatelistów"
_ROUNDS, _FILES = 4, 2

_COPY_PARTIES = """
INSERT INTO parties_party ({columns})
SELECT {values} FROM copies JOIN parties_party AS row ON row.id = copies.old
"""
_COPY_CARDS = """
INSERT INTO organizations_organization ({columns})
SELECT {values} FROM copies JOIN organizations_organization AS row ON row.party_id = copies.old
ORDER BY copies.turn, row.id
"""
_COPIES = """
CREATE TEMPORARY TABLE copies AS
SELECT party_id AS old, gen_random_uuid() AS new, turn,
       (row_number() OVER (PARTITION BY turn ORDER BY id) + turn * {written})::text AS number
FROM organizations_organization, generate_series(1, {further}) AS turn
"""
_NUMBERED = "regexp_replace(row.{}, '[0-9]+', copies.number)"

_list = "organizations:list"
_ASKED: tuple[dict[str, str | int], ...] = (
    {},
    {"strona": 2},
    {"strona": 40},
    {"widok": "tabela"},
    {"sfera": "16"},
    {"sfera": "16", "forma": "foundation"},
    {"dzielnica": "Raków"},
    {"dla": "children", "wolontariat": "tak"},
    {"sfera": "16", "dla": "children", "forma": "association", "dzielnica": "Raków"},
    {"opp": "tak"},
    {"q": RARE},
    {"q": COMMON},
    {"q": "częstochowa"},
    {"q": "dzieciom"},
    {"q": "fundacja pomocy dzieciom"},
    {"q": "osp"},
    {"q": "kgw raków"},
    {"q": "fundacja", "sfera": "16"},
    {"q": "fundacja", "strona": 3},
    {"q": "klub szachowe kajakowe"},
    {"q": "stowazyszenie"},
    {"q": "fundacia pomocy"},
    {"q": MISSPELLED},
    {"q": "wspolnydom"},
    {"q": "qwrtpsdfg"},
)
"""What the pages of the list are asked for: lists and filters, words, and words with an error."""


def measured() -> Iterator[Ratio]:
    """All ratios of this module."""
    here = connections["default"]
    few, many = Directory("bench_few"), Directory("bench_many")
    try:
        few.fill(FEW)
        many.fill(WRITTEN)
        many.multiply()
        yield from _search(many)
        yield _grown(few, many)
        yield from _export(many)
    finally:
        connections["default"] = here


class Directory:
    """A database of its own, on a connection that stays open, and a reader who is signed in."""

    def __init__(self, name: str) -> None:
        self._database = connections["default"].copy()
        self._database.settings_dict["NAME"] = name
        self._client = Client()
        cluster = database.embedded(settings.ENVIRONMENT) or Cluster(settings.ENVIRONMENT.data)
        cluster.create_database(name)
        self._owner = cluster.url(OWNER, name)
        self.enter()
        database.prepare(self._owner)
        self._client.force_login(person())

    def enter(self) -> None:
        """Let this be the database of the process."""
        connections["default"] = self._database

    def get(self, address: str, *, blocks: int | None = 1) -> int:
        """Ask for a page, or for so many blocks of a file or all of it, and tell the bytes."""
        answer = self._client.get(address)
        if answer.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{address}: {answer.status_code}")
        content: Iterable[bytes] = (
            answer.streaming_content if answer.streaming else [answer.content]  # type: ignore[attr-defined]
        )
        size = sum(len(block) for block in islice(content, blocks))
        answer.close()
        return size

    def fill(self, number: int) -> None:
        """Invent so many organisations."""
        self.enter()
        begun = time.perf_counter()
        for _done in organizations_invent(number):
            pass
        _tell(f"inventing {number} organisations", begun)
        self._settle()

    def multiply(self) -> None:
        """Copy what is there with other numbers, and index all of it."""
        self.enter()
        begun = time.perf_counter()
        with database.as_owner(self._owner), connection.cursor() as cursor:
            for model in (Party, Organization):
                cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
            cursor.execute(_COPIES.format(written=WRITTEN, further=COPIES - 1))
            changed = {"id": "copies.new", "name": _NUMBERED.format("name")}
            cursor.execute(_COPY_PARTIES.format(**_columns(Party, changed)))
            # As many batches, each listed at its own time.
            at = "row.listed_at + copies.turn * interval '1 minute'"
            changed = {"party_id": "copies.new", "street": _NUMBERED.format("street")}
            changed |= {"id": "", "listed_at": at}
            cursor.execute(_COPY_CARDS.format(**_columns(Organization, changed)))
            for model in (Party, Organization):
                cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
        _tell(f"copying them to {MANY}", begun)
        made = reindex(finding.SOURCE)
        REMARKS.append(
            f"reindex of all: {made.documents} documents in {made.seconds:.0f} s, "
            f"{made.documents / made.seconds:.0f} a second"
        )
        self._settle()

    def _settle(self) -> None:
        """What autovacuum does within minutes."""
        with database.as_owner(self._owner), connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _search(many: Directory) -> Iterator[Ratio]:
    many.enter()
    for name, word in (("rare", RARE), ("common", COMMON)):
        yield compare(
            f"search page, {name} word, {MANY} organisations : an empty view behind the same "
            "middleware",
            8,
            partial(many.get, _address(q=word)),
            partial(many.get, "/bench/pusta/"),
            rounds=_ROUNDS,
        )
    yield compare(
        "search of a misspelled word : of the right one",
        10,
        partial(many.get, _address(q=MISSPELLED)),
        partial(many.get, _address(q=RIGHT)),
        rounds=_ROUNDS,
    )


def _grown(few: Directory, many: Directory) -> Ratio:
    """Of each page the fastest turn of a round counts, and of these the 95th percentile."""
    pages = [_address(**asked) for asked in _ASKED]
    pages += [reverse(f"organizations:{name}") for name in ("feed", "csv", "json")]
    taken = {directory: {page: list[float]() for page in pages} for directory in (many, few)}
    for _ in range((_ROUNDS + 1) * TURNS):
        for directory, times in taken.items():
            directory.enter()
            for page in pages:
                times[page].append(_timed(partial(directory.get, page)))
    rounds = {
        directory: list(zip(*map(fastest, times.values()), strict=True))
        for directory, times in taken.items()
    }
    best = {
        directory: {page: min(times[page]) * 1000 for page in pages}
        for directory, times in taken.items()
    }
    slowest = sorted(pages, key=lambda page: best[many][page] / best[few][page])[-5:]
    told = ", ".join(
        f"{page} {best[few][page]:.0f} → {best[many][page]:.0f} ms" for page in slowest
    )
    REMARKS.append(f"pages that grow most from {FEW} to {MANY} organisations: {told}")
    p95 = {
        directory: [percentile(list(times), 95) for times in each]
        for directory, each in rounds.items()
    }
    return ratio(
        f"p95 of lists, filters, searches, corrections and first bytes at {MANY} organisations : "
        f"at {FEW}",
        1.2,
        p95[many],
        p95[few],
    )


def _export(many: Directory) -> Iterator[Ratio]:
    many.enter()
    address, found = reverse("organizations:csv"), in_order(listed({}))
    places = [f"party__{field.name}" if field.of_party else field.name for field in COLUMNS]
    bare, same = found.values_list("pk", *places).query, csv_query(found, "http://testserver")
    whole = compare(
        f"CSV of {MANY} organisations : COPY of the same SELECT",
        2,
        partial(many.get, address, blocks=None),
        lambda: _copied(*same),
        rounds=_FILES,
    )
    yield whole
    alone = min(_timed(lambda: _copied(*bare.sql_with_params())) for _ in range(TURNS))
    first = min(_timed(partial(many.get, address, blocks=2)) for _ in range(TURNS))
    REMARKS.append(
        f"CSV of {MANY} organisations : COPY of their bare columns = {whole.upper / alone:.2f}; "
        f"its headings leave at once, its first row after {first * 1000:.0f} ms"
    )
    before = _memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
    size = many.get(address, blocks=None)
    yield Ratio(
        f"peak of memory while a CSV of {size / 2**20:.0f} MB is streamed : memory before",
        1.1,
        _memory("VmHWM"),
        before,
        0.0,
        unit="MB",
    )


def _copied(query: str, values: tuple[object, ...]) -> None:
    with connection.cursor() as cursor:
        statement = f"COPY ({cursor.mogrify(query, values)}) TO STDOUT (FORMAT csv)"
        with cursor.copy(statement) as rows:
            for _row in rows:
                pass


def _columns(model: type[Model], changed: dict[str, str]) -> dict[str, str]:
    """The columns of a copy, and what stands in them; those changed to "" are left to the table."""
    columns = [str(each.column) for each in model._meta.concrete_fields if not each.generated]
    values = {column: changed.get(column, f'row."{column}"') for column in columns}
    kept = {column: value for column, value in values.items() if value}
    return {
        "columns": ", ".join(f'"{column}"' for column in kept),
        "values": ", ".join(kept.values()),
    }


def _address(**asked: str | int) -> str:
    return f"{reverse(_list)}?{urlencode(asked)}"


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _tell(what: str, begun: float) -> None:
    REMARKS.append(f"{what}: {time.perf_counter() - begun:.0f} s")


def _memory(name: str) -> float:
    """A line of this process's state, in megabytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))
