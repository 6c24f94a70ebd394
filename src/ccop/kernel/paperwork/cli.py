"""``ccop form``: what the law knows of a form (list, schema, check), and its print.

    ccop form render oferta/2018 offer.json offer.pdf

prints a form kept in a file as a working version; no database is asked. Exit codes: 0 printed,
1 cannot be printed, 2 wrong use or a file that cannot be read.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from ccop.kernel.paperwork.draft_files import render_file
from ccop.law.forms import cli as law


def main(arguments: Sequence[str]) -> int:
    """Run one sub-command and return its exit code; Django is set up already."""
    if arguments[:1] == ["render"]:
        options = _render_parser().parse_args(arguments[1:])
        return render_file(options.form, options.file, options.pdf)
    return law.main(arguments)


def _render_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ccop form render", description="Print a form as PDF.")
    parser.add_argument("form", help="code of the form, for example oferta/2018")
    parser.add_argument("file", type=Path, help="the form as JSON, typed or sealed")
    parser.add_argument("pdf", type=Path, help="the file to write")
    return parser
