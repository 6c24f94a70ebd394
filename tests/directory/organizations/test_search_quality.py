"""Questions as people type them, over the organisations of Częstochowa.

`queries.csv` was written by hand; where two organisations are meant as much, both stand in
`expected`, parted by "|", and either may come first.
"""

import csv
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from ccop.directory.organizations import selectors
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import organization_add
from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.search.selectors import look
from ccop.kernel.search.services import index
from ccop.kernel.search.sources import Document

pytestmark = pytest.mark.django_db

QUERIES = Path(__file__).with_name("queries.csv")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def document(key: int, row: dict[str, str]) -> Document:
    told = ("legal_form", "krs", "nip", "regon", "address_street", "postcode", "city", "spheres")
    return Document(key, row["name"], "; ".join(row[name] for name in told))


@pytest.fixture
def _organizations() -> None:
    data = files("ccop.directory.organizations") / "data" / "organizations.csv"
    documents = []
    for row in rows(data.read_text("utf-8")):
        added = organization_add(
            values={"name": row["name"]},
            source=row["source"],
            as_of=clock.today(),
            actor=Actor.system(),
        )
        documents.append(document(added.pk, row))
    index("organization", documents)


@pytest.mark.usefixtures("_organizations")
def test_what_is_meant_comes_first() -> None:
    asked = rows(QUERIES.read_text("utf-8"))
    answers = {row["asked"]: _best_three(row["asked"]) for row in asked}
    meant = {row["asked"]: row["expected"].split("|") for row in asked}
    missed = {
        question: best for question, best in answers.items() if best[0] not in meant[question]
    }
    among = [question for question, best in answers.items() if set(best) & set(meant[question])]
    sys.stdout.write(
        f"hits@1 {len(asked) - len(missed)} of {len(asked)}, hits@3 {len(among)} of {len(asked)}\n"
    )
    assert missed == {}


@pytest.mark.usefixtures("_organizations")
def test_the_expectations_are_of_organisations_that_are_there() -> None:
    asked = rows(QUERIES.read_text("utf-8"))
    listed = set(Organization.objects.listed().values_list("party__name", flat=True))
    assert len({row["asked"] for row in asked}) == len(asked) >= 60
    assert {name for row in asked for name in row["expected"].split("|")} <= listed


def _best_three(asked: str) -> list[str]:
    found = selectors.cards(look("organization", asked).keys(0, 3))
    return [str(each) for each in found] or [""]
