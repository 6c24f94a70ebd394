"""Local initiative (art. 19b-19h): residents carry out a public task together with the city."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from ccop.law.computed import Computed, term_of_months
from ccop.law.inputs import Count, Day, Flag, Percent, Pln, Words, in_order
from ccop.law.money import format_number, pln
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, Reference, computes, finds, latest
from ccop.law.rulebook import Flaw
from ccop.law.terms import Term

_APPLIED = Reference("dzień wpływu wniosku", ASKED.of)
_SIGNING = latest("signed", words="dzień zawarcia umowy")

_NARROWED: Mapping[str, str] = {
    "14": "edukacja, oświata i wychowanie",
    "18": "ochrona przyrody, w tym zieleń w mieście",
}
"""Fields of art. 4 ust. 1 that serve a local initiative only in part."""


@finds(
    "ART19B-1",
    "Kto i w jakiej dziedzinie składa wniosek o inicjatywę lokalną",
    citation="art. 19b ust. 1 ustawy",
    on=_APPLIED,
)
def who_and_what(
    law: Parameters,
    *,
    field: Annotated[Words, "numer dziedziny z art. 4 ust. 1 ustawy"],
    narrowed: Annotated[
        Flag, "dziedzina 14: tylko edukacja, oświata i wychowanie; 18: tylko ochrona przyrody"
    ] = False,
    applicant: Annotated[
        Literal["mieszkaniec", "grupa mieszkańców", "mieszkańcy przez organizację", "inny"],
        "kto składa wniosek",
    ],
    in_city: Annotated[Flag, "czy wnioskodawca mieszka albo ma siedzibę w mieście"],
) -> Iterator[Flaw]:
    """Residents of the city, in one of the fields that the Act names."""
    point = field.strip()
    fields = law["local_initiative.fields"].value.split()
    if point not in fields:
        yield Flaw(
            "field",
            f"W dziedzinie nr „{point}” nie ma inicjatywy lokalnej.",
            f"Wybierz jedną z dziedzin art. 4 ust. 1: {', '.join(fields)}.",
        )
    elif point in _NARROWED and not narrowed:
        yield Flaw(
            "narrowed",
            f"Z dziedziny nr {point} inicjatywa lokalna obejmuje tylko: {_NARROWED[point]}.",
            "Potwierdź, że zadanie się w tym mieści, albo wybierz inną dziedzinę.",
        )
    if applicant == "inny":
        yield Flaw(
            "applicant",
            "Wniosek składają mieszkańcy, sami albo przez organizację.",
            "Wskaż mieszkańców, którzy składają wniosek.",
        )
    if not in_city:
        yield Flaw(
            "in_city",
            "Wnioskodawca nie mieszka i nie ma siedziby w mieście.",
            "Wniosek złóż w gminie, w której mieszkasz albo masz siedzibę.",
        )


@computes(
    "ART19B-2",
    "Do kiedy miasto załatwia wniosek o inicjatywę lokalną",
    citation="art. 19b ust. 2 ustawy, art. 237 § 1 w zw. z art. 244 k.p.a.",
    on=latest("filed", words="dzień wpływu wniosku"),
    mark="unconfirmed",
)
def answer_by(law: Parameters, *, filed: Annotated[Day, "dzień wpływu wniosku"]) -> Computed[Term]:
    """It is a motion of part VIII of k.p.a.: answered without delay, within a month at the latest;
    a longer time needs a notice with the reasons (art. 36)."""
    months = law["local_initiative.answer_months"].count
    term = term_of_months(filed, months, law.calendar, "po dniu wpływu wniosku")
    steps = (
        "Wniosek załatwia się bez zbędnej zwłoki (art. 237 § 1 k.p.a.).",
        *term.steps,
        (
            "Jeśli potrzeba więcej czasu, urząd zawiadamia o przyczynie i nowym terminie "
            "(art. 36 k.p.a.)."
        ),
    )
    return Computed(term.value, steps)


@finds(
    "ART19C-1",
    "Waga wkładu pracy społecznej w kryteriach",
    citation="art. 19c ust. 1 ustawy",
)
def social_work_first(
    law: Parameters,
    *,
    social_work: Annotated[Percent, "waga kryterium wkładu pracy społecznej"],
    others: Annotated[tuple[Percent, ...], "wagi pozostałych kryteriów"],
) -> Iterator[Flaw]:
    """The criteria take account above all of social work: no other weighs as much."""
    heaviest = max(others, default=None)
    if heaviest is not None and heaviest >= social_work:
        yield Flaw(
            "social_work",
            f"Wkład pracy społecznej waży {format_number(social_work)}, a inne kryterium "
            f"{format_number(heaviest)}.",
            "Daj wkładowi pracy społecznej największą wagę: ustawa każe uwzględnić przede "
            "wszystkim ten wkład.",
            "warning",
        )


@finds(
    "ART19D-1",
    "Umowa o inicjatywę lokalną na czas określony",
    citation="art. 19d ustawy",
    on=_SIGNING,
)
def fixed_term(
    law: Parameters,
    *,
    signed: Annotated[Day, "dzień zawarcia umowy"],
    ends: Annotated[Day | None, "ostatni dzień umowy"] = None,
) -> Iterator[Flaw]:
    """The contract has its last day. Raises BadInputs where that is before the signing."""
    if ends is None:
        yield Flaw(
            "ends",
            "Umowa o wykonanie inicjatywy lokalnej nie ma dnia zakończenia.",
            "Wpisz ostatni dzień umowy; zawiera się ją na czas określony.",
        )
    else:
        in_order(signed=signed, ends=ends)


@finds("ART19E-1", "Wkład wnioskodawcy", citation="art. 19e ustawy", on=_APPLIED)
def contribution(
    law: Parameters,
    *,
    work_hours: Annotated[Count, "godziny pracy społecznej"] = 0,
    money: Annotated[Pln | None, "świadczenie pieniężne"] = None,
    things: Annotated[Words, "świadczenia rzeczowe"] = "",
) -> Iterator[Flaw]:
    """At least one of the three: social work, money, things."""
    if not (work_hours or money or things.strip()):
        yield Flaw(
            "work_hours",
            "Wniosek nie podaje żadnego wkładu mieszkańców.",
            "Wpisz pracę społeczną, świadczenie pieniężne albo rzeczowe.",
        )


@finds(
    "ART19F-1",
    "Bez dotacji dla wnioskodawcy inicjatywy lokalnej",
    citation="art. 19f ustawy",
    on=_APPLIED,
)
def no_money_to_applicant(
    law: Parameters,
    *,
    paid: Annotated[Pln, "kwota, którą miasto wypłaciłoby wnioskodawcy"],
) -> Iterator[Flaw]:
    """The city lends things and buys goods and services; it pays residents nothing."""
    if paid:
        yield Flaw(
            "paid",
            f"Wnioskodawca miałby dostać {pln(paid)}, a w inicjatywie lokalnej nie ma dotacji.",
            "Zaplanuj rzeczy do użyczenia albo zakupy, które zrobi miasto.",
        )


@finds(
    "ART19G-1",
    "Harmonogram i kosztorys przed umową",
    citation="art. 19g ustawy",
    on=_SIGNING,
)
def joint_papers(
    law: Parameters,
    *,
    signed: Annotated[Day, "dzień zawarcia umowy"],
    timetable: Annotated[Day | None, "dzień uzgodnienia harmonogramu"] = None,
    budget: Annotated[Day | None, "dzień uzgodnienia kosztorysu"] = None,
) -> Iterator[Flaw]:
    """Both are made together by the city and the applicant, and are there when they sign."""
    made = {"timetable": ("harmonogramu", timetable), "budget": ("kosztorysu", budget)}
    for name, (paper, day) in made.items():
        if day is None or day > signed:
            yield Flaw(
                name,
                f"Na dzień zawarcia umowy ({signed:%d.%m.%Y}) nie ma wspólnego {paper}.",
                f"Uzgodnij treść {paper} z drugą stroną i dołącz go przed podpisaniem.",
            )
