"""Choosing offers, announcing the results, giving reasons, and cancelling a competition (art. 15
ust. 2a-4, art. 18a)."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import Annotated, Literal

from ccop.law.computed import Computed, days_word, spell, term_of_days
from ccop.law.days_off import DAY
from ccop.law.inputs import BadInput, BadInputs, Count, Day, Pln, Words
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds, latest
from ccop.law.rulebook import Flaw
from ccop.law.rules.announcement import PLACES, last_shown, not_shown
from ccop.law.terms import Term

_LAST = latest("bip", "board", "website", words="dzień ostatniego z trzech ogłoszeń wyników")


@finds("ART15-2A.decision", "Kto wybiera oferty", citation="art. 15 ust. 2a ustawy")
def authority_decides(
    law: Parameters,
    *,
    decided_by: Annotated[Literal["organ wykonawczy", "komisja"], "kto wybrał oferty"],
    decided: Annotated[Day, "dzień wyboru ofert"],
    opinion: Annotated[Day | None, "dzień, w którym komisja zaopiniowała oferty"] = None,
) -> Iterator[Flaw]:
    """The commission gives an opinion; the executive of the city decides after it."""
    if decided_by == "komisja":
        yield Flaw(
            "decided_by",
            "Komisja tylko opiniuje oferty, a nie wybiera ich.",
            "Wyboru dokonuje Prezydent Miasta, osobną decyzją po opinii komisji.",
        )
    if opinion is None:
        yield Flaw(
            "opinion",
            f"Oferty wybrano {decided:%d.%m.%Y} bez opinii komisji konkursowej.",
            "Poproś komisję o opinię przed wyborem ofert.",
        )
    elif opinion > decided:
        yield Flaw(
            "opinion",
            f"Oferty wybrano {decided:%d.%m.%Y}, a komisja zaopiniowała je dopiero "
            f"{opinion:%d.%m.%Y}.",
            "Popraw datę albo powtórz wybór po opinii komisji.",
        )


_SUBJECTS: Mapping[str, tuple[int, str]] = {
    "offerors": (1, "nazwy oferenta"),
    "tasks": (2, "nazwy zadania publicznego"),
    "amounts": (3, "wysokości przyznanych środków"),
}


@finds("ART15-2H", "Co podaje się w wynikach konkursu", citation="art. 15 ust. 2h ustawy")
def results_say_enough(
    law: Parameters,
    *,
    offerors: Annotated[tuple[Words, ...], "nazwy oferentów wybranych ofert"],
    tasks: Annotated[tuple[Words, ...], "nazwy zadań, w tej samej kolejności"],
    amounts: Annotated[tuple[Pln, ...], "przyznane środki, w tej samej kolejności"],
) -> Iterator[Flaw]:
    """Of each chosen offer three things; points and rejected offers may stand beside them."""
    for place, row in enumerate(zip_longest(offerors, tasks, amounts), start=1):
        for (name, (point, subject)), said in zip(_SUBJECTS.items(), row, strict=True):
            if not (said.strip() if isinstance(said, str) else said):
                yield Flaw(
                    name,
                    f"Wyniki, pozycja {place}: nie podano {subject}.",
                    "Uzupełnij wyniki przed ich ogłoszeniem.",
                    citation=f"art. 15 ust. 2h pkt {point} ustawy",
                )


@computes(
    "ART15-2I",
    "Do kiedy można żądać uzasadnienia wyboru lub odrzucenia oferty",
    citation="art. 15 ust. 2i ustawy",
    on=_LAST,
)
def reasons_may_be_demanded_until(
    law: Parameters,
    *,
    bip: Annotated[Day, "dzień ogłoszenia wyników w Biuletynie Informacji Publicznej"],
    board: Annotated[Day, "dzień ogłoszenia wyników na tablicy w siedzibie urzędu"],
    website: Annotated[Day, "dzień ogłoszenia wyników na stronie internetowej urzędu"],
) -> Computed[Term]:
    """Everyone, not offerors only, may ask why an offer was chosen or rejected."""
    where, last = last_shown({"bip": bip, "board": board, "website": website})
    found = term_of_days(
        last, law["competition.reasons_days"].count, law.calendar, "po dniu ogłoszenia wyników"
    )
    first = f"Liczy się ostatnie z trzech ogłoszeń wyników: {PLACES[where]}, {spell(last)}."
    who = "Uzasadnienia może żądać każdy, nie tylko oferent."
    return Computed(found.value, (first, *found.steps, who))


@finds(
    "ART15-2I.demand",
    "Czy żądanie uzasadnienia przyszło w terminie",
    citation="art. 15 ust. 2i ustawy",
    on=_LAST,
)
def demand_is_in_time(
    law: Parameters,
    *,
    demanded: Annotated[Day, "dzień złożenia żądania"],
    bip: Annotated[Day, "dzień ogłoszenia wyników w Biuletynie Informacji Publicznej"],
    board: Annotated[Day, "dzień ogłoszenia wyników na tablicy w siedzibie urzędu"],
    website: Annotated[Day, "dzień ogłoszenia wyników na stronie internetowej urzędu"],
) -> Iterator[Flaw]:
    """A demand that came late binds nobody; the city may still answer it."""
    term = reasons_may_be_demanded_until(law, bip=bip, board=board, website=website).value
    if demanded > term.last:
        yield Flaw(
            "demanded",
            f"Uzasadnienia można było żądać do {term.last:%d.%m.%Y}, a żądanie złożono "
            f"{demanded:%d.%m.%Y}.",
            "Możesz zapytać o wybór ofert w trybie dostępu do informacji publicznej.",
        )


@computes(
    "ART15-2I.answer",
    "Kiedy urząd odpowiada na żądanie uzasadnienia",
    citation="praktyka; art. 15 ust. 2i ustawy nie podaje terminu",
    on=latest("demanded", words="dzień wpływu żądania"),
    mark="practice",
)
def reasons_are_given_by(
    law: Parameters, *, demanded: Annotated[Day, "dzień wpływu żądania do urzędu"]
) -> Computed[Term]:
    """The Act sets no term for the answer; the office sets one for itself."""
    days = law["competition.reasons_answer_days"].count
    found = term_of_days(demanded, days, law.calendar, "po dniu wpływu żądania")
    return Computed(
        found.value,
        ("Ustawa nie podaje terminu odpowiedzi; urząd wyznacza go sobie.", *found.steps),
    )


@finds("ART15-2J", "Ogłoszenie wyników konkursu", citation="art. 15 ust. 2j ustawy", on=_LAST)
def results_are_announced(
    law: Parameters,
    *,
    decided: Annotated[Day, "dzień wyboru ofert"],
    bip: Annotated[
        Day | None, "dzień ogłoszenia wyników w Biuletynie Informacji Publicznej"
    ] = None,
    board: Annotated[Day | None, "dzień ogłoszenia wyników na tablicy w siedzibie"] = None,
    website: Annotated[Day | None, "dzień ogłoszenia wyników na stronie internetowej"] = None,
) -> Iterator[Flaw]:
    """Without delay and in the three places of the announcement; how many days are no delay is
    practice, so it warns."""
    appeared = {"bip": bip, "board": board, "website": website}
    yield from not_shown(appeared, "Wyników konkursu", "art. 15 ust. 2j w związku z art. 13 ust. 3")
    days = law["competition.results_days"].count
    for name, day in appeared.items():
        if day is not None and day < decided:
            yield Flaw(
                name,
                f"Wyniki ogłoszono {PLACES[name]} {day:%d.%m.%Y}, przed wyborem ofert "
                f"({decided:%d.%m.%Y}).",
                "Popraw datę.",
            )
        elif day is not None and (day - decided).days > days:
            yield Flaw(
                name,
                f"Wyniki ogłoszono {PLACES[name]} {day:%d.%m.%Y}, {(day - decided).days} dni po "
                f"wyborze ofert ({decided:%d.%m.%Y}).",
                f"Wyniki ogłasza się niezwłocznie, zwykle w ciągu {days} dni; zapisz powód zwłoki.",
                "warning",
            )


@computes(
    "ART15-4",
    "Kiedy zwykle zawiera się umowę po konkursie",
    citation="art. 15 ust. 4 ustawy",
    on=latest("announced", words="dzień ogłoszenia wyników"),
    mark="practice",
)
def contract_is_expected_by(
    law: Parameters, *, announced: Annotated[Day, "dzień ogłoszenia wyników konkursu"]
) -> Computed[date]:
    """The Act says "without undue delay"; the days are the office's own measure."""
    days = law["competition.contract_days"].count
    day = announced + days * DAY
    steps = (
        "Umowę zawiera się bez zbędnej zwłoki po ogłoszeniu wyników (art. 15 ust. 4 ustawy).",
        f"Urząd przyjmuje na to {days} {days_word(days)} od {spell(announced)}: {spell(day)}.",
    )
    return Computed(day, steps)


