from django.urls import path

from ccop.grants.competitions.views import office, public

app_name = "competitions"
urlpatterns = [
    path("konkursy/", public.competition_list, name="list"),
    path("konkursy/<slug:slug>/", public.competition_page, name="page"),
    path("konkursy/<slug:slug>/komunikat/<int:number>/", public.call_notice, name="notice"),
    path("urzad/konkursy/", office.call_list, name="office"),
    path("urzad/konkursy/<slug:slug>/przedluzenie/", office.call_extension, name="extension"),
    path("urzad/konkursy/<slug:slug>/otwarcie/", office.call_opening, name="opening"),
]
