"""What somebody types is found, in whatever form, order and spelling they type it."""

import pytest

from ccop.kernel.search.found import Found
from ccop.kernel.search.models import Entry
from ccop.kernel.search.selectors import look
from ccop.kernel.search.services import index
from ccop.kernel.search.sources import Document

pytestmark = pytest.mark.django_db

TITLES = (
    "Stowarzyszenie Pomocy Dzieciom „Skrawek Nieba”",
    "Ochotnicza Straż Pożarna w Błesznie",
    "OSP Kuźnica",
    "Fundacja „Zajęcia dla Seniorów”",
    "Klub Sportowy „Łódka”",
    "Towarzystwo Przyjaciół Kłobucka",
)


@pytest.fixture(autouse=True)
def _documents() -> None:
    index("thing", [Document(key=key, title=title) for key, title in enumerate(TITLES)])


def titles(found: Found) -> list[str]:
    entries = Entry.objects.filter(kind=found.kind)
    # In the tests an entry stands for what it tells of: its own id is not its key.
    keys = list(entries.filter(terms__meets=found.query).values_list("key", flat=True))
    return [TITLES[key] for key in keys]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("dziecko", 0),
        ("dzieci skrawka", 0),
        ("stowazyszenie pomocy dziecią", 0),
        ("OSP Kuźnica", 2),
        ("straz pozarna kuznicy", 2),
        ("osp bleszno", 1),
        ("zajec dla seniora", 3),
        ("lodka", 4),
        ("łódki", 4),
        ("kłobucku", 5),
        ("klobuck", 5),
    ],
)
def test_it(asked: str, title: int) -> None:
    found = look("thing", asked)
    assert TITLES[title] in titles(found)
