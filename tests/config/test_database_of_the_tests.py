"""The tests' own database gives each test a clean start, as the role that the site has."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection


def _leave_a_row_behind() -> None:
    assert not ContentType.objects.filter(app_label="left").exists()
    ContentType.objects.create(app_label="left", model="behind")


@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_an_ordinary_test_is_rolled_back(turn: int) -> None:
    _leave_a_row_behind()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_committing_test_gets_a_fresh_clone(turn: int) -> None:
    _leave_a_row_behind()


@pytest.mark.django_db
def test_tests_connect_as_the_role_that_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, count(*) FROM pg_tables WHERE tableowner = 'ccop_site'"
        )
        assert cursor.fetchone() == ("ccop_site", 0)
