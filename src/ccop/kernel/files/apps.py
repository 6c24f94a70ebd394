from typing import ClassVar

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "ccop.kernel.files"
    label = "files"

    append_only_tables = ("files_storedfile",)
    witnessed: ClassVar = {"StoredFile": ()}
