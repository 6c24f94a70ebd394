"""What people are told: in the portal and by e-mail, once, in their own language."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from pytest_django import DjangoAssertNumQueries

from ccop.kernel.notices.models import Mail, Notice
from ccop.kernel.notices.services import mail, notice_read, notices_read, tell
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.selectors import actor_of
from tests.support.people import person

pytestmark = pytest.mark.django_db


def _tell(*people: Person, key: str = "sprawa:1") -> None:
    tell(people=people, title="Nowe pismo", text="Urząd napisał.", url="/pulpit/", key=key)


def test_a_person_is_told_in_the_portal_and_by_a_letter_with_the_address() -> None:
    someone = person()
    _tell(someone)
    notice, letter = Notice.objects.get(), Mail.objects.get()
    assert (notice.person, notice.title, notice.url) == (someone, "Nowe pismo", "/pulpit/")
    assert (letter.to, letter.subject) == (someone.email, "Nowe pismo")
    assert letter.text == "Urząd napisał.\n\nhttp://localhost:8000/pulpit/\n"


def test_the_same_news_is_told_once() -> None:
    first, second = person(), person()
    _tell(first)
    _tell(first, second)
    assert Notice.objects.count() == Mail.objects.count() == 2
    _tell(first, key="sprawa:2")
    assert Notice.objects.filter(person=first).count() == 2


def test_each_is_told_in_their_own_language() -> None:
    polish, english = person(), person()
    Person.objects.filter(pk=english.pk).update(look="l:en")
    english.refresh_from_db()
    # A word of Django itself, translated into every language.
    tell(people=[polish, english], title=_("January"), text=_("Monday"), url="/", key="k")
    assert {letter.to: letter.subject for letter in Mail.objects.all()} == {
        polish.email: "Styczeń",
        english.email: "January",
    }


def test_a_person_reads_only_their_own_notices(client: Client) -> None:
    mine, theirs = person(), person()
    _tell(mine)
    other = Notice.objects.create(person=theirs, title="Cudze", text="Nie dla mnie", key="k")
    client.force_login(mine)
    page = client.get(reverse("notices:mine")).content.decode()
    assert "Nowe pismo" in page
    assert "Cudze" not in page
    assert client.post(reverse("notices:follow", args=[other.pk])).status_code == 404
    assert client.post(reverse("notices:follow", args=[uuid4()])).status_code == 404
    assert notice_read(notice=other.pk, actor=Actor.visitor()) is None
    other.refresh_from_db()
    assert other.read_at is None


def test_opening_a_notice_marks_it_read_and_leads_to_what_it_is_about(client: Client) -> None:
    someone = person()
    _tell(someone)
    client.force_login(someone)
    notice = Notice.objects.get()
    assert client.post(reverse("notices:follow", args=[notice.pk]))["Location"] == "/pulpit/"
    notice.refresh_from_db()
    assert notice.read_at is not None
    before = notice.read_at
    client.post(reverse("notices:follow", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.read_at == before


def test_all_notices_are_marked_read_at_once(client: Client) -> None:
    someone, other = person(), person()
    for key in "abc":
        _tell(someone, other, key=key)
    client.force_login(someone)
    client.post(reverse("notices:all_read"))
    assert Notice.objects.filter(person=someone, read_at=None).count() == 0
    assert notices_read(actor=actor_of(other)) == 3


def test_a_visitor_costs_no_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get(reverse("account_login"))


def test_every_page_tells_how_many_notices_are_new(client: Client) -> None:
    someone = person()
    _tell(someone, key="a")
    _tell(someone, key="b")
    client.force_login(someone)
    links = client.get(reverse("people:home")).context["places"]
    assert {link.url: link.waiting for link in links}[reverse("notices:mine")] == 2


def test_unread_notices_are_counted(client: Client) -> None:
    someone = person()
    _tell(someone, key="a")
    _tell(someone, key="b")
    client.force_login(someone)
    page = client.get(reverse("notices:mine"))
    assert "<p>2 " in page.content.decode()


def test_a_letters_text_stays_as_it_was_written() -> None:
    row = mail(to="a@przyklad.example", subject=" Tytuł  listu ", text="Dwa\n\nakapity", key="k")
    assert (row.subject, row.text) == ("Tytuł listu", "Dwa\n\nakapity")
