"""The record of every act: append-only, hash-chained, kept by the database itself.

One chain a stream (``konkurs:<id>``, ``konto:<yyyy-mm>``, ``system:<yyyy-mm>``). Entries carry no
personal data: the actor is an opaque id, and words and names are joined when the journal is read.
"""

from ccop.kernel.journal.canonical import canonical
from ccop.kernel.journal.reading import Entry, read
from ccop.kernel.journal.receipts import Receipt
from ccop.kernel.journal.services import append, monthly
from ccop.kernel.journal.verification import Fault, Report, verify

__all__ = [
    "Entry",
    "Fault",
    "Receipt",
    "Report",
    "append",
    "canonical",
    "monthly",
    "read",
    "verify",
]
