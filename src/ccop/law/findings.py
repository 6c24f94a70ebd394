"""Findings and refusals: the one shape in which the platform says that something is wrong."""

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """What a rule found, where it is written, and how to mend it.

    `code` names the check (``OF-12``), `where` is the path of the field, "" for the whole paper.
    `rule` is the rule of the Act that the check guards (``ART16-3``); a check that stands for
    itself is its own rule. An error keeps the paper from being sealed; a warning is the person's
    to weigh.
    """

    code: str
    severity: Severity
    message: str
    citation: str
    where: str = ""
    remedy: str = ""
    rule: str = ""

    def __post_init__(self) -> None:
        if not self.rule:
            object.__setattr__(self, "rule", self.code)

    def to_json(self) -> dict[str, str]:
        """The finding as the API and the command line print it."""
        return asdict(self)


class Refused(Exception):
    """An act that is not done; `findings` say which rules stand against it."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(f"{finding.code}: {finding.message}" for finding in findings))
        self.findings = findings
