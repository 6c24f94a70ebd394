"""What all acts on a file share: how they are refused, and their entries in the journal."""

from django.utils.translation import gettext as _

from ccop.directory.importing.models import Import
from ccop.kernel import journal
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Finding


def finding(code: str, message: str, remedy: str) -> Finding:
    """A refusal of this room."""
    return Finding(
        code=code,
        severity="error",
        message=message,
        citation=_("import of a directory"),
        remedy=remedy,
    )


def record(act: str, this: Import, actor: Actor, **data: int | str) -> None:
    """An entry in the stream of the file: ids and counts, no words of the file."""
    journal.append(
        stream=f"import:{this.pk}",
        act=act,
        actor=str(actor.person) if actor.person else None,
        data=data,
    )
