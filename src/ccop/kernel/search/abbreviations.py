"""Abbreviations and the words they stand for: data, since the field keeps making new ones."""

import csv
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

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


def telling(asked: list[Word]) -> list[Word]:
    """The words without those that tell nothing by themselves, unless there are no others."""
    return [word for word in asked if folded(word.text) not in passed_over()] or asked


@lru_cache(maxsize=1)
def _long_names() -> dict[str, tuple[tuple[Word, ...], ...]]:
    names: dict[str, list[tuple[Word, ...]]] = defaultdict(list)
    lines = (_DATA / "abbreviations.csv").read_text("utf-8").splitlines()
    for row in csv.DictReader(lines):
        names[folded(row["short"])].append(tuple(telling(list(words(row["words"])))))
    return {short: tuple(found) for short, found in names.items()}
