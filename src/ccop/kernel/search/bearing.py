"""Which documents bear what is asked for: no more of them than are ever shown.

What is common is met by walking along the documents until there are enough; what is rare is asked
of the index by words, which reads all the places of a word at once. PostgreSQL cannot choose well
between the two, since it believes that words occur independently of each other: so a sample tells.
"""

from collections.abc import Sequence
from typing import Literal

from django.db import connection

from ccop.kernel.search.asking import Part

Column = Literal["terms", "title_terms"]

_SAMPLE = 1000
"""Documents in the sample: all of them where a city has no more."""
_COMMON = 120
"""What so many of the sample bear is met sooner by walking."""

_COUNTS = """
SELECT {counts} FROM (
    SELECT {columns} FROM search_entry WHERE kind = %s ORDER BY key LIMIT %s
) AS sample
"""
_WALKED = """
SELECT id FROM search_entry WHERE kind = %s AND {column} @@ %s::tsquery ORDER BY key LIMIT %s
"""
_INDEXED = "SELECT * FROM search_bearing_{column}(%s, %s::tsquery, %s)"


def bearing(kind: str, query: str, most: int, *, column: Column = "terms") -> list[int]:
    """Ids of entries that meet a query, so many of them at most."""
    (common,) = _in_sample(kind, [query], column)
    way = _WALKED if common >= _COMMON else _INDEXED
    return _ids(way.format(column=column), [kind, query, most])


def is_borne(kind: str, query: str) -> bool:
    """Whether any document meets a query."""
    return _indexed(kind, query, *_in_sample(kind, [query])) > 0


def borne(kind: str, parts: Sequence[Part]) -> dict[Part, int]:
    """How many documents of the sample bear each part; 1 where only others do, 0 where none."""
    queries = [part.somehow for part in parts]
    counts = _in_sample(kind, queries)
    return {
        part: _indexed(kind, query, count)
        for part, query, count in zip(parts, queries, counts, strict=True)
    }


def _indexed(kind: str, query: str, count: int) -> int:
    """How many of the sample bear it, or one outside of it, which the index is asked for."""
    return count or len(_ids(_INDEXED.format(column="terms"), [kind, query, 1]))


def _in_sample(kind: str, queries: Sequence[str], column: Column = "terms") -> list[int]:
    """How many documents of the sample meet each query."""
    counts = ", ".join([f"count(*) FILTER (WHERE {column} @@ %s::tsquery)"] * len(queries))
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS.format(counts=counts, columns=column), [*queries, kind, _SAMPLE])
        return list(cursor.fetchone())


def _ids(query: str, values: list[str | int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [number for (number,) in cursor.fetchall()]
