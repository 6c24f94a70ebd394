from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "ccop.kernel.journal"
    label = "journal"

    read_only_tables = ("journal_entry", "journal_head", "journal_salt")
