from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations.actions import ACTIONS, CardAction
from ccop.directory.organizations.models import Organization
from ccop.kernel import journal
from ccop.kernel.cases.kinds import CaseKind, register
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.ui import navigation
from ccop.kernel.ui.frontpage import Tile, register_tiles
from ccop.portal.reports.process import ERROR_REPORT
from ccop.portal.reports.telling import tell_reporter


def _office(actor: Actor) -> Q:
    return Q() if Role.WEBMASTER in actor.roles else Q(pk__in=[])


def _outdated(organization: Organization | None, _actor: Actor) -> list[CardAction]:
    if organization is None:
        return []
    page = urlencode({"strona": organization.get_absolute_url()})
    return [CardAction(_("Report outdated data"), f"{reverse('reports:new')}?{page}")]


ACTIONS.append(_outdated)
navigation.register(
    navigation.Item(_("Report an error"), "reports:new", 30, area="footer", tells_page=True)
)
register_tiles(
    Tile(
        _("Report an error"),
        _("Tell us what does not work; no account is needed"),
        "bug",
        30,
        "reports:new",
    )
)
register(
    CaseKind(
        code="error_report",
        label=_("Error report"),
        process=ERROR_REPORT,
        stream=lambda _report: journal.monthly("zgloszenia"),
        office_roles=frozenset({Role.WEBMASTER}),
        office=_office,
        office_page="reports:office",
        tell=tell_reporter,
    )
)
