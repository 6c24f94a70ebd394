from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "ccop.kernel.people"
    label = "people"
