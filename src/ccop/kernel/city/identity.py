import json
from datetime import date, time
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

CITY = "czestochowa"

Purpose = Literal["organisations", "department", "editors", "webmaster"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Address(Fact):
    street: str
    """Street and number as written on an envelope."""
    postcode: str = Field(pattern=r"^\d{2}-\d{3}$")
    town: str

    def __str__(self) -> str:
        return f"{self.street}, {self.postcode} {self.town}"


class Hours(Fact):
    opens: time
    closes: time
    days: tuple[Weekday, ...] = ()
    """Empty where the source gives the hours without the days."""


class Place(Fact):
    """A point of the centre open to organisations."""

    name: str
    address: Address
    hint: str = ""
    """How to find it inside the building."""
    hours: Hours | None = None
    since: date | None = None


class Mailbox(Fact):
    """A mailbox of the institution, never of a person."""

    purpose: Purpose
    address: str = Field(pattern=r"^[a-z]+@[a-z.]+$")


class Regulations(Fact):
    title: str
    of: date


class Centre(Fact):
    """The city's centre for non-governmental organisations."""

    name: str
    abbreviation: str
    run_by: str
    regulations: Regulations
    places: tuple[Place, ...]


class Source(Fact):
    """Where a fact was read. ``about`` is its path in this file."""

    about: str
    source: str


class Identity(Fact):
    """The city as a party to contracts and a sender of letters; all texts are Polish."""

    commune: str
    """The legal person that grants money and signs contracts."""
    city: str
    city_genitive: str
    city_locative: str
    authority: str
    """The body that announces calls and decides (organ wykonawczy)."""
    office: str
    slogan: str
    nip: str = Field(pattern=r"^\d{10}$")
    regon: str = Field(pattern=r"^\d{9}$")
    teryt: str = Field(pattern=r"^\d{7}$")
    """TERC: voivodeship 2, county 2, commune 2 digits and its kind."""
    address: Address
    centre: Centre
    mailboxes: tuple[Mailbox, ...]
    sources: tuple[Source, ...]

    def mailbox(self, purpose: Purpose) -> str:
        """The address for a purpose. Raises KeyError when the city has none for it."""
        return {box.purpose: box.address for box in self.mailboxes}[purpose]


@cache
def identity() -> Identity:
    """The identity of the city that this installation serves."""
    text = files("ccop.kernel.city").joinpath("data", f"{CITY}.json").read_text(encoding="utf-8")
    return Identity.model_validate(json.loads(text), strict=False)
