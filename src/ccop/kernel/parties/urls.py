from django.urls import path

from ccop.kernel.parties.views import desk, rehearsal, texts

app_name = "parties"
urlpatterns = [
    path("konto/demo/", rehearsal.people, name="demonstration"),
    path("pulpit/", desk.choose, name="choose"),
    path("pulpit/nowa/", desk.party_new, name="new"),
    path("pulpit/zaproszenie/<uuid:invitation>/", desk.invited, name="invited"),
    path("pulpit/<uuid:party>/", desk.home, name="desk"),
    path("pulpit/<uuid:party>/dane/", desk.card, name="card"),
    path("pulpit/<uuid:party>/osoby/", desk.members, name="members"),
    path("pulpit/<uuid:party>/osoby/<int:membership>/koniec/", desk.member_gone, name="member_end"),
    path(
        "pulpit/<uuid:party>/zaproszenia/<uuid:invitation>/koniec/",
        desk.invitation_gone,
        name="invitation_end",
    ),
    path("pulpit/<uuid:party>/teksty/", texts.texts, name="texts"),
    path("pulpit/<uuid:party>/teksty/nowy/", texts.text_new, name="text_new"),
    path("pulpit/<uuid:party>/teksty/<int:text>/", texts.text_page, name="text"),
    path("pulpit/<uuid:party>/teksty/<int:text>/koniec/", texts.text_gone, name="text_end"),
]
