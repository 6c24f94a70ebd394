"""The daily limit of calls to a register."""

from django.db import transaction
from django.db.models import F

from ccop.directory.registers.models import Quota
from ccop.kernel import clock


def spend(*, register: str, limit: int) -> bool:
    """Count one call of today and answer whether it may be made.

    The count is committed before the call, so that a call that hangs or fails is counted too.
    Raises RuntimeError inside of somebody's transaction, where nothing may wait for a register.
    """
    with transaction.atomic(durable=True):
        today, _new = Quota.objects.get_or_create(register=register, day=clock.today())
        return bool(Quota.objects.filter(pk=today.pk, used__lt=limit).update(used=F("used") + 1))


def left(*, register: str, limit: int) -> int:
    """Calls that may still be made today."""
    used = Quota.objects.filter(register=register, day=clock.today()).values_list("used", flat=True)
    return max(0, limit - sum(used))
