"""What a kind of page is, who looks at it, and where offers of the demonstration city are."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg
from playwright.sync_api import Page

from tests.tools.installation import Installation

EDITOR = "Alicja Kasztanowa (przykład)"
SIGNATORY = "Ewa Ogrodowa (przykład)"
"""Also an editor, of the organisation that leads the joint offer."""
INVITED = "Grażyna Trenerska (przykład)"
CLERK = "Urszula Konkursowa (przykład)"
WEBMASTER = "Wiktor Stronny (przykład)"
KEEPER = "Barbara Katalogowa (przykład)"
AUDITOR = "Aurelia Kontrolna (przykład)"
OPERATOR = "Olga Serwerska (przykład)"
CLAIMANT = "Franciszek Doradca (przykład)"
"""Claims to act for a club that contests it."""
SECOND_OPERATOR = "Igor Zapasowy (przykład)"


@dataclass(frozen=True)
class Offers:
    """Addresses of offers of the demonstration city, by their state."""

    call: str
    draft: str
    sealed: str
    submitted: str
    in_office: str
    joint: str
    joint_of_partner: str
    joint_of_invited: str
    withdrawn: str
    begun_anew: str
    card: str
    """Of the directory: the editor's own organisation."""


def offers(site: Installation) -> Offers:
    """Look the addresses up; offers of later tests have other tasks."""

    def desk(slug: str, state: str, party: str) -> tuple[str, str]:
        row = database.execute(
            "SELECT offer.party_id, offer.case_id FROM offers_offer offer"
            " JOIN competitions_competitiontask task ON task.id = offer.task_id"
            " JOIN competitions_competition call ON call.id = task.competition_id"
            " JOIN parties_party party ON party.id = offer.party_id"
            " WHERE call.slug LIKE %s AND offer.state = %s AND party.name LIKE %s"
            " ORDER BY task.place",
            [f"{slug}-%", state, f"%{party}%"],
        ).fetchone()
        assert row, (slug, state, party)
        return f"/pulpit/{row[0]}/oferty/{row[1]}/", f"/urzad/oferty/{row[1]}/"

    with psycopg.connect(site.database_url) as database:
        call = database.execute(
            "SELECT slug FROM competitions_competition WHERE slug LIKE 'kultura-%'"
        ).fetchone()
        assert call
        draft, _ = desk("kultura-i-dziedzictwo", "draft", "Aleja")
        sealed, _ = desk("wypoczynek-letni", "sealed", "Raków")
        submitted, in_office = desk("szkolenie-sportowe", "submitted", "Aleja")
        joint, _ = desk("kultura-i-dziedzictwo", "draft", "Raków")
        withdrawn, _ = desk("wypoczynek-letni", "withdrawn", "Warta")
        begun_anew, _ = desk("wypoczynek-letni", "draft", "Warta")
        card = database.execute(
            "SELECT card.id FROM organizations_organization card"
            " JOIN parties_party party ON party.id = card.party_id"
            " WHERE party.name LIKE '%Aleja%'"
        ).fetchone()
        assert card
    return Offers(
        call=f"/konkursy/{call[0]}/",
        draft=draft,
        sealed=sealed,
        submitted=submitted,
        in_office=in_office,
        joint=joint,
        joint_of_partner=f"{desk_of(draft)}oferty/{case_of(joint)}/",
        joint_of_invited=f"{desk_of(withdrawn)}oferty/{case_of(joint)}/",
        withdrawn=withdrawn,
        begun_anew=begun_anew,
        card=f"{card[0]}",
    )


def desk_of(address: str) -> str:
    """The desk that an address lies on."""
    return "/".join(address.split("/")[:3]) + "/"


def case_of(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True)
class Kind:
    """A kind of page: who looks at it ("" for a visitor), and how they get there."""

    name: str
    who: str
    reach: Callable[[Page, Offers], object]
    status: int = 200


def at(name: str, path: str, who: str = "", status: int = 200) -> Kind:
    """A page with an address; ``{draft}`` and the like stand for offers."""

    def reach(page: Page, known: Offers) -> None:
        own = known.sealed if who == SIGNATORY else known.draft
        page.goto(path.format(**vars(known), desk=desk_of(own)))

    return Kind(name, who, reach, status)


def open_details(page: Page) -> None:
    """Without a click, which would move the focus."""
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")
