from django.urls import path

from ccop.portal.reports.views import office, public

app_name = "reports"
urlpatterns = [
    path("zglos/blad/", public.report_new, name="new"),
    path("zglos/blad/<uuid:key>/", public.report_follow, name="follow"),
    path("urzad/zgloszenia/<uuid:case>/", office.report_page, name="office"),
]
