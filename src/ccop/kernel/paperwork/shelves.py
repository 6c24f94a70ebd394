"""The party's own texts at the fields of a form that they fit: put into one, or kept from one."""

from collections.abc import Sequence
from dataclasses import replace

from ccop.kernel.paperwork.posting import Posted
from ccop.kernel.paperwork.steps import Step, spec_of
from ccop.kernel.parties.models import Party, PartyText
from ccop.kernel.parties.selectors import library
from ccop.kernel.parties.services import text_add
from ccop.kernel.people.actor import Actor
from ccop.law.forms.base import Part, specs

SHOWN = 10
"""Texts of a kind at a field, the last changed first; all are on the library's own page."""
_TITLE = 60


def shelves(step: Step, form: type[Part], actor: Actor) -> dict[str, Sequence[PartyText]]:
    """Texts of the party acted for by their kind, for the fields of a step."""
    kinds = {spec.library for path, spec in specs(form).items() if step.covers(path)} - {""}
    return {kind: list(library(actor, kinds={kind})[:SHOWN]) for kind in kinds}


def with_inserted(given: Posted, actor: Actor) -> Posted:
    """The post with the text that its button asks for below what the field holds; a text that the
    party does not have changes nothing."""
    if given.shelved is None or not given.shelved.text:
        return given
    found = library(actor).filter(pk=given.shelved.text).first()
    if found is None:
        return given
    path, values = given.shelved.path, given.typed.values
    there = values[path].rstrip()
    text = f"{there}\n\n{found.text}" if there else found.text
    return replace(given, typed=replace(given.typed, values={**values, path: text}))


def keep_text(given: Posted, form: type[Part], party: Party, actor: Actor) -> PartyText | None:
    """Keep the text of a field in the library, named by its beginning, if the post asks for it.

    Raises Refused for a text that the library does not take, and for who does not write for the
    party.
    """
    if given.shelved is None or given.shelved.text:
        return None
    path = given.shelved.path
    text = given.typed.values[path].strip()
    title = " ".join(text.split())
    return text_add(
        party=party,
        kind=spec_of(form, path).library,
        title=title if len(title) <= _TITLE else f"{title[:_TITLE].rstrip()}…",
        text=text,
        actor=actor,
    )
