"""Every row that names a person is in the copy of that person's data, or it is said why not."""

import json
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey
from django.urls import reverse

from ccop.kernel.notices.models import Mail
from ccop.kernel.people.holdings import holdings_of, tables_of
from ccop.kernel.people.models import Person
from tests.house.world import MEMBERS, World, world
from tests.tools.pdf_checks import verapdf

pytestmark = pytest.mark.django_db

HELD = {
    "account.EmailAddress.user": "account",
    "cases.CaseEvent.person": "acts",
    "checks.RegisterCheck.asked_by": "register_questions",
    "cases.Message.author": "messages",
    "competitions.ClosingChange.by": "acts_in_calls",
    "competitions.OffersOpening.by": "acts_in_calls",
    "importing.Import.by": "imports",
    "mfa.Authenticator.user": "factors",
    "notices.Notice.person": "notices",
    "organizations.StateChange.by": "cards_moved",
    "paperwork.Comment.author": "comments",
    "paperwork.Comment.settled_by": "only that a comment of the organisation was settled",
    "paperwork.Conflict.person": "meetings",
    "paperwork.Conflict.settled_by": "only that one of two texts was chosen",
    "paperwork.Draft.saved_by": "savings",
    "paperwork.Paper.sealed_by": "sealed",
    "paperwork.Presence.person": "a page open now, forgotten with the account",
    "paperwork.Revision.person": "savings",
    "paperwork.Signature.person": "approvals",
    "parties.Membership.person": "memberships",
    "parties.Proxy.person": "representation",
    "parties.Representative.person": "representation",
    "people.KeptPost.person": "kept for an hour and shown to the person at once",
    "people.RoleGrant.given_by": "a fact about the holder of the role",
    "people.RoleGrant.person": "city_roles",
    "registrations.Claim.person": "claims",
    "registrations.Evidence.recorded_by": "claims_and_joined",
    "registrations.Merger.by": "claims_and_joined",
    "registrations.Merger.undone_by": "claims_and_joined",
    "statutes.Decision.by": "law_values",
    "statutes.Decision.proposed_by": "law_values",
    "statutes.Proposal.by": "law_values",
    "upkeep.Proposal.by": "changes_decided",
    "usersessions.UserSession.user": "sessions",
}
"""Where a reference to a person is shown, or why it is not."""


def test_no_reference_to_a_person_is_forgotten() -> None:
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model is Person
    }
    assert found == set(HELD)


def _told(person: Person) -> str:
    tables = tables_of(person)
    assert len({table.name for table in tables}) == len(tables)
    return json.dumps([table.rows for table in tables], ensure_ascii=False)


def test_the_copy_names_nobody_else() -> None:
    here: World = world("opened")
    for who, person in here.people.items():
        told = _told(person)
        for other in here.people.values():
            if other != person:
                assert other.email not in told, who
                assert str(other.pk) not in told, who
        assert (str(here.party) in told) is (who in MEMBERS | {"stranger"}), who


def test_what_is_held_is_counted_and_what_stays_has_reason_and_end() -> None:
    here = world("opened")
    for person in here.people.values():
        for held in holdings_of(person):
            assert held.count > 0
            assert bool(held.stays_because) == bool(held.until)


def test_the_copy_is_downloaded_as_json_and_as_a_pdf_for_every_reader(tmp_path: Path) -> None:
    here = world("submitted")
    signatory = here.people["signatory"]
    Person.objects.filter(pk=signatory.pk).update(full_name="Łucja \U0001f600 Żółć (przykład)")
    Mail.objects.create(to=signatory.email, subject="Próba " * 60, text="x", key="proba")
    client = here.client("signatory")
    data = json.loads(client.get(reverse("people:data_file")).content)
    assert data["account"][0]["email"] == signatory.email
    assert [each["party"] for each in data["memberships"]] == [str(here.party)]
    assert data["approvals"]
    answer = client.get(reverse("people:data_print"))
    assert answer["Content-Type"] == "application/pdf"
    path = tmp_path / "moje-dane.pdf"
    path.write_bytes(answer.content)
    assert verapdf(path, "3a") == []
    assert verapdf(path, "ua1") == []
