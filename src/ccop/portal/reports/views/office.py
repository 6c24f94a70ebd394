"""An error report in the office: read, answered or set aside."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ccop.kernel.cases.selectors import thread, timeline
from ccop.kernel.cases.views.shared import refused
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.law.findings import Refused
from ccop.portal.reports.forms import AnswerForm
from ccop.portal.reports.models import ErrorReport
from ccop.portal.reports.process import ERROR_REPORT
from ccop.portal.reports.services import error_report_answer, error_report_dismiss


@require_http_methods(["GET", "HEAD", "POST"])
@office(Role.WEBMASTER)
def report_page(request: Request, case: UUID) -> HttpResponse:
    """The report with its history; while it is open, the form of the answer."""
    report = ErrorReport.objects.visible_to(request.actor).filter(pk=case).first()
    if report is None:
        raise Http404
    dismissed = request.POST.get("do") == "dismiss"
    form = AnswerForm(request.POST if request.method == "POST" and not dismissed else None)
    try:
        if dismissed:
            error_report_dismiss(report=report, actor=request.actor, token=uuid4())
        elif form.is_bound and form.is_valid():
            error_report_answer(
                report=report,
                text=form.cleaned_data["text"],
                actor=request.actor,
                token=form.cleaned_data["token"],
            )
        else:
            return _page(request, report, form)
    except Refused as refusal:
        return refused(request, refusal, request.path)
    move = ERROR_REPORT.move("dismiss" if dismissed else "answer")
    messages.success(request, str(move.done))
    return redirect("reports:office", report.pk)


def _page(request: Request, report: ErrorReport, form: AnswerForm) -> HttpResponse:
    return render(
        request,
        "reports/office.html",
        {
            "crumbs": [(_("Cases"), reverse("cases:inbox"))],
            "report": report,
            "facts": [
                {"label": _("What is wrong"), "value": report.description},
                {"label": _("Page"), "value": report.page, "missing": not report.page},
                {
                    "label": _("E-mail for the answer"),
                    "value": report.email,
                    "missing": not report.email,
                },
            ],
            "form": form,
            "moves": ERROR_REPORT.open_to(request.actor, report),
            "timeline": timeline(report.case, for_office=True),
            "letters": thread(report.case),
        },
    )
