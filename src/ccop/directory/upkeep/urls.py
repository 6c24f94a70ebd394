from django.urls import path

from ccop.directory.upkeep.views import office, public

app_name = "upkeep"
urlpatterns = [
    path("baza-ngo/potwierdzenie/<str:token>/", public.link_page, name="link"),
    path("baza-ngo/potwierdzenie/<str:token>/zgadza-sie/", public.card_right, name="right"),
    path("baza-ngo/potwierdzenie/<str:token>/zmiana/", public.change_page, name="change"),
    path("urzad/baza/potwierdzenia/", office.overview, name="overview"),
    path("urzad/baza/potwierdzenia/wyslij/", office.letters_ordered, name="send"),
    path("urzad/baza/potwierdzenia/archiwum/", office.cards_archived, name="archive"),
    path("urzad/baza/potwierdzenia/<uuid:change>/", office.proposal_page, name="proposal"),
]
