"""Reporting an error from any page, and following the report at its secret address."""

from urllib.parse import urlsplit
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ccop.kernel.cases.selectors import thread, timeline
from ccop.kernel.people.requests import Request
from ccop.kernel.ui.secrecy import secret_address, told_path
from ccop.portal.reports.forms import ErrorReportForm
from ccop.portal.reports.models import ErrorReport
from ccop.portal.reports.services import error_report


@require_http_methods(["GET", "HEAD", "POST"])
def report_new(request: Request) -> HttpResponse:
    """The form; afterwards the page of the report with its number."""
    form = ErrorReportForm(request.POST or None, initial={"page": _page(request)})
    if request.method == "POST" and form.is_valid():
        if form.is_spam:
            return redirect("/")
        report = error_report(
            page=form.cleaned_data["page"],
            description=form.cleaned_data["description"],
            email=form.cleaned_data["email"],
            language=get_language(),
            actor=request.actor,
            token=form.cleaned_data["token"],
        )
        return redirect("reports:follow", report.key)
    return render(request, "reports/new.html", {"form": form})


def _page(request: Request) -> str:
    """The path of the page the visitor came from; its query may hold what somebody looked for."""
    return told_path(request.GET.get("strona") or urlsplit(request.headers.get("Referer", "")).path)


@require_safe
@secret_address
def report_follow(request: Request, key: UUID) -> HttpResponse:
    """The report's number, history and answer, for whoever has its address."""
    report = ErrorReport.objects.select_related("case").filter(key=key).first()
    if report is None:
        raise Http404
    response = render(
        request,
        "reports/follow.html",
        {
            "report": report,
            "advice": _("Keep the address of this page: only with it can the report be followed."),
            "timeline": timeline(report.case, for_office=False),
            "letters": thread(report.case),
        },
    )
    response["Referrer-Policy"] = "no-referrer"
    return response
