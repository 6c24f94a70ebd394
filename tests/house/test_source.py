"""Rules of the house that a linter does not know."""

import ast
import subprocess
import sys

from tests.house.source import SOURCE, name, python_files, room_of, tree

LONGEST = 450
"""Lines of a file that can be read at a sitting."""
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime", "time", "time_ns", "fromtimestamp"}
CLOCK_OWNERS = {"datetime", "date", "timezone", "time"}


def test_only_the_clock_room_asks_for_the_time() -> None:
    asked = [
        f"{name(path)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in CLOCK_OWNERS
        and room_of(path) != "clock"
    ]
    assert not asked


def test_the_clock_test_sees_what_it_looks_for() -> None:
    call = ast.parse("datetime.now()").body[0]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    assert isinstance(call.value.func, ast.Attribute)
    assert call.value.func.attr in CLOCKS


def test_nothing_is_imported_inside_a_function() -> None:
    hidden = [
        f"{name(path)}:{inner.lineno}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not hidden


def test_no_file_is_too_long_to_be_read_at_a_sitting() -> None:
    long = {
        name(path): lines
        for path in python_files()
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_the_law_needs_neither_web_nor_database() -> None:
    code = "import sys, ccop.law.forms.cli; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False).returncode == 0


def test_every_room_is_where_the_source_is() -> None:
    assert (SOURCE / "law").is_dir()
