"""The order of the Polish alphabet, on any PostgreSQL, also on one without ICU."""

from django.db.models import F, Func, Value
from django.db.models.functions import Lower

_LETTERS = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcd"
"""One sign a letter, in the order of their codes; digits keep theirs, before all letters."""
_QUOTES = "„”\"'«»"
_TABLE = str.maketrans(_LETTERS, _KEYS, _QUOTES)


def polish_key(text: str) -> str:
    """What `PolishOrder` makes of a text, for a short list or for finding it among stored keys."""
    return text.lower().translate(_TABLE).strip(" ")


def PolishOrder(field: str) -> Func:  # noqa: N802 - reads as the expression it is
    """A key by which texts sort as a Polish reader expects; quotation marks do not count.

    It must be stored or compared under the collation "C".
    """
    return Func(
        Func(Lower(F(field)), Value(_LETTERS + _QUOTES), Value(_KEYS), function="translate"),
        function="btrim",
    )
