"""Rules of the law: listed, shown, asked. The answers are those of ``ccop law``."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema
from pydantic import ConfigDict

from ccop.kernel import clock
from ccop.kernel.statutes.selectors import law_table
from ccop.law.catalogue import Entry, State, UnknownRule, catalogue, entry_of
from ccop.law.inputs import BadInput, BadInputs
from ccop.law.reading import Unreadable, parse_date
from ccop.law.running import run
from ccop.law.sections import place

router = Router(tags=["law"])


class NoSuchRule(LookupError):
    """No rule has this id."""


class NoFunction(LookupError):
    """The rule cannot be asked; the message says who keeps it."""


class Listed(Schema):
    """A rule of the catalogue."""

    code: str = Field(examples=["ART13-1"])
    title: str
    citation: str
    state: State
    note: str = Field(description="The form, the step or the text, or why it is outside.")


class Question(Schema):
    """What a rule is asked; dates and amounts as texts or numbers, as people write them."""

    model_config = ConfigDict(extra="forbid")

    inputs: dict[str, Any] = Field(
        default_factory=dict,
        examples=[{"bip": "2026-03-02", "board": "2026-03-05", "website": "2026-03-03"}],
    )
    on: str | None = Field(
        default=None,
        description="Day whose law decides where the inputs do not give one; today if missing.",
        examples=["2026-03-02"],
    )


@router.get("/rules", response=list[Listed], url_name="rules", operation_id="listRules")
def rules(request: HttpRequest, state: State | None = None) -> list[Entry]:
    """Every rule that the platform knows, in the order of its sections."""
    chosen = [entry for entry in catalogue() if state in {None, entry.state}]
    return sorted(chosen, key=lambda entry: place(entry.code))


@router.get("/rules/{code}", response=dict[str, Any], url_name="rule", operation_id="showRule")
def rule(request: HttpRequest, code: str) -> dict[str, Any]:
    """One rule; a coded one with its inputs, their units and choices."""
    return _entry(code).to_json()


@router.post("/rules/{code}", response=dict[str, Any], url_name="rule", operation_id="askRule")
def ask(request: HttpRequest, code: str, question: Question) -> dict[str, Any]:
    """What a coded rule answers: result, explanation, findings, and the numbers it used."""
    entry = _entry(code)
    if entry.rule is None:
        raise NoFunction(f"Reguły {code} nie liczy portal. {entry.note}".strip())
    day = _day(question.on) if question.on else clock.today()
    inputs = {name: _as_typed(value) for name, value in question.inputs.items()}
    return run(entry.rule, inputs, table=law_table(), asked=day).to_json()


def _entry(code: str) -> Entry:
    try:
        return entry_of(code)
    except UnknownRule as unknown:
        raise NoSuchRule(code) from unknown


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except Unreadable as wrong:
        raise BadInputs(BadInput("on", str(wrong))) from wrong


def _as_typed(value: Any) -> Any:
    """A value as a person would type it: a bare number is read as a day, an amount or a count by
    the rule alone, never as seconds of some epoch."""
    match value:
        case bool():
            return value
        case int() | float():
            return str(value)
        case list():
            return [_as_typed(each) for each in value]
        case dict():
            return {name: _as_typed(each) for name, each in value.items()}
    return value
