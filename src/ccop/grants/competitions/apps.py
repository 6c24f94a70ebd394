from django.apps import AppConfig


class CompetitionsConfig(AppConfig):
    name = "ccop.grants.competitions"
    label = "competitions"
