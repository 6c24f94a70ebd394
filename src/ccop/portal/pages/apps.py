from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "ccop.portal.pages"
    label = "pages"
