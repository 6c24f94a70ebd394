"""Before accepting a report the keeper asks the register, and lets it fill in what is chosen."""

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from ccop.directory.checks.models import RegisterCheck
from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.models import Registration
from ccop.directory.registrations.office_forms import AcceptForm
from ccop.kernel import journal
from ccop.kernel.people.roles import Role
from tests.support.jobs import run_jobs
from tests.support.people import clerk, signed_in
from tests.support.register import KRS, KRS_IN_LIQUIDATION, KRS_OF_NOBODY, ask_recorded
from tests.support.registrations import received

pytestmark = pytest.mark.django_db
NAME = "Fundacja „Jasny Przystanek” (przykład)"
EXTRACT = "KRS, odpis z dnia 02.11.2026"


@pytest.fixture
def keeper(settings: Settings) -> Client:
    ask_recorded(settings)
    return signed_in(clerk(Role.DIRECTORY_KEEPER))


def _report(krs: str = KRS, **values: object) -> tuple[Registration, str]:
    registration = received(
        NAME, krs=krs, register="krs", register_number=f"KRS {krs}", town="Poraj", **values
    )
    return registration, f"/urzad/zgloszenia-organizacji/{registration.pk}/przyjecie/"


def _ask(keeper: Client, page: str) -> str:
    keeper.post(page, {"do": "ask", "token": uuid4()})
    assert "Zapytanie trwa" in keeper.get(page).content.decode()
    run_jobs()
    return keeper.get(page).content.decode()


def _typed(keeper: Client, page: str, **changes: object) -> dict[str, object]:
    """What a browser sends of the form as the page fills it in."""
    form = keeper.get(page).context["form"]
    assert isinstance(form, AcceptForm)
    typed = {name: form[name].value() for name in form.fields} | changes
    return {name: value for name, value in typed.items() if value not in (None, False)}


def _sources(card: Organization) -> dict[str, str]:
    return {name: fact.source for name, fact in read_facts(card.facts).items()}


def test_what_is_chosen_is_filled_in_and_has_the_register_as_its_source(keeper: Client) -> None:
    registration, page = _report(phone="34 000 00 90")
    asked = _ask(keeper, page)
    assert "ul. Zmyślona 900/4" in asked
    filled = f"{page}?field=street&field=town"
    assert "Pola poniżej wypełniono" in keeper.get(filled).content.decode()
    assert keeper.get(filled).context["form"]["email"].value() is None
    keeper.post(filled, _typed(keeper, filled))
    card = Organization.objects.get()
    assert (card.state, card.street, card.town) == ("listed", "ul. Zmyślona 900/4", "Częstochowa")
    sources, report = _sources(card), f"zgłoszenie {registration.case.number}"
    assert (sources["street"], sources["town"]) == (EXTRACT, EXTRACT)
    assert (sources["name"], sources["phone"]) == (report, report)
    check = RegisterCheck.objects.get()
    assert check.organization == card
    assert journal.verify().exit_code == 0


def test_everything_that_differs_can_be_filled_in_at_once(keeper: Client) -> None:
    _registration, page = _report()
    _ask(keeper, page)
    filled = f"{page}?do=all"
    keeper.post(filled, _typed(keeper, filled))
    card = Organization.objects.get()
    assert card.party.nip == "9490000006"
    assert card.in_liquidation is False
    left = keeper.get(f"/urzad/baza/{card.pk}/rejestr/").content.decode()
    assert "Wizytówka zgadza się z odpisem" in left


def test_what_the_keeper_changes_afterwards_is_not_of_the_register(keeper: Client) -> None:
    registration, page = _report()
    _ask(keeper, page)
    filled = f"{page}?do=all"
    keeper.post(filled, _typed(keeper, filled, street="ul. Inna 1"))
    card = Organization.objects.get()
    assert card.street == "ul. Inna 1"
    assert _sources(card)["street"] == f"zgłoszenie {registration.case.number}"


def test_nothing_goes_over_unless_it_is_chosen(keeper: Client) -> None:
    _registration, page = _report()
    _ask(keeper, page)
    keeper.post(page, _typed(keeper, page))
    card = Organization.objects.get()
    assert (card.street, card.town, card.party.nip) == ("", "Poraj", "")
    assert EXTRACT not in _sources(card).values()


def test_a_number_that_the_register_does_not_have_is_told(keeper: Client) -> None:
    _registration, page = _report(KRS_OF_NOBODY)
    assert "W rejestrze nie ma takiego numeru" in _ask(keeper, page)


def test_liquidation_is_told_before_the_card_is_listed(keeper: Client) -> None:
    _registration, page = _report(KRS_IN_LIQUIDATION)
    assert "w likwidacji" in _ask(keeper, page)


def test_without_a_number_or_a_register_the_page_says_nothing_of_it(
    keeper: Client, settings: Settings
) -> None:
    _registration, page = _report()
    assert "Zapytaj rejestr" in keeper.get(page).content.decode()
    ask_recorded(settings, krs="off")
    assert "Zapytaj rejestr" not in keeper.get(page).content.decode()
    ask_recorded(settings)
    other = f"/urzad/zgloszenia-organizacji/{received().pk}/przyjecie/"
    assert "Zapytaj rejestr" not in keeper.get(other).content.decode()
