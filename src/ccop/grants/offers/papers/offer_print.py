"""What the print of an offer says: every word and amount as the template sets it.

The template holds no words. Labels come from the form's label file, values from the offer, sums
from `ccop.law.offer_sums`, so a print differs from the page in nothing but its look.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ccop.law.forms.base import LeafSpec, Part, specs
from ccop.law.forms.labels import labels
from ccop.law.forms.offer_2018 import Action, Offer, Offeror
from ccop.law.money import format_amount
from ccop.law.offer_sums import (
    Amounts,
    CostTable,
    LineSum,
    cost_table,
    funding_rows,
    is_joint,
    ordered_actions,
    share_table,
    table_years,
)

FORM = "oferta/2018"
WORDS = labels(FORM)
LABELS = WORDS.labels
SPECS: Mapping[str, LeafSpec] = specs(Offer)

ABSENT = "nie dotyczy"
"""What the form's instruction has written into a field that does not apply."""

Runs = list[dict[str, Any]]
"""A sentence in pieces, of which some are struck out: ``{"text": ..., "struck": ...}``."""


def data(offer: Offer, context: Mapping[str, Any]) -> dict[str, Any]:
    """What the template prints, as nested strings and flags.

    `offer` may be a draft: what is missing is left blank, where the form allows it "nie dotyczy".
    `context` holds the words of the announcement sealed with the offer: call, task, kind,
    act_reference, results_required.
    """
    costs = cost_table(offer)
    return {
        "document": _document(offer),
        "labels": LABELS,
        "notes": WORDS.notes,
        "asked": {key: _asked(key) for key in _ASKED},
        "absent": ABSENT,
        "title": _title(offer, context),
        "instruction": _instruction(),
        "call": _call(context),
        "basics": _leaves("basics", offer.basics),
        "offerors": [_offeror(offeror) for offeror in offer.offerors],
        "contact": _pairs("contact", offer.contact),
        "task": _leaves("task", offer.task),
        "action_years": _action_years(offer),
        "no_results": "" if context["results_required"] else ABSENT,
        "results": [list(_leaves("results.*", row).values()) for row in offer.results],
        "profile": _leaves("profile", offer.profile),
        "years": [
            f"{LABELS['V.A.year']} {year.key}" + (f"\n({year.calendar})" if year.calendar else "")
            for year in costs.years
        ],
        "cost_rows": _cost_rows(costs),
        "funding": [
            {
                "number": row.number,
                "name": LABELS[row.key],
                "amount": _given(row.amount),
                "share": _given(row.share),
                "note": "5" if row.key == "V.B.3" else "",
            }
            for row in funding_rows(offer)
        ],
        "shares": _share_rows(offer) if is_joint(offer) else [],
        "other": _other(offer),
        "statements": _statements(offer),
    }


_ASKED = {
    "II.1": "1.",
    "II.2": "2.",
    "III.3": "3.",
    "III.5": "5.",
    "III.6": "6.",
    "IV.1": "1.",
    "IV.2": "2.",
    "V.A": "V.A",
    "V.B": "V.B",
    "V.C": "V.C",
    "VI.1": "1.",
    "VI.2": "2.",
    "VI.3": "3.",
}
"""Fields and tables with a heading of their own, and the number the form gives them."""


def _asked(key: str) -> dict[str, str]:
    """A heading of the form; the instruction in brackets after it is set apart."""
    text, bracket, instruction = LABELS[key].partition(" (należy")
    return {
        "number": _ASKED[key],
        "text": text,
        "instruction": (bracket + instruction).strip() or LABELS.get(f"{key}.instruction", ""),
    }


def _document(offer: Offer) -> dict[str, Any]:
    single = WORDS.title["joint" if is_joint(offer) else "single"].rstrip("*").capitalize()
    return {
        "title": f"{single}: {offer.task.title}" if offer.task.title else single,
        "authors": [offeror.name for offeror in offer.offerors if offeror.name],
        "attached": {
            "name": FORM.replace("/", "-") + ".json",
            "description": f"{single}: dane formularza {FORM}",
        },
    }


def _title(offer: Offer, context: Mapping[str, Any]) -> Runs:
    title, joint = WORDS.title, is_joint(offer)
    sentence = (
        f"{title['single']} / {title['joint']}, {title['basis']} {title['basis_single']}"
        f" / {title['basis_joint']} {title['act']} ({context['act_reference'].upper()})"
    )
    return _struck(
        sentence,
        (title["single"], joint),
        (title["joint"], not joint),
        (title["basis_single"], joint),
        (title["basis_joint"], not joint),
    )


def _instruction() -> dict[str, Any]:
    single, joint = (WORDS.title[kind].capitalize() for kind in ("single", "joint"))
    *paragraphs, last = WORDS.instruction["paragraphs"]
    example = f"{last} „{single} / {joint}”."
    place = len(last)
    return {
        "heading": WORDS.instruction["heading"],
        "paragraphs": paragraphs,
        "example": [
            {"text": example[:place], "struck": False},
            *_struck(example[place:], (single, True)),
        ],
    }


def _call(context: Mapping[str, Any]) -> list[list[str]]:
    return [
        ["Otwarty konkurs ofert", context["call"]],
        ["Zadanie w konkursie", context["task"]],
        ["Forma zlecenia zadania", context["kind"]],
    ]


def _struck(sentence: str, *pieces: tuple[str, bool]) -> Runs:
    """The sentence with some of its pieces, named in their order, struck out.

    The asterisk that marks an alternative is never struck, as in the form's own example.
    """
    runs: Runs = []
    place = 0
    for piece, wrong in pieces:
        start = sentence.index(piece, place)
        end = start + len(piece.rstrip("*"))
        runs += [
            {"text": sentence[place:start], "struck": False},
            {"text": sentence[start:end], "struck": wrong},
        ]
        place = end
    return [run for run in [*runs, {"text": sentence[place:], "struck": False}] if run["text"]]


