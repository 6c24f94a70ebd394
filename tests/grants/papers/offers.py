"""Offers to print, all of invented organisations: the emptiest, a usual one, the longest."""

from datetime import date
from decimal import Decimal

from ccop.law.forms.offer_2018 import (
    Action,
    ActionCost,
    Basics,
    Contact,
    Cost,
    Funding,
    Offer,
    Offeror,
    Other,
    Profile,
    Result,
    Share,
    Statements,
    Task,
)

CONTEXT = {
    "call": "Otwarty konkurs ofert na zadania publiczne w zakresie kultury w 2027 roku",
    "task": "2. Warsztaty i spotkania artystyczne",
    "kind": "wspieranie",
    "act_reference": "Dz. U. z 2025 r. poz. 1338",
    "results_required": True,
}

_PARAGRAPH = (
    "Zadanie obejmuje cykl warsztatów i spotkań w dzielnicach Raków, Błeszno i Tysiąclecie. "
    "Uczestnicy poznają żywą tradycję rzemiosła, a osoby starsze przekażą młodszym swoje "
    "doświadczenia. Zajęcia odbędą się w salach dostępnych dla osób poruszających się na wózkach."
)


def minimal() -> Offer:
    """Only what the form demands, in the shortest words; one year, one line of costs."""
    return Offer(
        basics=Basics(authority="Prezydent Miasta", task_kind="kultura"),
        offerors=(_offeror("o1", "Stowarzyszenie A (przykład)"),),
        contact=Contact(name="Jan Przykładowy", phone="600 000 000", email="jan@a.example"),
        task=Task(
            title="Koncert",
            start=date(2027, 5, 1),
            end=date(2027, 5, 2),
            summary="Jeden koncert.",
            outcomes="Koncert się odbędzie.",
        ),
        actions=(
            Action(
                id="a1",
                year="1",
                name="Koncert",
                description="Występ chóru.",
                group="mieszkańcy",
                start=date(2027, 5, 1),
                end=date(2027, 5, 2),
            ),
        ),
        results=(Result(id="r1", name="koncert", target="1", source="zdjęcia"),),
        profile=Profile(experience="Od 2019 roku.", resources="Chór, sala."),
        costs=(
            ActionCost(
                id="k1",
                action="a1",
                kind="nagłośnienie",
                unit="szt.",
                unit_cost=Decimal("1000.00"),
                quantity=Decimal(1),
            ),
        ),
        funding=Funding(
            grant=Decimal("900.00"),
            own_financial=Decimal("100.00"),
            own_in_kind=Decimal("0.00"),
            fees=Decimal("0.00"),
        ),
        other=Other(payment="nieodpłatnie"),
        statements=_statements(),
    )


