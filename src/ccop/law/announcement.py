"""The announcement of an open competition: what it must say (art. 13) and what it limits.

`CallTerms` is what the rules of an offer need of it; `Announcement` is what the rules about the
announcement itself need.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

from ccop.law.days_off import DAY, is_working_day, next_working_day
from ccop.law.findings import Finding
from ccop.law.parameters import Parameters, parameters_at
from ccop.law.spheres import spheres
from ccop.law.terms import WARSAW, ends_at, last_day, spoken

Pln = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
Percent = Annotated[Decimal, Field(ge=0, le=100)]


class CallTerms(BaseModel):
    """Limits of one task of an announcement; ``None`` where it sets none.

    Amounts are PLN, shares per cent of all costs of the task. `starts_on` and `ends_on` are the
    first and last day on which the task may be carried out, `closes_at` the first instant too late
    for an offer. `pools` is the money by calendar year; empty where the announcement does not
    divide it into tasks. `fees_count_as_own`: payments from recipients count towards both minimal
    own shares. `arrears_block`: who is in arrears with taxes or contributions cannot take part.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

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
        return (self.announced_at or self.opens_at).astimezone(WARSAW).date()

    @property
    def parameters(self) -> Parameters:
        """The numbers of the law for this call."""
        return parameters_at(self.reference_day)

    @property
    def act_reference(self) -> str:
        """Where the Act is published, as papers of this call cite it."""
        return self.parameters["act.reference"].value

    @property
    def pool(self) -> Decimal | None:
        """The money of all years together."""
        return sum(self.pools.values(), Decimal()) if self.pools else None


class Contents(BaseModel):
    """The seven things an announcement informs of (art. 13 ust. 2), each as its text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    task_kind: str = ""
    amount: str = ""
    grant_rules: str = ""
    task_terms: str = ""
    offer_deadline: str = ""
    choice: str = ""
    previous_tasks: str = ""


class Published(BaseModel):
    """Days on which the announcement appeared in the three places of art. 13 ust. 3."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bip: date | None = None
    board: date | None = None
    website: date | None = None

    @property
    def last(self) -> date | None:
        """The day of the last of the three; ``None`` until it has appeared in all of them."""
        days = [day for day in (self.bip, self.board, self.website) if day]
        return max(days) if len(days) == len(_PLACES) else None


_PLACES: Mapping[str, str] = {
    "bip": "w Biuletynie Informacji Publicznej",
    "board": "na tablicy ogłoszeń w siedzibie urzędu",
    "website": "na stronie internetowej urzędu",
}
_CONTENTS: Mapping[str, tuple[int, str]] = {
    "task_kind": (1, "rodzaju zadania"),
    "amount": (2, "wysokości środków przeznaczonych na zadanie"),
    "grant_rules": (3, "zasadach przyznawania dotacji"),
    "task_terms": (4, "terminach i warunkach realizacji zadania"),
    "offer_deadline": (5, "terminie składania ofert"),
    "choice": (6, "trybie, kryteriach i terminie wyboru ofert"),
    "previous_tasks": (7, "zadaniach tego rodzaju i ich kosztach w tym i poprzednim roku"),
}


def contents_findings(contents: Contents) -> Iterator[Finding]:
    """ART13-2: an announcement that leaves out one of the seven things cannot appear."""
    for name, (point, subject) in _CONTENTS.items():
        if not getattr(contents, name).strip():
            yield Finding(
                code="ART13-2",
                severity="error",
                message=f"Ogłoszenie nie informuje o {subject}.",
                citation=f"art. 13 ust. 2 pkt {point} ustawy",
                where=name,
                remedy="Uzupełnij tę część ogłoszenia.",
            )


def publication_findings(published: Published) -> Iterator[Finding]:
    """ART13-3: the term for offers does not begin until all three places show the announcement."""
    for point, (name, place) in enumerate(_PLACES.items(), start=1):
        if getattr(published, name) is None:
            yield Finding(
                code="ART13-3",
                severity="error",
                message=f"Ogłoszenia nie zamieszczono {place}.",
                citation=f"art. 13 ust. 3 pkt {point} ustawy",
                where=name,
                remedy="Zamieść ogłoszenie i zapisz dzień, w którym się ukazało.",
            )


def earliest_last_day(published_last: date, parameters: Parameters) -> date:
    """The first day on which offers may close: as many days after the last of the three
    announcements as the law demands, the day of the announcement not counted (ART13-1)."""
    return published_last + parameters["competition.offer_days"].count * DAY


def closing_findings(
    closes_at: datetime, published: Published, parameters: Parameters
) -> Iterator[Finding]:
    """ART13-1: offers may come for at least 21 days from the last of the three announcements.

    Silent until the announcement has appeared in all places. `parameters` are those of the day of
    the last announcement.
    """
    if published.last is None:
        return
    days = parameters["competition.offer_days"]
    earliest = earliest_last_day(published.last, parameters)
    closing = last_day(closes_at)
    if closing < earliest:
        yield Finding(
            code="ART13-1",
            severity="error",
            message=(
                f"Od ostatniego ogłoszenia ({published.last:%d.%m.%Y}) do zamknięcia naboru "
                f"({spoken(closes_at)}) jest mniej niż {days.count} dni."
            ),
            citation=days.legal_basis,
            where="closes_at",
            remedy=f"Wyznacz termin nie wcześniej niż {spoken(ends_at(earliest))}.",
        )
    elif closes_at < ends_at(earliest):
        yield Finding(
            code="ART13-1",
            severity="warning",
            message=(
                f"Nabór kończy się {spoken(closes_at)}, przed upływem pełnych {days.count} dni "
                f"od ostatniego ogłoszenia ({published.last:%d.%m.%Y})."
            ),
            citation=days.legal_basis,
            where="closes_at",
            remedy=f"Bezpieczny termin to {spoken(ends_at(earliest))} albo dzień następny.",
        )
    if not is_working_day(closing):
        yield Finding(
            code="TIME-3",
            severity="warning",
            message=f"Ostatni dzień składania ofert, {closing:%d.%m.%Y}, jest wolny od pracy.",
            citation="art. 57 § 4 Kodeksu postępowania administracyjnego",
            where="closes_at",
            remedy=f"Zalecany termin to {next_working_day(closing):%d.%m.%Y}.",
        )


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
