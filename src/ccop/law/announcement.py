"""What the announcement of an open competition limits in offers; what it must say itself is in
`ccop.law.rules.announcement`."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

from ccop.law.findings import Finding
from ccop.law.parameters import Parameters
from ccop.law.spheres import spheres
from ccop.law.terms import WARSAW

Pln = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
Percent = Annotated[Decimal, Field(ge=0, le=100)]


class CallTerms(BaseModel):
    """Limits of one task of an announcement; ``None`` where it sets none.

    Amounts are PLN, shares per cent of all costs of the task. `starts_on` and `ends_on` are the
    first and last day on which the task may be carried out, `closes_at` the first instant too late
    for an offer. `pools` is the money by calendar year; empty where the announcement does not
    divide it into tasks. `fees_count_as_own`: payments from recipients count towards both minimal
    own shares. `arrears_block`: who is in arrears with taxes or contributions cannot take part.
    `law` gives the numbers of the law of a day; it is no part of the announcement.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    law: Annotated[Callable[[date], Parameters], Field(exclude=True, repr=False)]
    kind: Literal["wspieranie", "powierzenie"]
    announced_at: AwareDatetime | None = None
    opens_at: AwareDatetime
    closes_at: AwareDatetime
    starts_on: date
    ends_on: date
    pools: dict[int, Pln] = {}
    min_grant: Pln | None = None
    max_grant: Pln | None = None
    max_grant_pct: Percent | None = None
    min_own_pct: Percent | None = None
    min_fin_own_pct: Percent | None = None
    fees_count_as_own: bool = False
    max_admin_pct: Percent | None = None
    require_results_table: bool = True
    arrears_block: bool = False
    joint_allowed: bool = True
    max_offers_per_party: int | None = None
    spheres: tuple[str, ...] = ()

    @field_validator("spheres")
    @classmethod
    def _known_spheres(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := set(codes) - spheres().keys():
            raise ValueError(f"art. 4 ust. 1 has no pkt {', '.join(sorted(unknown))}")
        return codes

    @property
    def reference_day(self) -> date:
        """The day whose law the call follows: that of its announcement, else of its opening."""
        return reference_day(self.announced_at or self.opens_at)

    @property
    def parameters(self) -> Parameters:
        """The numbers of the law for this call."""
        return self.law(self.reference_day)

    @property
    def act_reference(self) -> str:
        """Where the Act is published, as papers of this call cite it."""
        return self.parameters["act.reference"].value

    @property
    def pool(self) -> Decimal | None:
        """The money of all years together."""
        return sum(self.pools.values(), Decimal()) if self.pools else None


def reference_day(announced_at: datetime) -> date:
    """The day whose law a call follows: that of its announcement, in Poland."""
    return announced_at.astimezone(WARSAW).date()


def offers_finding(terms: CallTerms, organisation: str, submitted: Sequence[str]) -> Finding | None:
    """CALL-OFFERS: one offer too many of the same organisation for one task.

    `submitted` are the numbers of its offers that stand submitted to the task.
    """
    most = terms.max_offers_per_party
    if most is None or len(submitted) < most:
        return None
    numbers = ", ".join(submitted)
    return Finding(
        code="CALL-OFFERS",
        severity="error",
        message=(
            f"Jedna organizacja może złożyć na to zadanie najwyżej tyle ofert: {most}. "
            f"„{organisation}” ma już złożone: {numbers}."
        ),
        citation="ogłoszenie, zasady przyznawania dotacji; art. 13 ust. 2 pkt 3 ustawy",
        remedy=f"Wycofaj złożoną ofertę ({numbers}), a potem złóż tę.",
        rule="ART13-2",
    )