def typical() -> Offer:
    """Two years, five actions, some twenty lines, a subcontracted part, fees from participants."""
    actions = tuple(
        Action(
            id=f"a{n}",
            year=year,
            name=name,
            description=_PARAGRAPH,
            group=group,
            start=date(2026 + int(year), 3, n),
            end=date(2026 + int(year), 10 + n % 3, 28),
            outside=outside,
        )
        for n, (year, name, group, outside) in enumerate(
            (
                ("1", "Rekrutacja i promocja zadania", "mieszkańcy Częstochowy", None),
                ("1", "Warsztaty rękodzieła w trzech dzielnicach", "120 osób w wieku 60+", None),
                (
                    "1",
                    "Wystawa prac uczestników",
                    "mieszkańcy, szkoły, seniorzy",
                    "druk katalogu – drukarnia wyłoniona w zapytaniu ofertowym",
                ),
                ("2", "Spotkania międzypokoleniowe", "młodzież szkolna i seniorzy", None),
                ("2", "Konferencja podsumowująca", "organizacje pozarządowe", None),
            ),
            start=1,
        )
    )
    costs = tuple(
        ActionCost(
            id=f"k{n}",
            action=f"a{1 + n % 5}",
            kind=kind,
            unit=unit,
            unit_cost=Decimal(cost),
            quantity=Decimal(quantity),
            years={"1": Decimal(first), "2": Decimal(cost) * Decimal(quantity) - Decimal(first)},
        )
        for n, (kind, unit, cost, quantity, first) in enumerate(
            (
                ("wynagrodzenie instruktora rękodzieła", "godzina", "120.00", "96", "7200.00"),
                ("materiały plastyczne i ceramiczne", "komplet", "85.50", "120", "10260.00"),
                ("wynajem sali z dostępem dla wózków", "godzina", "60.00", "48", "1440.00"),
                ("druk plakatów i ulotek", "sztuka", "1.35", "1000", "1350.00"),
                ("tłumacz języka migowego", "godzina", "180.00", "12.5", "900.00"),
                ("oprawa prac na wystawę", "sztuka", "42.00", "60", "2520.00"),
                ("poczęstunek dla uczestników", "osoba", "18.00", "150", "1350.00"),
                ("przejazd uczestników autokarem", "przejazd", "950.00", "2", "0.00"),
            )
            * 2,
            start=1,
        )
    )
    admin = tuple(
        Cost(
            id=f"z{n}",
            kind=kind,
            unit="miesiąc",
            unit_cost=Decimal(cost),
            quantity=Decimal(14),
            years={"1": Decimal(cost) * 7, "2": Decimal(cost) * 7},
        )
        for n, (kind, cost) in enumerate(
            (
                ("koordynator zadania", "900.00"),
                ("obsługa księgowa", "350.00"),
                ("telefon i przesyłki", "45.00"),
            ),
            start=1,
        )
    )
    spent = sum(
        (line.unit_cost or Decimal()) * (line.quantity or Decimal()) for line in (*costs, *admin)
    )
    own, in_kind, fees = Decimal("9500.00"), Decimal("4800.00"), Decimal("2400.00")
    return Offer(
        basics=Basics(
            authority="Prezydent Miasta Częstochowy",
            task_kind="kultura, sztuka, ochrona dóbr kultury i dziedzictwa narodowego",
        ),
        offerors=(
            _offeror(
                "o1",
                "Stowarzyszenie „Warsztat Tradycji” (przykład)",
                website="https://warsztat-tradycji.example",
                correspondence="skr. poczt. 17, 42-200 Częstochowa",
            ),
        ),
        contact=Contact(
            name="Anna Przykładowa", phone="+48 600 000 000", email="anna.przykladowa@a.example"
        ),
        task=Task(
            title="Żywa tradycja: warsztaty rzemiosła i spotkania międzypokoleniowe",
            start=date(2027, 3, 1),
            end=date(2028, 11, 30),
            summary="\n".join([_PARAGRAPH] * 4),
            outcomes="\n\n".join([_PARAGRAPH] * 3),
        ),
        actions=actions,
        results=(
            Result(
                id="r1",
                name="liczba przeprowadzonych warsztatów",
                target="24 warsztaty",
                source="dzienniki zajęć, listy obecności",
            ),
            Result(
                id="r2",
                name="liczba uczestników, którzy ukończyli pełny cykl zajęć",
                target="co najmniej 100 osób z 120 zapisanych",
                source="listy obecności, ankiety wypełniane przed cyklem i po nim",
            ),
        ),
        profile=Profile(experience=_PARAGRAPH * 2, resources="\n".join([_PARAGRAPH] * 2)),
        costs=costs,
        admin_costs=admin,
        funding=Funding(
            grant=spent - own - in_kind - fees,
            own_financial=own,
            own_in_kind=in_kind,
            fees=fees,
        ),
        other=Other(
            payment="odpłatnie",
            payment_note="Opłata 20,00 zł od osoby za komplet materiałów.",
            more=_PARAGRAPH,
        ),
        statements=_statements(paid_activity="tak"),
    )


def joint() -> Offer:
    """The usual offer made by three organisations."""
    names = ("Stowarzyszenie Pierwsze", "Fundacja Druga", "Klub Sportowy Trzeci")
    return typical().model_copy(
        update={
            "offerors": tuple(
                _offeror(f"o{n}", f"{name} (przykład)") for n, name in enumerate(names, 1)
            ),
            "shares": tuple(
                Share(
                    id=f"s{n}",
                    offeror=f"o{n}",
                    years={"1": Decimal(1000 * n), "2": Decimal(500 * n)},
                )
                for n in (1, 2, 3)
            ),
            "other": Other(payment="nieodpłatnie", joint=_PARAGRAPH),
        }
    )


