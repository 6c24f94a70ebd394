"""Every address of the site answers each person as ``expected/urls.csv`` says.

The table is written by hand and never read by the code. "in" is the way to sign in; a number is
the status of the answer. The column "state" is the offer's, "-" where it does not matter; "with"
gives values of the address by name.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.house.world import PEOPLE, STATES, World, world

TABLE = Path(__file__).parent / "expected" / "urls.csv"
FORM = {"text": "Treść", "token": "6f9619ff-8b86-4011-b42d-00cf4fc964ff", "do": "save"}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


def patterns(
    resolver: URLResolver | None = None, space: str = ""
) -> Iterator[tuple[str, list[str]]]:
    """Names of all addresses with the names of their parameters."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from patterns(pattern, inner)
        elif isinstance(pattern, URLPattern):
            names = [*pattern.pattern.converters, *pattern.pattern.regex.groupindex]
            yield f"{space}{pattern.name}", list(dict.fromkeys(names))


PARAMETERS = dict(patterns())


def test_the_table_names_every_address_and_no_other() -> None:
    assert {row["url"] for row in rows()} == set(PARAMETERS)


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["-", *STATES])
def test_every_address_answers_each_person_as_the_table_says(state: str) -> None:
    here = world("draft" if state == "-" else state)
    wrong = []
    for row in rows():
        if row["state"] == state:
            for who in PEOPLE:
                with transaction.atomic():
                    got = _status(_answer(here, row, who))
                    transaction.set_rollback(True)
                if got != row[who]:
                    wrong.append(f"{row['url']} {row['with']} {row['method']} {who}: {got}")
    assert not wrong


def _answer(here: World, row: dict[str, str], who: str) -> HttpResponse:
    given = dict(pair.split("=") for pair in row["with"].split() if pair)
    url = row["url"]
    address = reverse(
        url,
        kwargs={name: given.get(name, here.value(name, url)) for name in PARAMETERS[url]},
    )
    client = here.client(who)
    return client.post(address, FORM) if row["method"] == "POST" else client.get(address)  # type: ignore[return-value]


def _status(answer: HttpResponse) -> str:
    signing_in = reverse("account_login")
    if answer.status_code == 302 and answer.headers["Location"].startswith(signing_in):
        return "in"
    return str(answer.status_code)
