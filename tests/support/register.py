"""Answers of the invented register, and cards to be held against them."""

import json
from typing import Any
from uuid import uuid4

from pytest_django import Settings

from ccop.directory.checks.asking import check_keep
from ccop.directory.checks.models import RegisterCheck
from ccop.directory.organizations.models import Organization
from ccop.directory.registers.answer import Answer, State
from ccop.directory.registers.recorded import EXTRACTS, Recorded
from tests.support.organizations import listed

KRS, KRS_IN_LIQUIDATION, KRS_OF_NOBODY = "0009990017", "0009990024", "0009990099"


def ask_recorded(settings: Settings, **changes: object) -> None:
    """Let the installation ask the invented extracts."""
    update = {"krs": "recorded", **changes}
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update=update)


def carded(
    krs: str = KRS, *, name: str = "Fundacja „Jasny Przystanek” (przykład)", **values: Any
) -> Organization:
    """A card that agrees with the extract in little."""
    return listed(name, krs=krs, **values)


def document(krs: str = KRS) -> dict[str, Any]:
    """An invented extract, to be changed."""
    whole: dict[str, Any] = json.loads((EXTRACTS / f"{krs}.json").read_bytes())
    return whole


def checked(
    organization: Organization | None = None,
    krs: str = KRS,
    *,
    answer: Answer | None = None,
    extract: object = None,
) -> RegisterCheck:
    """A check that has been answered: by the invented register, or as given."""
    check = RegisterCheck.objects.create(organization=organization, krs=krs)
    if extract:
        answer = Answer(State.YES, krs, uuid4(), body=json.dumps(extract).encode())
    return check_keep(check=check.pk, answer=answer or Recorded().look_up(krs))
