"""Everybody finds organisations in the public list, by filters that the address tells."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ccop.directory.organizations import listing
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_change, card_move
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.kernel.search import found, selectors
from tests.support.organizations import AS_OF, SOURCE, listed, proposed
from tests.support.people import clerk

pytestmark = pytest.mark.django_db
LIST = "/baza-ngo/"


def _page(**asked: str | int) -> str:
    answer = Client().get(LIST, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def _names(**asked: str | int) -> list[str]:
    rows = Client().get(LIST, asked).context["rows"]
    return [row["organization"].party.name for row in rows]


def test_names_stand_as_typed_and_in_the_order_of_the_polish_alphabet() -> None:
    for name in ("Żagle", "„Łabędź” TOWARZYSTWO", "Lipa", "Zamek", "Ćma"):
        listed(name)
    assert _names() == ["Ćma", "Lipa", "„Łabędź” TOWARZYSTWO", "Zamek", "Żagle"]
    assert "„Łabędź” TOWARZYSTWO" in _page()


def test_only_listed_cards_are_found() -> None:
    proposed("Fundacja Zgłoszona (przykład)")
    for state in ("hidden", "archived"):
        gone = listed(f"Fundacja {state} (przykład)")
        keeper = actor_of(clerk(Role.DIRECTORY_KEEPER))
        card_move(organization=gone, state=state, reason="Próba.", actor=keeper)
    listed("Fundacja Jawna (przykład)")
    assert _names() == ["Fundacja Jawna (przykład)"]


def test_each_filter_narrows_the_list() -> None:
    listed(
        "Jest",
        spheres=["16", "17"],
        form="foundation",
        public_benefit=True,
        district="Raków",
        beneficiaries=["seniors"],
        accepts_volunteers=True,
    )
    listed(
        "Inna",
        spheres=["18"],
        form="association",
        public_benefit=False,
        district="Mirów",
        beneficiaries=["children"],
        accepts_volunteers=False,
    )
    for name, value in {
        "sfera": "17",
        "forma": "foundation",
        "opp": "tak",
        "dzielnica": "Raków",
        "dla": "seniors",
        "wolontariat": "tak",
    }.items():
        assert _names(**{name: value}) == ["Jest"], name
    assert _names(sfera="16", dla="children") == []


def test_filters_tell_how_many_each_would_leave() -> None:
    listed(spheres=["16"], form="foundation")
    listed(spheres=["16", "17"], form="association")
    page = _page()
    assert "kultura, sztuka i dziedzictwo (pkt 16) (2)" in page
    assert "fundacja (1)" in page
    assert "obronność" not in page
    assert "fundacja (1)" in _page(sfera="16")


def test_a_value_that_is_not_public_is_found_by_nobody_and_counted_by_nobody() -> None:
    organization = listed(district="Raków")
    card_change(
        organization=organization,
        values={},
        public={"district": False},
        source=SOURCE,
        as_of=AS_OF,
        actor=Actor.system(),
    )
    assert _names(dzielnica="Raków") == []
    assert "Raków" not in _page()


def test_filters_that_are_set_are_removed_one_by_one() -> None:
    listed(spheres=["16"], form="foundation")
    page = _page(sfera="16", forma="foundation", strona="1")
    assert 'href="?forma=foundation"' in page
    assert 'href="?sfera=16"' in page


def test_nothing_found_says_what_to_do() -> None:
    page = _page(sfera="16")
    assert "Nie znaleziono" in page
    assert "Pokaż wszystkie organizacje" in page


def test_the_table_has_the_same_organisations() -> None:
    listed("Fundacja Tabelaryczna (przykład)", form="foundation")
    page = _page(widok="tabela")
    assert "<table" in page
    assert "Fundacja Tabelaryczna (przykład)" in page


def test_pages_have_25_and_nonsense_parameters_harm_nobody() -> None:
    for number in range(27):
        listed(f"Klub {number:02d} (przykład)")
    assert len(_names()) == 25
    assert _names(strona="2") == ["Klub 25 (przykład)", "Klub 26 (przykład)"]
    for nonsense in ("0", "-1", "x", "9" * 40):
        assert _names(strona=nonsense)
        assert Client().get(LIST, {"od": nonsense}).status_code == 200
    assert Client().get(LIST, {"sfera": "x'\0", "q": "\0"}).status_code == 200


def test_over_the_bound_nothing_is_counted_and_the_list_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (found, listing, selectors):  # all that import it
        monkeypatch.setattr(module, "MOST", 30)
    for number in range(33):
        listed(f"Klub {number:02d} (przykład)", spheres=["17"])
    page = _page()
    assert "ponad 30" in page
    assert "(33)" not in page
    assert "(31)" not in page
    last = Client().get(LIST, {"strona": "2"})
    after = last.context["after"]
    assert after.party.name == "Klub 30 (przykład)"
    assert f"od={after.pk}" in last.content.decode()
    assert _names(od=after.pk) == [f"Klub {number} (przykład)" for number in (30, 31, 32)]


def test_the_list_asks_as_much_for_many_as_for_few() -> None:
    listed()
    with CaptureQueriesContext(connection) as few:
        _page()
    for _ in range(26):
        listed(spheres=["16"], district="Raków")
    with CaptureQueriesContext(connection) as many:
        _page()
    assert len(many) == len(few) <= 4


def test_the_newest_are_told_as_atom() -> None:
    organization = listed("Fundacja <Nowa> & Świeża (przykład)", aims="Cele")
    proposed("Fundacja Zgłoszona (przykład)")
    answer = Client().get("/baza-ngo/nowe.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    text = answer.content.decode()
    assert "Fundacja &lt;Nowa&gt; &amp; Świeża (przykład)" in text
    assert organization.get_absolute_url() in text
    assert "Zgłoszona" not in text
    assert Organization.objects.count() == 2


def test_words_find_in_any_form_and_the_name_comes_first() -> None:
    listed("Stowarzyszenie Teatr Lalek (przykład)")
    listed("Fundacja Bajka (przykład)", aims="Prowadzimy teatr dla dzieci.")
    listed("Klub Szachowy (przykład)")
    names = ["Stowarzyszenie Teatr Lalek (przykład)", "Fundacja Bajka (przykład)"]
    assert _names(q="teatry") == names
    assert _names(q="lalki", sfera="16") == []


def test_a_typing_error_is_corrected_and_told() -> None:
    listed("Stowarzyszenie Hospicjum (przykład)")
    page = _page(q="hospicum")
    assert "Stowarzyszenie Hospicjum (przykład)" in page
    assert "<strong>hospicjum</strong>" in page


def test_a_number_from_a_register_finds_its_organisation() -> None:
    listed("Fundacja Numerowana (przykład)", krs="0000000042", nip="9490000042")
    listed("Inna (przykład)")
    for number in ("0000000042", "9490000042"):
        assert _names(q=number) == ["Fundacja Numerowana (przykład)"], number


def test_what_is_not_public_or_not_listed_is_not_found_by_words() -> None:
    organization = listed("Fundacja Cicha (przykład)", aims="Pomagamy ważkom.")
    assert _names(q="ważka")
    card_change(
        organization=organization,
        values={},
        public={"aims": False},
        source=SOURCE,
        as_of=AS_OF,
        actor=Actor.system(),
    )
    assert not _names(q="ważka")
    assert _names(q="cicha")
    keeper = actor_of(clerk(Role.DIRECTORY_KEEPER))
    card_move(organization=organization, state="archived", reason="Próba.", actor=keeper)
    assert not _names(q="cicha")
