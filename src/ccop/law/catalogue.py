"""Every rule by its id, and where it lives: in a function, in an official form, in a step of a
process, in a help text, or outside the platform with the reason.

Coded rules speak for themselves (`ccop.law.rule`); the others are rows of ``data/catalogue``.
"""

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from ccop.law.rule import Rule, all_rules
from ccop.law.running import inputs_of

State = Literal["coded", "form", "step", "help", "outside"]


class Entry(BaseModel):
    """A rule of the catalogue.

    `state`: "coded" as a function, checked by a "form", a "step" of a process, a "help" text, or
    "outside" the platform; `note` names the form, the step or the text, or gives the reason.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    title: str
    citation: str
    state: State
    note: str = ""

    @property
    def rule(self) -> Rule[..., Any] | None:
        """The function of a coded rule; None of any other."""
        return all_rules().get(self.code)

    def to_json(self) -> dict[str, Any]:
        """The rule as the API and the command line show it; a coded one with its inputs."""
        if self.rule is None:
            return self.model_dump()
        return self.model_dump() | {
            "mark": self.rule.mark,
            "reference": self.rule.reference.words,
            "inputs": [asdict(each) for each in inputs_of(self.rule)],
        }


class UnknownRule(LookupError):
    """No rule has this id."""


def entry_of(code: str) -> Entry:
    """The rule with this id; raises UnknownRule."""
    found = next((entry for entry in catalogue() if entry.code == code), None)
    if found is None:
        raise UnknownRule(code)
    return found


@cache
def catalogue() -> tuple[Entry, ...]:
    """All rules in the order of their ids."""
    coded = [
        Entry(code=each.code, title=each.title, citation=each.citation, state="coded")
        for each in all_rules().values()
    ]
    folder = files(__package__).joinpath("data/catalogue")
    others = [
        Entry.model_validate(row)
        for each in folder.iterdir()
        for row in json.loads(each.read_text("utf-8"))
    ]
    return tuple(sorted([*coded, *others], key=lambda entry: entry.code))
