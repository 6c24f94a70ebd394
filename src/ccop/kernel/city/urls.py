from django.urls import path

from ccop.kernel.city.views import MoveClock

app_name = "city"
urlpatterns = [
    path("konto/demo/zegar/", MoveClock.as_view(), name="clock"),
]
