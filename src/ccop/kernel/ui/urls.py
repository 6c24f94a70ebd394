from django.urls import path

from ccop.kernel.ui.views import Preferences

app_name = "ui"
urlpatterns = [
    path("preferencje/", Preferences.as_view(), name="preferences"),
]
