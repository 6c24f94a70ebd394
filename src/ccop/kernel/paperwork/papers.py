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
    into what the template prints; `context` stands in where nothing is sealed yet and nothing
    else is known.
    """

    form: str
    type: type[Part]
    template: Path
    data: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]]
    context: Mapping[str, Any]


_papers: dict[str, Paper] = {}


class NoSuchPaper(KeyError):
    """No room has registered a print for the form."""

    def __str__(self) -> str:
        return f"the form {self.args[0]} has no print"


def register(paper: Paper) -> None:
    """Make a form printable. Raises ValueError when its code is taken by another print."""
    if _papers.setdefault(paper.form, paper) != paper:
        raise ValueError(f"the form {paper.form} already has a print")


def paper(form: str) -> Paper:
    """The print of a form by its code, for example "oferta/2018". Raises NoSuchPaper."""
    if form not in _papers:
        raise NoSuchPaper(form)
    return _papers[form]
