"""Whom the law excludes from giving an opinion on an offer (art. 15 ust. 2f; art. 24 k.p.a.)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from ccop.law.computed import Computed
from ccop.law.inputs import Moment
from ccop.law.parameters import Parameters
from ccop.law.rule import Reference, computes, finds
from ccop.law.rulebook import Flaw
from ccop.law.terms import WARSAW, last_day, spoken

_LAW = "art. 15 ust. 2f ustawy w związku z art. 24"

_EXCLUSIONS: Mapping[str, str] = {
    "1": "sam jest stroną albo pozostaje z oferentem w takim stosunku prawnym, że wynik może "
    "wpłynąć na jego prawa lub obowiązki",
    "2": "sprawa dotyczy jego małżonka albo krewnych lub powinowatych do {degree}. stopnia",
    "3": "sprawa dotyczy osoby związanej z nim przysposobieniem, opieką lub kuratelą",
    "4": "był w sprawie świadkiem lub biegłym, jest lub był przedstawicielem strony albo "
    "reprezentuje ją ktoś mu bliski (pkt 2 i 3)",
    "5": "brał udział w wydaniu zaskarżonej decyzji",
    "6": "z powodu tej sprawy wszczęto przeciw niemu dochodzenie służbowe, postępowanie "
    "dyscyplinarne lub karne",
    "7": "jedną ze stron jest jego przełożony służbowy",
}
"""Why a member is excluded by the law itself, by the points of art. 24 § 1 k.p.a."""


@finds(
    "ART15-2F",
    "Wyłączenie członka komisji od opiniowania oferty",
    citation="art. 15 ust. 2f ustawy; art. 24 k.p.a.",
    on=Reference("dzień zakończenia naboru", lambda given: last_day(given["closes_at"])),
)
def member_may_judge(
    law: Parameters,
    *,
    closes_at: Annotated[Moment, "zakończenie naboru: pierwsza chwila za późno na ofertę"],
    declared_at: Annotated[Moment | None, "kiedy członek złożył oświadczenie"] = None,
    reasons: Annotated[
        tuple[Literal["1", "2", "3", "4", "5", "6", "7", "§ 3"], ...],
        "powody, które podał: punkty art. 24 § 1 k.p.a. albo „§ 3”, inne okoliczności",
    ] = (),
) -> Iterator[Flaw]:
    """Whether a member may give an opinion on an offer, by the declaration made about it.

    A declaration counts once the offerors are known. Work for an offeror, a seat on its board or
    a contract with it is point 1 or § 3. Points 2 and 3 hold on when the marriage, adoption or
    custody has ended (§ 2).
    """
    if declared_at is None:
        yield Flaw(
            "declared_at",
            "Członek komisji nie złożył oświadczenia o tym, czy podlega wyłączeniu.",
            "Poproś o oświadczenie, zanim zobaczy oferty.",
        )
    elif declared_at < closes_at:
        yield Flaw(
            "declared_at",
            f"Oświadczenie złożono {declared_at.astimezone(WARSAW):%d.%m.%Y, godz. %H:%M}, przed "
            f"zakończeniem naboru ({spoken(closes_at)}), gdy nie było wiadomo, kto złoży oferty.",
            "Poproś o oświadczenie jeszcze raz, na podstawie listy oferentów.",
        )
    degree = law["exclusion.kinship_degree"].count
    for reason in dict.fromkeys(reasons):
        if reason in _EXCLUSIONS:
            yield Flaw(
                "reasons",
                f"Członek komisji jest wyłączony z mocy prawa, bo "
                f"{_EXCLUSIONS[reason].format(degree=degree)}.",
                "Odbierz dostęp do oferty. Wyłączony wykonuje tylko czynności niecierpiące zwłoki "
                "(art. 24 § 4 k.p.a.).",
                citation=f"{_LAW} § 1 pkt {reason} k.p.a.",
            )
        else:
            yield Flaw(
                "reasons",
                "Są inne okoliczności, które mogą budzić wątpliwości co do bezstronności członka "
                "komisji.",
                "Odbierz dostęp do oferty i przekaż sprawę przełożonemu; gdy okoliczności są "
                "uprawdopodobnione, wyłącza on tę osobę.",
                citation=f"{_LAW} § 3 k.p.a.",
            )


Relation = Literal[
    "małżonek",
    "rodzic",
    "dziecko",
    "dziadek lub babcia",
    "wnuk lub wnuczka",
    "brat lub siostra",
    "pradziadek lub prababcia",
    "prawnuk lub prawnuczka",
    "wuj, stryj lub ciotka",
    "siostrzeniec lub bratanek",
    "brat lub siostra cioteczna lub stryjeczna",
    "teść lub teściowa",
    "zięć lub synowa",
    "pasierb lub pasierbica",
    "ojczym lub macocha",
    "dziadek lub babcia małżonka",
    "brat lub siostra małżonka",
    "małżonek brata lub siostry",
    "małżonek wnuka lub wnuczki",
    "wuj, stryj lub ciotka małżonka",
    "partner we wspólnym pożyciu",
]
"""Who somebody is to a member; brothers and sisters of half blood too."""

_BIRTHS: Mapping[str, int] = {
    "rodzic": 1,
    "dziecko": 1,
    "dziadek lub babcia": 2,
    "wnuk lub wnuczka": 2,
    "brat lub siostra": 2,
    "pradziadek lub prababcia": 3,
    "prawnuk lub prawnuczka": 3,
    "wuj, stryj lub ciotka": 3,
    "siostrzeniec lub bratanek": 3,
    "brat lub siostra cioteczna lub stryjeczna": 4,
}
"""By how many births two relatives are kin: their degree (art. 61⁷ § 2 k.r.o.)."""

_IN_LAWS: Mapping[str, str] = {
    "teść lub teściowa": "rodzic",
    "zięć lub synowa": "dziecko",
    "pasierb lub pasierbica": "dziecko",
    "ojczym lub macocha": "rodzic",
    "dziadek lub babcia małżonka": "dziadek lub babcia",
    "brat lub siostra małżonka": "brat lub siostra",
    "małżonek brata lub siostry": "brat lub siostra",
    "małżonek wnuka lub wnuczki": "wnuk lub wnuczka",
    "wuj, stryj lub ciotka małżonka": "wuj, stryj lub ciotka",
}
"""In-laws have the degree of the kinship behind the marriage (art. 61⁸ § 2 k.r.o.)."""


_AFTER_MARRIAGE = "Tak jest także po ustaniu małżeństwa (art. 24 § 2 k.p.a.)."
_OTHERWISE = (
    "Wyłączyć może przełożony, gdy okoliczności budzą wątpliwości co do bezstronności "
    "(art. 24 § 3 k.p.a.)."
)


@dataclass(frozen=True)
class Kinship:
    """How near somebody is: the degree, None of spouses and partners, and whether the law itself
    excludes (art. 24 § 1 pkt 2 k.p.a.)."""

    degree: int | None
    excluded: bool


@computes(
    "ART15-2F2",
    "Stopień pokrewieństwa lub powinowactwa",
    citation="art. 24 § 1 pkt 2 k.p.a.; art. 61⁷ i 61⁸ k.r.o.",
)
def kinship(
    law: Parameters, *, relation: Annotated[Relation, "kim ta osoba jest dla członka komisji"]
) -> Computed[Kinship]:
    """The degree of kin and in-laws, and what it means for a member of the commission."""
    if relation == "małżonek":
        steps = (
            "Małżonek jest wyłączony z mocy prawa (art. 24 § 1 pkt 2 k.p.a.).",
            _AFTER_MARRIAGE,
        )
        return Computed(Kinship(None, excluded=True), steps)
    if relation == "partner we wspólnym pożyciu":
        step = "Partner we wspólnym pożyciu nie jest małżonkiem ani powinowatym."
        return Computed(Kinship(None, excluded=False), (step, _OTHERWISE))
    by_marriage = relation in _IN_LAWS
    kin = _IN_LAWS.get(relation, relation)
    degree, limit = _BIRTHS[kin], law["exclusion.kinship_degree"].count
    counted = (
        f"Stopień powinowactwa jest taki, jak pokrewieństwa, z którego wynika ({kin}): {degree} "
        "(art. 61⁸ § 2 k.r.o.)."
        if by_marriage
        else f"Stopień pokrewieństwa to liczba urodzeń: {degree} (art. 61⁷ § 2 k.r.o.)."
    )
    if degree > limit:
        step = f"Wyłączenie z mocy prawa sięga {limit}. stopnia, więc tej osoby nie obejmuje."
        return Computed(Kinship(degree, excluded=False), (counted, step, _OTHERWISE))
    step = f"Wyłączenie z mocy prawa sięga {limit}. stopnia (art. 24 § 1 pkt 2 k.p.a.)."
    after = (_AFTER_MARRIAGE,) if by_marriage else ()
    return Computed(Kinship(degree, excluded=True), (counted, step, *after))
