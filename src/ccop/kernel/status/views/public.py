"""The status page and the same for programs; both answer without the database too."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ccop.kernel.clock import warsaw
from ccop.kernel.status.models import Outage
from ccop.kernel.status.present import Present, Works, present
from ccop.kernel.status.selectors import time_lost
from ccop.kernel.status.wording import duration, outage_headings, outage_row

Answer = TypeVar("Answer", bound=HttpResponse)
_TONES = {Works.YES: "success", Works.LATE: "warning", Works.NO: "danger", Works.UNKNOWN: ""}
_LAST_DAY = timedelta(hours=24)
_LATER = 10  # seconds after which somebody may ask again while the database is away


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What works and what does not, and the outages of 90 days. 503 while the database is away."""
    now = present()
    day_ago = now.at - _LAST_DAY
    hindering = [each for each in now.outages if each.hinders_sending]
    lost = time_lost(hindering, day_ago, now.at)
    return _answered(
        render(
            request,
            "status/page.html",
            {
                "now": now,
                "clock": warsaw(now.at),
                "parts": _parts(now),
                "lost": duration(lost) if lost else "",
                "headings": [{"text": text} for text in outage_headings()],
                "rows": [outage_row(outage, now.at) for outage in now.outages],
            },
        ),
        now,
    )


@require_safe
def feed(_request: HttpRequest) -> JsonResponse:
    """The same for programs; instants in UTC, durations in seconds."""
    now = present()
    content = {
        "at": now.at.isoformat(timespec="seconds"),
        "site": Works.YES,
        "database": Works.YES if now.database else Works.NO,
        "jobs": {"state": now.jobs_work, "oldest_seconds": round(now.oldest_job)},
        "mail": {
            "state": now.mail_works,
            "waiting": now.letters,
            "oldest_seconds": round(now.oldest_letter),
        },
        "pdf": {"state": now.jobs_work, "waiting": now.papers},
        "outages": [_for_programs(outage, now) for outage in now.outages],
    }
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return _answered(answer, now)


def _answered(answer: Answer, now: Present) -> Answer:
    answer["Cache-Control"] = "no-store"
    if not now.database:
        answer.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        answer["Retry-After"] = str(_LATER)
    return answer


def _parts(now: Present) -> list[dict[str, Any]]:
    database = Works.YES if now.database else Works.NO
    jobs = _("the oldest waits %(time)s") % {"time": duration(timedelta(seconds=now.oldest_job))}
    letters = ngettext("%(count)d letter waits", "%(count)d letters wait", now.letters)
    papers = ngettext("%(count)d file waits", "%(count)d files wait", now.papers)
    return [
        _part(_("Pages of the portal"), Works.YES),
        _part(_("Database: saving and submitting"), database),
        _part(_("Background jobs"), now.jobs_work, jobs if now.oldest_job else ""),
        _part(_("E-mail"), now.mail_works, letters % {"count": now.letters} if now.letters else ""),
        _part(_("PDF files"), now.jobs_work, papers % {"count": now.papers} if now.papers else ""),
    ]


def _part(name: str, works: Works, words: str = "") -> dict[str, Any]:
    return {"name": name, "state": works.label, "tone": _TONES[works], "words": words}


def _for_programs(outage: Outage, now: Present) -> dict[str, Any]:
    until = outage.ended_at or now.at
    return {
        "what": outage.what,
        "source": outage.source,
        "planned": outage.planned,
        "started_at": outage.started_at.isoformat(),
        "ended_at": outage.ended_at and outage.ended_at.isoformat(),
        "seconds": round((until - outage.started_at).total_seconds()),
        "waiting_pages": outage.pages,
        "description": outage.description,
    }
