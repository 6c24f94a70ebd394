from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "ccop.kernel.notices"
    label = "notices"
