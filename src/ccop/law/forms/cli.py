"""``ccop form``: official forms from the command line, without a web server or a database.

    ccop form list
    ccop form schema oferta/2018
    ccop form schema oferta/2018 --portable
    ccop form check oferta/2018 offer.json --terms terms.json

Answers are JSON on standard output. Exit codes: 0 in order, 1 errors found, 2 wrong use or a file
that cannot be read.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ccop.law.announcement import CallTerms
from ccop.law.findings import Finding
from ccop.law.forms.base import Part, read, sealed_type
from ccop.law.forms.labels import labels
from ccop.law.forms.offer_2018 import Offer
from ccop.law.forms.portable_schema import schema as portable_schema
from ccop.law.offer_rules import check_offer
from ccop.law.parameters import table

OK, ERRORS, UNUSABLE = 0, 1, 2


@dataclass(frozen=True)
class Form:
    """A form that the command knows: its definition and what finds its errors."""

    type: type[Part]
    check: Callable[[Any, CallTerms | None], list[Finding]]


FORMS: Mapping[str, Form] = {"oferta/2018": Form(Offer, check_offer)}


class Unusable(Exception):
    """A file that the command cannot use; the message is for the operator."""


def main(arguments: Sequence[str]) -> int:
    """Run one sub-command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        answer = options.run(options)
    except Unusable as problem:
        sys.stderr.write(f"ccop form: {problem}\n")
        return UNUSABLE
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return ERRORS if isinstance(answer, dict) and answer.get("errors") else OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ccop form", description="Official forms.")
    commands = parser.add_subparsers(required=True, metavar="command")
    listing = commands.add_parser("list", help="the forms and their sources")
    listing.set_defaults(run=_list)
    schema = commands.add_parser("schema", help="JSON Schema of a complete form")
    schema.set_defaults(run=_schema)
    schema.add_argument("--portable", action="store_true", help="of its portable file instead")
    check = commands.add_parser("check", help="what is wrong with a filled-in form")
    check.set_defaults(run=_check)
    for command in (schema, check):
        command.add_argument("form", choices=FORMS)
    check.add_argument("file", type=Path, help="the form as JSON, typed or sealed")
    check.add_argument("--terms", type=Path, help="limits of the announcement as JSON")
    return parser


def _list(_options: argparse.Namespace) -> list[dict[str, str]]:
    return [{"form": code, "source": labels(code).source} for code in FORMS]


def _schema(options: argparse.Namespace) -> dict[str, Any]:
    form = FORMS[options.form].type
    if options.portable:
        return portable_schema(form, labels(options.form))
    return sealed_type(form).model_json_schema()


def _check(options: argparse.Namespace) -> dict[str, Any]:
    form = FORMS[options.form]
    document = _json(options.file)
    # A sealed paper wraps the content together with the words of the announcement.
    content = document["content"] if {"form", "content"} <= document.keys() else document
    terms = _terms(options.terms) if options.terms else None
    findings = form.check(read(form.type, content), terms)
    errors = sum(finding.severity == "error" for finding in findings)
    return {
        "form": options.form,
        "errors": errors,
        "warnings": len(findings) - errors,
        "findings": [finding.to_json() for finding in findings],
    }


def _terms(path: Path) -> CallTerms:
    try:
        return CallTerms.model_validate(_json(path) | {"law": table().on})
    except ValidationError as problem:
        raise Unusable(f"{path}: {problem}") from problem


def _json(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise Unusable(f"{path}: {problem}") from problem
    if not isinstance(document, dict):
        raise Unusable(f"{path}: a JSON object is expected")
    return document