@finds(
    "ART15-4.delay",
    "Zwłoka w zawarciu umowy po konkursie",
    citation="art. 15 ust. 4 ustawy",
    on=latest("announced", words="dzień ogłoszenia wyników"),
    mark="practice",
)
def contract_is_not_delayed(
    law: Parameters,
    *,
    announced: Annotated[Day, "dzień ogłoszenia wyników konkursu"],
    concluded: Annotated[Day, "dzień zawarcia umowy; gdy jej nie ma, dzień dzisiejszy"],
) -> Iterator[Flaw]:
    """A warning only, since the Act counts no days."""
    expected = contract_is_expected_by(law, announced=announced).value
    if concluded > expected:
        yield Flaw(
            "concluded",
            f"Od ogłoszenia wyników ({announced:%d.%m.%Y}) do {concluded:%d.%m.%Y} minęło "
            f"{(concluded - announced).days} dni.",
            "Zawrzyj umowę bez zbędnej zwłoki albo zapisz, co ją powoduje.",
            "warning",
        )


Grounds = Literal["brak ofert", "żadna oferta nie spełnia wymogów"]

_GROUNDS: Mapping[Grounds, int] = {"brak ofert": 1, "żadna oferta nie spełnia wymogów": 2}
"""Why a competition is cancelled, by the points of art. 18a ust. 1."""


