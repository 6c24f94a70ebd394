"""Addresses of the whole site: each room has its own ``urls.py``."""

from django.urls import include, path

from ccop.config.health import PATH, health

handler400 = "ccop.kernel.status.views.failure.bad_request"
handler500 = "ccop.kernel.status.views.failure.server_error"
urlpatterns = [
    path(PATH, health, name="health"),
    path("", include("ccop.kernel.ui.urls")),
    path("", include("ccop.kernel.city.urls")),
    path("", include("ccop.kernel.people.urls")),
    path("", include("ccop.kernel.parties.urls")),
    path("", include("ccop.kernel.notices.urls")),
    path("", include("ccop.kernel.statutes.urls")),
    path("", include("ccop.kernel.status.urls")),
    path("", include("ccop.kernel.seals.urls")),
    path("", include("ccop.kernel.cases.urls")),
    path("", include("ccop.kernel.paperwork.urls")),
    path("", include("ccop.directory.organizations.urls")),
    path("", include("ccop.directory.checks.urls")),
    path("", include("ccop.directory.registrations.urls")),
    path("", include("ccop.directory.importing.urls")),
    path("", include("ccop.directory.upkeep.urls")),
    path("", include("ccop.portal.pages.urls")),
    path("", include("ccop.portal.reports.urls")),
    path("", include("ccop.portal.law.urls")),
    path("", include("ccop.grants.competitions.urls")),
    path("", include("ccop.grants.offers.urls")),
    path("", include("ccop.opendata.api.urls")),
]
