from django.urls import path

from ccop.kernel.cases.views import desk, office

app_name = "cases"
urlpatterns = [
    path("urzad/", office.inbox, name="inbox"),
    path("urzad/sprawy/<uuid:case>/wiadomosc/", office.message, name="office_message"),
    path("pulpit/<uuid:party>/sprawy/", desk.mine, name="mine"),
    path("pulpit/<uuid:party>/sprawy/<uuid:case>/wiadomosc/", desk.message, name="message"),
]
