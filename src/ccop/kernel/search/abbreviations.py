"""Abbreviations and the words they stand for: data, since the field keeps making new ones."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib.resources import files

from ccop.kernel.search.analysis import forms
from ccop.kernel.search.words import Word, folded, words

_DATA = files("ccop.kernel.search") / "data"


@lru_cache(maxsize=1)
def passed_over() -> frozenset[str]:
    """Folded words that tell nothing by themselves."""
    lines = (_DATA / "passed_over.txt").read_text("utf-8").splitlines()
    return frozenset(folded(line) for line in lines if not line.startswith("#"))


def long_names(word: Word) -> tuple[tuple[Word, ...], ...]:
    """What a word stands for, if it is an abbreviation: one or more names, each as its words."""
    return () if word.dotted else _long_names().get(folded(word.text), ())


def short_name(word: Word) -> str:
    """The term that documents bear where its long name stands in them, "" for other words."""
    return f"~{folded(word.text)}" if long_names(word) else ""


def short_names(terms: AbstractSet[str]) -> frozenset[str]:
    """Terms of all abbreviations whose long names these terms make up."""
    names = _forms_of_names()
    return frozenset(
        short
        for term in names.keys() & terms
        for short, rest in names[term]
        if all(not each.isdisjoint(terms) for each in rest)
    )


def telling(asked: list[Word]) -> list[Word]:
    """The words without those that tell nothing by themselves, unless there are no others."""
    return [word for word in asked if folded(word.text) not in passed_over()] or asked


@lru_cache(maxsize=1)
def _forms_of_names() -> Mapping[str, list[tuple[str, list[frozenset[str]]]]]:
    """By each form of the first word of a long name: the short one, and forms of the others."""
    names = defaultdict(list)
    for short, meant in _long_names().items():
        for first, *others in meant:
            for form in forms(first.text):
                names[form].append((f"~{short}", [forms(word.text) for word in others]))
    return names


@lru_cache(maxsize=1)
def _long_names() -> dict[str, tuple[tuple[Word, ...], ...]]:
    names: dict[str, list[tuple[Word, ...]]] = defaultdict(list)
    lines = (_DATA / "abbreviations.csv").read_text("utf-8").splitlines()
    for row in csv.DictReader(lines):
        names[folded(row["short"])].append(tuple(telling(list(words(row["words"])))))
    return {short: tuple(found) for short, found in names.items()}
