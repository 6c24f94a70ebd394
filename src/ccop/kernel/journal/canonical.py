import json
from collections.abc import Mapping, Sequence

_REFUSED = "The journal keeps text, whole numbers, booleans, null, lists and objects, not {}."

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]


def canonical(value: Json) -> str:
    """The one spelling of a JSON value: keys sorted by code point, no spaces, nothing escaped.

    Numbers are whole; an amount or a fraction is written as text, because two programs may spell
    the same float differently. Raises TypeError for anything else, and UnicodeEncodeError for text
    that has no UTF-8 form.
    """
    _check(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    text.encode()
    return text


def _check(value: object) -> None:
    match value:
        case None | bool() | int() | str():
            return
        case dict():
            for key, item in value.items():
                if not isinstance(key, str):
                    raise TypeError(_REFUSED.format(f"a key of type {type(key).__name__}"))
                _check(item)
        case list() | tuple():
            for item in value:
                _check(item)
        case _:
            raise TypeError(_REFUSED.format(type(value).__name__))
