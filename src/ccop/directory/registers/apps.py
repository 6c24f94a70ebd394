from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "ccop.directory.registers"
    label = "registers"
