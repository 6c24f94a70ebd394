"""What the person who reported an error is told, by mail, when an address was given."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ccop.kernel.cases.models import Case
from ccop.kernel.notices.services import letter, mail
from ccop.portal.reports.models import ErrorReport


def tell_received(report: ErrorReport) -> None:
    """The number of the report and the secret address at which it can be followed."""
    with translation.override(report.language):
        _write(
            report,
            _("We received your report %(number)s") % {"number": report.case.number},
            _("Thank you for reporting an error. You can follow the report here:"),
            key=f"error_report.received:{report.pk}",
        )


def tell_reporter(case: Case, subject: str, text: str, key: str) -> None:
    """A letter from the office to the reporter."""
    _write(ErrorReport.objects.get(pk=case.pk), subject, text, key)


def _write(report: ErrorReport, subject: str, text: str, key: str) -> None:
    if report.email:
        url = reverse("reports:follow", args=[report.key])
        mail(to=report.email, subject=subject, text=letter(text, url), key=key)
