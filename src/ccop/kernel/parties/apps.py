from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "ccop.kernel.parties"
    label = "parties"
