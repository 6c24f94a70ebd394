"""The contract and what it must settle (art. 16, 16a and 17, and acts beside them)."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from ccop.law.computed import Computed, days_word, spell, term_of_days
from ccop.law.inputs import Count, Day, Flag, Words, in_order, side_by_side
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds, latest
from ccop.law.rulebook import Flaw
from ccop.law.terms import Term, same_day

SigningMode = Literal["papier", "podpis kwalifikowany", "podpis zaufany", "inny"]
"""How the parties signed; the first two are the written form."""

_SIGNED = latest("signed", words="dzień zawarcia umowy")
_WRITTEN = ("papier", "podpis kwalifikowany")


@finds("ART16-2", "Forma pisemna umowy", citation="art. 16 ust. 2 ustawy", on=_SIGNED)
def written_form(
    law: Parameters,
    *,
    signed: Annotated[Day, "dzień zawarcia umowy"],
    mode: Annotated[SigningMode, "sposób podpisania umowy przez strony"],
    others_allowed: Annotated[Flag, "urząd dopuszcza inne sposoby podpisania"] = False,
) -> Iterator[Flaw]:
    """A contract not in writing is void; a qualified signature equals writing. Other modes only
    where the city's lawyer lets them in, and then with a warning."""
    if mode not in _WRITTEN:
        yield Flaw(
            "mode",
            f"Umowa z {signed:%d.%m.%Y} ma sposób podpisania „{mode}”. Umowa zawarta inaczej niż "
            "na piśmie jest nieważna.",
            "Podpiszcie umowę na papierze albo kwalifikowanymi podpisami elektronicznymi.",
            "warning" if others_allowed else "error",
        )


@finds(
    "ART16-3",
    "Najdłuższy czas umowy",
    citation="art. 16 ust. 3 ustawy",
    on=latest("start", words="pierwszy dzień umowy"),
)
def contract_is_not_too_long(
    law: Parameters,
    *,
    start: Annotated[Day, "pierwszy dzień umowy"],
    end: Annotated[Day, "ostatni dzień umowy"],
) -> Iterator[Flaw]:
    """A contract lasts as long as the task or a fixed time, up to so many years."""
    in_order(start=start, end=end)
    years = law["contract.years"].count
    longest = same_day(start, 12 * years)
    if end > longest:
        yield Flaw(
            "end",
            f"Umowa od {start:%d.%m.%Y} do {end:%d.%m.%Y} trwa dłużej niż {years} lat.",
            f"Wyznacz koniec umowy nie później niż {longest:%d.%m.%Y}.",
        )


@finds("ART16-4", "Część zadania wykonana przez inny podmiot", citation="art. 16 ust. 4 ustawy")
def others_do_only_what_the_contract_allows(
    law: Parameters,
    *,
    actions: Annotated[Count, "ile działań ma zadanie"],
    allowed: Annotated[
        tuple[Words, ...], "działania, które według umowy (§ 4) może wykonać inny podmiot"
    ] = (),
    done_by_others: Annotated[
        tuple[Words, ...], "działania, które wykonał inny podmiot niż strona umowy"
    ] = (),
) -> Iterator[Flaw]:
    """Somebody who is no party does at most the defined part of the task that the contract names;
    never all of it."""
    named = {_folded(each) for each in allowed}
    if named and len(named) >= actions:
        yield Flaw(
            "allowed",
            f"Umowa pozwala innemu podmiotowi wykonać wszystkie działania ({len(named)}), "
            "a wolno tylko określoną część zadania.",
            "Wskaż w § 4 umowy tylko te działania, których zleceniobiorca nie wykona sam.",
        )
    for n, action in enumerate(done_by_others):
        if _folded(action) not in named:
            yield Flaw(
                f"done_by_others.{n}",
                f"Działanie „{action.strip()}” wykonał inny podmiot, a § 4 umowy go nie wymienia.",
                "Wyjaśnij to w sprawozdaniu. Przed kolejnym takim zleceniem zmieńcie umowę.",
                "warning",
            )


@finds("ART16-6", "Prawa i obowiązki stron oferty wspólnej", citation="art. 16 ust. 6 ustawy")
def joint_parties_have_their_scopes(
    law: Parameters,
    *,
    parties: Annotated[tuple[Words, ...], "organizacje, które złożyły ofertę wspólną"],
    scopes: Annotated[
        tuple[Words, ...], "prawa i obowiązki oraz zakres świadczeń każdej z nich, w tej kolejności"
    ],
) -> Iterator[Flaw]:
    """The contract on a joint offer says what each organisation does."""
    side_by_side(parties=parties, scopes=scopes)
    for n, (party, scope) in enumerate(zip(parties, scopes, strict=True)):
        if not scope.strip():
            yield Flaw(
                f"scopes.{n}",
                f"Umowa nie określa praw, obowiązków i zakresu świadczeń organizacji „{party}”.",
                "Opisz, co ta organizacja wykona i jaką część dotacji otrzyma.",
            )


@computes(
    "ART16A-4",
    "Ostatni dzień na przekazanie środków realizatorowi",
    citation="art. 16a ust. 4 ustawy",
    on=_SIGNED,
)
def regranting_payment_due(
    law: Parameters,
    *,
    signed: Annotated[Day, "dzień zawarcia umowy operatora z realizatorem projektu"],
) -> Computed[Term]:
    """The operator pays the organisation that carries out a project within so many days of their
    contract."""
    days = law["regranting.payment_days"].count
    return term_of_days(signed, days, law.calendar, "po dniu zawarcia umowy")


