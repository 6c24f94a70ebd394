"""The CSV file, which the database makes, says the same as the cards do in Python."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from ccop.directory.organizations import card
from ccop.directory.organizations.cells import COLUMNS, LISTS, kind, labels, to_cell
from ccop.directory.organizations.csv_file import csv_blocks
from ccop.directory.organizations.exports import headings
from ccop.directory.organizations.facts import Fact, stored_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.selectors import in_order
from ccop.kernel.parties.models import Party
from tests.support.organizations import listed

HOME = "http://testserver"
_SIGNS = "=+-@\t\r\n'\"\\,;. aZ_ż„”Łߎ—\x1c\u00a0½%{}"
_UNKNOWN = some.characters(codec="utf-8", exclude_characters="\0")
_TEXT = some.text(some.sampled_from(_SIGNS), max_size=12) | some.text(_UNKNOWN, max_size=12)


def _values(field: card.Field) -> some.SearchStrategy[Any]:
    model = (Party if field.of_party else Organization)._meta.get_field(field.name)
    match kind(field.name):
        case "boolean":
            return some.sampled_from([None, True, False])
        case "date":
            return some.none() | some.dates(date(1, 1, 1))
    longest = getattr(model.base_field if isinstance(model, ArrayField) else model, "max_length", 0)
    text = _TEXT.map(lambda said: said[: longest or None])
    if codes := list(labels(field.name)):
        text = some.sampled_from(codes) | text
    return some.lists(text, max_size=3) if field.name in LISTS else text


_CARDS = some.fixed_dictionaries({field.name: _values(field) for field in COLUMNS})
_SHOWN = some.dictionaries(some.sampled_from([f.name for f in COLUMNS]), some.booleans())


def _saved(values: dict[str, Any], shown: dict[str, bool]) -> Organization:
    organization = Organization(party=Party(kind="organisation"), state="proposed")
    for name, said in values.items():
        card.put(organization, name, said)
    organization.facts = stored_facts(
        {
            name: Fact(source="x", as_of=date(2026, 1, 2), public=each)
            for name, each in shown.items()
        }
    )
    organization.party.save()
    organization.save()
    return organization


def _spelled(organizations: list[Organization]) -> str:
    """The file as Python writes it."""
    rows = [headings()]
    for organization in organizations:
        public = card.public_values(organization)
        cells = [to_cell(field.name, public.get(field.name)) for field in COLUMNS]
        rows.append([str(organization.pk), HOME + organization.get_absolute_url(), *cells])
    return "".join(map(_line, rows))


def _line(row: list[str]) -> str:
    # With this end it puts quotation marks around each sign that may end a line.
    csv.writer(file := io.StringIO(), lineterminator="\r\n").writerow(row)
    return file.getvalue().removesuffix("\r\n") + "\n"


def _file(**filters: Any) -> Iterator[bytes]:
    return csv_blocks(in_order(Organization.objects.filter(**filters)), HOME)


@pytest.mark.django_db
@settings(
    max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(_CARDS, _SHOWN)
def test_it_says_what_the_cards_say(values: dict[str, Any], shown: dict[str, bool]) -> None:
    organization = _saved(values, shown)
    assert b"".join(_file(pk=organization.pk)).decode() == _spelled([organization])


@pytest.mark.django_db
@settings(
    max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(_TEXT | some.text(some.sampled_from("abŁąŻ„”()-,. '_7é–"), min_size=40, max_size=90))
def test_an_address_ends_as_on_the_card(name: str) -> None:
    organization = _saved({"name": name}, {})
    assert (
        f"{HOME}{organization.get_absolute_url()}," in b"".join(_file(pk=organization.pk)).decode()
    )


@pytest.mark.django_db
def test_cards_stand_in_the_order_of_the_list_however_many_there_are() -> None:
    cards = [listed(f"{letter}{n}") for n in range(300) for letter in "ŻL"]
    ordered = sorted(cards, key=lambda each: (each.party.name[0] == "Ż", each.party.name))
    assert b"".join(_file()).decode() == _spelled(ordered)
    assert b"".join(_file(pk__in=[])).decode() == _spelled([])


@pytest.mark.django_db
def test_a_field_that_is_not_public_unless_said_stays_hidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    private = card.Field("district", "x", "address", public=False)
    monkeypatch.setitem(card.BY_NAME, "district", private)
    for shown in ({}, {"district": False}, {"district": True}):
        organization = _saved({"name": "a", "district": "Raków"}, shown)
        assert b"".join(_file(pk=organization.pk)).decode() == _spelled([organization])


@pytest.mark.django_db
def test_its_lines_end_as_its_description_says() -> None:
    listed()
    told = Client().get("/baza-ngo/eksport.csv-metadata.json").json()["dialect"]
    content = b"".join(Client().get("/baza-ngo/eksport.csv").streaming_content)  # type: ignore[attr-defined]
    assert content.decode().count(told["lineTerminators"]) == 2
    assert b"\r" not in content


@pytest.mark.django_db
def test_a_slow_reader_gets_it_whole() -> None:
    organization = listed()
    slow = Organization.objects.extra(where=["pg_sleep(0.3)::text = ''"])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '100ms'")
    assert b"".join(csv_blocks(slow, HOME)).decode() == _spelled([organization])


@pytest.mark.django_db(transaction=True)
def test_the_first_row_leaves_at_once_and_whoever_goes_away_ends_the_query() -> None:
    for number in range(3):
        listed(f"Klub {number} (przykład)")
    blocks = _file()
    assert next(blocks).decode() == _spelled([])
    assert next(blocks).count(b"\n") == 1
    blocks.close()  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
            "AND backend_type = 'client backend' AND datname = current_database()"
        )
        assert cursor.fetchone() == (1,)
    assert Organization.objects.count() == 3
