"""What a Polish word may be a form of, by the dictionary of Morfeusz.

All readings count: "szkoleń" is of *szkolenie* and of *szkolić*. Without the wheel of Morfeusz a
word is a form of nothing but itself, and search works without inflection.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product
from threading import Lock
from typing import Protocol

from ccop.kernel.search.words import folded

try:
    import morfeusz2
except ImportError:  # there is no wheel for Linux on aarch64
    morfeusz2 = None

_RULES = 2
"""To be raised when words or terms are made otherwise than before: the index is then made anew."""

_SIGNS = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}
_VOWELS = tuple("aeiouy")
_BEFORE_VOWELS = "łżó"
_SIGNS_LEFT_OUT = 3
"""Letters of one word that may lack their sign at once."""


class Analyser(Protocol):
    """Knows what words are forms of."""

    name: str
    """With versions of program and dictionary."""

    def lemmas(self, word: str) -> frozenset[str]:
        """Basic forms, in small letters; none for a word it does not know."""
        ...


class Surface:
    """Stands in where there is no dictionary."""

    name = "none"

    def lemmas(self, word: str) -> frozenset[str]:  # noqa: ARG002 - the shape of Analyser
        return frozenset()


class Morfeusz:
    """The morphological dictionary SGJP."""

    def __init__(self) -> None:
        self._morfeusz = morfeusz2.Morfeusz(generate=False)
        self._alone = Lock()  # the library is not made for several threads
        self.name = f"morfeusz2 {morfeusz2.__version__} ({self._morfeusz.dict_id()})"

    def lemmas(self, word: str) -> frozenset[str]:
        with self._alone:
            # A town is found by its name with a capital letter only.
            found = self._morfeusz.analyse(word) + self._morfeusz.analyse(word.capitalize())
        return frozenset(
            lemma.partition(":")[0].lower()
            for start, _end, (_form, lemma, tag, _names, _labels) in found
            if start == 0 and tag != "ign"  # what comes after is an ending: "zrobił" + "em"
        )


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    """The analyser of this process, loaded when it is first asked (0.1 s, 36 MB)."""
    return Morfeusz() if morfeusz2 else Surface()


def analyser_name() -> str:
    """What is kept beside the vectors: rows made by another one are to be made anew."""
    return f"{analyser().name}, rules {_RULES}"


@lru_cache(maxsize=100_000)
def lemmas(word: str) -> frozenset[str]:
    """Basic forms of a word as it is written."""
    return analyser().lemmas(word)


@lru_cache(maxsize=10_000)
def forms_without_signs(word: str) -> frozenset[str]:
    """As `forms`, for all words that this one may be when its Polish signs were left out.

    "zajec" is "zajęć" then; some milliseconds for a long word, hence for what is asked only.
    """
    meant = (written for written in _with_signs(word) if lemmas(written))
    return frozenset(form for written in meant for form in forms(written))


def forms(word: str) -> frozenset[str]:
    """A word and its basic forms, each as written and without signs."""
    found = {word, *lemmas(word)}
    return frozenset(found | {folded(form) for form in found}) - {""}


def _with_signs(word: str) -> Iterator[str]:
    places = [place for place in range(len(word)) if _signs(word, place)]
    for count in range(1, _SIGNS_LEFT_OUT + 1):
        for chosen in combinations(places, count):
            for signs in product(*(_signs(word, place) for place in chosen)):
                letters = list(word)
                for place, sign in zip(chosen, signs, strict=True):
                    letters[place] = sign
                yield "".join(letters)


def _signs(word: str, place: int) -> str:
    """Letters with signs that may stand at a place; most of them do not before a vowel."""
    signs = _SIGNS.get(word[place], "")
    if word[place + 1 : place + 2] in _VOWELS:
        return "".join(sign for sign in signs if sign in _BEFORE_VOWELS)
    return signs
