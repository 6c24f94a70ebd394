"""Who may take part (art. 3): organisations and those equal to them, whom the Act leaves out, and
which register and number a legal form has.

Check digits of NIP and REGON are not looked at here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from ccop.law.computed import Computed
from ccop.law.inputs import Flag, Words
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds
from ccop.law.rulebook import Flaw

Form = Literal[
    "stowarzyszenie",
    "stowarzyszenie zwykłe",
    "związek stowarzyszeń",
    "oddział terenowy z osobowością prawną",
    "fundacja",
    "klub sportowy",
    "uczniowski klub sportowy",
    "ochotnicza straż pożarna",
    "koło gospodyń wiejskich",
    "kościelna osoba prawna",
    "stowarzyszenie jednostek samorządu terytorialnego",
    "spółdzielnia socjalna",
    "spółka niedziałająca dla zysku",
    "grupa nieformalna",
]
LegalForm = Annotated[Form, "forma prawna"]
Place = Literal["ust2", "ust3p1", "ust3p2", "ust3p3", "ust3p4"]

_KRS = "Krajowy Rejestr Sądowy"
_COUNTY = "ewidencja starosty albo prezydenta miasta"
_WOMEN = "Krajowy Rejestr Kół Gospodyń Wiejskich (ARiMR)"
_OWN = "rejestr albo akt, z którego wynika osobowość prawna"

_FORMS: Mapping[Form, tuple[Place | None, tuple[str, ...]]] = {
    "stowarzyszenie": ("ust2", (_KRS,)),
    "stowarzyszenie zwykłe": ("ust2", (_COUNTY,)),
    "związek stowarzyszeń": ("ust2", (_KRS,)),
    "oddział terenowy z osobowością prawną": ("ust2", (_KRS,)),
    "fundacja": ("ust2", (_KRS,)),
    "klub sportowy": ("ust2", (_KRS, _COUNTY)),
    "uczniowski klub sportowy": ("ust2", (_COUNTY, _KRS)),
    "ochotnicza straż pożarna": ("ust2", (_KRS,)),
    "koło gospodyń wiejskich": ("ust2", (_WOMEN,)),
    "kościelna osoba prawna": ("ust3p1", (_OWN, _KRS)),
    "stowarzyszenie jednostek samorządu terytorialnego": ("ust3p2", (_KRS,)),
    "spółdzielnia socjalna": ("ust3p3", (_KRS,)),
    "spółka niedziałająca dla zysku": ("ust3p4", (_KRS,)),
    "grupa nieformalna": (None, ()),
}
"""Where art. 3 has a form, and the registers of which one keeps its number, the usual one first."""

_PLACES: Mapping[Place, tuple[str, str]] = {
    "ust2": ("art. 3 ust. 2 ustawy", "organizacja pozarządowa"),
    "ust3p1": ("art. 3 ust. 3 pkt 1 ustawy", "osoba prawna lub jednostka kościelna"),
    "ust3p2": ("art. 3 ust. 3 pkt 2 ustawy", "stowarzyszenie jednostek samorządu terytorialnego"),
    "ust3p3": ("art. 3 ust. 3 pkt 3 ustawy", "spółdzielnia socjalna"),
    "ust3p4": ("art. 3 ust. 3 pkt 4 ustawy", "spółka niedziałająca w celu osiągnięcia zysku"),
}


@finds("ART3-2", "Czy podmiot jest organizacją pozarządową", citation="art. 3 ust. 2 ustawy")
def is_an_organisation(
    law: Parameters,
    *,
    capacity: Annotated[
        Literal["osoba prawna", "jednostka ze zdolnością prawną z ustawy", "bez zdolności prawnej"],
        "zdolność prawna podmiotu",
    ],
    public_finance: Annotated[Flag, "czy jest jednostką sektora finansów publicznych"],
    public_company: Annotated[
        Flag,
        "czy jest przedsiębiorstwem, instytutem badawczym, bankiem lub spółką handlową będącą "
        "państwową lub samorządową osobą prawną",
    ],
    for_profit: Annotated[Flag, "czy działa w celu osiągnięcia zysku"],
) -> Iterator[Flaw]:
    """Both conditions at once: outside the public sector, and not for profit; with legal
    capacity of its own."""
    other = "Sprawdź, czy podmiot należy do wymienionych w art. 3 ust. 3 ustawy."
    if capacity == "bez zdolności prawnej":
        yield Flaw(
            "capacity",
            "Podmiot nie jest osobą prawną i żadna ustawa nie daje mu zdolności prawnej.",
            "Ofertę może złożyć organizacja, która ma zdolność prawną.",
        )
    if public_finance:
        yield Flaw(
            "public_finance",
            "Podmiot jest jednostką sektora finansów publicznych.",
            other,
            citation="art. 3 ust. 2 pkt 1 ustawy",
        )
    if public_company:
        yield Flaw(
            "public_company",
            "Podmiot jest państwową lub samorządową osobą prawną.",
            other,
            citation="art. 3 ust. 2 pkt 1 ustawy",
        )
    if for_profit:
        yield Flaw(
            "for_profit",
            "Podmiot działa w celu osiągnięcia zysku.",
            other,
            citation="art. 3 ust. 2 pkt 2 ustawy",
        )


@dataclass(frozen=True)
class Standing:
    """Where art. 3 has a legal form: "ust2" an organisation, "ust3p1" to "ust3p4" those equal to
    it, None outside of both."""

    place: Place | None
    citation: str


@computes("ART3-3", "Miejsce formy prawnej w art. 3", citation="art. 3 ust. 2 i 3 ustawy")
def standing(law: Parameters, *, form: LegalForm) -> Computed[Standing]:
    """What the Act takes a legal form for."""
    place, _ = _FORMS[form]
    if place is None:
        step = f"Forma: {form}. Nie jest organizacją pozarządową ani podmiotem z art. 3 ust. 3."
        return Computed(Standing(None, ""), (step,))
    citation, words = _PLACES[place]
    return Computed(Standing(place, citation), (f"Forma: {form}. Jest to {words} ({citation}).",))


@finds(
    "ART3-3.conditions",
    "Warunki dla podmiotów kościelnych i spółek",
    citation="art. 3 ust. 3 ustawy",
)
def conditions_are_met(
    law: Parameters,
    *,
    form: LegalForm,
    statutory_aims: Annotated[
        Flag, "czy cele statutowe obejmują działalność pożytku publicznego"
    ] = False,
    not_for_profit: Annotated[Flag, "czy nie działa w celu osiągnięcia zysku"] = False,
    income_on_aims: Annotated[Flag, "czy cały dochód przeznacza na cele statutowe"] = False,
    no_payout: Annotated[
        Flag, "czy nie dzieli zysku między udziałowców, akcjonariuszy i pracowników"
    ] = False,
) -> Iterator[Flaw]:
    """Church bodies and companies are equal to organisations only on conditions; of other forms
    nothing is asked here."""
    place, _ = _FORMS[form]
    church = {"statutory_aims": (statutory_aims, "cele statutowe obejmują działalność pożytku")}
    company = {
        "not_for_profit": (not_for_profit, "spółka nie działa w celu osiągnięcia zysku"),
        "income_on_aims": (income_on_aims, "cały dochód idzie na cele statutowe"),
        "no_payout": (no_payout, "zysku nie dzieli się między udziałowców i pracowników"),
    }
    wanted = {"ust3p1": church, "ust3p4": company}.get(place or "", {})
    for where, (confirmed, what) in wanted.items():
        if not confirmed:
            yield Flaw(
                where,
                f"Nie potwierdzono, że {what}.",
                "Sprawdź to w statucie albo umowie spółki i potwierdź.",
                citation=standing(law, form=form).value.citation,
            )


@finds("ART3-3A", "Wyłączenia spółdzielni socjalnych", citation="art. 3 ust. 3a ustawy")
def cooperative_is_left_out(
    law: Parameters,
    *,
    form: LegalForm,
    purpose: Annotated[
        Literal["inicjatywa lokalna", "status OPP", "rada pożytku publicznego", "inna sprawa"],
        "w jakiej sprawie występuje podmiot",
    ],
) -> Iterator[Flaw]:
    """The Act's part from art. 19b to art. 41i knows no social cooperatives: local initiative,
    status of public benefit, councils."""
    if form != "spółdzielnia socjalna" or purpose == "inna sprawa":
        return
    words = {
        "inicjatywa lokalna": (
            "nie może pośredniczyć w złożeniu wniosku o inicjatywę lokalną",
            "Wniosek mogą złożyć sami mieszkańcy albo inna organizacja.",
        ),
        "status OPP": (
            "nie może mieć statusu organizacji pożytku publicznego",
            "Zadania publiczne można prowadzić bez tego statusu.",
        ),
        "rada pożytku publicznego": (
            "nie bierze udziału w tworzeniu rady działalności pożytku publicznego",
            "Kandydata może zgłosić inna organizacja. Jeśli przyjmujesz to zgłoszenie, uzasadnij.",
        ),
    }
    what, remedy = words[purpose]
    yield Flaw(
        "purpose",
        f"Spółdzielnia socjalna {what}.",
        remedy,
        "warning" if purpose == "rada pożytku publicznego" else "error",
    )


@finds("ART3-4", "Podmioty, których nie dotyczy zlecanie zadań", citation="art. 3 ust. 4 ustawy")
def not_left_out(
    law: Parameters,
    *,
    kind: Annotated[
        Literal[
            "partia polityczna",
            "europejska partia polityczna",
            "związek zawodowy",
            "organizacja pracodawców",
            "samorząd zawodowy",
            "fundacja utworzona przez partię polityczną",
            "europejska fundacja polityczna",
            "żaden z tych podmiotów",
        ]
        | None,
        "czy podmiot jest jednym z wyłączonych; puste: nie złożono oświadczenia",
    ] = None,
) -> Iterator[Flaw]:
    """Dział II, which is all of the law on grants, does not hold for them."""
    if kind is None:
        yield Flaw(
            "kind",
            "Nie oświadczono, że podmiot nie jest jednym z wyłączonych w art. 3 ust. 4 ustawy.",
            "Zaznacz oświadczenie.",
        )
    elif kind != "żaden z tych podmiotów":
        yield Flaw(
            "kind",
            f"Podmiot to {kind}. Nie może otrzymać dotacji na podstawie ustawy.",
            "Ofertę może złożyć inna organizacja.",
        )


@computes(
    "ART3-X.registers",
    "Rejestr właściwy dla formy prawnej",
    citation="przepisy o rejestrach organizacji",
    mark="unconfirmed",
)
def registers_of(law: Parameters, *, form: LegalForm) -> Computed[tuple[str, ...]]:
    """The registers of which one keeps the number of such an organisation, the usual one first."""
    _, registers = _FORMS[form]
    named = " albo ".join(registers) or "nie ma żadnego rejestru"
    return Computed(registers, (f"Forma: {form}. Rejestr: {named}.",))


@finds(
    "ART3-X",
    "Numery, których wymaga forma prawna",
    citation="przepisy o rejestrach organizacji",
    mark="unconfirmed",
)
def numbers_are_given(
    law: Parameters,
    *,
    form: LegalForm,
    krs: Annotated[Words, "numer w Krajowym Rejestrze Sądowym"] = "",
    register_number: Annotated[Words, "numer w innym rejestrze lub ewidencji"] = "",
    nip: Annotated[Words, "NIP"] = "",
    regon: Annotated[Words, "REGON"] = "",
) -> Iterator[Flaw]:
    """The number that a form must have is there, and all numbers have their digits."""
    _, registers = _FORMS[form]
    if not registers:
        yield Flaw(
            "form",
            "Grupa nieformalna nie jest organizacją pozarządową i nie składa oferty w konkursie.",
            "Może skorzystać z inicjatywy lokalnej albo zgłosić projekt do operatora regrantingu.",
            citation="art. 3 ust. 2 i 3 ustawy",
        )
    elif registers == (_KRS,) and not krs.strip():
        yield Flaw("krs", f"Brakuje numeru KRS ({form}).", "Wpisz numer KRS.")
    elif not krs.strip() and not register_number.strip():
        yield Flaw(
            "register_number",
            f"Brakuje numeru w rejestrze ({form}): {' albo '.join(registers)}.",
            "Wpisz nazwę rejestru i numer.",
        )
    elif _KRS not in registers and not register_number.strip():
        yield Flaw(
            "register_number",
            f"Podano numer KRS, a właściwy rejestr ({form}) to: {' albo '.join(registers)}.",
            "Popraw formę prawną albo wpisz numer we właściwym rejestrze.",
        )
    units = ("register.regon_digits", "register.regon_unit_digits")
    yield from _digits(law, "krs", "Numer KRS", krs, "register.krs_digits")
    yield from _digits(law, "nip", "NIP", nip, "register.nip_digits")
    yield from _digits(law, "regon", "REGON", regon, *units)


def _digits(law: Parameters, where: str, name: str, typed: str, *codes: str) -> Iterator[Flaw]:
    """Blanks and hyphens may part the digits."""
    number = "".join(typed.split()).replace("-", "")
    lengths = [law[code].count for code in codes]
    if number and not (number.isascii() and number.isdigit() and len(number) in lengths):
        wanted = " albo ".join(map(str, lengths))
        yield Flaw(
            where,
            f"{name} „{typed.strip()}” nie ma {wanted} cyfr.",
            f"Wpisz {wanted} cyfr, razem z zerami na początku.",
        )
