from django.urls import path

from ccop.kernel.seals import views

app_name = "seals"
urlpatterns = [
    path("sprawdz/dziennik/", views.page, name="page"),
    path("sprawdz/dziennik/pieczecie.json", views.feed, name="feed"),
]
