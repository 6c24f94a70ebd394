from django.urls import path

from ccop.kernel.status.views import office, public

app_name = "status"
urlpatterns = [
    path("status/", public.page, name="page"),
    path("status/status.json", public.feed, name="feed"),
    path("urzad/przerwy/", office.outages, name="outages"),
    path("urzad/przerwy/<uuid:outage>/", office.outage_page, name="outage"),
]
