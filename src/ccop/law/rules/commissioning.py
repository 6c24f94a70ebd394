"""How a public task may be commissioned, and to whom (art. 11-12)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from ccop.law.computed import Computed, days_word, spell, term_of_months
from ccop.law.days_off import DAY
from ccop.law.inputs import Day, Words
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds, latest
from ccop.law.rulebook import Flaw, left_out
from ccop.law.spheres import spheres
from ccop.law.terms import Term

Mode = Literal["konkurs", "art. 11a", "art. 11b", "art. 11c", "art. 19a", "inny"]
"""In what way a task is commissioned; "inny" stands for what the Act does not know."""


@finds("ART11-1", "Działalność statutowa w dziedzinie zadania", citation="art. 11 ust. 1 ustawy")
def organisation_works_in_the_field(
    law: Parameters,
    *,
    task: Annotated[tuple[Words, ...], "pola zadania: numery punktów art. 4 ust. 1 ustawy"],
    statutory: Annotated[tuple[Words, ...], "pola działalności statutowej organizacji"],
) -> Iterator[Flaw]:
    """An organisation gets tasks in fields of its statute only; of a joint offer each is asked.

    One field of the task is enough, since a task often lies in several.
    """
    unknown = [
        (where, code)
        for where, codes in (("task", task), ("statutory", statutory))
        for code in codes
        if code not in spheres() or not spheres()[code].valid_on(law.day)
    ]
    for where, code in unknown:
        yield Flaw(
            where,
            f"Art. 4 ust. 1 ustawy nie ma w dniu {law.day:%d.%m.%Y} pola o numerze „{code}”.",
            "Wybierz pole z listy.",
            citation="art. 4 ust. 1 ustawy",
        )
    if not task:
        yield Flaw(
            "task",
            "Nie podano, których pól sfery zadań publicznych dotyczy zadanie.",
            "Wybierz co najmniej jedno pole z listy.",
            citation="art. 4 ust. 1 ustawy",
        )
    elif not unknown and not set(task) & set(statutory):
        has = f"ma w statucie pola: {', '.join(statutory)}" if statutory else "nie podała żadnego"
        yield Flaw(
            "statutory",
            f"Zadanie dotyczy pól: {', '.join(task)}, a organizacja {has}.",
            "Sprawdź statut. Jeśli obejmuje dziedzinę zadania, uzupełnij dane organizacji; "
            "jeśli nie, nie można jej zlecić tego zadania.",
        )


_NOT_FOR_CITIES: Mapping[str, tuple[str, str]] = {
    "art. 11b": (
        "W trybie art. 11b zadania zleca Prezes Rady Ministrów, nie miasto.",
        "art. 11b ustawy",
    ),
    "art. 11c": (
        "W trybie art. 11c zadania zleca minister właściwy do spraw wewnętrznych, nie miasto.",
        "art. 11c ustawy",
    ),
    "inny": (
        "Ustawa nie zna innych trybów zlecania niż konkurs ofert i tryby art. 11a–11c i 19a.",
        "art. 11 ust. 2 ustawy",
    ),
}


@finds("ART11-2", "Tryb zlecenia zadania", citation="art. 11 ust. 2 ustawy")
def mode_is_open_to_a_city(
    law: Parameters, *, mode: Annotated[Mode, "tryb, w którym miasto zleca zadanie"]
) -> Iterator[Flaw]:
    """A city commissions after an open competition, in a disaster, or by a small grant."""
    if mode in _NOT_FOR_CITIES:
        message, citation = _NOT_FOR_CITIES[mode]
        yield Flaw(
            "mode",
            message,
            "Ogłoś otwarty konkurs ofert. Bez konkursu można zlecić zadanie tylko w razie klęski, "
            "katastrofy lub awarii (art. 11a) albo jako mały grant (art. 19a).",
            citation=citation,
        )


Act = Literal[
    "ogłoszenie konkursu",
    "powołanie komisji",
    "wybór ofert",
    "ogłoszenie wyników",
    "zawarcie umowy",
    "unieważnienie konkursu",
    "inna czynność",
]

_RESERVED: Mapping[Act, int] = {
    "ogłoszenie konkursu": 1,
    "powołanie komisji": 2,
    "wybór ofert": 3,
    "ogłoszenie wyników": 4,
    "zawarcie umowy": 5,
    "unieważnienie konkursu": 6,
}
"""Acts of the authority alone, and their points in art. 11 ust. 2b."""


@finds(
    "ART11-2A",
    "Czynności, których nie zleca się operatorowi konkursu",
    citation="art. 11 ust. 2a i 2b ustawy",
)
def reserved_acts_are_the_authoritys(
    law: Parameters,
    *,
    act: Annotated[Act, "czynność w konkursie"],
    by: Annotated[Literal["organ", "operator"], "kto ją wykonuje: urząd albo operator konkursu"],
) -> Iterator[Flaw]:
    """An organisation may run a competition for the authority, six acts excepted."""
    if by == "operator" and act in _RESERVED:
        yield Flaw(
            "by",
            f"Operator konkursu nie może wykonać tej czynności: {act}.",
            "Czynność wykonuje organ, który ogłasza konkurs.",
            citation=f"art. 11 ust. 2b pkt {_RESERVED[act]} ustawy",
        )


@finds("ART11-3", "Kto bierze udział w konkursie", citation="art. 11 ust. 3 ustawy")
def only_organisations_take_part(
    law: Parameters,
    *,
    applicant: Annotated[
        Literal["organizacja pozarządowa", "podmiot z art. 3 ust. 3", "inny"],
        "kto składa ofertę; grupa nieformalna i osoba fizyczna to „inny”",
    ],
) -> Iterator[Flaw]:
    """Of a joint offer each partner is asked."""
    if applicant == "inny":
        yield Flaw(
            "applicant",
            "Ofertę może złożyć tylko organizacja pozarządowa albo podmiot z art. 3 ust. 3 ustawy.",
            "Grupa nieformalna lub mieszkańcy mogą znaleźć organizację, która złoży ofertę, albo "
            "wystąpić z inicjatywą lokalną.",
        )


@finds("ART12-1", "Wniosek z własnej inicjatywy", citation="art. 12 ust. 1 ustawy")
def own_initiative_is_complete(
    law: Parameters,
    *,
    task: Annotated[Words, "opis zadania publicznego"] = "",
    costs: Annotated[Words, "szacunkowa kalkulacja kosztów"] = "",
) -> Iterator[Flaw]:
    """A proposal to commission a task says two things; it is not an offer."""
    return left_out(
        {"task": task, "costs": costs},
        {
            "task": ("Wniosek nie opisuje zadania.", "art. 12 ust. 1 pkt 1 ustawy"),
            "costs": (
                "Wniosek nie podaje szacunkowej kalkulacji kosztów.",
                "art. 12 ust. 1 pkt 2 ustawy",
            ),
        },
        "Uzupełnij tę część wniosku.",
    )


@dataclass(frozen=True)
class ReplyTerm:
    """The term for an answer, and the working day on which the office is reminded."""

    term: Term
    remind_on: date


@computes(
    "ART12-2",
    "Termin odpowiedzi na wniosek z własnej inicjatywy",
    citation="art. 12 ust. 2 ustawy",
    on=latest("received", words="dzień wpływu wniosku"),
)
def initiative_reply_term(
    law: Parameters, *, received: Annotated[Day, "dzień wpływu wniosku do urzędu"]
) -> Computed[ReplyTerm]:
    """The authority considers the proposal and answers within a month of its receipt."""
    found = term_of_months(
        received, law["own_initiative.reply_months"].count, law.calendar, "po dniu wpływu wniosku"
    )
    before = law["own_initiative.reminder_days"].count
    remind_on = law.calendar.last_working_day(found.value.last - before * DAY)
    step = (
        f"Urząd dostaje przypomnienie co najmniej {before} {days_word(before)} wcześniej, "
        f"w dzień roboczy: {spell(remind_on)}."
    )
    return Computed(ReplyTerm(found.value, remind_on), (*found.steps, step))


@finds(
    "ART12-2.reply",
    "Odpowiedź na wniosek z własnej inicjatywy",
    citation="art. 12 ust. 2 ustawy",
)
def initiative_reply_is_complete(
    law: Parameters,
    *,
    priorities: Annotated[Words, "ocena: zgodność z priorytetowymi zadaniami publicznymi"] = "",
    quality: Annotated[Words, "ocena: zapewnienie wysokiej jakości wykonania"] = "",
    means: Annotated[Words, "ocena: środki dostępne na zadania publiczne"] = "",
    benefits: Annotated[Words, "ocena: rodzaj zadania i korzyści z jego realizacji"] = "",
    outcome: Annotated[
        Literal["celowe", "niecelowe"] | None, "czy realizacja zadania jest celowa"
    ] = None,
    mode: Annotated[Mode | None, "tryb zlecenia zadania, gdy jest celowe"] = None,
    announcement: Annotated[Day | None, "dzień ogłoszenia konkursu, gdy to konkurs"] = None,
) -> Iterator[Flaw]:
    """The answer weighs four things, says the outcome and, where it is positive, what follows."""
    said = {"priorities": priorities, "quality": quality, "means": means, "benefits": benefits}
    yield from left_out(
        said, _WEIGHED, "Napisz, jak urząd to ocenił; ocena należy do uzasadnienia odpowiedzi."
    )
    if outcome is None:
        yield Flaw(
            "outcome",
            "Odpowiedź nie mówi, czy realizacja zadania jest celowa.",
            "Zaznacz „celowe” albo „niecelowe”.",
            citation="art. 12 ust. 2 pkt 2 ustawy",
        )
    if outcome == "celowe" and mode is None:
        yield Flaw(
            "mode",
            "Uznano, że zadanie jest celowe, ale nie podano trybu jego zlecenia.",
            "Podaj tryb zlecenia zadania.",
            citation="art. 12 ust. 2 pkt 2 ustawy",
        )
    if outcome == "celowe" and mode == "konkurs" and announcement is None:
        yield Flaw(
            "announcement",
            "Nie podano, kiedy zostanie ogłoszony otwarty konkurs ofert.",
            "Podaj termin ogłoszenia konkursu.",
            citation="art. 12 ust. 2 pkt 2 ustawy",
        )


_WEIGHED: Mapping[str, tuple[str, str]] = {
    name: (f"Odpowiedź nie ocenia {what}.", f"art. 12 ust. 2 pkt 1 lit. {letter} ustawy")
    for name, what, letter in (
        ("priorities", "zgodności wniosku z priorytetowymi zadaniami publicznymi", "a"),
        ("quality", "zapewnienia wysokiej jakości wykonania zadania", "b"),
        ("means", "środków dostępnych na realizację zadań publicznych", "c"),
        ("benefits", "rodzaju zadania i korzyści z jego realizacji", "d"),
    )
}
