"""The catalogue knows every rule, and each has its section."""

from pathlib import Path

from ccop.law.catalogue import catalogue
from ccop.law.sections import SECTIONS, place, section_of

IDS = Path(__file__).parent / "data" / "rule_ids.txt"


def test_the_catalogue_has_every_rule_and_no_other() -> None:
    known = {entry.code.partition(".")[0] for entry in catalogue()}
    wanted = IDS.read_text("utf-8").split()
    assert len(wanted) == len(set(wanted))
    missing, foreign = set(wanted) - known, known - set(wanted)
    assert (sorted(missing), sorted(foreign)) == ([], [])


def test_no_rule_stands_twice_in_the_catalogue() -> None:
    codes = [entry.code for entry in catalogue()]
    assert len(codes) == len(set(codes))


def test_every_rule_has_its_section() -> None:
    assert all(section_of(entry.code) in SECTIONS for entry in catalogue())


def test_every_section_has_a_rule() -> None:
    used = {section_of(code) for code in IDS.read_text("utf-8").split()}
    assert used == set(SECTIONS)


def test_rules_stand_in_the_order_in_which_people_count() -> None:
    codes = ["UDC-10", "UDC-1B", "UDC-2", "ART13-1.closing", "ART13-1", "TIME-8"]
    ordered = ["TIME-8", "ART13-1", "ART13-1.closing", "UDC-1B", "UDC-2", "UDC-10"]
    assert sorted(codes, key=place) == ordered
