"""The sections in which the rules are shown, by the first part of their ids."""

import re
from dataclasses import dataclass

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Section:
    """Rules about one thing: its title, and how their ids begin."""

    title: str
    heads: frozenset[str]


def _section(title: str, heads: str) -> Section:
    return Section(title, frozenset(heads.split()))


SECTIONS = (
    _section("Terminy", "TIME"),
    _section("Organizacje i sfera zadań publicznych", "ART3 ART4 ART4A"),
    _section("Współpraca i program współpracy", "ART5 ART5A ART5B"),
    _section("Działalność odpłatna i nieodpłatna", "ART8 ART9 ART10 ART10A"),
    _section("Zlecanie zadań", "ART11 ART11A ART12"),
    _section("Ogłoszenie konkursu", "ART13"),
    _section("Oferty", "ART14"),
    _section("Ocena ofert i wyniki", "ART15 ART18A"),
    _section(
        "Umowy i dotacje",
        "ART16 ART16A ART17 UFP221 UFP151 UFP249 UFP251 UFP252 UFP263 UZD4 CRU DEL",
    ),
    _section("Sprawozdania", "ART18 ART19"),
    _section("Małe granty", "ART19A"),
    _section("Inicjatywa lokalna", "ART19B ART19C ART19D ART19E ART19F ART19G ART19H"),
    _section(
        "Organizacje pożytku publicznego i 1,5% podatku",
        "ART20 ART23 ART27 ART27A ART27AA ART27C ART50B OPP",
    ),
    _section("Rady działalności pożytku publicznego", "ART41E ART41F ART41G ART41I"),
    _section("Wolontariat", "ART42 ART43 ART44 ART45 ART46 ART47 ART50 VOL"),
    _section("Doręczenia", "EL"),
    _section("Przechowywanie i informacja publiczna", "RET BIP"),
    _section("Dostępność cyfrowa", "UDC"),
    _section("Dane osobowe", "RODO"),
    _section("Wzór oferty", "OF"),
    _section("Wzór oferty uproszczonej", "SO"),
    _section("Wzór sprawozdania", "RP"),
)
"""In the order in which they are shown."""


def section_of(code: str) -> Section:
    """The section of the rule with this id; raises LookupError for an id that belongs to none."""
    head = code.partition(".")[0].partition("-")[0]
    found = next((section for section in SECTIONS if head in section.heads), None)
    if found is None:
        raise LookupError(f"{code} belongs to no section; see ccop.law.sections")
    return found


def place(code: str) -> tuple[int, list[tuple[int, str]]]:
    """Where a rule stands among all: by its section, then by its id as people count, so that
    ``UDC-2`` comes before ``UDC-10``."""
    parts = [
        (int(part), "") if part.isdigit() else (0, part) for part in _DIGITS.split(code) if part
    ]
    return SECTIONS.index(section_of(code)), parts
