"""While people type, the page saves by itself; whatever happens on the way, nothing is lost."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move
from ccop.kernel.parties.models import Party
from ccop.kernel.people.models import Person
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation
from tests.tools import page_checks

TITLE, SUMMARY = "task.title", "task.summary"
JSON = "application/json"


@dataclass
class Desk:
    """An offer in preparation with two editors."""

    party: Party
    anna: Person
    jan: Person
    offer: Offer

    def step(self, slug: str = "zadanie") -> str:
        """The address of a step."""
        return reverse("offers:step", args=[self.party.pk, self.offer.pk, slug])

    def stands(self, leaf: str) -> str:
        """What the draft has in a field of the task now."""
        self.offer.draft.refresh_from_db()
        text: str = self.offer.draft.document["task"].get(leaf, "")
        return text


def _desk() -> Desk:
    party = organisation()
    anna, jan = member(party, "editor"), member(party, "editor", "signatory")
    return Desk(party, anna, jan, offer_drafted(call(), party, anna))


def _client(person: Person) -> Client:
    client = Client(headers={"accept": JSON})
    client.force_login(person)
    return client


@pytest.mark.django_db
def test_only_the_fields_sent_are_saved_and_the_answer_is_short() -> None:
    desk = _desk()
    before = desk.stands("summary")
    answer = _client(desk.anna).post(desk.step(), {TITLE: "Nowy tytuł", "revision": "1"})
    assert answer.status_code == 200
    told = answer.json()
    assert told["met"] == []
    assert told["told"].startswith("Zapisano o ")
    assert (desk.stands("title"), desk.stands("summary")) == ("Nowy tytuł", before)
    assert told["revision"] == desk.offer.draft.revision


@pytest.mark.django_db
def test_a_field_saved_by_itself_does_not_meet_the_button_of_the_same_page() -> None:
    desk = _desk()
    client = _client(desk.anna)
    told = client.post(desk.step(), {TITLE: "Pierwszy", "revision": "1"}).json()
    form = {TITLE: "Pierwszy i drugi", "revision": "1", f"revision:{TITLE}": told["revision"]}
    client.post(desk.step(), {**form, "do": "save"}, headers={"accept": "text/html"})
    assert desk.stands("title") == "Pierwszy i drugi"
    assert not desk.offer.draft.conflicts.exists()


@pytest.mark.django_db
def test_who_types_on_beside_somebody_else_s_text_has_one_conflict() -> None:
    desk = _desk()
    _client(desk.jan).post(desk.step(), {TITLE: "Tytuł Jana", "revision": "1"})
    anna = _client(desk.anna)
    for text in ("Ty", "Tytuł", "Tytuł Anny"):
        assert anna.post(desk.step(), {TITLE: text, "revision": "1"}).json()["met"] == [TITLE]
    (waiting,) = desk.offer.draft.conflicts.filter(settled_at=None)
    assert waiting.typed == "Tytuł Anny"
    assert desk.stands("title") == "Tytuł Jana"
    assert [each.typed for each in desk.offer.draft.conflicts.filter(taken=False)] == [
        "Ty",
        "Tytuł",
    ]


@pytest.mark.django_db
def test_the_page_tells_who_else_is_here() -> None:
    desk = _desk()
    _client(desk.jan).get(desk.step("koszty"))
    told = _client(desk.anna).get(desk.step()).json()
    assert told == {"others": [f"{desk.jan.full_name}: Koszty"]}
    page = _client(desk.anna).get(desk.step(), headers={"accept": "text/html"}).text
    assert f"{desk.jan.full_name}: Koszty" in page


@pytest.mark.django_db
def test_a_sealed_offer_says_so_and_keeps_the_text() -> None:
    desk = _desk()
    offer_move(offer=desk.offer, move="seal", actor=at_desk(desk.jan, desk.party))
    answer = _client(desk.anna).post(desk.step(), {TITLE: "Za późno", "revision": "1"})
    assert answer.status_code == 409
    assert "zakończona" in answer.json()["told"]
    assert desk.offer.draft.conflicts.get().typed == "Za późno"


@pytest.mark.django_db
def test_who_is_signed_out_is_told_where_to_sign_in() -> None:
    desk = _desk()
    answer = Client(headers={"accept": JSON}).post(desk.step(), {TITLE: "x"})
    assert answer.status_code == 401
    assert answer.json()["sign_in"].startswith("/konto/logowanie/?next=")


@pytest.mark.django_db
def test_a_viewer_and_a_stranger_save_nothing() -> None:
    desk = _desk()
    for somebody in (member(desk.party, "viewer"), member(organisation("Inna"), "editor")):
        answer = _client(somebody).post(desk.step(), {TITLE: "Obcy", "revision": "1"})
        assert answer.status_code == 404
    assert desk.stands("title") != "Obcy"


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Iterator[Callable[[Person], Page]]:
    """A person at a browser of their own, signed in."""
    with ExitStack() as contexts:

        def visit(person: Person) -> Page:
            context = browser.new_context(base_url=live_server.url, locale="pl-PL")
            contexts.callback(context.close)
            context.set_default_timeout(10_000)
            page = context.new_page()
            sign_in(page, person)
            return page

        yield visit


def sign_in(page: Page, person: Person) -> None:
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    address = urlsplit(page.context._impl_obj._options["baseURL"]).hostname
    value = client.cookies[name].value
    page.context.add_cookies([{"name": name, "value": value, "domain": address, "path": "/"}])


def _type(page: Page, text: str, name: str = TITLE) -> None:
    field = page.locator(f"[name='{name}']")
    field.fill("")
    field.press_sequentially(text)


def _told(page: Page, sentence: str) -> None:
    expect(page.locator("[data-saving]")).to_contain_text(sentence)


browsing = pytest.mark.django_db(transaction=True)


@browsing
def test_what_is_typed_is_saved_without_a_button(visit: Callable[[Person], Page]) -> None:
    desk = _desk()
    anna = visit(desk.anna)
    said = page_checks.complaints(anna)
    anna.goto(desk.step())
    _type(anna, "Tytuł bez przycisku")
    _told(anna, "Zapisano o ")
    assert desk.stands("title") == "Tytuł bez przycisku"
    _type(anna, "Tytuł z przyciskiem")
    anna.get_by_role("button", name="Zapisz", exact=True).click()
    expect(anna.locator(f"[name='{TITLE}']")).to_have_value("Tytuł z przyciskiem")
    assert not desk.offer.draft.conflicts.exists()
    assert not said


@browsing
def test_a_text_kept_in_the_tab_does_not_come_back_over_what_a_button_has_saved(
    visit: Callable[[Person], Page],
) -> None:
    desk = _desk()
    anna = visit(desk.anna)
    anna.goto(desk.step())
    kept = f"sessionStorage.setItem('paper:' + location.pathname, '[[\"{TITLE}\", \"Starszy\"]]')"
    anna.evaluate(kept)
    _type(anna, "Nowszy")
    anna.get_by_role("button", name="Zapisz", exact=True).click()
    anna.wait_for_url("**?zapisano=1")
    anna.goto(desk.step())
    expect(anna.locator(f"[name='{TITLE}']")).to_have_value("Nowszy")


@browsing
def test_two_people_in_one_field_keep_both_texts(visit: Callable[[Person], Page]) -> None:
    desk = _desk()
    anna, jan = visit(desk.anna), visit(desk.jan)
    anna.goto(desk.step())
    jan.goto(desk.step())
    expect(jan.locator("[data-others]")).to_contain_text(desk.anna.full_name)
    _type(anna, "Tytuł Anny")
    _told(anna, "Zapisano o ")
    _type(jan, "Tytuł Jana")
    _told(jan, "Ktoś inny wpisał tekst w tym samym polu.")
    expect(jan.locator(f"[name='{TITLE}']")).to_have_value("Tytuł Jana")
    _type(jan, "Opis Jana", SUMMARY)
    jan.get_by_role("button", name="Zapisz", exact=True).click()
    expect(jan.locator("#spotkania")).to_contain_text("Tytuł Anny")
    expect(jan.locator("#spotkania")).to_contain_text("Tytuł Jana")
    assert (desk.stands("title"), desk.stands("summary")) == ("Tytuł Anny", "Opis Jana")


@browsing
def test_without_a_connection_the_text_waits_and_goes_when_it_is_back(
    visit: Callable[[Person], Page],
) -> None:
    desk = _desk()
    anna = visit(desk.anna)
    anna.goto(desk.step())
    anna.context.set_offline(True)
    _type(anna, "Tytuł z pociągu")
    _told(anna, "brak połączenia")
    anna.context.set_offline(False)
    _told(anna, "Zapisano o ")
    assert desk.stands("title") == "Tytuł z pociągu"


@browsing
def test_a_session_that_ends_in_the_middle_loses_nothing(
    visit: Callable[[Person], Page],
) -> None:
    desk = _desk()
    anna = visit(desk.anna)
    anna.goto(desk.step())
    Session.objects.all().delete()
    _type(anna, "Tytuł po godzinach")
    _told(anna, "sesja wygasła")
    expect(anna.get_by_role("link", name="Zaloguj się (otworzy się nowa karta)")).to_be_visible()
    sign_in(anna, desk.anna)
    _told(anna, "Zapisano o ")
    assert desk.stands("title") == "Tytuł po godzinach"


@browsing
def test_a_page_left_too_early_saves_what_was_typed_last(
    visit: Callable[[Person], Page],
) -> None:
    desk = _desk()
    anna = visit(desk.anna)
    anna.goto(desk.step())
    _type(anna, "Tytuł w biegu")
    anna.goto("/")
    deadline = time.monotonic() + 10
    while desk.stands("title") != "Tytuł w biegu" and time.monotonic() < deadline:
        anna.wait_for_timeout(100)
    assert desk.stands("title") == "Tytuł w biegu"


@browsing
def test_a_page_left_while_nothing_could_be_saved_gives_the_text_back(
    visit: Callable[[Person], Page],
) -> None:
    desk = _desk()
    anna = visit(desk.anna)
    anna.goto(desk.step())
    Session.objects.all().delete()
    _type(anna, "Tytuł z wczoraj")
    anna.on("dialog", lambda dialog: dialog.accept())
    anna.goto("/")
    sign_in(anna, desk.anna)
    anna.goto(desk.step())
    expect(anna.locator(f"[name='{TITLE}']")).to_have_value("Tytuł z wczoraj")
    _told(anna, "Zapisano o ")
    assert desk.stands("title") == "Tytuł z wczoraj"
