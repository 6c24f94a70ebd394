"""Numbers of cases: SYMBOL.sequence.year, without gaps."""

from datetime import datetime

from django.db import connection

from ccop.kernel import clock


def next_number(symbol: str, at: datetime) -> str:
    """The next number of a symbol in the Warsaw year of `at`.

    The counter's row stays locked until the transaction ends, so a move that fails gives its
    number back and no gap appears.
    """
    year = clock.warsaw(at).year
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO cases_numbercounter (symbol, year, last) VALUES (%s, %s, 1)
            ON CONFLICT (symbol, year) DO UPDATE SET last = cases_numbercounter.last + 1
            RETURNING last
            """,
            [symbol, year],
        )
        (sequence,) = cursor.fetchone()
    return f"{symbol}.{sequence}.{year}"
