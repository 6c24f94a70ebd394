"""Asking the register about a card, and keeping what it answers. Nothing of a card changes here."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Q
from procrastinate.contrib.django import app

from ccop.directory.checks.models import RegisterCheck
from ccop.directory.checks.refusals import no_keeper, switched_off, without_number
from ccop.directory.checks.telling import tell_keepers
from ccop.directory.organizations.models import Organization
from ccop.directory.registers.answer import Answer
from ccop.directory.registers.port import is_on, look_up
from ccop.directory.registers.reading import read_extract
from ccop.kernel import clock, journal
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role

JOB = "checks.ask"
"""Name of the job that asks (`tasks.ask`)."""
_CALLS_OF_AN_ANSWER = 2


def check_ask(
    *, krs: str, actor: Actor, token: UUID, organization: Organization | None = None
) -> RegisterCheck:
    """Order a question to the register, for a card or for one that is to be made.

    A card is asked about once at a time: a question that waits is given back, as is the one that a
    token made already. Raises Refused: CHK-1, CHK-2, CHK-3.
    """
    if not actor.is_system and Role.DIRECTORY_KEEPER not in actor.roles:
        raise no_keeper()
    if not is_on():
        raise switched_off()
    if not krs:
        raise without_number()
    with transaction.atomic():
        if organization:
            Organization.objects.select_for_update().get(pk=organization.pk)
            if waiting := organization.register_checks.filter(state="waiting").first():
                if waiting.is_stuck:
                    _order(waiting)
                return waiting
        check, new = RegisterCheck.objects.get_or_create(
            pk=token,
            defaults={"krs": krs, "organization": organization, "asked_by_id": actor.person},
        )
        if new:
            _order(check)
            record("register.asked", check, actor)
    return check


def _order(check: RegisterCheck) -> None:
    app.configure_task(JOB, queue="registers").defer(check=str(check.pk))


def check_answer(*, check: UUID) -> None:
    """Ask the register what a check waits for, and keep the answer; a job's, in no transaction."""
    waiting = RegisterCheck.objects.filter(pk=check, state="waiting").first()
    if waiting:
        check_keep(check=check, answer=look_up(waiting.krs))


@transaction.atomic
def check_keep(*, check: UUID, answer: Answer) -> RegisterCheck:
    """Write the answer down, once. Keepers are told when an organisation is being wound up or has
    left the register."""
    kept = RegisterCheck.objects.select_for_update().get(pk=check)
    if kept.state != RegisterCheck.State.WAITING:
        return kept
    kept.state = RegisterCheck.State(answer.state.value)
    kept.reason = answer.reason.value if answer.reason else ""
    kept.answered_at = clock.now()
    kept.evidence = _evidence(answer)
    kept.extract = read_extract(answer.body).stored() if answer.body else None
    kept.save()
    tell_keepers(kept)
    record("register.answered", kept, Actor.system())
    return kept


def _evidence(answer: Answer) -> dict[str, object]:
    return {
        "request": str(answer.request),
        "calls": [
            {
                "url": call.url,
                "at": call.at.isoformat(),
                "status": call.status,
                "sha256": call.checksum,
                "trace": call.trace,
            }
            for call in answer.calls
        ],
    }


def organizations_recheck() -> int:
    """Ask about the listed organisations whose last question lies furthest back; answers how many.

    Each comes up once in the days that the installation sets; a night takes its share of all, and
    never more than half of the daily limit. Nothing where no days are set.
    """
    days = settings.ENVIRONMENT.krs_recheck_days
    if not days or not is_on():
        return 0
    entered = Organization.objects.listed().exclude(party__krs="")
    share = -(-entered.count() // days)
    limit = settings.ENVIRONMENT.krs_daily_limit // 2 // _CALLS_OF_AN_ANSWER
    due = (
        entered.annotate(last=Max("register_checks__asked_at"))
        .filter(Q(last=None) | Q(last__lt=clock.now() - timedelta(days=days)))
        .select_related("party")
        .order_by(F("last").asc(nulls_first=True), "pk")[: min(share, limit)]
    )
    for each in due:
        check_ask(krs=each.party.krs, organization=each, actor=Actor.system(), token=uuid4())
    return len(due)


def record(act: str, check: RegisterCheck, actor: Actor, **data: str) -> None:
    """Into the stream of the organisation, or of the month where there is none yet."""
    organization = check.organization
    journal.append(
        stream=f"podmiot:{organization.party_id}" if organization else journal.monthly("rejestry"),
        act=act,
        actor=str(actor.person) if actor.person else None,
        data={"check": str(check.pk), "state": check.state, **data},
    )
