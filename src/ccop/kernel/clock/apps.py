from django.apps import AppConfig


class ClockConfig(AppConfig):
    name = "ccop.kernel.clock"
    label = "clock"

    read_only_tables = ("clock_shift",)
