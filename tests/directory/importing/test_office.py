"""The pages of the import: from the file to the result, for the keeper only."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ccop.directory.importing.models import Import, OldAddress
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from tests.support.imports import keeper, keeping, table, uploaded
from tests.support.jobs import run_jobs
from tests.support.organizations import listed
from tests.support.people import clerk
from tests.support.upkeep import asked

pytestmark = pytest.mark.django_db
IMPORTS = reverse("importing:imports")


def _as(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _form(client: Client, page: str, **changes: str) -> dict[str, str]:
    form = client.get(page).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    return {
        **{name: str(value) for name, value in typed.items()},
        "as_of": "01.03.2026",
        "overwrite": "",
        **changes,
    }


def test_from_the_file_to_the_cards_by_the_buttons() -> None:
    client = _as(keeping())
    sent = SimpleUploadedFile("stara baza.csv", table())
    page = client.post(IMPORTS, {"file": sent})["Location"]
    assert "Nazwa" in client.get(page).content.decode()
    client.post(f"{page}sprawdz/", _form(client, page))
    assert "jest sprawdzany" in client.get(page).content.decode()
    run_jobs()
    assert "Zapisz w bazie" in client.get(page).content.decode()
    client.post(f"{page}zapisz/")
    assert "jest zapisywany" in client.get(page).content.decode()
    run_jobs()
    assert "Co zapisano" in client.get(page).content.decode()
    assert client.post(f"{page}zapisz/").status_code == 302
    assert Import.objects.get().state == Import.State.DONE


def test_what_was_typed_stays_when_a_day_is_wrong() -> None:
    client = _as(keeping())
    this = uploaded(table())
    page = reverse("importing:import", args=[this.pk])
    typed = _form(client, page, as_of="30.02.2026", source="Stara baza", column2="district")
    answer = client.post(f"{page}sprawdz/", typed)
    form = answer.context["form"]
    assert list(form.errors) == ["as_of"]
    assert (form["source"].value(), form["column2"].value()) == ("Stara baza", "district")


def test_two_columns_for_one_field_are_told_with_the_choice_kept() -> None:
    client = _as(keeping())
    this = uploaded(table())
    page = reverse("importing:import", args=[this.pk])
    answer = client.post(f"{page}sprawdz/", _form(client, page, column2="name"))
    assert answer.status_code == 409
    assert answer.context["form"]["column2"].value() == "name"


def test_the_same_file_sent_again_is_known() -> None:
    client = _as(keeping())
    actor = keeper()
    first = uploaded(table(), actor)
    Import.objects.filter(pk=first.pk).update(state="done", done_at=first.uploaded_at)
    again = uploaded(table(), actor)
    page = client.get(reverse("importing:import", args=[again.pk]))
    assert page.context["earlier"] == first


def test_only_who_keeps_or_audits_the_directory_sees_imports() -> None:
    this = uploaded(table())
    for role, sees in (
        (Role.DIRECTORY_KEEPER, True),
        (Role.AUDITOR, True),
        (Role.GRANTS_CLERK, False),
    ):
        person = clerk(role)
        assert Import.objects.visible_to(actor_of(person)).exists() is sees
        answer = _as(person).get(reverse("importing:import", args=[this.pk]))
        assert (answer.status_code == 200) is sees
    assert not Import.objects.visible_to(Actor.visitor()).exists()


def test_no_list_asks_more_because_it_is_longer() -> None:
    client, actor = _as(keeping()), keeper()
    addresses = [
        IMPORTS,
        reverse("importing:old_addresses"),
        f"{reverse('upkeep:overview')}?stan=zapytane",
    ]
    counts = []
    for count in (2, 6):
        for number in range(count):
            uploaded(table(), actor)
            OldAddress.objects.create(path=f"/ngo/{count}/{number}", organization=listed())
            asked(email=f"biuro{count}{number}@przyklad.example")
        counts.append([_queries(client, address) for address in addresses])
    assert counts[0] == counts[1]


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked_for:
        assert client.get(address).status_code == 200
    return len(asked_for)
