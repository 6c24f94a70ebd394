"""The register is asked only where the installation says so, and never inside of a transaction."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from ccop.config.environment import Environment, EnvironmentRefused
from ccop.directory.registers.answer import Reason, State
from ccop.directory.registers.models import Quota
from ccop.directory.registers.open_api import QUOTA
from ccop.directory.registers.port import is_on, look_up, questions_left
from ccop.directory.registers.quota import left, spend
from ccop.kernel import clock

KRS = "0009990017"


def with_krs(settings: Settings, way: str, **changes: object) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"krs": way, **changes})


@pytest.mark.django_db
def test_it_is_off_unless_said_otherwise() -> None:
    answer = look_up(KRS)
    assert (answer.state, answer.reason, answer.calls) == (State.UNKNOWN, Reason.OFF, ())
    assert not is_on()


@pytest.mark.django_db
def test_recorded_extracts_answer_yes_and_no(settings: Settings) -> None:
    with_krs(settings, "recorded")
    assert is_on()
    assert look_up(KRS).state is State.YES
    assert look_up("0009990099").state is State.NO


@pytest.mark.django_db
@pytest.mark.parametrize("krs", ["", "123", "000999001X", "٠٠٠٩٩٩٠٠١٧", "../../0009990"])
def test_what_is_no_number_is_not_asked_about(krs: str) -> None:
    with pytest.raises(ValueError, match="ten digits"):
        look_up(krs)


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["off", "recorded", "open"])
def test_nothing_waits_for_it_inside_of_a_transaction(settings: Settings, way: str) -> None:
    with_krs(settings, way)
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        look_up(KRS)


@pytest.mark.django_db
def test_no_call_is_counted_inside_of_a_transaction() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        spend(register=QUOTA, limit=5)


@pytest.mark.django_db(transaction=True)
def test_a_call_that_was_counted_stays_counted() -> None:
    assert spend(register=QUOTA, limit=5)
    assert not connection.in_atomic_block
    assert Quota.objects.get().used == 1


@pytest.mark.django_db
def test_each_day_and_each_register_has_its_own_count(settings: Settings) -> None:
    with_krs(settings, "open", krs_daily_limit=3)
    Quota.objects.create(register=QUOTA, day=clock.today() - timedelta(days=1), used=3)
    Quota.objects.create(register="vat", day=clock.today(), used=3)
    assert questions_left() == 3
    assert spend(register=QUOTA, limit=3)
    assert questions_left() == 2
    assert left(register="vat", limit=2) == 0


def test_production_takes_no_invented_extracts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCOP_MODE", "production")
    monkeypatch.setenv("CCOP_KRS", "recorded")
    with pytest.raises(EnvironmentRefused) as refusal:
        Environment.load()
    assert [each for each in refusal.value.problems if each.startswith("CCOP_KRS:")]


def test_another_way_than_the_known_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCOP_KRS", "on")
    with pytest.raises(EnvironmentRefused) as refusal:
        Environment.load()
    assert [each for each in refusal.value.problems if each.startswith("CCOP_KRS:")]
