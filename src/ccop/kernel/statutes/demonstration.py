"""Values of the demonstration city: one confirmed, one that waits for the other operator."""

from uuid import uuid4

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.demonstration import DOMAIN
from ccop.kernel.people.models import Person
from ccop.kernel.people.selectors import actor_of
from ccop.kernel.statutes.services import value_confirm, value_propose
from ccop.law.amendment import Amendment

_BASIS = "zarządzenie Prezydenta Miasta o współpracy z organizacjami, § {} (przykład)"


def load() -> None:
    author, other = _operator("olga.serwerska"), _operator("igor.zapasowy")
    reminder = Amendment(
        code="own_initiative.reminder_days",
        value="10",
        valid_from=clock.today(),
        legal_basis=_BASIS.format(4),
    )
    share = Amendment(
        code="competition.max_grant_pct",
        value="90",
        valid_from=clock.today(),
        legal_basis=_BASIS.format(7),
    )
    confirmed = value_propose(wish=reminder, actor=author, token=uuid4())
    value_confirm(proposal=confirmed.pk, actor=other)
    value_propose(wish=share, actor=author, token=uuid4())


def _operator(box: str) -> Actor:
    return actor_of(Person.objects.get(email=f"{box}{DOMAIN}"))
