"""Every rule by its id, and where it lives: in a function, in an official form, in a step of a
process, in a help text, or outside the platform with the reason.

Coded rules speak for themselves (`ccop.law.rule`); the others are rows of ``data/catalogue``.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ccop.law.rule import all_rules

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
