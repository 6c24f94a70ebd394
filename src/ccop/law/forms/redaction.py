"""A form without the people in it: what may be shown to everybody.

The definition says which leaves are personal data. People are also named in free text, so the
persons those leaves name, and every e-mail address, telephone number and PESEL, are blackened there
too. Somebody whom no such leaf and no caller names cannot be found in a sentence: whoever publishes
a paper reads it first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ccop.law.forms.base import Kind, LeafSpec, Part, specs
from ccop.law.forms.document import Document

BLACKENED = "[dane osoby]"
_CONTACTS = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # an e-mail address
    r"(?<!\d)\d{11}(?!\d)",  # PESEL
    r"(?:\+48[ -]?)?(?<!\d)\d{3}[ -]\d{3}[ -]\d{3}(?!\d)",  # a mobile number
    r"(?:\+48[ -]?)?(?<!\d)\(?\d{2}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2}(?!\d)",  # a landline
)
_TEXTS = {Kind.TEXT, Kind.LONG}
_ENDING = r"\w{0,4}"
"""What declension may put at the end of a name."""


def redacted(form: type[Part], document: Mapping[str, Any], names: Iterable[str] = ()) -> Document:
    """The document with people blackened: in leaves that are personal data, and in sentences.

    `names` are people known beside the form, for example those who approved it. What organisations
    publish of themselves stays; what the form does not know goes.
    """
    known = specs(form)
    people = {*names, *_people(document, "", known)}
    black = re.compile("|".join((*_CONTACTS, *_patterns(people))))
    return _kept(document, "", known, black)


def _people(place: object, star: str, known: Mapping[str, LeafSpec]) -> Iterator[str]:
    """What the leaves hold that are personal data."""
    match place:
        case str() if star in known and known[star].person:
            yield place
        case dict():
            for name, inner in place.items():
                yield from _people(inner, _starred(star, name), known)
        case list():
            for row in place:
                yield from _people(row, f"{star}.*", known)


def _starred(star: str, name: str) -> str:
    """The path as the definition writes it: ``*`` for rows and years."""
    step = "*" if name.isdigit() else name
    return f"{star}.{step}" if star else step


def _patterns(people: Iterable[str]) -> Iterator[str]:
    """A person's surname in any case of declension, with a first name before it or not."""
    for person in people:
        words = re.sub(r"\(.*?\)", " ", person).split()
        if len(words) > 1 and all(word[0].isalpha() for word in words):
            first, surname = (_stem(word) for word in (words[0], words[-1]))
            yield rf"\b(?:{first}{_ENDING}\s+)?{surname}{_ENDING}\b"


def _stem(word: str) -> str:
    return re.escape(re.sub(r"[aeioyąę]$", "", word))


def _kept(
    place: Mapping[str, Any], star: str, known: Mapping[str, LeafSpec], black: re.Pattern[str]
) -> Document:
    kept: Document = {}
    for name, inner in place.items():
        path = _starred(star, name)
        match inner:
            case str():
                if (text := _text(inner, known.get(path), black)) is not None:
                    kept[name] = text
                elif name == "id" and star.endswith("*"):
                    kept[name] = inner
            case dict():
                kept[name] = _kept(inner, path, known, black)
            case list():
                kept[name] = [_kept(row, f"{path}.*", known, black) for row in inner]
    return kept


def _text(text: str, spec: LeafSpec | None, black: re.Pattern[str]) -> str | None:
    if spec is None:
        return None
    if spec.person:
        return BLACKENED
    if spec.published or spec.kind not in _TEXTS:
        return text
    return black.sub(BLACKENED, text)
