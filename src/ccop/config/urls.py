"""Addresses of the whole site: each room has its own ``urls.py``."""

from django.urls import path

from ccop.config.health import PATH, health

urlpatterns = [
    path(PATH, health, name="health"),
]
