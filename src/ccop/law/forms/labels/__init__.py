"""The words of official forms, as data: one file a form and version, compared with the print."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict


class Compared(BaseModel):
    """Who compared the labels with the print in Dziennik Ustaw, and when; null: nobody yet."""

    model_config = ConfigDict(frozen=True)

    with_print: str | None
    by: str | None
    note: str


class Labels(BaseModel):
    """The words of one form: official labels and notes, and our own help beside them."""

    model_config = ConfigDict(frozen=True)

    form: str
    template: str
    source: str
    compared: Compared
    title: dict[str, str]
    instruction: dict[str, Any]
    labels: dict[str, str]
    notes: dict[str, str]
    help: dict[str, str]


@cache
def labels(form: str) -> Labels:
    """The labels of a form by its code, for example ``oferta/2018``."""
    name = form.replace("/", "-") + ".json"
    return Labels.model_validate(json.loads(files(__name__).joinpath(name).read_text("utf-8")))
