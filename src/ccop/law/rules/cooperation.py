"""How a city and its organisations work together (art. 5): forms, principles, the two forms of
commissioning, and consultations."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, get_args

from ccop.law.computed import Computed, days_word, spell
from ccop.law.days_off import DAY
from ccop.law.inputs import Day, Pln, in_order
from ccop.law.money import pln
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds, latest
from ccop.law.rulebook import Flaw

CooperationForm = Literal[
    "zlecanie zadań publicznych",
    "wzajemne informowanie o planach",
    "konsultowanie projektów aktów normatywnych z organizacjami",
    "konsultowanie projektów aktów z radą pożytku publicznego",
    "wspólne zespoły doradcze i inicjatywne",
    "umowa o wykonanie inicjatywy lokalnej",
    "umowy partnerstwa",
]
"""Art. 5 ust. 2, in the order of its points."""

Principle = Literal[
    "pomocniczość",
    "suwerenność stron",
    "partnerstwo",
    "efektywność",
    "uczciwa konkurencja",
    "jawność",
]
"""Art. 5 ust. 3."""


@finds("ART5-1", "Formy współpracy w programie", citation="art. 5 ust. 2 ustawy")
def forms_are_mentioned(
    law: Parameters,
    *,
    forms: Annotated[tuple[CooperationForm, ...], "formy, o których mówi program"],
) -> Iterator[Flaw]:
    """A programme may leave a form out, and better says so; it has some form at any rate."""
    points = {
        form: f"art. 5 ust. 2 pkt {point} ustawy"
        for point, form in enumerate(get_args(CooperationForm), start=1)
    }
    yield from _unmentioned("forms", "formie współpracy", forms, points)


@finds("ART5-2", "Zasady współpracy w programie", citation="art. 5 ust. 3 ustawy")
def principles_are_mentioned(
    law: Parameters,
    *,
    principles: Annotated[tuple[Principle, ...], "zasady, o których mówi program"],
) -> Iterator[Flaw]:
    """All six principles bind the city, so a programme names them."""
    named = dict.fromkeys(get_args(Principle), "art. 5 ust. 3 ustawy")
    yield from _unmentioned("principles", "zasadzie", principles, named)


def _unmentioned(
    where: str, what: str, mentioned: Collection[str], wanted: Mapping[str, str]
) -> Iterator[Flaw]:
    for name, citation in wanted.items():
        if name not in mentioned:
            yield Flaw(
                where,
                f"Program nie mówi o {what}: {name}.",
                "Dopisz ją albo wyjaśnij, dlaczego jej nie ma.",
                "warning",
                citation,
            )


Total = Annotated[Pln, "całkowity koszt zadania"]
Grant = Annotated[Pln, "dotacja"]


def support_flaws(where: str, grant: Decimal, total: Decimal) -> Iterator[Flaw]:
    """What is wrong with a grant (PLN) that supports a task of this total cost: something must
    come from elsewhere."""
    if grant and grant >= total:
        yield Flaw(
            where,
            f"Dotacja {pln(grant)} pokrywa wszystkie koszty ({pln(total)}), "
            "a konkurs dotyczy wspierania, czyli dofinansowania zadania.",
            "Zmniejsz dotację i wpisz wkład własny albo świadczenia odbiorców.",
        )


@finds("ART5-3", "Wspieranie: dotacja nie pokrywa wszystkiego", citation="art. 5 ust. 4 ustawy")
def support_is_partial(law: Parameters, *, total: Total, grant: Grant) -> Iterator[Flaw]:
    """Support (wspieranie) pays a part of the task."""
    yield from support_flaws("grant", grant, total)


@finds(
    "ART5-3.powierzenie",
    "Powierzenie: dotacja pokrywa koszty bez świadczeń odbiorców",
    citation="art. 5 ust. 4 ustawy",
    mark="practice",
)
def commission_pays_the_whole(
    law: Parameters,
    *,
    total: Total,
    grant: Grant,
    fees: Annotated[Pln, "świadczenia pieniężne od odbiorców"] = Decimal("0.00"),
) -> Iterator[Flaw]:
    """A commission (powierzenie) pays all that the recipients do not."""
    whole = max(total - fees, Decimal("0.00"))
    if grant != whole:
        yield Flaw(
            "grant",
            f"Powierzenie to sfinansowanie całego zadania. Koszty bez świadczeń odbiorców to "
            f"{pln(whole)}, a dotacja {pln(grant)}.",
            f"Wpisz dotację {pln(whole)} albo wyjaśnij różnicę.",
            "warning",
        )


@dataclass(frozen=True)
class Consultation:
    """The first and the last day on which opinions may be sent."""

    first: date
    last: date


@computes(
    "ART5-4",
    "Czas trwania konsultacji",
    citation="art. 5 ust. 5 ustawy i uchwała rady miasta",
    on=latest("opens", words="pierwszy dzień konsultacji"),
    mark="practice",
)
def consultation_time(
    law: Parameters, *, opens: Annotated[Day, "pierwszy dzień konsultacji"]
) -> Computed[Consultation]:
    """The usual time for opinions, first and last day counted; the last is a working day, so that
    papers may be brought."""
    days = law["consultation.days"].count
    counted = opens + (days - 1) * DAY
    last = law.calendar.next_working_day(counted)
    steps = [f"{days} {days_word(days)} od {spell(opens)}, razem z nim: do {spell(counted)}."]
    if last != counted:
        steps.append(f"Ten dzień jest wolny. Zalecany ostatni dzień: {spell(last)}.")
    return Computed(Consultation(opens, last), tuple(steps))


@finds(
    "ART5-4.length",
    "Czy konsultacje trwają dość długo",
    citation="art. 5 ust. 5 ustawy i uchwała rady miasta",
    on=latest("opens", words="pierwszy dzień konsultacji"),
    mark="practice",
)
def consultation_is_long_enough(
    law: Parameters,
    *,
    opens: Annotated[Day, "pierwszy dzień konsultacji"],
    closes: Annotated[Day, "ostatni dzień konsultacji"],
) -> Iterator[Flaw]:
    """Both days counted. Raises BadInputs where the last is before the first."""
    in_order(opens=opens, closes=closes)
    days, least = (closes - opens).days + 1, law["consultation.least_days"].count
    if days < least:
        yield Flaw(
            "closes",
            f"Konsultacje trwają {days} {days_word(days)}, a zwykle najmniej {least} "
            f"{days_word(least)}.",
            f"Przyjmuj opinie co najmniej do {spell(opens + (least - 1) * DAY)}.",
            "warning",
        )
