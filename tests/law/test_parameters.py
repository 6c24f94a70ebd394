"""Dated numbers of the law and the sphere of public tasks."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from ccop.law.parameters import Parameter, ParameterMissing, Table, parameters_at, table
from ccop.law.spheres import sphere, spheres


def test_a_changed_number_holds_from_its_day_and_not_before() -> None:
    old = Parameter(
        code="competition.offer_days",
        title="Najkrótszy czas na składanie ofert",
        value="21",
        unit="day",
        valid_from=date(2024, 1, 1),
        valid_to=date(2027, 6, 30),
        legal_basis="art. 13 ust. 1 ustawy",
        status="confirmed",
    )
    new = old.model_copy(update={"value": "14", "valid_from": date(2027, 7, 1), "valid_to": None})
    rows = Table((old, new))
    assert rows.on(date(2027, 6, 30))["competition.offer_days"].count == 21
    assert rows.on(date(2027, 7, 1))["competition.offer_days"].count == 14


def test_a_row_that_a_city_adds_holds_from_its_day_beside_an_older_one_without_an_end() -> None:
    old = table().on(date(2026, 11, 26))["competition.offer_days"]
    new = old.model_copy(update={"value": "14", "valid_from": date(2027, 7, 1)})
    rows = table().with_rows([new])
    assert rows.on(date(2027, 6, 30))["competition.offer_days"] == old
    assert rows.on(date(2027, 7, 1))["competition.offer_days"] == new
    again = new.model_copy(update={"value": "30"})
    assert rows.with_rows([again]).on(date(2027, 7, 1))["competition.offer_days"] == again


def test_no_parameter_has_two_values_on_one_day() -> None:
    values = defaultdict(list)
    for row in table().rows:
        values[row.code].append(row)
    for rows in values.values():
        for earlier, later in pairwise(sorted(rows, key=lambda row: row.valid_from)):
            assert earlier.valid_to == later.valid_from - timedelta(days=1)


def test_every_number_says_where_it_is_written_and_can_be_read() -> None:
    for row in table().rows:
        assert row.legal_basis
        assert row.unit in {"text", "date", "day off"} or row.number > 0


def test_a_day_before_the_table_has_no_numbers() -> None:
    with pytest.raises(ParameterMissing, match=r"contract\.years has no value on 2003-04-24"):
        parameters_at(date(2003, 4, 24))["contract.years"]


def test_the_sphere_of_public_tasks_has_its_41_fields() -> None:
    assert len(spheres()) == 41
    assert sphere("16").text.startswith("kultury, sztuki")
    assert sphere("1aa").citation == "art. 4 ust. 1 pkt 1aa ustawy"


def test_a_field_holds_from_its_day() -> None:
    assert sphere("34").valid_on(date(2026, 11, 23))
    assert not sphere("34").valid_on(date(2003, 4, 24))


def test_a_number_that_the_act_does_not_have_is_no_field() -> None:
    with pytest.raises(KeyError):
        sphere("35")
