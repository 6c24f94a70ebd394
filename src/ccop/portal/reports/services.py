"""Reporting an error and answering the report."""

from uuid import UUID

from ccop.kernel.cases.models import CaseEvent
from ccop.kernel.cases.perform import begin, perform
from ccop.kernel.people.actor import Actor
from ccop.portal.reports.models import ErrorReport


def error_report(
    *, page: str, description: str, email: str, language: str, actor: Actor, token: UUID
) -> ErrorReport:
    """Take a report in and give it a number; the same token reports once.

    `page` is the address at which something went wrong; `email` may be empty, then nobody is
    written to and the report is followed at its secret address only.
    """
    report = ErrorReport(page=page, description=description, email=email, language=language)
    event = begin("error_report", "report", report, actor=actor, title=page, token=token)
    return ErrorReport.objects.select_related("case").get(pk=event.case_id)


def error_report_answer(*, report: ErrorReport, text: str, actor: Actor, token: UUID) -> CaseEvent:
    """Answer a report; raises Refused for an empty text or a report already closed."""
    # One token serves the move and the letter: repeated together, each is made once.
    return perform(
        report, "answer", actor=actor, token=token, data={"text": text, "message": token}
    )


def error_report_dismiss(*, report: ErrorReport, actor: Actor, token: UUID) -> CaseEvent:
    """Close a report that needs no answer, for example an advertisement."""
    return perform(report, "dismiss", actor=actor, token=token)
