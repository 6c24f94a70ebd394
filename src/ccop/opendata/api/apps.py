from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "ccop.opendata.api"
    label = "api"
