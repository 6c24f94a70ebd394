"""Two things timed in turns, and what their times say of each other."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

STEADY = 0.15
"""How far apart the middle half of one side's rounds may lie, as a part of its median."""
TURNS = 5
"""Turns in a round, of which the fastest counts: what else runs on a machine only slows a turn.
They lie apart: a machine that is slow for some seconds slows a turn of each round, not all of one.
"""

_TRIES = 3

Act = Callable[[], object]
T = TypeVar("T")


@dataclass(frozen=True)
class Ratio:
    """A measured ratio beside its bar; seconds of both sides are the medians of their rounds."""

    name: str
    bar: float
    upper: float
    lower: float
    spread: float
    """Of the side that varied more."""
    unit: str = "s"

    @property
    def value(self) -> float:
        """How many times longer the first side took."""
        return self.upper / self.lower

    @property
    def verdict(self) -> str:
        """ "holds", "BROKEN", or "unsteady" where the machine was too busy to tell."""
        if self.spread > STEADY:
            return "unsteady"
        return "holds" if self.value <= self.bar else "BROKEN"


def compare(name: str, bar: float, upper: Act, lower: Act, *, rounds: int, times: int = 1) -> Ratio:
    """Time both acts in turns, `times` in a row each; the turns of a first round are warm-up."""
    sides: tuple[list[float], list[float]] = ([], [])
    for _ in range((rounds + 1) * TURNS):
        for act, taken in zip((upper, lower), sides, strict=True):
            begun = time.perf_counter()
            for _ in range(times):
                act()
            taken.append((time.perf_counter() - begun) / times)
    return ratio(name, bar, fastest(sides[0]), fastest(sides[1]))


def steady(measure: Callable[[], Ratio]) -> Ratio:
    """What is measured; where the machine was too busy to tell, once or twice more."""
    for _ in range(_TRIES - 1):
        measured = measure()
        if measured.verdict != "unsteady":
            return measured
    return measure()


def fastest(taken: list[float]) -> list[float]:
    """The rounds that the turns of one side make; the turns of a first round were warm-up."""
    return [min(turns) for turns in apart(taken[TURNS:], TURNS)]


def apart(taken: list[T], turns: int) -> list[list[T]]:
    """Rounds of so many turns each, those of a round as far from each other as can be."""
    rounds = len(taken) // turns
    return [taken[number::rounds] for number in range(rounds)]


def ratio(name: str, bar: float, upper: list[float], lower: list[float]) -> Ratio:
    """The ratio of the medians of two series of rounds."""
    medians = statistics.median(upper), statistics.median(lower)
    return Ratio(name, bar, *medians, max(_spread(upper), _spread(lower)))


def percentile(values: list[float], part: float) -> float:
    """The value below which so many hundredths of all lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[round(part) - 1]


def _spread(values: list[float]) -> float:
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return (high - low) / statistics.median(values)
