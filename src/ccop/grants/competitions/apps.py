from django.apps import AppConfig


class CompetitionsConfig(AppConfig):
    name = "ccop.grants.competitions"
    label = "competitions"

    append_only_tables = ("competitions_closingchange",)
