from django.urls import path

from ccop.directory.registrations.views import desk, public
from ccop.directory.registrations.views.office import claims, mergers, registrations

app_name = "registrations"
urlpatterns = [
    path("zglos/organizacje/", public.report_new, name="new"),
    path("zglos/organizacje/wyslano/", public.report_sent, name="sent"),
    path("zglos/organizacje/<uuid:key>/", public.report_follow, name="follow"),
    path("zglos/sprzeciw/<uuid:key>/", public.claim_contested, name="contest"),
    path("pulpit/nowa-organizacja/", desk.organization_new, name="begin"),
    path("pulpit/moja-organizacja/<int:organization>/", desk.claim_new, name="claim_new"),
    path("pulpit/moje-zgloszenie/<uuid:claim>/", desk.claim_page, name="claim"),
    path("pulpit/<uuid:party>/rejestracja/<uuid:case>/", desk.registration_page, name="desk"),
    path("pulpit/<uuid:party>/przejecie/<uuid:case>/", desk.claim_of_party, name="desk_claim"),
    path(
        "urzad/zgloszenia-organizacji/<uuid:case>/",
        registrations.registration_page,
        name="office",
    ),
    path(
        "urzad/zgloszenia-organizacji/<uuid:case>/przyjecie/",
        registrations.registration_accepted,
        name="accept",
    ),
    path(
        "urzad/zgloszenia-organizacji/<uuid:case>/polaczenie/<int:organization>/",
        registrations.registration_joined,
        name="join",
    ),
    path("urzad/przejecia/<uuid:case>/", claims.claim_page, name="office_claim"),
    path("urzad/laczenie-kart/", mergers.choose, name="merging"),
    path("urzad/laczenie-kart/<int:kept>/<int:lost>/", mergers.join, name="merge"),
    path("urzad/laczenie-kart/wpis/<int:merger>/", mergers.merger_page, name="merger"),
]
