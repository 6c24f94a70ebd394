from django.urls import path

from ccop.kernel.notices import views

app_name = "notices"
urlpatterns = [
    path("konto/powiadomienia/", views.mine, name="mine"),
    path("konto/powiadomienia/przeczytane/", views.all_read, name="all_read"),
    path("konto/powiadomienia/<uuid:notice>/", views.follow, name="follow"),
    path("konto/demo/poczta/", views.mailbox, name="mailbox"),
    path("konto/demo/poczta/<uuid:mail>/", views.mailbox_letter, name="mailbox_letter"),
]
