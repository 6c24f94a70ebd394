"""A party records who may sign for it: dated, told to all signatories, and nothing written over."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ccop.kernel import clock, journal
from ccop.kernel.journal.witnesses import row_faults
from ccop.kernel.notices.models import Mail, Notice
from ccop.kernel.parties.models import Party, Proxy, RepresentationRule, Representative
from ccop.kernel.parties.representing import rule_set
from ccop.kernel.parties.selectors import representations
from ccop.kernel.people.models import Person
from ccop.law.findings import Refused
from ccop.law.representation import Of, Part, Rule, Scope, Signing, is_met
from tests.support.people import at_desk, member, organisation, person
from tests.support.representation import TWO, entitled

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def party() -> Party:
    return organisation()


@pytest.fixture
def chair(party: Party) -> Person:
    """Signs for the party and administers it."""
    return member(party, "signatory", "administrator")


def _url(name: str, party: Party, *more: object) -> str:
    return reverse(f"parties:{name}", args=[party.pk, *more])


def _page(client: Client, party: Party) -> str:
    return client.get(_url("representation", party)).content.decode()


def _entry(**changes: Any) -> dict[str, Any]:
    today = f"{clock.today():%d.%m.%Y}"
    return {
        "name": "Anna Próbna (przykład)",
        "function": "Prezes",
        "group": "zarząd",
        "since": today,
        **changes,
    }


def test_a_person_is_added_with_function_organ_term_and_account(
    client: Client, party: Party, chair: Person
) -> None:
    client.force_login(chair)
    until = f"{clock.today() + 400 * DAY:%d.%m.%Y}"
    sent = _entry(until=until, person=chair.pk)
    assert client.post(_url("representative_new", party), sent).status_code == 302
    added = Representative.objects.get()
    assert (added.function, added.group, added.person) == ("prezes", "zarząd", chair)
    assert added.last_day == clock.today() + 400 * DAY
    assert "Anna Próbna (przykład)" in _page(client, party)
    assert row_faults() == []


def test_all_signatories_are_told_and_the_journal_names_nobody(
    client: Client, party: Party, chair: Person
) -> None:
    second, editor = member(party, "signatory"), member(party, "editor")
    client.force_login(chair)
    client.post(_url("representative_new", party), _entry())
    assert set(Notice.objects.values_list("person", flat=True)) == {chair.pk, second.pk}
    assert Mail.objects.filter(to=second.email).count() == 1
    assert not Mail.objects.filter(to=editor.email).exists()
    (entry,) = journal.read(f"podmiot:{party.pk}")
    assert entry.act == "representative.added"
    assert entry.data == {"representative": str(Representative.objects.get().pk)}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"since": "30.02.2026"}, "since"),
        ({"until": "01.01.2020"}, "until"),
        ({"person": "6f9619ff-8b86-4011-b42d-00cf4fc964ff"}, "person"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(
    client: Client, party: Party, chair: Person, changes: dict[str, str], field: str
) -> None:
    client.force_login(chair)
    answer = client.post(_url("representative_new", party), _entry(**changes))
    assert list(answer.context["form"].errors) == [field]
    assert "Prezes" in answer.content.decode()
    assert not Representative.objects.exists()


def test_what_is_sent_twice_is_recorded_and_told_once(
    client: Client, party: Party, chair: Person
) -> None:
    client.force_login(chair)
    today = f"{clock.today():%d.%m.%Y}"
    proxy = {"name": "Piotr (przykład)", "scope": "offers", "given_by": "zarząd", "since": today}
    rule = {"pattern": "each", "source": "statut", "valid_from": today}
    for name, sent in (("representative_new", _entry()), ("proxy_new", proxy), ("rule", rule)):
        for _click in range(2):
            client.post(_url(name, party), sent)
    for _click in range(2):
        url = _url("representative", party, Representative.objects.get().pk)
        client.post(url, {"last": today})
    for model in (Representative, Proxy, RepresentationRule):
        assert model._default_manager.count() == 1
    assert Mail.objects.count() == 4


def test_an_account_of_somebody_else_cannot_be_linked(party: Party, chair: Person) -> None:
    with pytest.raises(Refused, match="PARTY-8"):
        entitled(party, person(), actor=at_desk(chair, party))


def test_a_term_is_ended_and_stays_on_record(client: Client, party: Party, chair: Person) -> None:
    row = entitled(party, chair)
    client.force_login(chair)
    url = _url("representative", party, row.pk)
    early = client.post(url, {"last": "01.01.1999"})
    assert list(early.context["form"].errors) == ["last"]
    yesterday = clock.today() - DAY
    assert client.post(url, {"last": f"{yesterday:%d.%m.%Y}"}).status_code == 302
    row.refresh_from_db()
    assert row.last_day == yesterday
    assert "kadencja minęła" in _page(client, party)


def test_an_account_is_linked_later(client: Client, party: Party, chair: Person) -> None:
    row = entitled(party, None)
    client.force_login(chair)
    assert "bez powiązanego konta" in _page(client, party)
    url = _url("representative", party, row.pk)
    assert client.post(url, {"do": "link", "person": chair.pk}).status_code == 302
    row.refresh_from_db()
    assert row.person == chair


@pytest.mark.parametrize(("days", "told"), [(10, "kadencja wkrótce się kończy"), (60, "")])
def test_a_term_that_ends_within_thirty_days_is_warned_of(
    client: Client, party: Party, chair: Person, days: int, told: str
) -> None:
    entitled(party, chair, until=clock.today() + days * DAY)
    client.force_login(chair)
    assert ("kadencja wkrótce się kończy" in _page(client, party)) == bool(told)


def test_a_power_of_attorney_is_recorded_and_ended(
    client: Client, party: Party, chair: Person
) -> None:
    client.force_login(chair)
    sent = _entry(scope="offers", given_by="zarząd, uchwała 3/2026 (przykład)", together="on")
    assert client.post(_url("proxy_new", party), sent).status_code == 302
    proxy = Proxy.objects.get()
    assert (proxy.scope, proxy.together) == ("offers", True)
    today = f"{clock.today():%d.%m.%Y}"
    assert client.post(_url("proxy", party, proxy.pk), {"last": today}).status_code == 302
    proxy.refresh_from_db()
    assert proxy.last_day == clock.today()
    acts = [entry.act for entry in journal.read(f"podmiot:{party.pk}")]
    assert acts == ["proxy.added", "proxy.ended"]


def _rule(**changes: Any) -> dict[str, Any]:
    today = f"{clock.today():%d.%m.%Y}"
    return {"ways": "2", "source": "statut, § 25", "valid_from": today, "do": "save", **changes}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("each", "Każdy uprawniony samodzielnie"),
        ("two", "Dwóch członków zarządu łącznie"),
        ("chair_or_two", "Prezes jednoosobowo albo dwóch członków zarządu łącznie"),
        ("chair_and_treasurer", "Prezes i skarbnik łącznie"),
    ],
)
def test_a_ready_rule_is_one_click(
    client: Client, party: Party, chair: Person, pattern: str, words: str
) -> None:
    client.force_login(chair)
    assert client.post(_url("rule", party), _rule(pattern=pattern)).status_code == 302
    assert words in _page(client, party)


def test_any_other_rule_is_put_together_from_ways_and_parts(
    client: Client, party: Party, chair: Person
) -> None:
    first, second = entitled(party, None, name="Ewa"), entitled(party, None, name="Filip")
    client.force_login(chair)
    built = {
        "w0_count0": "1",
        "w0_who0": "function:prezes",
        "w0_count1": "2",
        "w0_who1": "group:zarząd",
        "w1_named_count": "2",
        "w1_named": [str(first.pk), str(second.pk)],
    }
    sent = _rule(pattern="other", **built)
    assert client.post(_url("rule", party), sent).status_code == 302
    told = "Prezes i dwóch członków zarządu łącznie albo Ewa i Filip łącznie"
    assert told in _page(client, party)


def test_another_way_is_added_without_losing_what_was_typed(
    client: Client, party: Party, chair: Person
) -> None:
    client.force_login(chair)
    sent = _rule(pattern="other", do="more", w0_who0="group:rada")
    page = client.post(_url("rule", party), sent)
    assert 'name="w2_who0"' in page.content.decode()
    assert page.context["form"]["w0_who0"].value() == "group:rada"
    assert not RepresentationRule.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, "pattern"),
        ({"pattern": "other"}, "pattern"),
        ({"pattern": "two", "source": ""}, "source"),
        ({"pattern": "other", "w0_who0": "all", "w0_count0": "0"}, "w0_count0"),
        ({"pattern": "other", "ways": "x", "w1_who0": "nic:nic"}, "w1_who0"),
    ],
)
def test_a_rule_that_says_nothing_is_not_saved(
    client: Client, party: Party, chair: Person, changes: dict[str, str], field: str
) -> None:
    client.force_login(chair)
    answer = client.post(_url("rule", party), _rule(**changes))
    assert field in answer.context["form"].errors
    assert not RepresentationRule.objects.exists()


def test_fewer_people_marked_than_must_sign_is_told(
    client: Client, party: Party, chair: Person
) -> None:
    row = entitled(party, None)
    client.force_login(chair)
    sent = _rule(pattern="other", w0_named_count="2", w0_named=[str(row.pk)])
    answer = client.post(_url("rule", party), sent)
    assert list(answer.context["form"].errors) == ["w0_named_count"]


def test_a_rule_names_only_people_of_the_list(party: Party, chair: Person) -> None:
    foreign = entitled(organisation(), None)
    named = Rule(alternatives=((Part(of=Of.NAMED, people=(str(foreign.pk),)),),))
    with pytest.raises(Refused, match="PARTY-7"):
        rule_set(
            party=party,
            rule=named,
            source="statut",
            valid_from=clock.today(),
            actor=at_desk(chair, party),
        )


def test_earlier_rules_stay_and_the_rule_of_the_day_holds(party: Party, chair: Person) -> None:
    each = Rule(alternatives=((Part(),),))
    today = clock.today()
    for rule, day in ((each, today - 9 * DAY), (TWO, today), (each, today + 9 * DAY)):
        rule_set(
            party=party, rule=rule, source="statut", valid_from=day, actor=at_desk(chair, party)
        )
    held = [
        representations([party.pk], today + n * DAY)[party.pk].rule for n in (-10, -9, -1, 0, 8, 9)
    ]
    assert held == [None, each, each, TWO, TWO, each]
    assert RepresentationRule.objects.count() == 3


def test_a_rule_recorded_again_for_the_same_day_corrects_the_first(
    client: Client, party: Party, chair: Person
) -> None:
    client.force_login(chair)
    for pattern in ("each", "two"):
        client.post(_url("rule", party), _rule(pattern=pattern))
    assert representations([party.pk], clock.today())[party.pk].rule == TWO
    page = _page(client, party)
    assert "Dwóch członków zarządu łącznie" in page
    assert "każdy uprawniony samodzielnie" in page


def test_a_rule_that_nobody_can_meet_here_is_warned_of(
    client: Client, party: Party, chair: Person
) -> None:
    entitled(party, chair, group="zarząd")
    client.force_login(chair)
    client.post(_url("rule", party), _rule(pattern="two"))
    assert "brakuje: jeszcze jednego członka zarządu" in _page(client, party)
    entitled(party, member(party, "signatory"), group="zarząd")
    assert "brakuje" not in _page(client, party)


def test_representation_of_several_parties_is_read_as_quickly_as_that_of_one(
    party: Party, chair: Person, django_assert_num_queries: Any
) -> None:
    other = organisation()
    entitled(party, chair)
    entitled(other, None)
    today = clock.today()
    with django_assert_num_queries(3):
        known = representations([party.pk, other.pk], today)
    assert [row.name for row in known[party.pk].representatives] == [chair.full_name]
    assert known[party.pk].representatives[0].person == str(chair.pk)
    assert known[other.pk].representatives[0].person == ""
    assert is_met(known[party.pk], [Signing("x", today)], Scope.OFFERS)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("administrator", 200),
        ("signatory", 200),
        ("editor", 404),
        ("accountant", 404),
        ("viewer", 404),
    ],
)
@pytest.mark.parametrize("name", ["representation", "rule", "representative_new", "proxy_new"])
def test_administrators_and_signatories_see_and_write_it(
    client: Client, party: Party, role: str, status: int, name: str
) -> None:
    someone = member(party, role)
    client.force_login(someone)
    assert client.get(_url(name, party)).status_code == status
    if status == 404:
        assert client.post(_url(name, party), _entry()).status_code in {404, 405}
        with pytest.raises(Refused, match="PARTY-1"):
            entitled(party, None, actor=at_desk(someone, party))


def test_an_entry_of_another_party_does_not_exist_here(
    client: Client, party: Party, chair: Person
) -> None:
    foreign = entitled(organisation(), None)
    client.force_login(chair)
    assert client.get(_url("representative", party, foreign.pk)).status_code == 404
