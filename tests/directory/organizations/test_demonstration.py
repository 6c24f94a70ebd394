"""Real organisations stand in the directory as public sources tell, and with nothing invented."""

import csv
from importlib.resources import files

import pytest

from ccop.directory.organizations import card, demonstration
from ccop.directory.organizations.demonstration import real_organisations
from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.topics import beneficiaries_of, sphere_words, spheres_of
from ccop.kernel.parties import demonstration as parties
from ccop.law.spheres import spheres

ROWS = list(
    csv.DictReader(
        files("ccop.directory.organizations")
        .joinpath("data/organizations.csv")
        .read_text("utf-8")
        .splitlines()
    )
)
FROM_WORDS = {"spheres", "beneficiaries", "topics", "form", "register", "register_number"}


def test_each_row_gives_a_card_with_nothing_but_what_it_says() -> None:
    found = list(real_organisations())
    assert len(found) == len(ROWS) == 58
    for (source, values), row in zip(found, ROWS, strict=True):
        assert source == row["source"]
        written = {str(said) for name, said in values.items() if name not in FROM_WORDS}
        assert written <= {*row.values(), "True"}
        assert values.get("topics", []) == [each for each in row["spheres"].split(";") if each]
        assert ("public_benefit" in values) is (row["opp"] == "1")
        assert "email" not in values
        assert "phone" not in values


def test_only_certain_words_name_a_sphere_or_those_who_are_helped() -> None:
    assert spheres_of(["kultura i sztuka", "bezdomność", "mediacje"]) == ["16"]
    assert spheres_of(["wypoczynek", "społeczeństwo obywatelskie"]) == []
    assert beneficiaries_of(["dzieci i młodzież", "ratownictwo"]) == ["children", "youth"]


def test_every_sphere_of_the_act_has_its_few_words() -> None:
    for code in spheres():
        assert sphere_words(code) != code
    assert sphere_words("99") == "99"


@pytest.mark.django_db
def test_the_city_is_loaded_with_its_real_and_its_invented_organisations() -> None:
    parties.load()
    demonstration.load()
    assert Organization.objects.listed().count() == len(ROWS) + 3
    for organization in Organization.objects.select_related("party"):
        facts, values = read_facts(organization.facts), card.values(organization)
        filled = {name for name, value in values.items() if not card.is_blank(value)}
        assert filled <= set(facts)
        invented = "(przykład)" in organization.party.name
        assert (organization.confirmed_on is not None) is invented
