from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ccop.kernel import journal
from ccop.kernel.cases.kinds import CaseKind, register
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.portal.reports.process import ERROR_REPORT
from ccop.portal.reports.telling import tell_reporter


def _office(actor: Actor) -> Q:
    return Q() if Role.WEBMASTER in actor.roles else Q(pk__in=[])


register(
    CaseKind(
        code="error_report",
        label=_("Error report"),
        process=ERROR_REPORT,
        stream=lambda report: journal.monthly("zgloszenia"),
        office_roles=frozenset({Role.WEBMASTER}),
        office=_office,
        office_page="reports:office",
        tell=tell_reporter,
    )
)
