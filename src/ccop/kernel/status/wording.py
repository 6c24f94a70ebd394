"""Durations and outages in the words of the visitor's language."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ccop.kernel.clock import warsaw
from ccop.kernel.status.models import Outage


def duration(span: timedelta) -> str:
    """Days, hours, minutes and seconds, the two largest of them: "2 godz. 5 min"."""
    seconds = max(round(span.total_seconds()), 1)
    units = (
        (86400, _("%(count)d d")),
        (3600, _("%(count)d h")),
        (60, _("%(count)d min")),
        (1, _("%(count)d s")),
    )
    parts = []
    for size, words in units:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(words % {"count": count})
    return " ".join(parts[:2]).replace(" ", "\N{NO-BREAK SPACE}")


def asked_to_wait(pages: int) -> str:
    """How many times somebody was asked to wait; "" for never."""
    if not pages:
        return ""
    words = ngettext(
        "the waiting page was shown %(count)d time",
        "the waiting page was shown %(count)d times",
        pages,
    )
    return words % {"count": pages}


def outage_headings() -> list[str]:
    """Of the columns of `outage_row`."""
    return [_("When"), _("How long"), _("What did not work"), _("Description")]


def outage_row(outage: Outage, now: datetime) -> list[dict[str, Any]]:
    """An outage as cells of a table (``ui/components/table.html``)."""
    what = str(outage.get_what_display())
    if outage.planned:
        what = _("%(what)s (planned stop)") % {"what": what}
    words = [outage.description, asked_to_wait(outage.pages)]
    span = duration((outage.ended_at or now) - outage.started_at)
    return [
        {"text": _stretch(outage)},
        {"text": span if outage.ended_at else _("%(time)s, goes on") % {"time": span}},
        {"text": what},
        {"text": "; ".join(filter(None, words)) or "–"},
    ]


def _stretch(outage: Outage) -> str:
    start = warsaw(outage.started_at)
    if outage.ended_at is None:
        return _("since %(start)s") % {"start": f"{start:%d.%m.%Y, %H:%M:%S}"}
    end = warsaw(outage.ended_at)
    same_day = start.date() == end.date()
    return f"{start:%d.%m.%Y, %H:%M:%S} – {end:{'%H:%M:%S' if same_day else '%d.%m.%Y, %H:%M:%S'}}"
