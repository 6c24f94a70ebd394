"""Inputs of a rule as fields of a page. The form is only the shell: the rule reads what is typed.

Lists are typed a value a line; a table, whose rows have several values, as JSON.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ccop.law.rule import Rule
from ccop.law.running import Input, inputs_of

Kind = Literal["line", "choice", "flag", "list", "choices", "table"]
_EXAMPLES = {
    "dzień, RRRR-MM-DD": gettext_lazy("For example 02.03.2026."),
    "PLN": gettext_lazy("In złoty, for example 1 250,00."),
    "rok": gettext_lazy("For example 2026."),
    "tekst": "",
}
"""What stands below a field, by the unit of its value."""


@dataclass(frozen=True)
class Asked:
    """An input of a rule, and how it is typed."""

    input: Input
    kind: Kind


@cache
def asked(rule: Rule[..., Any]) -> tuple[Asked, ...]:
    """The inputs of a rule in their order."""
    schema = rule.inputs.model_json_schema()["properties"]
    return tuple(Asked(each, _kind(each, schema[each.name])) for each in inputs_of(rule))


def field_of(asked: Asked, *, required: bool) -> forms.Field:
    """The field for an input; what is left empty is not given to the rule."""
    words: dict[str, Any] = {
        "label": asked.input.words[:1].upper() + asked.input.words[1:] or asked.input.name,
        "help_text": _help(asked),
        "required": required,
    }
    match asked.kind:
        case "flag":
            return forms.ChoiceField(choices=[("", "—"), ("tak", "tak"), ("nie", "nie")], **words)
        case "choice":
            return forms.ChoiceField(choices=[("", "—"), *_pairs(asked)], **words)
        case "choices":
            return forms.MultipleChoiceField(
                choices=_pairs(asked), widget=forms.CheckboxSelectMultiple, **words
            )
        case "list" | "table":
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **words)
    return forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "off"}), **words)


def typed(form: forms.Form, all_asked: Iterable[Asked]) -> dict[str, Any]:
    """What was typed for these inputs, as the rule reads it; empty fields are left out.

    A table that is no JSON becomes an error of the form.
    """
    found: dict[str, Any] = {}
    for each in all_asked:
        name = each.input.name
        value = form[name].value()
        if isinstance(value, str):
            value = value.strip()
        if not value:
            continue
        if each.kind == "list":
            found[name] = [line.strip() for line in value.splitlines() if line.strip()]
        elif each.kind == "table":
            try:
                found[name] = json.loads(value)
            except (ValueError, RecursionError):
                form.add_error(name, _("This is not JSON. Write a list of rows, like [{…}, {…}]."))
        else:
            found[name] = value
    return found


def _kind(each: Input, schema: dict[str, Any]) -> Kind:
    options = [schema, *schema.get("anyOf", ())]
    listed = next((option for option in options if option.get("type") == "array"), None)
    if listed is not None:
        if "$ref" in listed.get("items", {}):
            return "table"
        return "choices" if each.choices else "list"
    if each.choices:
        return "choice"
    return "flag" if any(option.get("type") == "boolean" for option in options) else "line"


def _pairs(asked: Asked) -> list[tuple[str, str]]:
    return [(each, each) for each in asked.input.choices]


def _help(asked: Asked) -> str:
    if asked.kind in {"flag", "choice"}:
        return ""
    if asked.kind == "table":
        return _("A table as JSON; the documentation of the API tells the names of its columns.")
    unit = asked.input.unit
    example = _EXAMPLES.get(unit, f"{unit[:1].upper()}{unit[1:]}." if unit else "")
    return f"{_('One value a line.')} {example}".strip() if asked.kind == "list" else str(example)
