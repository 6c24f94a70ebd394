"""What the check says of a row, in words."""

from django.utils.translation import gettext as _

from ccop.directory.importing.planning import Planned
from ccop.directory.importing.reading import LABELS


def said(planned: Planned) -> str:
    """What would change, or what is wrong."""
    if planned.act == "wrong":
        faults = planned.reading.faults
        return "; ".join(
            f"{each.column}: {each.message}".lstrip(": ").rstrip(".") for each in faults
        )
    told = [str(LABELS[name]) for name in planned.values]
    if planned.old:
        told.append(_("old address of its page"))
    return ", ".join(told)