@finds(
    "ART16A-4.paid",
    "Czy operator przekazał środki w terminie",
    citation="art. 16a ust. 4 ustawy",
    on=_SIGNED,
)
def regranting_is_paid_in_time(
    law: Parameters,
    *,
    signed: Annotated[Day, "dzień zawarcia umowy operatora z realizatorem projektu"],
    paid: Annotated[Day, "dzień przekazania środków realizatorowi"],
) -> Iterator[Flaw]:
    """A late payment is told, not stopped."""
    due = regranting_payment_due(law, signed=signed).value.last
    if paid > due:
        late = (paid - due).days
        yield Flaw(
            "paid",
            f"Operator przekazał środki {paid:%d.%m.%Y}, {late} {days_word(late)} po terminie "
            f"({due:%d.%m.%Y}).",
            "Wyjaśnij opóźnienie w sprawozdaniu operatora.",
            "warning",
        )


_CONTROLLED: Mapping[str, tuple[int, str]] = {
    "progress": (1, "stopnia realizacji zadania"),
    "quality": (2, "efektywności, rzetelności i jakości realizacji zadania"),
    "spending": (3, "prawidłowości wykorzystania środków publicznych"),
    "records": (4, "prowadzenia dokumentacji związanej z zadaniem"),
}


@finds("ART17-1", "Cztery rzeczy, które ocenia kontrola", citation="art. 17 ustawy")
def control_assesses_four_things(
    law: Parameters,
    *,
    progress: Annotated[Words, "ocena stopnia realizacji zadania"] = "",
    quality: Annotated[Words, "ocena efektywności, rzetelności i jakości"] = "",
    spending: Annotated[Words, "ocena prawidłowości wykorzystania środków"] = "",
    records: Annotated[Words, "ocena prowadzenia dokumentacji"] = "",
) -> Iterator[Flaw]:
    """A protocol that leaves out one of the four things is not complete."""
    said = (progress, quality, spending, records)
    for (name, (point, subject)), text in zip(_CONTROLLED.items(), said, strict=True):
        if not text.strip():
            yield Flaw(
                name,
                f"W protokole kontroli brakuje oceny {subject}.",
                "Uzupełnij tę część protokołu.",
                citation=f"art. 17 pkt {point} ustawy",
            )


_ACCESS: Mapping[str, str] = {
    "architectural": "architektonicznej",
    "digital": "cyfrowej",
    "communication": "informacyjno-komunikacyjnej",
}


@finds(
    "UZD4-3",
    "Warunki dostępności w umowie",
    citation="art. 4 ust. 3 ustawy o zapewnianiu dostępności osobom ze szczególnymi potrzebami",
    on=_SIGNED,
)
def accessibility_is_settled(
    law: Parameters,
    *,
    signed: Annotated[Day, "dzień zawarcia umowy"],
    architectural: Annotated[Words, "warunki dostępności architektonicznej"] = "",
    digital: Annotated[Words, "warunki dostępności cyfrowej"] = "",
    communication: Annotated[Words, "warunki dostępności informacyjno-komunikacyjnej"] = "",
) -> Iterator[Flaw]:
    """A contract without any conditions of accessibility cannot be concluded; of the three kinds
    each that is not settled is told, since a task need not touch all."""
    if law["contract.accessibility"].value != "tak":
        return
    said = dict(zip(_ACCESS, (architectural, digital, communication), strict=True))
    silent = [kind for kind, text in said.items() if not text.strip()]
    if len(silent) == len(said):
        yield Flaw(
            "",
            f"Umowa z {signed:%d.%m.%Y} nie określa warunków dostępności dla osób ze szczególnymi "
            "potrzebami.",
            "Uzupełnij w umowie część „Dostępność”, odpowiednio do zadania.",
        )
        return
    for kind in silent:
        yield Flaw(
            kind,
            f"Umowa nie mówi nic o dostępności {_ACCESS[kind]}.",
            "Określ jej warunki albo napisz, dlaczego nie dotyczą tego zadania.",
            "warning",
        )


@computes(
    "CRU-1",
    "Czy umowa wchodzi do centralnego rejestru umów",
    citation="art. 34a ustawy o finansach publicznych",
    on=_SIGNED,
    mark="unconfirmed",
)
def entered_in_central_register(
    law: Parameters,
    *,
    signed: Annotated[Day, "dzień zawarcia umowy"],
    kind: Annotated[Literal["dotacja", "zamówienie"], "rodzaj umowy"],
) -> Computed[bool]:
    """Contracts for paid supplies, services or works are entered once the register is open, without
    a threshold of value; a contract on a grant is no such contract."""
    if kind == "dotacja":
        step = "Umowa o dotację nie jest zamówieniem, więc nie wpisuje się jej do rejestru umów."
        return Computed(value=False, steps=(step,))
    opened = law["contract_register.open"]
    step = (
        f"Umowa jest zamówieniem i została zawarta {spell(signed)}. Obowiązek wpisu od "
        f"{opened.valid_from:%d.%m.%Y}: {opened.value}."
    )
    return Computed(value=opened.value == "tak", steps=(step,))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
