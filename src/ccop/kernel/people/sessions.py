"""Sessions of a person: listed while they last, ended one by one or together."""

from collections.abc import Sequence
from datetime import timedelta
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from ccop.kernel import clock, journal
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person

SEEN_AGAIN = timedelta(minutes=10)
"""How exactly it is kept when a session was last used."""


def _lasting() -> QuerySet[UserSession]:
    # One that has expired goes within the hour (`ccop.kernel.people.tasks.tidy`).
    living = Session.objects.filter(session_key=OuterRef("session_key"))
    lasting: QuerySet[UserSession] = UserSession.objects.filter(Exists(living))
    return lasting


def sessions_of(person: Person) -> list[UserSession]:
    """Sessions that still last, the one used last first."""
    return list(_lasting().filter(user=person).order_by("-last_seen_at", "-pk"))


@transaction.atomic
def sessions_end(*, sessions: Sequence[UserSession], actor: Actor) -> None:
    """Sign a person out of these sessions: their next request is a visitor's."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for session in sessions:
        store().delete(session.session_key)
        session.delete()
    if sessions:
        journal.append(
            stream=journal.monthly("konto"),
            act="person.sessions_ended",
            actor=str(actor.person) if actor.person else None,
            data={"sessions": len(sessions)},
        )


def session_seen(key: str) -> None:
    """Note that a session is used, to within ten minutes."""
    UserSession.objects.filter(session_key=key, last_seen_at__lt=clock.Now() - SEEN_AGAIN).update(
        last_seen_at=clock.Now()
    )


def forget_ended() -> None:
    """Delete what is known of sessions that have ended: their browser and network address."""
    UserSession.objects.exclude(pk__in=_lasting().values("pk")).delete()
