from django.apps import AppConfig


class StatusConfig(AppConfig):
    name = "ccop.kernel.status"
    label = "status"
