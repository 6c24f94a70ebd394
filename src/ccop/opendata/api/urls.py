from django.urls import path

from ccop.opendata.api.api import api

urlpatterns = [path("api/v1/", api.urls)]
