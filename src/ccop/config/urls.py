"""Addresses of the whole site: each room has its own ``urls.py``."""

from django.urls import path

from ccop.config.health import health

urlpatterns = [
    path("zdrowie/", health, name="health"),
]
