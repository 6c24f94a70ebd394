from django.apps import AppConfig
from django.core.checks import Tags, register

from ccop.kernel.ui.checks import check_stylesheets, check_templates


class UiConfig(AppConfig):
    name = "ccop.kernel.ui"
    label = "ui"

    def ready(self) -> None:
        register(check_templates, Tags.templates)
        register(check_stylesheets, Tags.templates)
