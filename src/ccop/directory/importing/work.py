"""The worker's part: a file is checked, then written whole or not at all."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ccop.directory.importing.models import Import, OldAddress
from ccop.directory.importing.planning import Plan, Planned, source_of
from ccop.directory.importing.record import finding, record
from ccop.directory.importing.wording import said
from ccop.directory.organizations.bulk import Written, blank_card, organizations_write
from ccop.directory.organizations.cells import guard
from ccop.directory.organizations.services import Law
from ccop.kernel import clock
from ccop.kernel.files.services import store
from ccop.kernel.journal.turns import one_at_a_time
from ccop.kernel.people.actor import Actor
from ccop.kernel.statutes.selectors import law_on
from ccop.law.findings import Refused

SHOWN = 50
"""Rows of the check that the page shows."""
ACTS = ("new", "changed", "unchanged", "duplicate", "wrong")


def import_checked(*, this: Import) -> None:
    """The worker's part of the check: go through the file and tell what would come of it."""
    plan, counts = Plan(this), Counter[str]()
    preview: list[list[Any]] = []
    wrong = io.StringIO()
    report = csv.writer(wrong, delimiter=";")
    report.writerow(
        [_("Row"), _("Column"), _("Value"), _("What is wrong"), *map(guard, this.header)]
    )
    for batch in plan.batches():
        counts.update(each.act for each in batch)
        preview += [_shown(each) for each in islice(batch, SHOWN - len(preview))]
        for each in batch:
            report.writerows(_wrong(each))
        Import.objects.filter(pk=this.pk).update(read=counts.total())
    with transaction.atomic():
        locked = Import.objects.select_for_update().get(pk=this.pk)
        for act in ACTS:
            setattr(locked, act, counts[act])
        locked.preview, locked.plan, locked.state = preview, plan.digest, Import.State.CHECKED
        locked.wrong_rows = (
            store(wrong.getvalue().encode("utf-8-sig"), media_type="text/csv")
            if counts["wrong"]
            else None
        )
        locked.save()
        record("import.checked", locked, Actor.system(), **counts)


@transaction.atomic
def import_written(*, this: Import, actor: Actor) -> None:
    """The worker's part of the writing, in one transaction.

    Raises Refused, with nothing written, where the directory has changed since the check in what
    the file would write.
    """
    locked = Import.objects.select_for_update().get(pk=this.pk)
    if locked.state != Import.State.WRITING:
        return
    one_at_a_time("writing of imports")
    plan, at, today = Plan(locked, lock=True), clock.now(), clock.today()
    law = today, law_on(today)
    for batch in plan.batches():
        _write_batch(locked, batch, at=at, law=law, actor=actor)
    if plan.digest != locked.plan:
        raise Refused(
            finding(
                "IMPORT-4",
                _("The directory has changed since the check."),
                _("Nothing was written. Check the file again."),
            )
        )
    locked.state, locked.done_at = Import.State.DONE, at
    locked.save()
    record("import.done", locked, actor, new=locked.new, changed=locked.changed)


@transaction.atomic
def import_stop(*, this: Import, problem: str) -> None:
    """Note why the work on a file was given up; nothing of it was written."""
    locked = Import.objects.select_for_update().get(pk=this.pk)
    if locked.works:
        locked.state, locked.problem = Import.State.FAILED, problem
        locked.save()
        record("import.failed", locked, Actor.system())


def _write_batch(
    this: Import, batch: Sequence[Planned], *, at: datetime, law: Law, actor: Actor
) -> None:
    cards = [
        Written(each.organization or blank_card(at), each.values, source_of(this, each.reading))
        for each in batch
        if each.act in {"new", "changed"}
    ]
    if not cards:
        return
    organizations_write([card for card in cards if card.values], as_of=this.as_of, at=at, law=law)
    acting = [each for each in batch if each.act in {"new", "changed"}]
    OldAddress.objects.bulk_create(
        OldAddress(path=path, organization=card.organization)
        for each, card in zip(acting, cards, strict=True)
        for path in each.old
    )
    counts = Counter[str](each.act for each in acting)
    record("import.batch", this, actor, **counts)


def _shown(planned: Planned) -> list[Any]:
    """A row of the preview: number, what happens, the organisation, what is said of it."""
    reading = planned.reading
    name = reading.values.get("name") or (
        planned.organization.party.name if planned.organization else ""
    )
    return [reading.row.number, planned.act, name, said(planned)]


def _wrong(planned: Planned) -> list[list[str | int]]:
    """Lines of the report on a wrong row, one for each fault, with the row as it was."""
    row = planned.reading.row
    return [
        [row.number, guard(fault.column), guard(fault.cell), fault.message, *map(guard, row.cells)]
        for fault in planned.reading.faults
    ]
