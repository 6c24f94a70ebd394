"""A report beside what the National Court Register says of its number, before it is accepted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from ccop.directory.checks.comparing import Difference, differing, register_values, same
from ccop.directory.checks.models import RegisterCheck
from ccop.directory.checks.selectors import answer_without_card
from ccop.directory.checks.showing import failure
from ccop.directory.checks.telling import warning
from ccop.directory.registers.port import is_on
from ccop.kernel.people.actor import Actor


@dataclass(frozen=True)
class Registered:
    """What is known of a number that was reported."""

    krs: str
    check: RegisterCheck | None = None
    """The last question about it."""
    found: RegisterCheck | None = None
    """The same, where the register has the number."""
    differences: Sequence[Difference] = ()
    warning: Promise | None = None
    failure: str = ""
    waits: bool = False


def registered(reported: Mapping[str, Any], actor: Actor) -> Registered | None:
    """What the register says of the number in these values of a card; None without a number, or
    where the register is not asked."""
    krs = reported.get("krs", "")
    if not krs or not is_on():
        return None
    check = answer_without_card(krs, actor)
    if check is None:
        return Registered(krs)
    found = check if check.state == RegisterCheck.State.YES else None
    return Registered(
        krs=krs,
        check=check,
        found=found,
        differences=differing(reported, {}, found.read) if found else [],
        warning=warning(check),
        failure=failure(check),
        waits=check.state == RegisterCheck.State.WAITING and not check.is_stuck,
    )


def taken_over(known: Registered | None, fields: Collection[str]) -> dict[str, Any]:
    """The register's values of the fields that were chosen among those that differ."""
    if known is None or known.found is None:
        return {}
    theirs = register_values(known.found.read)
    return {each.name: theirs[each.name] for each in known.differences if each.name in fields}


def left_as_taken(values: Mapping[str, Any], taken: Mapping[str, Any]) -> dict[str, Any]:
    """Of these values those that were taken from the register and are as it has them."""
    return {
        name: values[name]
        for name, theirs in taken.items()
        # `same` takes any aims for those of the register.
        if (values[name] == theirs if name == "aims" else same(name, values[name], theirs))
    }
