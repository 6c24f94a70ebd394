from django.urls import path

from ccop.kernel.parties.views import accounts, desk, rehearsal, representation, texts

app_name = "parties"
urlpatterns = [
    path("konto/demo/", rehearsal.people, name="demonstration"),
    path("pulpit/", desk.choose, name="choose"),
    path("pulpit/nowa/", desk.party_new, name="new"),
    path("pulpit/zaproszenie/<uuid:invitation>/", desk.invited, name="invited"),
    path("pulpit/<uuid:party>/", desk.home, name="desk"),
    path("pulpit/<uuid:party>/dane/", desk.card, name="card"),
    path("pulpit/<uuid:party>/osoby/", desk.members, name="members"),
    path("pulpit/<uuid:party>/osoby/odejscie/", desk.leave, name="leave"),
    path("pulpit/<uuid:party>/osoby/<int:membership>/koniec/", desk.member_gone, name="member_end"),
    path(
        "pulpit/<uuid:party>/zaproszenia/<uuid:invitation>/koniec/",
        desk.invitation_gone,
        name="invitation_end",
    ),
    path("pulpit/<uuid:party>/reprezentacja/", representation.page, name="representation"),
    path("pulpit/<uuid:party>/reprezentacja/zasada/", representation.rule, name="rule"),
    path(
        "pulpit/<uuid:party>/reprezentacja/osoba/",
        representation.representative_new,
        name="representative_new",
    ),
    path(
        "pulpit/<uuid:party>/reprezentacja/osoba/<int:representative>/",
        representation.representative,
        name="representative",
    ),
    path(
        "pulpit/<uuid:party>/reprezentacja/pelnomocnik/",
        representation.proxy_new,
        name="proxy_new",
    ),
    path(
        "pulpit/<uuid:party>/reprezentacja/pelnomocnik/<int:proxy>/",
        representation.proxy,
        name="proxy",
    ),
    path("pulpit/<uuid:party>/konta/", accounts.accounts, name="accounts"),
    path("pulpit/<uuid:party>/konta/nowe/", accounts.account_new, name="account_new"),
    path("pulpit/<uuid:party>/konta/<int:account>/", accounts.account, name="account"),
    path("pulpit/<uuid:party>/teksty/", texts.texts, name="texts"),
    path("pulpit/<uuid:party>/teksty/nowy/", texts.text_new, name="text_new"),
    path("pulpit/<uuid:party>/teksty/<int:text>/", texts.text_page, name="text"),
    path("pulpit/<uuid:party>/teksty/<int:text>/koniec/", texts.text_gone, name="text_end"),
]
