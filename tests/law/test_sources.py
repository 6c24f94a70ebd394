"""What a rule is made of is read from its source, and agrees with what it asks when it runs."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from ccop.law.inputs import BadInputs
from ccop.law.parameters import Table, table
from ccop.law.rule import Rule, all_rules
from ccop.law.running import inputs_of, run
from ccop.law.sources import counts_days, definition, parameters_of, reached

TODAY = date(2026, 11, 26)
DAYS = ("1900-01-01", "2026-03-02", "2199-12-31")
SIZES = (("0", "0", "nie"), ("1000000", "999999999,99", "tak"))
"""A count, an amount and a flag."""
LONGEST_ANSWER = 20_000
"""Characters of an answer as JSON that people can still read."""


def _extremes(rule: Rule[..., Any]) -> list[dict[str, Any]]:
    """Inputs at the ends of what can be typed."""
    schema = rule.inputs.model_json_schema()["properties"]
    found = []
    for day, (count, amount, flag) in product(DAYS, SIZES):
        by_unit = {
            "dzień, RRRR-MM-DD": day,
            "chwila, RRRR-MM-DDTGG:MM w Polsce": f"{day}T10:00",
            "godzina, GG:MM w Polsce": "10:00",
            "PLN": amount,
            "%": "100" if count == "1000000" else count,
            "liczba": count,
            "rok": "2004" if count == "0" else "2199",
            "tak albo nie": flag,
        }
        inputs: dict[str, Any] = {}
        for each in inputs_of(rule):
            value = each.choices[-1] if each.choices else by_unit.get(each.unit, "tekst")
            kinds = [schema[each.name], *schema[each.name].get("anyOf", ())]
            listed = any(kind.get("type") == "array" for kind in kinds)
            inputs[each.name] = [value] * 3 if listed else value
        found.append(inputs)
    return found


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_a_rule_answers_extremes_or_says_what_it_cannot_take(code: str) -> None:
    rule = all_rules()[code]
    named = set(parameters_of(rule, table()))
    for inputs in _extremes(rule):
        try:
            outcome = run(rule, inputs, table=table(), asked=TODAY)
        except BadInputs:
            continue
        assert len(str(outcome.to_json())) < LONGEST_ANSWER
        assert {row.code for row in outcome.parameters} <= named


def test_a_rule_reaches_what_its_helpers_name() -> None:
    closing = all_rules()["ART13-1.closing"]
    names = {each.name for each in reached(definition(closing))}
    assert {"closing_is_late_enough", "earliest_closing", "last_shown", "PLACES"} <= names
    assert "seven_contents" not in names
    assert parameters_of(closing, table()) == ["competition.offer_days"]
    assert counts_days(closing)
    assert not counts_days(all_rules()["ART13-3"])


def test_a_code_written_in_parts_is_found() -> None:
    limits = all_rules()["ART13-X2"]
    assert parameters_of(limits, table()) == [
        "competition.max_grant_pct",
        "competition.min_fin_own_pct",
        "competition.min_own_pct",
    ]


def test_an_empty_table_names_nothing() -> None:
    assert parameters_of(all_rules()["ART13-1"], Table(())) == []
