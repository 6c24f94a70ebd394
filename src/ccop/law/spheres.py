"""The sphere of public tasks: the numbered fields of art. 4 ust. 1 of the Act."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict


class Sphere(BaseModel):
    """One field; `code` is its number in the Act, such as "16" or "1aa"."""

    model_config = ConfigDict(frozen=True)

    code: str
    text: str
    valid_from: date
    valid_to: date | None = None

    @property
    def citation(self) -> str:
        """Where the Act names it."""
        return f"art. 4 ust. 1 pkt {self.code} ustawy"

    def valid_on(self, day: date) -> bool:
        """Whether a call announced that day may be held in this field."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def spheres() -> Mapping[str, Sphere]:
    """All fields by their codes, in the order of the Act, those no longer valid included."""
    data = json.loads(files(__package__).joinpath("data/spheres.json").read_text("utf-8"))
    return {row["code"]: Sphere.model_validate(row) for row in data["spheres"]}


def sphere(code: str) -> Sphere:
    """The field with this number; raises KeyError for a number the Act does not have."""
    return spheres()[code]