def _leaves(prefix: str, part: Part) -> dict[str, str]:
    """The leaves of a part as printed, by their names."""
    return {
        name: _leaf(SPECS[f"{prefix}.{name}"], getattr(part, name))
        for name in type(part).model_fields
        if f"{prefix}.{name}" in SPECS
    }


def _leaf(spec: LeafSpec, value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return str(value) if value is not None else "" if spec.required else ABSENT


def _pairs(prefix: str, part: Part) -> list[list[str]]:
    values = _leaves(prefix, part)
    return [[LABELS[SPECS[f"{prefix}.{name}"].label], value] for name, value in values.items()]


def _offeror(offeror: Offeror) -> list[list[str]]:
    return _pairs("offerors.*", offeror)


def _action_years(offer: Offer) -> list[dict[str, Any]]:
    """Table III.4 for each year; what names no year of the task comes in one more, in a draft."""
    years = table_years(offer)
    numbered = [(f"{n}.", action) for n, action in enumerate(ordered_actions(offer), 1)]
    tables = [
        _actions_of(
            str(year.calendar or year.key), [row for row in numbered if row[1].year == year.key]
        )
        for year in years
    ]
    keys = {year.key for year in years}
    if astray := [row for row in numbered if row[1].year not in keys]:
        tables.append(_actions_of("(poza terminem realizacji zadania)", astray))
    return tables


def _actions_of(year: str, rows: Sequence[tuple[str, Action]]) -> dict[str, Any]:
    return {
        "label": {
            "number": "4.",
            "text": f"{LABELS['III.4']} {year}",
            "instruction": LABELS["III.4.instruction"],
        },
        "actions": [
            {
                "number": number,
                **(printed := _leaves("actions.*", action)),
                "term": "–\n".join(day for day in (printed["start"], printed["end"]) if day),
            }
            for number, action in rows
        ],
    }


def _cost_rows(costs: CostTable) -> list[dict[str, Any]]:
    rows = [_row("section", "I.", LABELS["V.A.I"])]
    for group in costs.actions:
        name = (group.action.name or "") if group.action else "(koszty bez działania)"
        rows.append(_row("action", group.number, name, group.amounts))
        rows += map(_line, group.lines)
    rows.append(_row("sum", "", LABELS["V.A.I.sum"], costs.actions_sum))
    rows.append(_row("section", "II.", LABELS["V.A.II"]))
    rows += map(_line, costs.admin)
    rows.append(_row("sum", "", LABELS["V.A.II.sum"], costs.admin_sum))
    rows.append(_row("sum", "", LABELS["V.A.sum"], costs.total))
    return rows


def _row(level: str, number: str, name: str, amounts: Amounts | None = None) -> dict[str, Any]:
    printed = _amounts(amounts) if amounts else []
    return {"level": level, "number": number, "name": name, "amounts": printed}


def _line(line: LineSum) -> dict[str, Any]:
    cost = line.cost
    return _row("line", line.number, cost.kind or "", line.amounts) | {
        "unit": cost.unit or "",
        "unit_cost": _given(cost.unit_cost),
        "quantity": "" if cost.quantity is None else f"{cost.quantity:f}".replace(".", ","),
    }


def _amounts(amounts: Amounts) -> list[str]:
    return [_amount(amounts.total), *map(_amount, amounts.years.values())]


def _amount(amount: Decimal | None) -> str:
    return format_amount(amount or Decimal())


def _given(amount: Decimal | None) -> str:
    return "" if amount is None else format_amount(amount)


def _share_rows(offer: Offer) -> list[dict[str, Any]]:
    table = share_table(offer)
    names = {offeror.id: offeror.name or "" for offeror in offer.offerors}
    rows = [
        {
            "level": "line",
            "number": row.number,
            "name": names.get(row.offeror or "", ""),
            "amounts": _amounts(row.amounts),
        }
        for row in table.rows
    ]
    return [*rows, _row("sum", "", LABELS["V.C.sum"], table.total)]


def _other(offer: Offer) -> dict[str, str]:
    printed = _leaves("other", offer.other)
    note = offer.other.payment_note
    return {
        "VI.1": "\n".join(text for text in (printed["payment"], note) if text),
        "VI.2": printed["joint"] if is_joint(offer) else ABSENT,
        "VI.3": printed["more"],
    }


def _statements(offer: Offer) -> list[Runs]:
    said, joint = offer.statements, is_joint(offer)
    unpaid = said.paid_activity == "nie dotyczy"
    arrears = [
        _struck(
            LABELS[key],
            ("oferent*", joint),
            ("oferenci*", not joint),
            ("nie zalega(-ją)*", answer == "zalega"),
            ("zalega(-ją)*", answer == "nie zalega"),
        )
        for key, answer in (("VII.3", said.taxes), ("VII.4", said.insurance))
    ]
    register = _struck(
        LABELS["VII.5"],
        ("Krajowym Rejestrem Sądowym*", said.register_kind == "inna ewidencja"),
        ("inną właściwą ewidencją*", said.register_kind == "KRS"),
    )
    paid = [{"text": LABELS["VII.2"], "struck": unpaid}]
    if unpaid:
        paid.append({"text": f" – {ABSENT}", "struck": False})
    return [
        _struck(LABELS["VII.1"]),
        paid,
        *arrears,
        register,
        _struck(LABELS["VII.6"]),
        _struck(LABELS["VII.7"]),
    ]
