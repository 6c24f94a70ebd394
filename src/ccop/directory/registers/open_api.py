"""The open API of the National Court Register: free, without a key, persons masked.

Source: https://prs.ms.gov.pl/krs/openApi
"""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from ccop.directory.registers.answer import Answer, Call, Reason, State
from ccop.directory.registers.fetching import Door, Page, Unfetched, fetch
from ccop.directory.registers.quota import spend
from ccop.directory.registers.tree import printable
from ccop.kernel import clock

HOST = "api-krs.ms.gov.pl"
QUOTA = "krs"
"""Under this name its calls are counted."""
_REGISTERS = ("S", "P")
"""Associations and foundations first, then entrepreneurs."""
_JSON = frozenset({"application/json", "application/problem+json"})
_NOT_FOUND = 404


@dataclass(frozen=True)
class OpenApi:
    """Asks the register itself."""

    limit: int
    """Calls a day; one answer takes one or two."""
    base: str = f"https://{HOST}"
    door: Door = field(default_factory=lambda: Door(hosts=frozenset({HOST})))

    def look_up(self, krs: str) -> Answer:
        """Found in one of the registers, in neither, or not known."""
        request = uuid4()
        calls: list[Call] = []
        for register in _REGISTERS:
            if not spend(register=QUOTA, limit=self.limit):
                return _unknown(krs, request, calls, Reason.QUOTA)
            at = clock.now()
            url = f"{self.base}/api/krs/OdpisAktualny/{krs}?rejestr={register}&format=json"
            try:
                page = fetch(url, self.door, {"User-Agent": "ccop", "X-Request-ID": str(request)})
            except Unfetched as problem:
                calls.append(Call(url, at))
                return _unknown(krs, request, calls, problem.reason)
            content = _content(page)
            calls.append(Call(url, at, page.status, sha256(page.body).hexdigest(), _trace(content)))
            said = _judged(page, content, krs)
            if said is State.YES:
                return Answer(State.YES, krs, request, tuple(calls), body=page.body)
            if isinstance(said, Reason):
                return _unknown(krs, request, calls, said)
        return Answer(State.NO, krs, request, tuple(calls))


def _unknown(krs: str, request: UUID, calls: list[Call], reason: Reason) -> Answer:
    return Answer(State.UNKNOWN, krs, request, tuple(calls), reason=reason)


def _content(page: Page) -> dict[str, Any]:
    """The object that came, an empty one where none can be read."""
    if page.encoding in {"", "identity"} and page.kind in _JSON:
        try:
            content = json.loads(page.body)
        except (ValueError, RecursionError):
            return {}
        if isinstance(content, dict):
            return content
    return {}


def _trace(content: dict[str, Any]) -> str:
    return printable(str(content.get("traceId", ""))[:200])


def _judged(page: Page, content: dict[str, Any], krs: str) -> State | Reason:
    if page.encoding not in {"", "identity"}:
        return Reason.ENCODED
    if page.status == 200:
        return _found(page, content, krs)
    if page.status == _NOT_FOUND:
        # A wrong address would be "not found" too; only the problem document speaks of the number.
        return State.NO if content.get("status") == _NOT_FOUND else Reason.NONSENSE
    if page.status == 429:
        return Reason.BUSY
    by_hundreds = {3: Reason.REDIRECT, 5: Reason.SERVER}
    return by_hundreds.get(page.status // 100, Reason.UNEXPECTED)


def _found(page: Page, content: dict[str, Any], krs: str) -> State | Reason:
    if page.kind == "text/html":
        return Reason.MAINTENANCE
    match content:
        case {"odpis": {"naglowekA": {"numerKRS": str(number)}, "dane": {}}}:
            return State.YES if number == krs else Reason.OTHER_NUMBER
    return Reason.NONSENSE
