"""Jobs of the room: a file is checked and written by the worker."""

from collections.abc import Callable
from uuid import UUID

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ccop.directory.importing.models import Import
from ccop.directory.importing.sheets import BadFile
from ccop.directory.importing.work import import_checked, import_stop, import_written
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Refused


@app.task(name="importing.check", queue="import")
def check(this: str) -> None:
    """Go through a file and tell what would come of it."""
    found = Import.objects.get(pk=this)
    _told(found, lambda: import_checked(this=found))


@app.task(name="importing.write", queue="import")
def write(this: str, person: str) -> None:
    """Write a checked file for the person who ordered it."""
    found, actor = Import.objects.get(pk=this), Actor(person=UUID(person))
    _told(found, lambda: import_written(this=found, actor=actor))


def _told(this: Import, do: Callable[[], None]) -> None:
    """Whatever stops the work is told on the page of the file."""
    try:
        do()
    except BadFile as bad:
        import_stop(this=this, problem=f"{bad.message} {bad.remedy}")
    except Refused as refusal:
        finding = refusal.findings[0]
        import_stop(this=this, problem=f"{finding.message} {finding.remedy}")
    except Exception:
        import_stop(this=this, problem=_("The program failed. Check the file again later."))
        raise
