"""``/konto/``: accounts. Of the library's pages only those named here exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions.views import list_usersessions
from django.urls import include, path, re_path

from ccop.kernel.people.views.account import SetUpSecondFactor, SignOut, home, name
from ccop.kernel.people.views.kept import kept_post

_own = [
    path("", home, name="home"),
    path("imie/", name, name="name"),
    path("zachowane/<uuid:post>/", kept_post, name="kept"),
]
_KEY = r"(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)"

urlpatterns = [
    path("konto/", include((_own, "people"))),
    path("konto/logowanie/", account.login, name="account_login"),
    path("konto/wyloguj/", SignOut.as_view(), name="account_logout"),
    path("konto/nowe/", account.signup, name="account_signup"),
    path("konto/nieczynne/", account.account_inactive, name="account_inactive"),
    path("konto/adres/", account.email, name="account_email"),
    path(
        "konto/adres/potwierdz/",
        account.email_verification_sent,
        name="account_email_verification_sent",
    ),
    re_path(
        r"^konto/adres/potwierdz/(?P<key>[-:\w]+)/$",
        account.confirm_email,
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
        account.password_reset_from_key,
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
    path("konto/drugi-skladnik/ustaw/", SetUpSecondFactor.as_view(), name="mfa_activate_totp"),
    path("konto/drugi-skladnik/wylacz/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/kody/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/kody/nowe/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/kody/plik/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("konto/sesje/", list_usersessions, name="usersessions_list"),
]
