from typing import ClassVar

from django.apps import AppConfig


class PaperworkConfig(AppConfig):
    name = "ccop.kernel.paperwork"
    label = "paperwork"

    append_only_tables = (
        "paperwork_paper",
        "paperwork_signature",
        "paperwork_submission",
    )
    witnessed: ClassVar = {
        "Paper": ("content",),
        "Signature": (),
        "Submission": (),
        "Rendition": (),
        "Comment": (),
    }
