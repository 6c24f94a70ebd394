"""What an offer contains, offers of several organisations, and formal corrections (art. 14)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Annotated

from ccop.law.computed import Computed, term_of_days
from ccop.law.inputs import Count, Day, Flag, Words
from ccop.law.parameters import Parameters
from ccop.law.reading import folded
from ccop.law.rule import computes, finds, latest
from ccop.law.rulebook import Flaw, left_out
from ccop.law.terms import Term

_CONTENTS: Mapping[str, tuple[str, str]] = {
    name: (message, f"art. 14 ust. 1 pkt {point} ustawy")
    for name, point, message in (
        ("scope", 1, "Oferta nie opisuje szczegółowego zakresu rzeczowego zadania."),
        ("term", 2, "Oferta nie podaje terminu realizacji zadania."),
        ("place", 2, "Oferta nie podaje miejsca realizacji zadania."),
        ("costs", 3, "Oferta nie zawiera kalkulacji przewidywanych kosztów."),
        ("experience", 4, "Oferta nie mówi o wcześniejszej działalności organizacji."),
        ("resources", 5, "Oferta nie mówi o zasobach rzeczowych i kadrowych."),
        ("other_means", 5, "Oferta nie podaje środków finansowych z innych źródeł."),
        ("payment", 6, "Oferta nie deklaruje odpłatnego albo nieodpłatnego wykonania zadania."),
    )
}


@finds("ART14-1", "Sześć rzeczy, które zawiera oferta", citation="art. 14 ust. 1 ustawy")
def six_contents(
    law: Parameters,
    *,
    scope: Annotated[Words, "szczegółowy zakres rzeczowy zadania"] = "",
    term: Annotated[Words, "termin realizacji"] = "",
    place: Annotated[Words, "miejsce realizacji"] = "",
    costs: Annotated[Words, "kalkulacja przewidywanych kosztów"] = "",
    experience: Annotated[Words, "wcześniejsza działalność w zakresie zadania"] = "",
    resources: Annotated[Words, "zasoby rzeczowe i kadrowe"] = "",
    other_means: Annotated[Words, "planowane środki z innych źródeł; „0”, gdy ich nie ma"] = "",
    payment: Annotated[Words, "zamiar odpłatnego albo nieodpłatnego wykonania"] = "",
) -> Iterator[Flaw]:
    """Whatever the paper it is written on, an offer has at least these; two points of the Act
    name two things each."""
    said = {
        "scope": scope,
        "term": term,
        "place": place,
        "costs": costs,
        "experience": experience,
        "resources": resources,
        "other_means": other_means,
        "payment": payment,
    }
    return left_out(said, _CONTENTS, "Uzupełnij tę część oferty.")


@finds("ART14-1A", "Oferta regrantingu", citation="art. 14 ust. 1a ustawy")
def regranting_offer_says_more(
    law: Parameters,
    *,
    choice: Annotated[Words, "zasady, tryb i kryteria konkursu na realizatorów projektów"] = "",
    monitoring: Annotated[Words, "zasady i sposób monitorowania i oceny projektów"] = "",
) -> Iterator[Flaw]:
    """An offer to regrant also says how projects are chosen and watched; asked of such offers
    only."""
    return left_out(
        {"choice": choice, "monitoring": monitoring},
        {
            "choice": (
                "Oferta nie podaje zasad, trybu i kryteriów wyboru realizatorów projektów.",
                "art. 14 ust. 1a ustawy",
            ),
            "monitoring": (
                "Oferta nie podaje, jak projekty będą monitorowane i oceniane.",
                "art. 14 ust. 1a ustawy",
            ),
        },
        "Uzupełnij tę część oferty.",
    )


@finds("ART14-2", "Kto składa ofertę wspólną", citation="art. 14 ust. 2 ustawy")
def joint_offer_has_partners(
    law: Parameters,
    *,
    joint: Annotated[Flag, "czy oferta jest wspólna"],
    offerors: Annotated[tuple[Words, ...], "nazwy oferentów"],
    confirmed: Annotated[tuple[Words, ...], "nazwy oferentów, którzy ofertę zatwierdzili"] = (),
) -> Iterator[Flaw]:
    """A joint offer is that of several organisations, each of which has consented to it."""
    least = law["joint_offer.offerors"].count
    names = {folded(name): name for name in offerors}
    if joint and len(names) < least:
        yield Flaw(
            "offerors",
            f"Oferta wspólna ma mniej niż {least} różnych oferentów (jest ich {len(names)}).",
            "Dodaj oferenta albo złóż ofertę pojedynczą.",
        )
    if not joint and len(names) >= least:
        yield Flaw(
            "joint",
            f"Ofertę składa kilka organizacji ({len(names)}), a nie oznaczono jej jako wspólnej.",
            "Oznacz ofertę jako wspólną albo zostaw jednego oferenta.",
        )
    for name, times in Counter(map(folded, offerors)).items():
        if times > 1:
            yield Flaw(
                "offerors",
                f"Oferent „{names[name]}” jest wpisany więcej niż raz.",
                "Zostaw jeden wpis.",
            )
    consented = set(map(folded, confirmed))
    for name in names if joint else ():
        if name not in consented:
            yield Flaw(
                "confirmed",
                f"Oferty wspólnej nie zatwierdził oferent „{names[name]}”.",
                "Poproś osobę, która go reprezentuje, o zatwierdzenie oferty.",
            )


@finds("ART14-3", "Co mówi oferta wspólna", citation="art. 14 ust. 3 ustawy")
def joint_offer_says_who_does_what(
    law: Parameters,
    *,
    offerors: Annotated[tuple[Words, ...], "nazwy oferentów"],
    does: Annotated[tuple[Words, ...], "działania oferentów, w tej samej kolejności"] = (),
    representation: Annotated[Words, "sposób reprezentacji wobec urzędu"] = "",
    unassigned: Annotated[tuple[Words, ...], "działania z planu, których nikt nie wykona"] = (),
) -> Iterator[Flaw]:
    """What each organisation does and who speaks for all; asked of joint offers only."""
    if len(offerors) < law["joint_offer.offerors"].count:
        return
    for name, done in zip_longest(offerors, does[: len(offerors)], fillvalue=""):
        if not done.strip():
            yield Flaw(
                "does",
                f"Oferta nie mówi, jakie działania wykona oferent „{name}”.",
                "Opisz działania każdego oferenta.",
                citation="art. 14 ust. 3 pkt 1 ustawy",
            )
    for action in unassigned:
        yield Flaw(
            "unassigned",
            f"Nie wiadomo, który oferent wykona działanie „{action}”.",
            "Przypisz działanie co najmniej jednemu oferentowi.",
            citation="art. 14 ust. 3 pkt 1 ustawy",
        )
    if not representation.strip():
        yield Flaw(
            "representation",
            "Oferta nie podaje, kto i jak reprezentuje oferentów wobec urzędu.",
            "Opisz sposób reprezentacji.",
            citation="art. 14 ust. 3 pkt 2 ustawy",
        )


@finds("ART14-4", "Umowa oferentów między sobą", citation="art. 14 ust. 4 ustawy")
def partners_agreement_is_attached(
    law: Parameters,
    *,
    offerors: Annotated[Count, "liczba oferentów"],
    attached: Annotated[Flag, "czy do umowy o dotację dołączono umowę między oferentami"],
) -> Iterator[Flaw]:
    """Partners attach their agreement to the contract, not to the offer; without it the contract
    of a joint offer is not signed."""
    if offerors >= law["joint_offer.offerors"].count and not attached:
        yield Flaw(
            "attached",
            f"Umowę zawiera wspólnie {offerors} oferentów, a brak umowy między nimi o zakresie ich "
            "świadczeń.",
            "Dołącz umowę między oferentami przed podpisaniem umowy o dotację.",
        )


@computes(
    "ART14-Y",
    "Termin poprawienia błędów formalnych",
    citation="ogłoszenie, uzupełnianie ofert; art. 57 k.p.a.",
    mark="practice",
    on=latest("called", words="dzień otrzymania wezwania"),
)
def corrections_end(
    law: Parameters,
    *,
    called: Annotated[Day, "dzień otrzymania wezwania do poprawienia oferty"],
    days: Annotated[Count, "liczba dni na poprawki według ogłoszenia; 0, gdy ich nie przewiduje"],
) -> Computed[Term | None]:
    """The Act demands no call for corrections: whether and in how many days errors are mended is
    the announcement's to say. None where it allows no corrections."""
    if not days:
        return Computed(None, ("Ogłoszenie nie przewiduje poprawiania ofert po ich złożeniu.",))
    found = term_of_days(called, days, law.calendar, "po dniu otrzymania wezwania")
    return Computed(found.value, found.steps)
