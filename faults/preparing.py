"""What scenarios need of an installation: approved offers, drafts, a longer call."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.urls import reverse

from ccop.config.database import addresses, as_owner
from ccop.grants.competitions.models import Competition
from ccop.grants.competitions.services import call_extend
from ccop.grants.offers.models import Offer
from ccop.kernel import clock, journal
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from tests.support.calls import call
from tests.support.offers import offer_drafted, offer_signed
from tests.support.people import member, organisation

CLOSES_IN = timedelta(days=3)
DRAFTS = 2


def offers(counts: str) -> dict[str, Any]:
    """A call with "300" approved offers, each of an organisation of its own, and two drafts; "300
    50" asks for fifty."""
    count, drafts = map(int, f"{counts} {DRAFTS}".split()[:2])
    with _told():
        task = call(closes_in=CLOSES_IN)
    ready = []
    for number in range(count):
        with _told():
            party = organisation(f"Stowarzyszenie nr {number} (przykład)")
            both = member(party, "editor", "signatory")
            other = member(party, "signatory")
            offer = offer_signed(task, party, both, other)
        address = reverse("offers:move", args=[party.pk, offer.pk, "submit"])
        page = reverse("offers:offer", args=[party.pk, offer.pk])
        ready.append(
            {
                "offer": str(offer.pk),
                "submit": address,
                "page": page,
                "token": str(uuid4()),
                "sessions": [_session(both), _session(other)],
            }
        )
    return {
        "call": str(task.competition_id),
        "offers": ready,
        "drafts": [_draft(task) for _ in range(drafts)],
    }


def _draft(task: Any) -> dict[str, Any]:
    with _told():
        party = organisation("Fundacja Pisząca (przykład)")
        editor = member(party, "editor")
        offer = offer_drafted(task, party, editor)
    step = reverse("offers:step", args=[party.pk, offer.pk, "zadanie"])
    return {"offer": str(offer.pk), "step": step, "session": _session(editor)}


def extend(call: str) -> str:
    """Move the closing of the call a day later, as a clerk does."""
    competition = Competition.objects.get(pk=call)
    with _told():
        change = call_extend(
            competition=competition.pk,
            seen=competition.closes_at,
            closes_at=competition.closes_at + timedelta(days=1),
            reason="Próba awarii.",
            actor=actor_of(Person.objects.filter(role_grants__role=Role.GRANTS_CLERK)[0]),
            token=uuid4(),
        )
    return change.after.isoformat()


def close_in(seconds: str) -> str:
    """Let the only call of the suite close after so many seconds; answers when."""
    at: datetime = clock.now() + timedelta(seconds=float(seconds))
    with _told():
        Competition.objects.filter(slug__startswith="konkurs-").update(closes_at=at)
    return at.isoformat()


_MIGRATION = ("seals", "0001_initial")


def forget_migration(_: str) -> None:
    """Let the database look as if a migration were still to be made."""
    with as_owner(addresses(settings.ENVIRONMENT).owner):
        MigrationRecorder(connection).record_unapplied(*_MIGRATION)


def remember_migration(_: str) -> None:
    """Undo :func:`forget_migration`."""
    with as_owner(addresses(settings.ENVIRONMENT).owner):
        MigrationRecorder(connection).record_applied(*_MIGRATION)


def standing(_: str) -> dict[str, Any]:
    """What the database says of offers: for the questions asked after each scenario."""
    return {
        str(offer.pk): {"state": offer.state, "number": offer.case.number, "title": _title(offer)}
        for offer in Offer.objects.select_related("case", "draft")
    }


def _title(offer: Offer) -> str:
    title: str = offer.draft.document.get("task", {}).get("title", "")
    return title


def _session(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@contextmanager
def _told() -> Iterator[None]:
    """One transaction whose rows, made here by hand, stand in the journal from its end on."""
    with transaction.atomic():
        yield
        journal.append(stream=journal.monthly("system"), act="faults.prepared", actor=None, data={})
