"""The past of a draft, read from its revisions."""

from typing import Any

from ccop.kernel.paperwork.models import Draft, Revision
from ccop.law.forms.changes import undo
from ccop.law.forms.document import Document


class Past:
    """Earlier documents of one draft; revisions are asked for only when they are needed."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.now = draft.revision
        self._documents = {self.now: draft.document}
        self._later: list[Revision] = []
        self._asked = self.now

    def document_at(self, number: int) -> Document:
        """The document as this revision left it; 0 is the draft before anybody typed.

        Raises Revision.DoesNotExist for a number the draft never had.
        """
        if not 0 <= number <= self.now:
            raise Revision.DoesNotExist(f"no revision {number}")
        if number not in self._documents:
            nearest = min(known for known in self._documents if known > number)
            between = (row for row in self.since(number) if row.number <= nearest)
            made = [change for revision in between for change in revision.changes]
            self._documents[number] = undo(self._documents[nearest], made)
        return self._documents[number]

    def shown(self, number: int) -> Document:
        """The document that a page of this revision showed; of a revision that never was, the
        beginning, where nobody has typed."""
        return self.document_at(number if 0 <= number <= self.now else 0)

    def stood(self, path: str, text: str, *, since: int) -> bool:
        """Whether a saving after that revision left this text at the path."""
        return any(
            change.path == path and change.after == text
            for revision in self.since(since)
            for change in revision.changes
        )

    def last_row(self, path: str) -> tuple[str, dict[str, Any]] | None:
        """The table and the last content of the row that a path leads into, if one was removed."""
        for revision in self.since(0):
            for change in revision.changes:
                if path.startswith(f"{change.path}.") and isinstance(change.before, dict):
                    return change.path.rpartition(".")[0], change.before
        return None

    def since(self, number: int) -> list[Revision]:
        """The revisions after this one, the newest first."""
        if number < self._asked:
            more = self.draft.revisions.filter(number__gt=number, number__lte=self._asked)
            self._later += more.order_by("-number")
            self._asked = number
        return [revision for revision in self._later if revision.number > number]