@computes("ART18A-1", "Czy konkurs trzeba unieważnić", citation="art. 18a ust. 1 ustawy")
def ground_to_cancel(
    law: Parameters,
    *,
    offers: Annotated[Count, "liczba złożonych ofert"],
    meeting: Annotated[Count, "ile z nich spełnia wymogi ogłoszenia"] = 0,
) -> Computed[Grounds | None]:
    """The ground on which the authority must cancel; None where it has none. Corrections that the
    announcement allows come first. Raises BadInputs for more offers than were made."""
    if meeting > offers:
        problem = f"Ofert, które spełniają wymogi ({meeting}), jest więcej niż ofert ({offers})."
        raise BadInputs(BadInput("meeting", problem))
    if not offers:
        step = "Nie złożono żadnej oferty: organ unieważnia konkurs (art. 18a ust. 1 pkt 1 ustawy)."
        return Computed("brak ofert", (step,))
    if not meeting:
        step = (
            f"Złożono ofert: {offers}, żadna nie spełnia wymogów ogłoszenia: organ unieważnia "
            "konkurs (art. 18a ust. 1 pkt 2 ustawy)."
        )
        return Computed("żadna oferta nie spełnia wymogów", (step,))
    step = f"Ofert, które spełniają wymogi ogłoszenia: {meeting}. Ustawa nie każe unieważniać."
    return Computed(None, (step,))


@finds(
    "ART18A-1.ground",
    "Podstawa unieważnienia konkursu",
    citation="art. 18a ust. 1 ustawy",
)
def ground_holds(
    law: Parameters,
    *,
    ground: Annotated[
        Literal["brak ofert", "żadna oferta nie spełnia wymogów", "inna"], "podana podstawa"
    ],
    offers: Annotated[Count, "liczba złożonych ofert"],
    meeting: Annotated[Count, "ile z nich spełnia wymogi ogłoszenia"] = 0,
    reserved: Annotated[Words, "gdzie ogłoszenie zastrzega inną podstawę"] = "",
) -> Iterator[Flaw]:
    """The Act knows two grounds; another one only where the announcement reserved it."""
    if ground != "inna":
        true = ground_to_cancel(law, offers=offers, meeting=meeting).value
        if ground != true:
            yield Flaw(
                "ground",
                f"Podstawa „{ground}” nie zachodzi: ofert złożono {offers}, wymogi ogłoszenia "
                f"spełnia {meeting}.",
                f"Właściwa podstawa to „{true}”." if true else "Przeprowadź konkurs do końca.",
                citation=f"art. 18a ust. 1 pkt {_GROUNDS[ground]} ustawy",
            )
    elif reserved.strip():
        yield Flaw(
            "ground",
            "Ustawa nie zna tej podstawy; wynika tylko z ogłoszenia.",
            "Sprawdź, czy ogłoszenie zastrzega ją wyraźnie, i uzasadnij unieważnienie.",
            "warning",
        )
    else:
        yield Flaw(
            "ground",
            "Ustawa nie zna tej podstawy, a ogłoszenie jej nie zastrzega.",
            "Unieważnij konkurs tylko wtedy, gdy nie ma ofert albo żadna nie spełnia wymogów.",
        )


@finds(
    "ART18A-2", "Ogłoszenie o unieważnieniu konkursu", citation="art. 18a ust. 2 ustawy", on=_LAST
)
def cancelling_is_announced(
    law: Parameters,
    *,
    bip: Annotated[Day | None, "dzień informacji w Biuletynie Informacji Publicznej"] = None,
    board: Annotated[Day | None, "dzień informacji na tablicy w siedzibie urzędu"] = None,
    website: Annotated[Day | None, "dzień informacji na stronie internetowej urzędu"] = None,
) -> Iterator[Flaw]:
    """It is told where the competition was announced."""
    return not_shown(
        {"bip": bip, "board": board, "website": website},
        "Informacji o unieważnieniu",
        "art. 18a ust. 2 w związku z art. 13 ust. 3",
    )
