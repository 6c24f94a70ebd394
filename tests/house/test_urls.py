"""Every address of the site answers each person as ``expected/urls.csv`` says.

The table is written by hand and never read by the code. "in" is the way to sign in; a number is
the status of the answer. The column "state" is the offer's, "-" where it does not matter;
"answered" and "dismissed" are the report's, "registration …" is that of a reported organisation,
"claim …" of a claim, and in "production" the installation is no
demonstration. "with" gives values of the address by name: ``party=other`` is the stranger's,
``slug=coming``, ``past`` and ``secret`` are calls, see :mod:`tests.house.world`.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from tests.house.world import CLAIM_STATES, PEOPLE, REGISTRATION_STATES, STATES, World, world

TABLE = Path(__file__).parent / "expected" / "urls.csv"
REGISTRATIONS, CLAIMS = (
    [state for state in states if state != "received"]
    for states in (REGISTRATION_STATES, CLAIM_STATES)
)
WORLDS: dict[str, dict[str, str]] = {
    "-": {},
    **{state: {"state": state} for state in STATES},
    "answered": {"report_state": "answered"},
    "dismissed": {"report_state": "dismissed"},
    **{f"registration {state}": {"registration_state": state} for state in REGISTRATIONS},
    **{f"claim {state}": {"claim_state": state} for state in CLAIMS},
    "production": {},
}
"""How to make the world of each state of the table."""
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


def test_every_state_of_the_table_is_tried() -> None:
    assert {row["state"] for row in rows()} == set(WORLDS)


def test_what_only_a_post_may_do_has_its_posts_in_the_table() -> None:
    refusing = {row["url"] for row in rows() if row["method"] == "GET" and row["editor"] == "405"}
    assert refusing <= {row["url"] for row in rows() if row["method"] == "POST"}


def test_an_address_of_a_case_is_tried_in_each_of_its_states() -> None:
    ways = (
        set(STATES),
        {"-", "answered", "dismissed"},
        {"-", *(f"registration {state}" for state in REGISTRATIONS)},
        {"-", *(f"claim {state}" for state in CLAIMS)},
    )
    tried: dict[str, set[str]] = {}
    for row in rows():
        tried.setdefault(row["url"], set()).add(row["state"])
    cases = [url for url, parameters in PARAMETERS.items() if "case" in parameters]
    assert not [url for url in cases if not any(states <= tried[url] for states in ways)]


def place(row: dict[str, str]) -> tuple[str, str]:
    """The state and, where most addresses are tried, the room: the rows of one test."""
    return row["state"], row["url"].partition(":")[0] if row["state"] == "-" else ""


Visitors = tuple[World, dict[str, Client]]


def visitors(state: str) -> Visitors:
    """The world of a state, and a browser for everybody in it."""
    here = world(**WORLDS[state])
    return here, {who: here.client(who) for who in PEOPLE}


@pytest.fixture(scope="module")
def ordinary(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Visitors]:
    """The world in which most rows are tried: made once, and left by each test as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield visitors("-")
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("room", sorted({room for _state, room in map(place, rows()) if room}))
def test_every_address_answers_each_person_as_the_table_says(room: str, ordinary: Visitors) -> None:
    assert not wrong_answers(ordinary, "-", room)


def wrong_answers(met: Visitors, state: str, room: str = "") -> list[str]:
    """What is answered otherwise than the rows of a state and a room say."""
    here, clients = met
    wrong = []
    for row in rows():
        if place(row) == (state, room):
            address = _address(here, row)
            for who, client in clients.items():
                with transaction.atomic():
                    got = _status(_answer(client, row["method"], address))
                    transaction.set_rollback(True)
                if got != row[who]:
                    wrong.append(f"{row['url']} {row['with']} {row['method']} {who}: {got}")
    return wrong


def _address(here: World, row: dict[str, str]) -> str:
    given = dict(pair.split("=") for pair in row["with"].split())
    url = row["url"]
    values = {name: here.value(name, url, given.get(name, "")) for name in PARAMETERS[url]}
    return reverse(url, kwargs=values)


def _answer(client: Client, method: str, address: str) -> HttpResponse:
    send = client.post if method == "POST" else client.get
    return send(address, FORM if method == "POST" else None)  # type: ignore[return-value]


def _status(answer: HttpResponse) -> str:
    signing_in = reverse("account_login")
    if answer.status_code == 302 and answer.headers["Location"].startswith(signing_in):
        return "in"
    return str(answer.status_code)
