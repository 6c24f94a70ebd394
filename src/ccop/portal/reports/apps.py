from typing import ClassVar

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "ccop.portal.reports"
    label = "reports"

    witnessed: ClassVar = {"ErrorReport": ()}
