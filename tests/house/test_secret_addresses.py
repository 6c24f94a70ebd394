"""An address that lets in whoever has it is told to nobody by the page itself."""

import re
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ccop.kernel.ui.secrecy import told_path
from ccop.portal.reports.models import ErrorReport
from tests.house.test_urls import PARAMETERS
from tests.support.registrations import received
from tests.support.upkeep import asked

SECRETS = {"key", "token", "invitation"}
"""What the secret in an address is called."""
PUBLIC = {
    "parties:invitation_end": "an administrator of the party names the invitation in a post",
}
FORM = "/zglos/blad/"


_KEPT = {
    name: {each: str(uuid4()) if each != "uidb36" else "1" for each in parameters}
    for name, parameters in PARAMETERS.items()
    if SECRETS & set(parameters) and name not in PUBLIC
}


@pytest.mark.parametrize("name", _KEPT)
def test_each_keeps_its_secret(name: str) -> None:
    parameters = _KEPT[name]
    address = reverse(name, kwargs=parameters)
    for path in (address, address.rstrip("/")):
        told = told_path(path)
        assert address.startswith(told)
        assert told.endswith("/")
        assert not any(value in told for value in parameters.values())


def test_other_addresses_are_told_whole() -> None:
    for path in ("/", "/konkursy/", "/nie/ma/takiej/", "/urzad/osoby/", ""):
        assert told_path(path) == path


@pytest.mark.django_db
def test_the_footer_and_the_form_of_errors_tell_no_secret(client: Client) -> None:
    registration, (_card, link) = received(), asked()
    client.post(FORM, {"description": "Nie działa.", "token": str(uuid4())})
    report = ErrorReport.objects.get()
    for address, told in (
        (f"{FORM}{report.key}/", FORM),
        (f"/zglos/organizacje/{registration.key}/", "/zglos/organizacje/"),
        (link, "/baza-ngo/potwierdzenie/"),
        (f"{link}zmiana/", "/baza-ngo/potwierdzenie/"),
    ):
        page = client.get(address).content.decode()
        assert re.findall(r"strona=([^\"]+)", page) == [quote(told, safe="")]
        came = client.get(FORM, headers={"referer": f"http://testserver{address}"})
        assert came.context["form"]["page"].value() == told
        asked_for = client.get(FORM, {"strona": address})
        assert asked_for.context["form"]["page"].value() == told
