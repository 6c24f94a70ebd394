"""``/konto/``: accounts, ``/urzad/osoby/``: city roles. Of the library's pages only those named
here exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import include, path, re_path

from ccop.kernel.people.views import data, factors, office
from ccop.kernel.people.views.account import SignOut, home, name
from ccop.kernel.people.views.address import address, address_confirm
from ccop.kernel.people.views.kept import kept_post
from ccop.kernel.people.views.sessions import sessions
from ccop.kernel.ui.secrecy import secret_address

_own = [
    path("", home, name="home"),
    path("imie/", name, name="name"),
    path("zachowane/<uuid:post>/", kept_post, name="kept"),
    path("adres/nowy/<str:token>/", address_confirm, name="address_confirm"),
    path("moje-dane/", data.own_data, name="data"),
    path("moje-dane/plik/", data.own_data_file, name="data_file"),
    path("moje-dane/pdf/", data.own_data_print, name="data_print"),
    path("usun/", data.close, name="close"),
    path("usuniete/", data.closed, name="closed"),
]
_office = [
    path("", office.people, name="office"),
    path("<uuid:person>/", office.roles, name="roles"),
    path("rola/<int:grant>/koniec/", office.role_end, name="role_end"),
]
_own_and_office = [path("konto/", include(_own)), path("urzad/osoby/", include(_office))]
_KEY = r"(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)"

urlpatterns = [
    path("", include((_own_and_office, "people"))),
    path("konto/logowanie/", account.login, name="account_login"),
    path("konto/wyloguj/", SignOut.as_view(), name="account_logout"),
    path("konto/nowe/", account.signup, name="account_signup"),
    path("konto/nieczynne/", account.account_inactive, name="account_inactive"),
    path("konto/adres/", address, name="account_email"),
    path(
        "konto/adres/potwierdz/",
        account.email_verification_sent,
        name="account_email_verification_sent",
    ),
    re_path(
        r"^konto/adres/potwierdz/(?P<key>[-:\w]+)/$",
        secret_address(account.confirm_email),
        name="account_confirm_email",
    ),
    path("konto/potwierdz/", account.reauthenticate, name="account_reauthenticate"),
    path("konto/haslo/", account.password_change, name="account_change_password"),
    path("konto/haslo/nowe/", account.password_reset, name="account_reset_password"),
    path(
        "konto/haslo/nowe/wyslano/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        rf"^konto/haslo/nowe/{_KEY}/$",
        secret_address(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "konto/haslo/zmienione/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("konto/drugi-skladnik/", mfa.index, name="mfa_index"),
    path("konto/drugi-skladnik/kod/", mfa.authenticate, name="mfa_authenticate"),
    path("konto/drugi-skladnik/potwierdz/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("konto/drugi-skladnik/ustaw/", factors.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("konto/drugi-skladnik/wylacz/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/klucze/nowy/", factors.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("konto/klucze/logowanie/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "konto/klucze/potwierdz/",
        factors.ConfirmByPasskey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("konto/klucze/<int:pk>/nazwa/", factors.RenamePasskey.as_view(), name="mfa_edit_webauthn"),
    path(
        "konto/klucze/<int:pk>/usun/",
        factors.RemovePasskey.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("konto/kody/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/kody/nowe/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/kody/plik/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("konto/sesje/", sessions, name="usersessions_list"),
]
