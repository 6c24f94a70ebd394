from django.urls import path

from ccop.kernel.ui.views import Preferences, components

app_name = "ui"
urlpatterns = [
    path("preferencje/", Preferences.as_view(), name="preferences"),
    path("wzornik/", components, name="gallery"),
]
