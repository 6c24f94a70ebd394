"""Asking a rule by its id: inputs as text, an answer that can be printed as JSON.

One way for the command line, the API and the public calculator.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from ccop.law.computed import Computed
from ccop.law.findings import Finding
from ccop.law.inputs import BadInput, BadInputs, Unit, problem_of
from ccop.law.parameters import Parameter, ParameterMissing, Parameters, Table
from ccop.law.rule import Rule


@dataclass(frozen=True)
class Recording(Parameters):
    """A snapshot that remembers what it was asked."""

    used: dict[tuple[str, date], Parameter] = field(default_factory=dict)

    def __getitem__(self, code: str) -> Parameter:
        found = super().__getitem__(code)
        self.used[code, found.valid_from] = found
        return found

    def on(self, day: date) -> "Recording":
        return Recording(day, self.table, self.used)


@dataclass(frozen=True)
class Outcome:
    """What a rule answered, under the law of which day, and with which parameters."""

    rule: Rule[..., Any]
    day: date
    answer: Computed[Any] | list[Finding]
    parameters: tuple[Parameter, ...]

    @property
    def result(self) -> Any:
        """The computed date or amount; None of a rule that finds."""
        return self.answer.value if isinstance(self.answer, Computed) else None

    @property
    def explanation(self) -> tuple[str, ...]:
        """The steps that led to the result."""
        return self.answer.steps if isinstance(self.answer, Computed) else ()

    @property
    def findings(self) -> list[Finding]:
        """What a rule found; nothing of one that computes."""
        return [] if isinstance(self.answer, Computed) else self.answer

    def to_json(self) -> dict[str, Any]:
        """The outcome as the API and the command line print it."""
        rule = self.rule
        return {
            "rule": rule.code,
            "title": rule.title,
            "citation": rule.citation,
            "mark": rule.mark,
            "reference_day": self.day.isoformat(),
            "reference": rule.reference.words,
            "result": to_jsonable_python(self.result),
            "explanation": list(self.explanation),
            "findings": [finding.to_json() for finding in self.findings],
            "parameters": [row.model_dump(mode="json") for row in self.parameters],
        }


def run(rule: Rule[..., Any], inputs: Mapping[str, Any], *, table: Table, asked: date) -> Outcome:
    """The rule's answer for these inputs; `asked` decides where they do not give a day.

    Raises BadInputs, also where the table has no values for the day.
    """
    given = read_inputs(rule, inputs)
    day = rule.reference.of(given) or asked
    law = Recording(day, table)
    try:
        answer = rule(law, **given)
    except ParameterMissing as silent:
        problem = f"Dla dnia {day:%d.%m.%Y} portal nie zna potrzebnej liczby ({silent})."
        raise BadInputs(BadInput("on", problem)) from silent
    return Outcome(rule, day, answer, tuple(law.used.values()))


def read_inputs(rule: Rule[..., Any], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs in their types, defaults included; raises BadInputs."""
    wanted = rule.inputs
    try:
        return dict(wanted.model_validate(dict(inputs)))
    except ValidationError as wrong:
        known = list(wanted.model_fields)
        raise BadInputs(*(problem_of(dict(each), known) for each in wrong.errors())) from wrong


@dataclass(frozen=True)
class Input:
    """A value that a rule takes, as it is shown to people."""

    name: str
    words: str
    unit: str
    choices: tuple[str, ...]
    required: bool
    default: Any


def inputs_of(rule: Rule[..., Any]) -> list[Input]:
    """The values a rule takes, in their order."""
    return [_input(rule.inputs, name) for name in rule.inputs.model_fields]


def _input(model: type[BaseModel], name: str) -> Input:
    about = model.model_fields[name]
    schema = model.model_json_schema()["properties"][name]
    kinds = [schema, schema.get("items", {}), *schema.get("anyOf", ())]
    choices = next((kind["enum"] for kind in kinds if "enum" in kind), ())
    return Input(
        name=name,
        words=next((each for each in about.metadata if isinstance(each, str)), ""),
        unit=next((each.words for each in _units(about)), ""),
        choices=tuple(map(str, choices)),
        required=about.is_required(),
        default=None if about.is_required() else to_jsonable_python(about.default),
    )


def _units(about: FieldInfo) -> Iterator[Unit]:
    """Units of a value: its own, or those of what it may be or lists."""
    yield from (each for each in about.metadata if isinstance(each, Unit))
    for part in get_args(about.annotation):
        yield from _units(FieldInfo.from_annotation(part))
