"""How long papers are kept: of the contractor, and of the office by its class of files."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from ccop.law.computed import Computed, spell
from ccop.law.inputs import Day, Flag
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, latest
from ccop.law.terms import same_day

Category = Literal[
    "A", "B2", "B3", "B5", "B10", "B20", "B25", "B50", "BE2", "BE5", "BE10", "BE20", "BE50"
]
_MONTHS = 12


@dataclass(frozen=True)
class Kept:
    """The first and the last day of keeping, and the first on which papers may be destroyed."""

    first: date
    last: date
    free_from: date


@computes(
    "RET-1",
    "Jak długo zleceniobiorca przechowuje dokumentację zadania",
    citation="§ 6 ust. 2 ramowego wzoru umowy (Dz. U. z 2018 r. poz. 2057)",
    on=latest("task_end", words="dzień zakończenia zadania"),
    mark="unconfirmed",
)
def papers_kept(
    law: Parameters, *, task_end: Annotated[Day, "ostatni dzień zadania"]
) -> Computed[Kept]:
    """So many years from the beginning of the year after that of the task."""
    years = law["retention.contractor_years"].count
    kept = _kept(task_end.year, years)
    steps = (
        (
            f"Zadanie zakończyło się {spell(task_end)}. Czas liczy się od początku następnego "
            f"roku: {spell(kept.first)}."
        ),
        (
            f"Okres w latach: {years}. Ostatni dzień: {spell(kept.last)}; usunąć można "
            f"najwcześniej {spell(kept.free_from)}."
        ),
    )
    return Computed(kept, steps)


@computes(
    "RET-2",
    "Od kiedy urząd może usunąć akta sprawy",
    citation="ustawa o narodowym zasobie archiwalnym i archiwach, instrukcja kancelaryjna",
    on=latest("closed", words="dzień zakończenia sprawy"),
    mark="unconfirmed",
)
def files_free_from(
    law: Parameters,
    *,
    category: Annotated[Category, "kategoria archiwalna z jednolitego rzeczowego wykazu akt"],
    closed: Annotated[Day, "dzień zakończenia sprawy"],
    held: Annotated[Flag, "czy wstrzymano usuwanie, na przykład z powodu sporu"] = False,
) -> Computed[date | None]:
    """The first day after the years that the class names; None where nothing may be destroyed: of
    class A, on hold, and of class BE, whose files the archive first looks at."""
    if category == "A":
        return Computed(None, ("Kategoria A: akta przechowuje się wieczyście.",))
    years = int(category.lstrip("BE"))
    kept = _kept(closed.year, years)
    steps = (
        (
            f"Kategoria {category}, okres w latach: {years}, liczony od {spell(kept.first)} "
            f"do {spell(kept.last)}."
        ),
    )
    if held:
        return Computed(None, (*steps, "Usuwanie wstrzymano, więc akt nie wolno usunąć."))
    if category.startswith("BE"):
        step = "Potem akta ocenia archiwum państwowe; bez jego zgody nie wolno ich usunąć."
        return Computed(None, (*steps, step))
    return Computed(kept.free_from, (*steps, f"Usunąć można od {spell(kept.free_from)}."))


def _kept(year: int, years: int) -> Kept:
    """So many whole years after that year."""
    first = date(year + 1, 1, 1)
    free_from = same_day(first, _MONTHS * years)
    return Kept(first, date(free_from.year - 1, 12, 31), free_from)
