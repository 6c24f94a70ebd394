"""The commission that gives an opinion on offers: who sits in it, and who may not (art. 15 ust.
2a-2ea).

Whom the law excludes from giving an opinion on an offer is in `ccop.law.rules.exclusion`.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from ccop.law.computed import Computed
from ccop.law.inputs import BadInput, BadInputs, Count, Day, Flag, Words
from ccop.law.parameters import Parameters
from ccop.law.reading import folded
from ccop.law.rule import computes, finds
from ccop.law.rulebook import Flaw


@finds("ART15-2A", "Powołanie komisji konkursowej", citation="art. 15 ust. 2a ustawy")
def commission_is_appointed(
    law: Parameters,
    *,
    act: Annotated[Words, "numer zarządzenia o powołaniu komisji"] = "",
    appointed: Annotated[Day | None, "dzień zarządzenia"] = None,
    first_sitting: Annotated[Day | None, "dzień pierwszego posiedzenia komisji"] = None,
) -> Iterator[Flaw]:
    """The authority appoints a commission by an act of its own, before it sits."""
    if not act.strip():
        yield Flaw(
            "act", "Nie podano numeru zarządzenia o powołaniu komisji.", "Wpisz numer zarządzenia."
        )
    if appointed is None:
        yield Flaw(
            "appointed", "Nie podano dnia powołania komisji.", "Wpisz dzień wydania zarządzenia."
        )
    elif first_sitting is not None and first_sitting < appointed:
        yield Flaw(
            "first_sitting",
            f"Komisja zebrała się {first_sitting:%d.%m.%Y}, a powołano ją dopiero "
            f"{appointed:%d.%m.%Y}.",
            "Popraw datę albo powtórz posiedzenie.",
        )


@finds("ART15-2B", "Przedstawiciele organu w komisji", citation="art. 15 ust. 2b ustawy")
def authority_is_represented(
    law: Parameters, *, members: Annotated[Count, "liczba przedstawicieli organu w komisji"]
) -> Iterator[Flaw]:
    """The executive of the city has its representatives in the commission."""
    least = law["commission.authority_members"].count
    if members < least:
        yield Flaw(
            "members",
            f"Przedstawicieli organu jest w komisji mniej niż {least}.",
            "Powołaj do komisji przedstawiciela Prezydenta Miasta.",
        )


@finds(
    "ART15-2D",
    "Osoby wskazane przez organizacje, które biorą udział w konkursie",
    citation="art. 15 ust. 2d ustawy",
)
def nominators_take_no_part(
    law: Parameters,
    *,
    members: Annotated[tuple[Words, ...], "osoby wskazane przez organizacje"],
    nominated_by: Annotated[tuple[Words, ...], "organizacje, które je wskazały, w tej kolejności"],
    offerors: Annotated[tuple[Words, ...], "oferenci w tym konkursie, także z ofert wspólnych"],
    closed: Annotated[Flag, "czy nabór już się zakończył"],
) -> Iterator[Flaw]:
    """Whoever was named by an organisation that has an offer in the competition does not sit.

    Asked when a person is appointed and once more at the closing, when all offerors are known. A
    person named by several organisations stands several times. Raises BadInputs where persons and
    organisations are not paired.
    """
    if len(members) != len(nominated_by):
        problem = f"Osób jest {len(members)}, a organizacji {len(nominated_by)}. Podaj je parami."
        raise BadInputs(BadInput("nominated_by", problem))
    taking_part = set(map(folded, offerors))
    for member, organisation in zip(members, nominated_by, strict=True):
        if folded(organisation) in taking_part:
            yield Flaw(
                "members",
                f"{member}: organizacja „{organisation}”, która wskazała tę osobę, ma ofertę w tym "
                "konkursie.",
                "Wyłącz tę osobę ze składu komisji, zanim zacznie ona pracę."
                if closed
                else "Powołaj osobę wskazaną przez organizację spoza konkursu.",
            )


Reason = Literal["1", "2", "3"]
"""Points of art. 15 ust. 2da: nobody was named; the named do not come; all are excluded."""

_REASONS: Mapping[Reason, str] = {
    "1": "żadna organizacja nie wskazała osób do komisji",
    "2": "wskazane osoby nie biorą udziału w pracach komisji",
    "3": "wszystkie powołane osoby podlegają wyłączeniu",
}


@computes(
    "ART15-2DA",
    "Czy komisja może działać bez osób wskazanych przez organizacje",
    citation="art. 15 ust. 2da ustawy",
)
def reason_to_sit_without_organisations(
    law: Parameters,
    *,
    named: Annotated[Count, "liczba osób wskazanych przez organizacje"],
    excluded: Annotated[Count, "ile z nich podlega wyłączeniu (art. 15 ust. 2d i 2f)"] = 0,
    absent: Annotated[Count, "ile z pozostałych nie bierze udziału w pracach"] = 0,
) -> Computed[Reason | None]:
    """The reason that the Act knows; None where persons named by organisations can sit, so that
    the commission may not do without them. Raises BadInputs for more persons than were named."""
    able = named - excluded - absent
    if able < 0:
        problem = (
            f"Wyłączonych ({excluded}) i nieobecnych ({absent}) jest więcej niż wskazanych "
            f"({named})."
        )
        raise BadInputs(BadInput("named", problem))
    counted = f"Wskazanych: {named}, wyłączonych: {excluded}, nieobecnych: {absent}."
    if able:
        step = f"Osób, które mogą pracować w komisji, jest {able}; komisja nie działa bez nich."
        return Computed(None, (counted, step))
    reason: Reason = "1" if not named else "3" if excluded == named else "2"
    step = (
        "Komisja może działać bez osób wskazanych przez organizacje, bo "
        f"{_REASONS[reason]} (art. 15 ust. 2da pkt {reason} ustawy)."
    )
    return Computed(reason, (counted, step))


@finds(
    "ART15-2DA.sitting",
    "Posiedzenie bez osób wskazanych przez organizacje",
    citation="art. 15 ust. 2da ustawy",
)
def sitting_without_organisations(
    law: Parameters,
    *,
    present: Annotated[Count, "ile osób wskazanych przez organizacje jest na posiedzeniu"],
    named: Annotated[Count, "liczba osób wskazanych przez organizacje"],
    excluded: Annotated[Count, "ile z nich podlega wyłączeniu (art. 15 ust. 2d i 2f)"] = 0,
    absent: Annotated[Count, "ile z pozostałych nie bierze udziału w pracach"] = 0,
    reason: Annotated[Reason | None, "powód wpisany do protokołu: punkt art. 15 ust. 2da"] = None,
) -> Iterator[Flaw]:
    """Where nobody named by an organisation sits, the minutes give the reason, and the true one."""
    if present:
        return
    answer = reason_to_sit_without_organisations(law, named=named, excluded=excluded, absent=absent)
    if answer.value is None:
        yield Flaw(
            "present",
            f"Na posiedzeniu nie ma nikogo ze wskazanych osób, choć mogą w nim wziąć udział: "
            f"{named - excluded - absent}.",
            "Zaproś te osoby albo zapisz, że nie biorą udziału w pracach komisji.",
        )
    elif reason != answer.value:
        given = f"wpisano powód {reason}" if reason else "nie wpisano powodu"
        yield Flaw(
            "reason",
            f"Na posiedzeniu nie ma osób wskazanych przez organizacje, a do protokołu {given}.",
            f"Wpisz powód {answer.value}: {_REASONS[answer.value]}.",
            citation=f"art. 15 ust. 2da pkt {answer.value} ustawy",
        )


@finds("ART15-2E", "Ekspert w komisji", citation="art. 15 ust. 2e i 2ea ustawy")
def experts_only_advise(
    law: Parameters,
    *,
    role: Annotated[
        Literal["przedstawiciel organu", "osoba wskazana przez organizację", "ekspert"],
        "rola w komisji",
    ],
    act: Annotated[Literal["opinia", "głos doradczy", "ocena punktowa", "głosowanie"], "czynność"],
) -> Iterator[Flaw]:
    """An expert has an advisory voice and writes opinions; points and votes are the members'."""
    if role == "ekspert" and act in {"ocena punktowa", "głosowanie"}:
        yield Flaw(
            "act",
            f"Ekspert ma głos doradczy, więc ta czynność do niego nie należy: {act}.",
            "Zapisz stanowisko eksperta jako opinię, bez punktów i głosu.",
        )
