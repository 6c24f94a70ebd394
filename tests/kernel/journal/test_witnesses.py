"""A row changed behind the journal's back no longer fits the entry that tells of it."""

import json
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from ccop.kernel import journal
from ccop.kernel.city.models import Department
from ccop.kernel.journal.witnesses import row_faults
from tests.tools.roles import execute_as_superuser

pytestmark = pytest.mark.django_db(transaction=True)

STREAM = "test:1"


def _act(change: Callable[[], object]) -> journal.Receipt:
    with transaction.atomic():
        change()
        return journal.append(stream=STREAM, act="tested", actor=None, data={})


def _department() -> Department:
    return Department.objects.create(code="ps", name="Wydział Przykładowy", symbol="PS")


def _by_hand(*statements: str) -> None:
    execute_as_superuser(
        "ALTER TABLE city_department DISABLE TRIGGER ALL",
        *statements,
        "ALTER TABLE city_department ENABLE TRIGGER ALL",
    )


def _found() -> set[tuple[str, int]]:
    assert all(fault.what.startswith("city_department:") for fault in row_faults())
    return {(fault.stream, fault.seq) for fault in row_faults()}


def test_rows_written_by_acts_are_as_told() -> None:
    _act(_department)
    _act(lambda: Department.objects.update(name="Wydział Inny"))
    assert not row_faults()
    _act(lambda: Department.objects.all().delete())
    assert not row_faults()
    assert not journal.verify().faults


def test_a_row_changed_by_hand_names_the_last_entry_that_tells_of_it() -> None:
    _act(_department)
    _act(lambda: Department.objects.update(name="Wydział Inny"))
    _by_hand("UPDATE city_department SET name = 'Wydział Podmieniony'")
    assert _found() == {(STREAM, 2)}
    _by_hand("UPDATE city_department SET name = 'Wydział Przykładowy'")
    assert _found() == {(STREAM, 2)}, "an earlier state is a change too"
    _by_hand("UPDATE city_department SET name = 'Wydział Inny'")
    assert not row_faults()


def test_a_row_removed_added_or_brought_back_by_hand_is_found() -> None:
    _act(_department)
    _by_hand("DELETE FROM city_department")
    assert _found() == {(STREAM, 1)}
    _by_hand("INSERT INTO city_department (code, name, symbol) VALUES ('x', 'Dopisany', 'X')")
    assert _found() == {("", 0), (STREAM, 1)}


def test_a_removed_row_brought_back_is_found_even_without_its_salt() -> None:
    _act(lambda: Department.objects.create(pk=7, code="ps", name="Wydział", symbol="PS"))
    _act(lambda: Department.objects.all().delete())
    _by_hand(
        "INSERT INTO city_department (id, code, name, symbol) VALUES (7, 'ps', 'Wydział', 'PS')",
        "DELETE FROM journal_salt",
    )
    assert _found() == {(STREAM, 2)}


def test_a_change_without_an_entry_is_found() -> None:
    _act(_department)
    Department.objects.update(name="Wydział Inny")
    assert _found() == {(STREAM, 1)}


def test_what_was_undone_is_not_told() -> None:
    _act(_department)

    def undone() -> None:
        with transaction.atomic():
            Department.objects.update(name="Wydział Cofnięty")
            transaction.set_rollback(True)

    _act(undone)
    assert not row_faults()
    assert _rows(2) == {}


def test_every_entry_tells_only_of_its_own_transaction() -> None:
    _act(_department)
    _act(lambda: None)
    assert len(_rows(1)) == 1
    assert _rows(2) == {}


def test_the_digest_says_nothing_without_the_salt() -> None:
    """Two rows alike have different digests, so nobody can try names until one fits."""
    _act(_department)
    (first,) = _rows(1).values()
    _act(lambda: Department.objects.all().delete())
    _act(_department)
    (second,) = _rows(3).values()
    assert first != second


def test_the_session_s_zone_changes_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET timezone = 'Asia/Tokyo'")
        assert not row_faults()


def _rows(seq: int) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT body FROM journal_entry WHERE stream = %s AND seq = %s", [STREAM, seq]
        )
        (body,) = cursor.fetchone()
    assert body == journal.canonical(json.loads(body))
    rows: dict[str, str] = json.loads(body).get("rows", {})
    return rows
