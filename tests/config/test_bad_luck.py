"""One scenario of ``make fault``, small: the database is killed while offers come."""

from faults.scenarios import running, storm
from tests.tools.database import DATA


def test_offers_survive_the_death_of_the_database() -> None:
    with running(DATA / "bad-luck") as site:
        measured = storm(site, lambda: site.kill("database"), count=30)
    assert all(sent.number for sent in measured.sent)
