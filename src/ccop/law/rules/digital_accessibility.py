"""Digital accessibility of public pages (act of 4 April 2019, "UDC")."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal, get_args

from ccop.law.computed import Computed, FixedDay, fixed_day, term_of_days, term_of_months
from ccop.law.inputs import Day, Flag, Words, Year, missing
from ccop.law.money import pln
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, Reference, computes, finds, latest, year_end
from ccop.law.rulebook import Flaw
from ccop.law.terms import Term

_ACT = "ustawy o dostępności cyfrowej"
_DEMANDED = latest("demanded", words="dzień żądania")
_REVIEWED = Reference("dzień przeglądu deklaracji", ASKED.of)

Demanded = Annotated[Day, "dzień wystąpienia z żądaniem zapewnienia dostępności"]


@computes(
    "UDC-1B",
    "Czy organizację obowiązuje ustawa o dostępności cyfrowej",
    citation=f"art. 2 pkt 5 {_ACT}",
)
def binds_organisation(
    law: Parameters,
    *,
    fields: Annotated[tuple[Words, ...], "numery dziedzin z art. 4 ust. 1, w których działa"],
) -> Computed[bool]:
    """Whether the Act binds an NGO by the fields in which it is active."""
    binding = law["accessibility.fields"].value.split()
    found = [field for field in binding if field in {each.strip() for each in fields}]
    named = ", ".join(binding)
    step = (
        f"Organizacja działa w dziedzinie nr {', '.join(found)}, a dziedziny {named} z art. 4 "
        "ust. 1 zobowiązują do dostępności własnych stron."
        if found
        else f"Organizacja nie działa w żadnej z dziedzin {named}; ustawa jej nie obowiązuje."
    )
    return Computed(bool(found), (step,))


Section = Literal[
    "podmiot i ustawa",
    "strona, której dotyczy",
    "stan zgodności",
    "niedostępne treści z powodem",
    "data i sposób sporządzenia",
    "data ostatniego przeglądu",
    "informacje zwrotne i kontakt",
    "procedura wnioskowo-skargowa",
]
Detail = Literal[
    "data publikacji strony",
    "data ostatniej istotnej zmiany",
    "sposób oceny dostępności",
    "kontakt do osoby lub jednostki",
    "skróty klawiaturowe",
    "dostępność architektoniczna siedziby",
    "tłumacz języka migowego online",
    "aplikacja mobilna i jej deklaracja",
    "możliwość zgłoszenia braku dostępności",
    "strona Rzecznika Praw Obywatelskich",
]
_APPLICATION: Detail = "aplikacja mobilna i jej deklaracja"


@finds(
    "UDC-3",
    "Części deklaracji dostępności",
    citation=f"art. 10 ust. 3 {_ACT}, decyzja wykonawcza (UE) 2018/1523",
    on=_REVIEWED,
    mark="unconfirmed",
)
def declaration_sections(
    law: Parameters,
    *,
    present: Annotated[tuple[Section, ...], "części, które są w deklaracji"] = (),
) -> Iterator[Flaw]:
    """The declaration has every section of the European template."""
    for section in get_args(Section):
        if section not in present:
            yield Flaw(
                "present",
                f"W deklaracji dostępności brakuje części: {section}.",
                "Uzupełnij deklarację.",
            )


@finds(
    "UDC-4",
    "Dziesięć dodatkowych informacji deklaracji dostępności",
    citation=f"art. 10 ust. 4 {_ACT}",
    on=_REVIEWED,
)
def declaration_details(
    law: Parameters,
    *,
    present: Annotated[tuple[Detail, ...], "informacje, które są w deklaracji"] = (),
    has_app: Annotated[Flag, "czy podmiot ma aplikację mobilną"] = False,
) -> Iterator[Flaw]:
    """The Polish additions to the template; that of the mobile application only if there is one."""
    for point, detail in enumerate(get_args(Detail), start=1):
        if detail not in present and (has_app or detail != _APPLICATION):
            yield Flaw(
                "present",
                f"W deklaracji dostępności brakuje informacji: {detail}.",
                "Uzupełnij deklarację.",
                citation=f"art. 10 ust. 4 pkt {point} {_ACT}",
            )


@computes(
    "UDC-5",
    "Do kiedy przegląda się deklarację dostępności",
    citation=f"art. 11 {_ACT}",
    on=year_end("year", words="koniec roku przeglądu"),
)
def review_by(law: Parameters, *, year: Annotated[Year, "rok przeglądu"]) -> Computed[FixedDay]:
    """The day of each year by which the declaration is reviewed and brought up to date."""
    due = fixed_day(law["accessibility.review_day"].in_year(year), law.calendar)
    step = "Deklarację przegląda się co roku, a po ważnej zmianie strony od razu."
    return Computed(due.value, (step, *due.steps))


@finds(
    "UDC-5.review",
    "Czy deklarację dostępności przejrzano na czas",
    citation=f"art. 11 {_ACT}",
    on=latest("today", words="dzień, na który się sprawdza"),
)
def reviewed_in_time(
    law: Parameters,
    *,
    reviewed: Annotated[Day, "dzień ostatniego przeglądu"],
    changed: Annotated[Day | None, "dzień ostatniej zmiany ważnej dla dostępności"] = None,
    today: Annotated[Day, "dzień, na który się sprawdza"],
) -> Iterator[Flaw]:
    """A review of this year, or of last year while this year's is not yet due, and none before
    the last change."""
    this = review_by(law, year=today.year).value.day
    due = this if today > this else review_by(law, year=today.year - 1).value.day
    if reviewed.year < due.year:
        yield Flaw(
            "reviewed",
            f"Ostatni przegląd deklaracji był {reviewed:%d.%m.%Y}, a termin następnego minął "
            f"{due:%d.%m.%Y}.",
            "Przejrzyj deklarację, popraw ją i zapisz datę przeglądu.",
        )
    if changed and changed > reviewed:
        yield Flaw(
            "changed",
            f"Strona zmieniła się {changed:%d.%m.%Y}, po ostatnim przeglądzie deklaracji "
            f"({reviewed:%d.%m.%Y}).",
            "Zaktualizuj deklarację niezwłocznie.",
        )


_DEMAND: Mapping[str, str] = {
    "contact": "danych kontaktowych",
    "element": "strony lub elementu, który ma być dostępny",
    "way": "sposobu kontaktu",
}


@finds(
    "UDC-6",
    "Treść żądania dostępności",
    citation=f"art. 18 ust. 2 {_ACT}",
    on=_DEMANDED,
)
def demand_contents(
    law: Parameters,
    *,
    contact: Annotated[Words, "dane kontaktowe"] = "",
    element: Annotated[Words, "strona lub element"] = "",
    way: Annotated[Words, "sposób kontaktu"] = "",
    wants_alternative: Annotated[Flag, "czy osoba chce alternatywnego dostępu"] = False,
    alternative: Annotated[Words, "jakiego sposobu dostępu chce"] = "",
) -> Iterator[Flaw]:
    """What everyone says who demands accessibility; no proof of a disability is needed."""
    for name in missing(contact=contact, element=element, way=way):
        yield Flaw(name, f"W żądaniu nie ma {_DEMAND[name]}.", "Uzupełnij to pole.")
    if wants_alternative and missing(alternative=alternative):
        yield Flaw(
            "alternative",
            "Nie wiadomo, jakiego alternatywnego sposobu dostępu dotyczy żądanie.",
            "Napisz na przykład: odczytanie przez telefon, tekst e-mailem.",
        )


@computes(
    "UDC-7",
    "Do kiedy zapewnia się dostępność na żądanie",
    citation=f"art. 18 ust. 3 {_ACT}",
    on=_DEMANDED,
)
def fulfil_by(law: Parameters, *, demanded: Demanded) -> Computed[Term]:
    """Without delay, and by this day at the latest."""
    days = law["accessibility.demand_days"].count
    term = term_of_days(demanded, days, law.calendar, "po dniu żądania")
    return Computed(term.value, (f"Niezwłocznie, najpóźniej (art. 18 ust. 3 {_ACT}):", *term.steps))


@computes(
    "UDC-8",
    "Ostateczny termin zapewnienia dostępności",
    citation=f"art. 18 ust. 4 {_ACT}",
    on=_DEMANDED,
)
def fulfil_later_by(law: Parameters, *, demanded: Demanded) -> Computed[Term]:
    """Where the ordinary term cannot be kept, and the person was told why and until when."""
    months = law["accessibility.demand_months"].count
    term = term_of_months(demanded, months, law.calendar, "po dniu żądania")
    step = (
        "Urząd od razu zawiadamia o przyczynach i nowym terminie, nie późniejszym niż "
        f"(art. 18 ust. 4 {_ACT}):"
    )
    return Computed(term.value, (step, *term.steps))


@finds(
    "UDC-9",
    "Odmowa zapewnienia dostępności",
    citation=f"art. 18 ust. 5–7 {_ACT}",
    on=_DEMANDED,
)
def refusal(
    law: Parameters,
    *,
    reason: Annotated[Literal["integralność lub wiarygodność informacji", "inny"], "powód odmowy"],
    alternative: Annotated[Words, "wskazany alternatywny sposób dostępu"] = "",
) -> Iterator[Flaw]:
    """One reason only, and an alternative with it; the person may complain."""
    if reason == "inny":
        yield Flaw(
            "reason",
            "Odmówić można tylko z powodu ryzyka dla integralności lub wiarygodności informacji.",
            "Zapewnij dostępność albo wyznacz nowy termin.",
        )
    if missing(alternative=alternative):
        yield Flaw(
            "alternative",
            "Odmowa nie wskazuje alternatywnego sposobu dostępu.",
            "Wskaż ten sposób i pouczenie o skardze.",
        )


@dataclass(frozen=True)
class Recording:
    """By when a recording of a live transmission is accessible, and by when if it was announced
    that more time is needed."""

    ordinary: Term
    extended: Term


@computes(
    "UDC-10",
    "Do kiedy nagranie transmisji jest dostępne cyfrowo",
    citation=f"art. 5a {_ACT}",
    on=latest("ended", words="dzień zakończenia transmisji"),
)
def recording_by(
    law: Parameters, *, ended: Annotated[Day, "dzień zakończenia transmisji na żywo"]
) -> Computed[Recording]:
    """Subtitles and the like are due so many days after the transmission."""
    calendar, after = law.calendar, "po zakończeniu transmisji"
    ordinary = term_of_days(ended, law["accessibility.recording_days"].count, calendar, after)
    extended = term_of_months(ended, law["accessibility.recording_months"].count, calendar, after)
    steps = (*ordinary.steps, "Jeśli to zapowiedziano, najpóźniej:", *extended.steps)
    return Computed(Recording(ordinary.value, extended.value), steps)


@computes("UDC-12", "Najwyższa kara za brak dostępności", citation=f"art. 19 {_ACT}")
def highest_fine(
    law: Parameters,
    *,
    lack: Annotated[
        Literal["uporczywy brak dostępności", "brak deklaracji albo deklaracja niepełna"],
        "za co grozi kara",
    ],
) -> Computed[Decimal]:
    """The most that may be imposed, in PLN."""
    persistent = lack == "uporczywy brak dostępności"
    code = "accessibility.fine" if persistent else "accessibility.declaration_fine"
    most = law[code].number
    return Computed(most, (f"Kara pieniężna za {lack}: najwyżej {pln(most)} (art. 19 {_ACT}).",))
