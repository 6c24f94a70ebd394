"""How rules are written down: functions that bear their id and citation, kept in books.

A rule yields a `Flaw` for each thing that is wrong and nothing as long as what it needs is not
there; the book makes findings of the flaws.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, ParamSpec

from ccop.law.findings import Finding, Severity

P = ParamSpec("P")


@dataclass(frozen=True)
class Flaw:
    """What one rule found: at which path, what is wrong, how to mend it.

    `citation` where it is more exact than that of the rule.
    """

    where: str
    message: str
    remedy: str
    severity: Severity = "error"
    citation: str = ""

    def finding(self, code: str, citation: str, guards: str = "") -> Finding:
        """The flaw as a finding of the rule with this id."""
        return Finding(
            code=code,
            severity=self.severity,
            message=self.message,
            citation=self.citation or citation,
            where=self.where,
            remedy=self.remedy,
            rule=guards,
        )


@dataclass(frozen=True)
class Rule(Generic[P]):
    """A rule with its id, where it is written, and the rule of the Act that it guards."""

    code: str
    citation: str
    guards: str
    check: Callable[P, Iterator[Flaw]]


class Rulebook(Generic[P]):
    """Rules about the same things, in the order in which they were written."""

    def __init__(self) -> None:
        self.rules: list[Rule[P]] = []

    def rule(
        self, code: str, *, citation: str, guards: str = ""
    ) -> Callable[[Callable[P, Iterator[Flaw]]], Callable[P, Iterator[Flaw]]]:
        """Enter a function into the book; several functions may share a code."""

        def enter(check: Callable[P, Iterator[Flaw]]) -> Callable[P, Iterator[Flaw]]:
            self.rules.append(Rule(code, citation, guards, check))
            return check

        return enter

    def findings(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Finding]:
        """What all rules of the book find."""
        for rule in self.rules:
            for flaw in rule.check(*args, **kwargs):
                yield flaw.finding(rule.code, rule.citation, rule.guards)


def left_out(
    said: Mapping[str, str], demanded: Mapping[str, tuple[str, str]], remedy: str
) -> Iterator[Flaw]:
    """What a paper must say and does not; `demanded` gives the message and the citation by the
    field."""
    for where, (message, citation) in demanded.items():
        if not said[where].strip():
            yield Flaw(where, message, remedy, citation=citation)
