"""An organisation that is listed already is found by its numbers and by a similar name."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.duplicates import candidates
from tests.support.organizations import listed

pytestmark = pytest.mark.django_db


def _found(**values: str) -> list[tuple[Organization, int, list[str]]]:
    everybody_finds = Organization.objects.listed()
    return [
        (each.organization, each.score, [str(reason) for reason in each.reasons])
        for each in candidates(values, everybody_finds)
    ]


@pytest.mark.parametrize("number", ["krs", "nip", "regon"])
def test_the_same_number_is_the_same_organisation(number: str) -> None:
    same: dict[str, Any] = {number: "000000090"}
    another: dict[str, Any] = {number: "000000091"}
    here = listed(**same)
    listed("Inna (przykład)", **another)
    assert _found(name="Zupełnie coś innego", **same) == [
        (here, 100, [f"ten sam {number.upper()}"])
    ]


def test_a_branch_may_share_the_number_of_its_association() -> None:
    here = listed("Towarzystwo Przyjaciół Dzieci (przykład)", krs="0000000901")
    ((found, score, reasons),) = _found(name="Oddział nad Wartą", krs="0000000901", form="branch")
    assert (found, score) == (here, 60)
    assert "oddział" in reasons[0]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Fundacja „Złota Żaba”", "ZŁOTA ZABA"),
        ("Stowarzyszenie „Aleja Sąsiadów” w Częstochowie", "Aleja Sasiadow"),
        ("Uczniowski Klub Sportowy „Mirów”", "UKS Mirów"),
        ("Warta Sp. z o.o.", "WARTA"),
        ("Ochotnicza Straż Pożarna Błeszno", "OSP Błeszno"),
    ],
)
def test_legal_forms_quotes_capitals_diacritics_and_the_city_make_no_difference(
    written: str, typed: str
) -> None:
    here = listed(written)
    assert [(found, score) for found, score, _ in _found(name=typed)] == [(here, 100)]


def test_a_slip_of_the_pen_is_similar_and_another_name_is_not() -> None:
    here = listed("Stowarzyszenie Przyjaciół Rakowa (przykład)")
    listed("Stowarzyszenie Miłośników Szachów (przykład)")
    ((found, score, reasons),) = _found(name="Stowarzyszenie Przyjaciol Rakowai")
    assert found == here
    assert 45 <= score < 100
    assert reasons == [f"podobna nazwa ({score}\N{NO-BREAK SPACE}%)"]
    assert _found(name="Koło Gospodyń Wiejskich Kawodrza") == []


def test_the_likeliest_comes_first() -> None:
    similar = listed("Fundacja Latarnie (przykład)")
    same = listed("Inna (przykład)", nip="9490000900")
    found = [each for each, _, _ in _found(name="Fundacja Latarnia", nip="9490000900")]
    assert found == [same, similar]


def test_one_question_answers_it_and_an_index_helps() -> None:
    for number in range(30):
        listed(f"Organizacja {number} (przykład)")
    with CaptureQueriesContext(connection) as asked:
        candidates({"name": "Organizacja 7", "krs": "1"}, Organization.objects.listed())
    assert len(asked) == 1
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT 1 FROM parties_party"
            " WHERE directory_name_key(name) % 'x' OR krs = '0000000001'"
        )
        plan = "\n".join(row for (row,) in cursor.fetchall())
    assert "party_name_key" in plan
