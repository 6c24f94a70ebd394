"""Acts of several people at the same moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from ccop.law.findings import Refused


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do all these at the same moment; the code of the first finding for each, "" when done."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        start.wait(timeout=10)
        try:
            act()
        except Refused as refused:
            return refused.findings[0].code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
