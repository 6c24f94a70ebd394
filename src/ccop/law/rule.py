"""How a rule of the Act is written down: a function that bears its id and citation.

    @computes("ART13-1", "Najwcześniejsze zamknięcie naboru", citation="art. 13 ust. 1 ustawy",
              on=latest("bip", "website", "board", words="dzień ostatniego ogłoszenia"))
    def earliest_closing(
        law: Parameters, *, bip: Annotated[Day, "dzień ogłoszenia w BIP"], ...
    ) -> Computed[date]: ...

The function takes the parameters of a day and plain values by their names, and answers a `Computed`
date or amount; one that `finds` yields flaws, and answers findings. The product calls it as any
function. By its id it also serves the command line, the API and the pages about the law, which ask
`on` for the day whose law decides.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, create_model

from ccop.law import rules
from ccop.law.computed import Computed
from ccop.law.findings import Finding
from ccop.law.parameters import Parameters, Status
from ccop.law.rulebook import Flaw

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Reference:
    """Which day's law decides, in Polish words, and how it follows from the inputs; None where
    they do not give it."""

    words: str
    of: Callable[[Mapping[str, Any]], date | None]


def latest(*names: str, words: str) -> Reference:
    """The last of the days among these inputs that are given."""
    return Reference(
        words, lambda given: max(filter(None, (given.get(name) for name in names)), default=None)
    )


def year_end(name: str, *, words: str) -> Reference:
    """The last day of the year that this input gives."""
    return Reference(words, lambda given: date(given[name], 12, 31))


ASKED = Reference("dzień, o który się pyta", lambda _given: None)
"""The inputs give no day: it is the one that is asked about."""


@dataclass(frozen=True)
class Rule(Generic[P, R]):
    """A coded rule. `mark` says whether it was compared with the act, or is only practice.

    Several functions of one rule have its id with a word after a dot: ``ART13-1.closing``.
    """

    code: str
    title: str
    citation: str
    mark: Status
    reference: Reference
    function: Callable[Concatenate[Parameters, P], R]

    def __call__(self, law: Parameters, /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the rule answers under the parameters of a day."""
        return self.function(law, *args, **kwargs)

    @property
    def inputs(self) -> type[BaseModel]:
        """The values the rule takes, as a type that reads them from text."""
        hints = get_type_hints(self.function, include_extras=True)
        fields: dict[str, Any] = {
            name: (hints[name], ... if each.default is each.empty else each.default)
            for name, each in inspect.signature(self.function).parameters.items()
            if each.kind is each.KEYWORD_ONLY
        }
        return create_model(self.code, __config__=ConfigDict(extra="forbid"), **fields)


_RULES: dict[str, Rule[..., Any]] = {}


def computes(
    code: str,
    title: str,
    *,
    citation: str,
    on: Reference = ASKED,
    mark: Status = "confirmed",
) -> Callable[[Callable[Concatenate[Parameters, P], Computed[T]]], Rule[P, Computed[T]]]:
    """Enter a rule that answers a date or an amount."""

    def enter(function: Callable[Concatenate[Parameters, P], Computed[T]]) -> Rule[P, Computed[T]]:
        return _entered(Rule(code, title, citation, mark, on, function))

    return enter


def finds(
    code: str,
    title: str,
    *,
    citation: str,
    on: Reference = ASKED,
    mark: Status = "confirmed",
) -> Callable[[Callable[Concatenate[Parameters, P], Iterator[Flaw]]], Rule[P, list[Finding]]]:
    """Enter a rule that says what is wrong; its flaws become findings with its id and citation."""

    def enter(
        function: Callable[Concatenate[Parameters, P], Iterator[Flaw]],
    ) -> Rule[P, list[Finding]]:
        @wraps(function)
        def found(law: Parameters, /, *args: P.args, **kwargs: P.kwargs) -> list[Finding]:
            flaws = function(law, *args, **kwargs)
            return [flaw.finding(code.partition(".")[0], citation) for flaw in flaws]

        return _entered(Rule(code, title, citation, mark, on, found))

    return enter


def all_rules() -> Mapping[str, Rule[..., Any]]:
    """Every coded rule by its id, in the order of the sections."""
    for module in iter_modules(rules.__path__):
        import_module(f"{rules.__name__}.{module.name}")
    return _RULES


def _entered(rule: Rule[P, R]) -> Rule[P, R]:
    if rule.code in _RULES:
        raise ValueError(f"two rules are called {rule.code}")
    _RULES[rule.code] = rule
    return rule