def longest(*, lines: int = 60) -> Offer:
    """Five years, long texts in many paragraphs, this many lines of costs."""
    usual = typical()
    years = ("1", "2", "3", "4", "5")
    actions = tuple(
        Action(
            id=f"a{n}",
            year=years[n % 5],
            name=f"Działanie numer {n}: warsztaty rękodzieła w trzech dzielnicach miasta",
            description="\n".join([_PARAGRAPH] * (12 if n == 7 else 4)),
            group="dzieci, młodzież, dorośli i seniorzy z całego miasta " * 4,
            start=date(2027 + n % 5, 1, 10),
            end=date(2027 + n % 5, 12, 20),
            outside="obsługa techniczna i przewóz wyposażenia " * 5,
        )
        for n in range(20)
    )
    costs = tuple(
        ActionCost(
            id=f"k{n}",
            action=f"a{n % 20}",
            kind=f"wynagrodzenie osoby prowadzącej zajęcia, pozycja {n}, zlecenie z pochodnymi",
            unit="osobogodzina",
            unit_cost=Decimal("1234567.89"),
            quantity=Decimal("1.125"),
            years=dict.fromkeys(years, Decimal("277777.77")),
        )
        for n in range(lines)
    )
    return usual.model_copy(
        update={
            "task": usual.task.model_copy(
                update={
                    "end": date(2031, 11, 30),
                    "title": "Bardzo długi tytuł zadania publicznego, które trwa pięć lat " * 8,
                    "summary": "\n".join([_PARAGRAPH] * 40),
                    "outcomes": "\n".join([_PARAGRAPH] * 40),
                }
            ),
            "actions": actions,
            "costs": costs,
            "results": usual.results * 15,
            "profile": Profile(
                experience="\n".join([_PARAGRAPH] * 30), resources="\n".join([_PARAGRAPH] * 30)
            ),
        }
    )


MARKUP = (
    '#read("/etc/passwd") $x^2$ *gruby* _pochyły_ @adres <etykieta> = nagłówek #import "x" `kod` '
    "\\ // uwaga /* uwaga */ \"cudzysłów\" [x] {y} ~ -- --- ... #{1 + 1} 'a' https://x.example/#y"
)
WORD = "Ż" * 3000


def hostile() -> Offer:
    """Texts that look like Typst's own markup, that no line holds, and in another alphabet."""
    usual = minimal()
    lines = (MARKUP, "- lista", "+ wyliczenie", "1. punkt", "= nagłówek", "Кириллица, ελληνικά")
    text = "\n".join([*lines, WORD])
    return usual.model_copy(
        update={
            "offerors": (_offeror("o1", MARKUP),),
            "contact": usual.contact.model_copy(update={"name": MARKUP, "email": "e" * 300}),
            "task": usual.task.model_copy(
                update={"title": WORD, "summary": text, "outcomes": text}
            ),
            "actions": (
                usual.actions[0].model_copy(
                    update={"name": MARKUP, "description": text, "group": WORD, "outside": MARKUP}
                ),
            ),
            "results": (Result(id="r1", name=MARKUP, target=WORD, source=text),),
            "profile": Profile(experience=text, resources=text),
            "costs": (usual.costs[0].model_copy(update={"kind": WORD, "unit": MARKUP}),),
            "other": Other(payment="odpłatnie", payment_note=text, more=MARKUP),
        }
    )


def _offeror(
    row: str, name: str, *, website: str | None = None, correspondence: str | None = None
) -> Offeror:
    return Offeror(
        id=row,
        name=name,
        legal_form="stowarzyszenie",
        register_number="KRS 0000000001",
        seat="ul. Przykładowa 1, 42-200 Częstochowa",
        website=website,
        correspondence=correspondence,
        email="biuro@organizacja.example",
        phone="34 000 00 00",
    )


def _statements(paid_activity: str = "nie dotyczy") -> Statements:
    return Statements(
        benefit_activity="tak",
        paid_activity=paid_activity,
        taxes="nie zalega",
        insurance="nie zalega",
        register_kind="KRS",
        truth="tak",
        personal_data="tak",
    )
