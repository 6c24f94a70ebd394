"""The sphere of public tasks: the fields of a day, and codes that name them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law import spheres as stored
from ccop.law.parameters import parameters_at
from ccop.law.rules import spheres
from ccop.law.rules.spheres import fields_are_of_the_act, fields_of_the_day

LAW = parameters_at(date(2026, 11, 26))


def test_the_act_names_41_fields_in_its_order() -> None:
    # By hand (art. 4 ust. 1, state of 17.09.2024): 34 whole points, and 1a, 1aa, 1b, 5a, 22a, 29a,
    # 32a: 34 + 7 = 41.
    answer = fields_of_the_day(LAW)
    codes = [field.code for field in answer.value]
    assert len(codes) == 41
    assert codes[:5] == ["1", "1a", "1aa", "1b", "2"]
    assert codes[-3:] == ["32a", "33", "34"]
    assert answer.steps == ("Dnia 26.11.2026 ustawa wymienia 41 dziedzin zadań publicznych.",)


def test_of_days_before_the_text_that_was_read_nothing_is_said() -> None:
    answer = fields_of_the_day(parameters_at(date(2024, 9, 16)))
    assert answer.value == ()
    assert answer.steps == ("Portal zna dziedziny zadań publicznych od 17.09.2024.",)


@given(st.sets(st.sampled_from(sorted(stored.spheres())), min_size=1))
def test_every_field_of_the_act_may_be_named(codes: set[str]) -> None:
    assert fields_are_of_the_act(LAW, codes=tuple(codes)) == []


@pytest.mark.parametrize(
    ("codes", "severity", "said"),
    [
        ((), "error", "Nie wybrano żadnej"),
        (("35",), "error", "nie ma punktu „35”"),
        (("1A",), "error", "nie ma punktu „1A”"),
        (("16", " 16"), "warning", "więcej niż raz"),
    ],
)
def test_codes_that_name_no_field_are_told(
    codes: tuple[str, ...], severity: str, said: str
) -> None:
    (finding,) = fields_are_of_the_act(LAW, codes=codes)
    assert (finding.code, finding.severity) == ("ART4-1", severity)
    assert said in finding.message


def test_a_field_holds_until_its_last_day_and_not_after(monkeypatch: pytest.MonkeyPatch) -> None:
    sport = stored.sphere("17").model_copy(update={"valid_to": date(2026, 12, 31)})
    monkeypatch.setattr(spheres, "spheres", lambda: {"17": sport})
    assert fields_are_of_the_act(parameters_at(date(2026, 12, 31)), codes=("17",)) == []
    (finding,) = fields_are_of_the_act(parameters_at(date(2027, 1, 1)), codes=("17",))
    assert finding.citation == "art. 4 ust. 1 pkt 17 ustawy"
    assert "nie obowiązuje 01.01.2027" in finding.message
