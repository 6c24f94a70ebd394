"""Which template prints which official form; the rooms that own forms register them here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccop.law.forms.base import Part


@dataclass(frozen=True)
class Paper:
    """The print of one form in one version.

    `type` is the form's definition. `data` turns a typed draft and the context sealed with it
    into what the template prints.
    """

    form: str
    type: type[Part]
    template: Path
    data: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]]


_papers: dict[str, Paper] = {}


def register(paper: Paper) -> None:
    """Make a form printable. Raises ValueError when its code is taken by another print."""
    if _papers.setdefault(paper.form, paper) != paper:
        raise ValueError(f"the form {paper.form} already has a print")


def paper(form: str) -> Paper:
    """The print of a form by its code, for example "oferta/2018". Raises KeyError."""
    return _papers[form]
