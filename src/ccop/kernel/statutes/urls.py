from django.urls import path

from ccop.kernel.statutes.views import adding, deciding, reading

app_name = "statutes"
urlpatterns = [
    path("urzad/prawo/", reading.parameter_list, name="list"),
    path("urzad/prawo/dzien-wolny/", adding.day_off_add, name="day_off"),
    path("urzad/prawo/propozycja/<uuid:proposal>/", deciding.proposal_page, name="proposal"),
    path(
        "urzad/prawo/propozycja/<uuid:proposal>/potwierdz/",
        deciding.proposal_confirm,
        name="confirm",
    ),
    path("urzad/prawo/propozycja/<uuid:proposal>/odrzuc/", deciding.proposal_reject, name="reject"),
    path(
        "urzad/prawo/propozycja/<uuid:proposal>/wycofaj/",
        deciding.proposal_withdraw,
        name="withdraw",
    ),
    path("urzad/prawo/<str:code>/", reading.parameter_history, name="parameter"),
    path("urzad/prawo/<str:code>/nowa-wartosc/", adding.value_add, name="value"),
]
