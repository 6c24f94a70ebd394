from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "ccop.portal.reports"
    label = "reports"
