from django.apps import AppConfig


class LawConfig(AppConfig):
    """The pages about the law; `ccop.law` itself knows no web."""

    name = "ccop.portal.law"
    label = "portal_law"
