from django.urls import path

from ccop.grants.competitions.views import public

app_name = "competitions"
urlpatterns = [
    path("konkursy/", public.competition_list, name="list"),
    path("konkursy/<slug:slug>/", public.competition_page, name="page"),
]
