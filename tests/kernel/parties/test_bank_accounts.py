"""Bank accounts of a party: a signatory changes them after a look at every digit, all are told."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ccop.kernel import clock, journal
from ccop.kernel.city import Mode
from ccop.kernel.journal.witnesses import row_faults
from ccop.kernel.notices.models import Mail
from ccop.kernel.parties.accounts import account_add, account_end
from ccop.kernel.parties.models import BankAccount, Party
from ccop.kernel.people.models import Person
from ccop.law.findings import Refused
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db

RIGHT = "10105000997603123456789123"
"""Passes its check digits; from the examples of the standard."""
WRONG = "11105000997603123456789123"
SHOWN = "10 1050 0099 7603 1234 5678 9123"


@pytest.fixture
def party() -> Party:
    return organisation()


@pytest.fixture
def signatory(party: Party) -> Person:
    return member(party, "signatory")


def _url(name: str, party: Party, *more: object) -> str:
    return reverse(f"parties:{name}", args=[party.pk, *more])


def _typed(**changes: Any) -> dict[str, Any]:
    today = f"{clock.today():%d.%m.%Y}"
    return {"number": SHOWN, "label": "Dotacje", "since": today, **changes}


def test_the_number_is_shown_to_be_compared_before_it_is_kept(
    client: Client, party: Party, signatory: Person
) -> None:
    client.force_login(signatory)
    page = client.post(_url("account_new", party), _typed(number=f"PL{RIGHT}"))
    assert SHOWN in page.content.decode()
    assert not BankAccount.objects.exists()
    answer = client.post(_url("account_new", party), _typed(do="save"))
    assert answer["Location"] == _url("accounts", party)
    assert BankAccount.objects.get().number == RIGHT
    assert SHOWN in client.get(_url("accounts", party)).content.decode()
    assert row_faults() == []


def test_all_signatories_are_told_with_four_digits_and_the_journal_has_none(
    client: Client, party: Party, signatory: Person
) -> None:
    second = member(party, "signatory")
    client.force_login(signatory)
    client.post(_url("account_new", party), _typed(do="save"))
    letters = list(Mail.objects.all())
    assert {letter.to for letter in letters} == {signatory.email, second.email}
    for letter in letters:
        assert "…9123" in letter.subject
        assert "5678" not in letter.subject + letter.text
    (entry,) = journal.read(f"podmiot:{party.pk}")
    assert entry.data == {"account": str(BankAccount.objects.get().pk)}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": RIGHT[:-1]}, "number"),
        ({"number": "DE89370400440532013000"}, "number"),
        ({"number": "x" * 26}, "number"),
        ({"number": "²" * 26}, "number"),
        ({"label": "  "}, "label"),
        ({"since": "31.04.2026"}, "since"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    client: Client, party: Party, signatory: Person, changes: dict[str, str], field: str
) -> None:
    client.force_login(signatory)
    answer = client.post(_url("account_new", party), _typed(do="save", **changes))
    assert list(answer.context["form"].errors) == [field]
    assert not BankAccount.objects.exists()


def test_a_false_check_digit_is_told_but_for_invented_ones_of_a_demonstration(
    client: Client, party: Party, signatory: Person, settings: Settings
) -> None:
    client.force_login(signatory)
    invented = client.post(_url("account_new", party), _typed(number=WRONG))
    assert not invented.context["form"].errors
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"mode": Mode.PRODUCTION})
    assert client.post(_url("account_new", party), _typed(number=WRONG)).context["form"].errors
    assert not client.post(_url("account_new", party), _typed()).context["form"].errors


def test_the_same_account_is_on_the_list_once(
    client: Client, party: Party, signatory: Person
) -> None:
    client.force_login(signatory)
    for _click in range(2):
        client.post(_url("account_new", party), _typed(do="save"))
    assert BankAccount.objects.count() == Mail.objects.count() == 1
    again = client.post(_url("account_new", party), _typed(do="save", label="Składki"))
    assert list(again.context["form"].errors) == ["number"]
    with pytest.raises(IntegrityError), transaction.atomic():
        BankAccount.objects.create(
            party=party, number=RIGHT, label="x", during=DateRange(clock.today(), None)
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        BankAccount.objects.create(
            party=party, number="1", label="x", during=DateRange(clock.today(), None)
        )


def test_an_account_is_ended_and_stays_on_record(
    client: Client, party: Party, signatory: Person
) -> None:
    client.force_login(signatory)
    client.post(_url("account_new", party), _typed(do="save"))
    account = BankAccount.objects.get()
    url = _url("account", party, account.pk)
    assert SHOWN in client.get(url).content.decode()
    yesterday = clock.today() - timedelta(days=1)
    early = client.post(url, {"last": f"{yesterday:%d.%m.%Y}"})
    assert list(early.context["form"].errors) == ["last"]
    letters = Mail.objects.count()
    for _click in range(2):
        assert client.post(url, {"last": f"{clock.today():%d.%m.%Y}"}).status_code == 302
    account.refresh_from_db()
    assert account.last_day == clock.today()
    assert Mail.objects.count() == letters + 1
    clock.move(to=clock.now() + timedelta(days=2))
    assert "Wcześniejsze rachunki" in client.get(_url("accounts", party)).content.decode()


def test_an_ended_account_is_not_drawn_out_into_the_time_of_the_same_one_after_it(
    client: Client, party: Party, signatory: Person
) -> None:
    client.force_login(signatory)
    today, week = clock.today(), timedelta(days=7)
    actor = at_desk(signatory, party)
    first = account_add(party=party, number=RIGHT, label="Dotacje", since=today, actor=actor)
    account_end(account=first, last=today, actor=actor)
    account_add(party=party, number=RIGHT, label="Dotacje", since=today + week, actor=actor)
    answer = client.post(_url("account", party, first.pk), {"last": f"{today + 2 * week:%d.%m.%Y}"})
    assert list(answer.context["form"].errors) == ["last"]


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        ("signatory", 200, 200),
        ("administrator", 200, 404),
        ("editor", 200, 404),
        ("accountant", 200, 404),
        ("viewer", 404, 404),
    ],
)
def test_who_reads_and_who_changes_them(
    client: Client, party: Party, role: str, reads: int, writes: int
) -> None:
    someone = member(party, role)
    client.force_login(someone)
    assert client.get(_url("accounts", party)).status_code == reads
    assert client.get(_url("account_new", party)).status_code == writes
    assert client.post(_url("account_new", party), _typed()).status_code == writes
    if role != "signatory":
        with pytest.raises(Refused, match="PARTY-1"):
            account_add(
                party=party,
                number=RIGHT,
                label="x",
                since=clock.today(),
                actor=at_desk(someone, party),
            )
